#include "history/lengths.h"

#include "history/bands.h"
#include "measure/geodesic.h"

/** Sums while they are made; the members mirror demarc_lengths. */
typedef struct sums {
    demarc_sum total, main, rings, reached, reached_low, reached_high;
    demarc_sum reconstructed;
    demarc_sum stage[DEMARC_STAGE_COUNT], main_stage[DEMARC_STAGE_COUNT];
    demarc_sum low[DEMARC_STAGE_COUNT], high[DEMARC_STAGE_COUNT];
} sums;

/** The classes that count as done. */
static unsigned reach_mask(demarc_stage reach)
{
    unsigned mask = 0;

    for (unsigned stage = reach; stage <= DEMARC_DEMARCATED; stage++)
        mask |= 1u << stage;
    return mask;
}

static void bands_add(sums *all, unsigned possible, unsigned done,
                      double metres)
{
    for (unsigned i = 0; i < DEMARC_STAGE_COUNT; i++) {
        if (possible & 1u << i)
            demarc_sum_add(&all->high[i], metres);
        if (possible == 1u << i)
            demarc_sum_add(&all->low[i], metres);
    }
    if ((possible & ~done) == 0)
        demarc_sum_add(&all->reached_low, metres);
    if (possible & done)
        demarc_sum_add(&all->reached_high, metres);
}

static void stage_add(sums *all, const demarc_border *border,
                      const demarc_run *run, demarc_day day, unsigned done,
                      bool ring, double metres)
{
    demarc_state state = demarc_run_state(border, run, day);
    demarc_stage shown = demarc_state_shown(&state);
    const demarc_op *op = demarc_state_op(&state);

    demarc_sum_add(&all->total, metres);
    demarc_sum_add(ring ? &all->rings : &all->main, metres);
    demarc_sum_add(&all->stage[shown], metres);
    if (!ring)
        demarc_sum_add(&all->main_stage[shown], metres);
    if (done & 1u << shown) {
        demarc_sum_add(&all->reached, metres);
        if (op && op->event && op->event->basis == DEMARC_RECONSTRUCTED)
            demarc_sum_add(&all->reconstructed, metres);
    }
}

static void sums_read(const sums *all, demarc_lengths *out)
{
    out->total_m = demarc_sum_value(&all->total);
    out->main_m = demarc_sum_value(&all->main);
    out->rings_m = demarc_sum_value(&all->rings);
    out->reached_m = demarc_sum_value(&all->reached);
    out->reached_low_m = demarc_sum_value(&all->reached_low);
    out->reached_high_m = demarc_sum_value(&all->reached_high);
    out->reconstructed_m = demarc_sum_value(&all->reconstructed);
    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++) {
        out->stage_m[i] = demarc_sum_value(&all->stage[i]);
        out->main_stage_m[i] = demarc_sum_value(&all->main_stage[i]);
        out->low_m[i] = demarc_sum_value(&all->low[i]);
        out->high_m[i] = demarc_sum_value(&all->high[i]);
    }
}

/* The ruler may be NULL, as in the header. */
static void all_add(sums *all, const demarc_border *border, demarc_day day,
                    unsigned done, const double *run_m, bool bands)
{
    const demarc_era *era = demarc_net_era(border->net, day);
    const demarc_fold *fold = border->fold;

    for (size_t i = 0; i < fold->run_count; i++) {
        const demarc_run *run = &fold->runs[i];
        size_t route = era->route_of[run->line];
        double metres = run_m ? run_m[i] : run->to - run->from;

        if (route == DEMARC_NONE)
            continue;
        stage_add(all, border, run, day, done, era->routes[route].ring, metres);
        if (bands)
            bands_add(all, demarc_run_possible(border, run, day), done, metres);
    }
}

void demarc_fold_lengths(const demarc_border *border, demarc_day day,
                         demarc_stage reach, const double *run_m,
                         demarc_lengths *out)
{
    sums all = {0};

    all_add(&all, border, day, reach_mask(reach), run_m, true);
    sums_read(&all, out);
}

void demarc_fold_stages(const demarc_border *border, demarc_day day,
                        demarc_stage reach, demarc_lengths *out)
{
    sums all = {0};

    all_add(&all, border, day, reach_mask(reach), NULL, false);
    sums_read(&all, out);
}

size_t demarc_fold_changed(const demarc_border *border, demarc_day day)
{
    size_t low = 0, high = border->fold->change_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (border->fold->changes[middle] <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

demarc_status demarc_border_lengths(demarc_ctx *ctx,
                                    const demarc_border *border, demarc_day day,
                                    demarc_stage reach, demarc_lengths *out)
{
    *out = (demarc_lengths){0};
    if (reach < DEMARC_DESCRIBED || reach > DEMARC_DEMARCATED)
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "choose described, delimited or demarcated",
                             "%s cannot be reached", demarc_stage_name(reach));
    demarc_fold_lengths(border, day, reach, NULL, out);
    return DEMARC_OK;
}
