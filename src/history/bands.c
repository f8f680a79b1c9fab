#include "history/bands.h"

/*
 * What is possible on day D. Stages and overlays are two registers that
 * events write to: `set` writes its value, `raise` the greater of its value
 * and what is there. An event of [a, b] has happened for certain if b <= D,
 * perhaps if a <= D < b.
 *
 * The value on D is that of the last set k that happened (or the start, if
 * none did), raised by the raises after it. Let k happen on day d. Given d,
 * every other event is free by itself: it may come before k, after it, or not
 * by D at all, as its own days allow. So the values are: for every k and d at
 * which all other sets can be before k or absent, the greatest of k's value
 * and of the raises that can be neither, and every greater raise that can be
 * after. Only the ends of intervals, and the days beside them, matter as d.
 */

typedef struct want {
    const demarc_run *run;
    bool overlay; /* which register */
    int64_t day;
} want;

static bool is_overlay_op(const demarc_op *op)
{
    return op->stage == DEMARC_UNDISPUTED || demarc_stage_is_overlay(op->stage);
}

/** Is op `i` of the register, and can it have happened? */
static bool concerns(const want *ask, size_t i)
{
    const demarc_op *op = ask->run->ops[i];

    return is_overlay_op(op) == ask->overlay && op->earliest <= ask->day;
}

static bool sets(const want *ask, size_t i)
{
    return ask->overlay || ask->run->ops[i]->sets;
}

static demarc_stage value_of(const demarc_op *op)
{
    return op->stage == DEMARC_UNDISPUTED ? DEMARC_UNKNOWN : op->stage;
}

/** Can op `i` be before op `k` on day `d`, or not have happened at all? Ops of
 *  one day keep the order of the fold. */
static bool can_miss(const want *ask, size_t i, size_t k, int64_t d)
{
    const demarc_op *op = ask->run->ops[i];

    if (op->latest > ask->day || op->earliest < d)
        return true;
    return op->earliest == d && i < k;
}

static bool can_follow(const want *ask, size_t i, size_t k, int64_t d)
{
    const demarc_op *op = ask->run->ops[i];
    int64_t last = op->latest < ask->day ? op->latest : ask->day;

    return last > d || (last == d && i > k);
}

/** The values that can follow when `base` was written last by a set on day
 *  `d`, and `k` is its place; 0 if some other set must come after it. */
static unsigned values_after(const want *ask, size_t k, int64_t d,
                             demarc_stage base)
{
    demarc_stage least = base;
    unsigned mask;

    for (size_t i = 0; i < ask->run->op_count; i++) {
        if (i == k || !concerns(ask, i) || can_miss(ask, i, k, d))
            continue;
        if (sets(ask, i))
            return 0;
        if (value_of(ask->run->ops[i]) > least)
            least = value_of(ask->run->ops[i]);
    }
    mask = 1u << least;
    for (size_t i = 0; i < ask->run->op_count; i++)
        if (i != k && concerns(ask, i) && !sets(ask, i) &&
            value_of(ask->run->ops[i]) > least && can_follow(ask, i, k, d))
            mask |= 1u << value_of(ask->run->ops[i]);
    return mask;
}

/** All values with set `k` as the last: tries each day that can matter. */
static unsigned values_of_set(const want *ask, size_t k)
{
    const demarc_op *op = ask->run->ops[k];
    int64_t from = op->earliest;
    int64_t to = op->latest < ask->day ? op->latest : ask->day;
    unsigned mask = values_after(ask, k, from, value_of(op)) |
                    values_after(ask, k, to, value_of(op));

    for (size_t i = 0; i < ask->run->op_count; i++) {
        int64_t ends[2] = {ask->run->ops[i]->earliest,
                           ask->run->ops[i]->latest};

        if (i == k || !concerns(ask, i))
            continue;
        for (int step = -1; step <= 1; step++)
            for (int end = 0; end < 2; end++)
                if (ends[end] + step > from && ends[end] + step < to)
                    mask |=
                        values_after(ask, k, ends[end] + step, value_of(op));
    }
    return mask;
}

/** The possible values of one register. */
static unsigned values(const want *ask, demarc_stage start)
{
    /* Nothing set it: as if the start had, before all days. */
    unsigned mask =
        values_after(ask, DEMARC_NONE, (int64_t)DEMARC_DAY_MIN - 1, start);

    for (size_t k = 0; k < ask->run->op_count; k++)
        if (concerns(ask, k) && sets(ask, k))
            mask |= values_of_set(ask, k);
    return mask;
}

static bool in_doubt(const demarc_run *run, demarc_day day)
{
    for (size_t i = 0; i < run->op_count; i++)
        if (run->ops[i]->earliest < run->ops[i]->latest &&
            run->ops[i]->earliest <= day)
            return true;
    return false;
}

unsigned demarc_run_possible(const demarc_border *border, const demarc_run *run,
                             demarc_day day)
{
    const demarc_line *line = &border->net->lines[run->line];
    demarc_state start = demarc_state_start(&border->segments[line->segment]);
    const unsigned none = 1u << DEMARC_UNKNOWN;
    want ask = {run, true, day < DEMARC_DAY_MAX ? day : day - 1};
    unsigned overlays, mask;

    if (!in_doubt(run, day)) {
        demarc_state state = demarc_run_state(border, run, day);
        return 1u << demarc_state_shown(&state);
    }
    overlays = values(&ask, start.overlay);
    mask = overlays & ~none;
    if (overlays & none) {
        ask.overlay = false;
        mask |= values(&ask, start.stage);
    }
    return mask;
}
