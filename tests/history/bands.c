/* In which classes a run may be. The oracle tries every course of events: each
 * doubtful event on each of its days, all of them applied in the order of
 * those days, and on one day in the order of the fold. */
#include "history/bands.h"

#include "base/buffer.h"

#include "border.h"
#include "random.h"
#include "tap.h"

enum { OPS = 4, LAST = 5, NEVER = 1000 };

static made m;

/* A border of one line, for runs of made-up ops. */
static void border_make(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    if (made_build(&m) != DEMARC_OK)
        abort();
}

typedef struct course {
    const demarc_op *const *ops;
    size_t count;
    demarc_day day;       /* asked about */
    demarc_day days[OPS]; /* of each op */
    demarc_state start;
    unsigned mask;
} course;

/* Open ends as days before and behind all that are asked about; before them
 * there must be one for each op. */
static demarc_day first_of(const demarc_op *op)
{
    return op->earliest == DEMARC_DAY_MIN ? -OPS : op->earliest;
}

static demarc_day last_of(const demarc_op *op)
{
    return op->latest == DEMARC_DAY_MAX ? LAST + OPS + 2 : op->latest;
}

static void course_end(course *all)
{
    demarc_state state = all->start;

    for (demarc_day day = -OPS; day <= LAST + OPS + 1 && day <= all->day; day++)
        for (size_t i = 0; i < all->count; i++)
            if (all->days[i] == day)
                demarc_state_apply(&state, all->ops[i]);
    all->mask |= 1u << demarc_state_shown(&state);
}

static void courses(course *all, size_t op)
{
    if (op == OPS || op == all->count) {
        course_end(all);
        return;
    }
    for (demarc_day day = first_of(all->ops[op]); day <= last_of(all->ops[op]);
         day++) {
        all->days[op] = day;
        courses(all, op + 1);
    }
}

static unsigned brute(const demarc_run *run, demarc_day day)
{
    course all = {.ops = run->ops,
                  .count = run->op_count,
                  .day = day,
                  .start = demarc_state_start(m.border.segments)};

    courses(&all, 0);
    return all.mask;
}

/* Earliest, then latest: the order of the fold; the rest as they come. */
static void fold_order(demarc_op *ops, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0; k--) {
            demarc_op *a = &ops[k - 1], *b = &ops[k], swap = *a;

            if (a->earliest < b->earliest ||
                (a->earliest == b->earliest && a->latest <= b->latest))
                break;
            *a = *b;
            *b = swap;
        }
}

static demarc_op op_random(dice *at)
{
    demarc_day from = (demarc_day)dice_below(at, LAST + 1);
    demarc_op op = {.stage = DEMARC_UNDETERMINED + dice_below(at, 7),
                    .sets = dice_one_in(at, 3),
                    .earliest = from,
                    .latest = from};

    if (!dice_one_in(at, 3))
        op.latest += (demarc_day)dice_below(at, LAST + 1 - (size_t)from);
    if (dice_one_in(at, 8))
        op.earliest = DEMARC_DAY_MIN;
    if (dice_one_in(at, 8))
        op.latest = DEMARC_DAY_MAX;
    return op;
}

static char *op_text(const demarc_op *op, char *out, size_t room)
{
    snprintf(out, room, "%s%s [%d..%d]", op->sets ? "set " : "",
             demarc_stage_name(op->stage), op->earliest, op->latest);
    return out;
}

/* Days on which the two differ; the first is shown. */
static size_t differences(const demarc_run *run)
{
    static const demarc_day far[] = {DEMARC_DAY_MIN, DEMARC_DAY_MAX};
    size_t wrong = 0;
    char text[80];

    for (demarc_day day = -1; day <= LAST + 1; day++) {
        unsigned got = demarc_run_possible(&m.border, run, day);
        unsigned want = brute(run, day);

        if (got == want || wrong++)
            continue;
        printf("# day %d: got %#x, want %#x\n", day, got, want);
        for (size_t i = 0; i < run->op_count; i++)
            printf("#   %s\n", op_text(run->ops[i], text, sizeof text));
    }
    /* The last day has all that can be behind it, but what may never be. */
    wrong += demarc_run_possible(&m.border, run, far[1]) !=
             brute(run, LAST + OPS + 1);
    for (size_t i = 0; i < run->op_count; i++)
        if (run->ops[i]->earliest == DEMARC_DAY_MIN)
            return wrong;
    return wrong +
           (demarc_run_possible(&m.border, run, far[0]) != brute(run, -1));
}

static void test_random(void)
{
    int rounds = getenv("QUICK") ? 50 : 8000;
    size_t wrong = 0, doubts = 0;
    dice at = {1945};

    border_make();
    for (int i = 0; i < rounds; i++) {
        demarc_op ops[OPS];
        const demarc_op *in_order[OPS];
        demarc_run run = {.ops = in_order,
                          .op_count = 1 + dice_below(&at, OPS)};

        m.border.segments->stage = DEMARC_UNKNOWN + dice_below(&at, 7);
        for (size_t k = 0; k < run.op_count; k++) {
            ops[k] = op_random(&at);
            in_order[k] = &ops[k];
        }
        fold_order(ops, run.op_count);
        wrong += differences(&run);
        doubts += (brute(&run, 3) & (brute(&run, 3) - 1)) != 0;
    }
    is_int((long long)wrong, 0, "as every course of events has it");
    ok(doubts > (size_t)rounds / 4, "more than one class in %zu of %d", doubts,
       rounds);
    made_free(&m);
}

/* "undetermined described", for a day. */
static void may_be(const demarc_run *run, demarc_day day, const char *want,
                   const char *name)
{
    unsigned mask = demarc_run_possible(&m.border, run, day);
    demarc_buffer text = {0};

    for (unsigned i = 0; i < DEMARC_STAGE_COUNT; i++)
        if (mask & 1u << i) {
            demarc_buffer_text(&text, text.length ? " " : "");
            demarc_buffer_text(&text, *demarc_stage_name(i)
                                          ? demarc_stage_name(i)
                                          : "unknown");
        }
    is(text.data, want, name);
    demarc_buffer_free(&text);
}

static void test_one(void)
{
    demarc_op op = {.stage = DEMARC_DESCRIBED, .earliest = 10, .latest = 20};
    const demarc_op *ops[] = {&op};
    demarc_run run = {.ops = ops, .op_count = 1};

    border_make();
    may_be(&run, 9, "undetermined", "before the earliest day it is not");
    may_be(&run, 10, "undetermined described", "from there on it may be");
    may_be(&run, 19, "undetermined described", "up to the day before the last");
    may_be(&run, 20, "described", "then it is");
    op.latest = DEMARC_DAY_MAX;
    may_be(&run, DEMARC_DAY_MAX, "undetermined described",
           "without a last day it never is for certain");
    op = (demarc_op){.stage = DEMARC_DISPUTED, .earliest = 10, .latest = 20};
    may_be(&run, 15, "undetermined disputed", "so with an overlay");
    made_free(&m);
}

/* Two in a month whose order no one knows. The first, by the fold, describes;
 * the second sets back: either may have been last. */
static void test_order(void)
{
    demarc_op up = {.stage = DEMARC_DEMARCATED, .earliest = 0, .latest = 30};
    demarc_op down = {.stage = DEMARC_UNDETERMINED,
                      .sets = true,
                      .earliest = 0,
                      .latest = 30};
    const demarc_op *ops[] = {&up, &down};
    demarc_run run = {.ops = ops, .op_count = 2};

    border_make();
    may_be(&run, 100, "undetermined demarcated", "for good");
    down.earliest = down.latest = 30;
    may_be(&run, 100, "undetermined", "on its last day it is after the other");
    up.latest = 31;
    may_be(&run, 100, "undetermined demarcated", "unless that may be later");
    made_free(&m);
}

/* Only on day 4 can `back` be behind `set`, of day 3, and before `raise`, which
 * on one day comes first and is over by day 5: then it is delimited. Day 4 is
 * no end of any of them. */
static void test_between(void)
{
    demarc_op raise = {.stage = DEMARC_DELIMITED, .earliest = 1, .latest = 5};
    demarc_op back = {
        .stage = DEMARC_UNDETERMINED, .sets = true, .earliest = 1, .latest = 5};
    demarc_op set = {
        .stage = DEMARC_DEMARCATED, .sets = true, .earliest = 3, .latest = 3};
    const demarc_op *ops[] = {&raise, &back, &set};
    demarc_run run = {.ops = ops, .op_count = 3};

    border_make();
    may_be(&run, 9, "undetermined delimited demarcated", "between two ends");
    ok(brute(&run, 9) == demarc_run_possible(&m.border, &run, 9),
       "as the oracle has it");
    made_free(&m);
}

int main(void)
{
    test_one();
    test_order();
    test_between();
    test_random();
    return done();
}
