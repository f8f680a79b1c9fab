/* The oracle is the fold of all ops: what is dropped must not be missed in any
 * state, in what gave it, or in any band. */
#include "history/thin.h"

#include "history/bands.h"

#include "border.h"
#include "random.h"
#include "tap.h"

enum { MOST = 40, DAYS = 12 };

typedef struct pile {
    demarc_event events[MOST];
    demarc_op ops[MOST];
    const demarc_op *all[MOST], *few[MOST];
    size_t count, left;
} pile;

static int fold_order(const void *left, const void *right)
{
    const demarc_op *a = left, *b = right;

    if (a->earliest != b->earliest)
        return a->earliest < b->earliest ? -1 : 1;
    if (a->latest != b->latest)
        return a->latest < b->latest ? -1 : 1;
    return (a->event > b->event) - (a->event < b->event);
}

/* Many on few days, so that they repeat and outdo each other. */
static void pile_make(pile *out, dice *at)
{
    const bool sets = dice_one_in(at, 2), doubts = dice_one_in(at, 2);
    const bool overlays = dice_one_in(at, 2);

    out->count = 1 + dice_below(at, MOST);
    for (size_t i = 0; i < out->count; i++) {
        demarc_op *op = &out->ops[i];

        *op = (demarc_op){
            .event = &out->events[i],
            .stage = (demarc_stage)(1 + dice_below(at, overlays ? 7 : 4)),
            .sets = sets && dice_one_in(at, 4),
            .earliest = (demarc_day)dice_below(at, DAYS)};
        op->latest = op->earliest;
        if (doubts && dice_one_in(at, 3))
            op->latest = dice_one_in(at, 8)
                             ? DEMARC_DAY_MAX
                             : op->earliest + (demarc_day)dice_below(at, 5);
    }
    qsort(out->ops, out->count, sizeof *out->ops, fold_order);
    for (size_t i = 0; i < out->count; i++)
        out->all[i] = out->few[i] = &out->ops[i];
    out->left = demarc_ops_thin(out->few, out->count);
}

static bool same_op(const demarc_op *a, const demarc_op *b)
{
    return (a ? a->event : NULL) == (b ? b->event : NULL);
}

static bool same_on(const demarc_border *border, const demarc_run *all,
                    const demarc_run *few, demarc_day day)
{
    demarc_state a = demarc_run_state(border, all, day);
    demarc_state b = demarc_run_state(border, few, day);

    return a.stage == b.stage && a.overlay == b.overlay &&
           same_op(a.stage_op, b.stage_op) &&
           same_op(a.overlay_op, b.overlay_op) &&
           demarc_run_possible(border, all, day) ==
               demarc_run_possible(border, few, day);
}

static void test_random(const demarc_border *border)
{
    const int tries = getenv("QUICK") ? 300 : 20000;
    size_t wrong = 0, dropped = 0, kept = 0;
    dice at = {1916};
    pile ops;

    for (int n = 0; n < tries; n++) {
        demarc_run all = {0}, few = {0};

        pile_make(&ops, &at);
        all.ops = ops.all;
        all.op_count = ops.count;
        few.ops = ops.few;
        few.op_count = ops.left;
        dropped += ops.count - ops.left;
        kept += ops.left;
        for (demarc_day day = -1; day <= DAYS + 5; day++)
            wrong += !same_on(border, &all, &few, day);
        wrong += !same_on(border, &all, &few, DEMARC_DAY_MAX);
    }
    is_int((long long)wrong, 0, "thinned ops fold to the same, on every day");
    ok(4 * dropped > kept, "%zu were dropped, %zu kept", dropped, kept);
}

/* 4 stages, 1,000 protocols: of raises on known days one per stage is left. */
static void test_raises(void)
{
    enum { COUNT = 1000 };
    demarc_op *ops = calloc(COUNT, sizeof *ops);
    const demarc_op **list = calloc(COUNT, sizeof *list);

    if (!ops || !list)
        abort();
    for (size_t i = 0; i < COUNT; i++) {
        ops[i].stage = (demarc_stage)(1 + i * 4 / COUNT);
        ops[i].earliest = ops[i].latest = (demarc_day)i;
        list[i] = &ops[i];
    }
    is_int((long long)demarc_ops_thin(list, COUNT), 4, "one raise per stage");
    ok(list[0] == &ops[0] && list[3] == &ops[750], "the first of each");
    is_int((long long)demarc_ops_thin(list, 0), 0, "of none, none");
    free(list);
    free(ops);
}

int main(void)
{
    made m;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    if (made_build(&m) != DEMARC_OK)
        abort();
    test_raises();
    test_random(&m.border);
    made_free(&m);
    return done();
}
