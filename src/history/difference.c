#include "history/difference.h"

#include <math.h>
#include <stdlib.h>

/** Positions with 7 decimals, as GeoJSON has them, are wrong by up to 8 mm:
 *  two of them by twice that. */
static const double SAME_M = 0.02;

/** Ends belong together up to the mean spacing of the coarser line, but within
 *  these bounds. */
static const double ENDS_LEAST_M = 10, ENDS_MOST_M = 20000;

/** The plane's straight lines are this near to the geodesics. */
static const double STRAIGHT_M = 0.001;

/** Metres from vertex to vertex, on average. */
static double spacing_of(const demarc_traces *traces)
{
    double metres = 0;
    size_t edges = 0;

    for (size_t i = 0; i < traces->count; i++) {
        metres += demarc_trace_metres(&traces->items[i]);
        edges += traces->items[i].count - 1;
    }
    return edges ? metres / (double)edges : 0;
}

static void ends_derive(demarc_difference *of, const demarc_diff_how *how)
{
    const double spacing =
        fmax(spacing_of(&of->traces[0]), spacing_of(&of->traces[1]));

    of->ends_given = how->ends_m > 0;
    of->ends_m = of->ends_given
                     ? how->ends_m
                     : fmin(fmax(spacing, ENDS_LEAST_M), ENDS_MOST_M);
}

/** The plane about both sides; how far they reach in it. */
static demarc_status flat_make(const demarc_difference *of, demarc_flat *flat,
                               double *far)
{
    size_t count = 0, n = 0;
    double *lon_lat, x, y;

    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < of->traces[side].count; i++)
            count += of->traces[side].items[i].count;
    lon_lat = calloc(2 * count + 2, sizeof *lon_lat);
    *far = 0;
    if (!lon_lat)
        return DEMARC_ENOMEM;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < of->traces[side].count; i++)
            for (size_t k = 0; k < of->traces[side].items[i].count; k++, n++) {
                const demarc_node *node = &of->traces[side].items[i].nodes[k];

                lon_lat[2 * n] = node->lon;
                lon_lat[2 * n + 1] = node->lat;
            }
    demarc_flat_about(lon_lat, n, flat);
    for (size_t i = 0; i < n; i++) {
        demarc_flat_to(flat, lon_lat[2 * i], lon_lat[2 * i + 1], &x, &y);
        *far = fmax(*far, hypot(x, y));
    }
    free(lon_lat);
    return DEMARC_OK;
}

/** Lays both sides beside each other. */
static demarc_status lay(demarc_ctx *ctx, demarc_difference *of)
{
    const demarc_ties_how how = {of->same_m, of->ends_m};
    demarc_traces *old = &of->traces[0], *made = &of->traces[1];
    demarc_ties ties = {0};
    demarc_flat flat;
    double far, step;
    demarc_status status = flat_make(of, &flat, &far);

    if (status)
        return status;
    step = demarc_flat_step(far, STRAIGHT_M);
    status = demarc_traces_flatten(old, &flat, step);
    if (!status)
        status = demarc_traces_flatten(made, &flat, step);
    if (!status)
        status = demarc_ties_find(ctx, old, made, &how, &ties);
    if (!status)
        status = demarc_ties_settle(old, made, &flat, of->same_m, &ties);
    if (!status)
        status = demarc_legs_make(ctx, old, made, &ties, of->same_m, &of->legs);
    if (!status)
        status = demarc_swaps_find(ctx, old, made, &of->legs, &flat, of->same_m,
                                   &of->swaps);
    free(ties.items);
    return status;
}

static demarc_status days_take(demarc_ctx *ctx, demarc_difference *of,
                               const demarc_diff_how *how)
{
    char from[DEMARC_DAY_SIZE], to[DEMARC_DAY_SIZE];

    of->border[0] = how->old;
    of->border[1] = how->made;
    of->day[0] = how->has_from ? how->from : demarc_border_last_day(how->old);
    of->day[1] = how->has_to ? how->to : demarc_border_last_day(how->made);
    of->same_m = how->tolerance_m > 0 ? how->tolerance_m : SAME_M;
    if (how->old != how->made || of->day[0] <= of->day[1])
        return DEMARC_OK;
    return demarc_report(
        ctx, DEMARC_RULE_USAGE, NULL, "give the earlier date first",
        "%s, from which to compare, is after %s",
        demarc_day_format(of->day[0], from), demarc_day_format(of->day[1], to));
}

/** Is it known whose land it was, and whose it is? */
static demarc_status sides_doubt(demarc_ctx *ctx, const demarc_difference *of)
{
    const demarc_where where = {.file = of->border[1]->segments_file,
                                .lon = NAN,
                                .lat = NAN,
                                .feature = ""};
    bool unknown = false;

    for (size_t i = 0; i < of->swaps.count; i++)
        unknown |= !*of->swaps.items[i].to;
    if (of->swaps.sides_differ)
        return demarc_report(ctx, DEMARC_RULE_DIFF_SIDES, &where,
                             "see left and right in both",
                             "names other parties left and right than the "
                             "old line, whose are taken");
    if (unknown)
        return demarc_report(ctx, DEMARC_RULE_DIFF_NO_SIDES, &where,
                             "name them by --field left=NAME and right=NAME",
                             "no line says who is on its left and right");
    return DEMARC_OK;
}

demarc_status demarc_diff_open(demarc_ctx *ctx, const demarc_diff_how *how,
                               demarc_difference **out)
{
    demarc_difference *of = calloc(1, sizeof *of);
    demarc_status status = of ? days_take(ctx, of, how) : DEMARC_ENOMEM;

    *out = NULL;
    for (int side = 0; side < 2 && !status; side++)
        status = demarc_traces_make(of->border[side], of->day[side],
                                    &of->traces[side]);
    if (!status && of->traces[0].count + of->traces[1].count == 0)
        status = demarc_report(
            ctx, DEMARC_RULE_EMPTY, NULL, "see from and until of the segments",
            "border %s has no line on either day", how->old->id);
    if (!status) {
        ends_derive(of, how);
        status = lay(ctx, of);
    }
    if (!status)
        status = sides_doubt(ctx, of);
    if (!status)
        status = demarc_changes_make(of);
    if (status) {
        demarc_difference_free(of);
        return status;
    }
    *out = of;
    return DEMARC_OK;
}

void demarc_difference_free(demarc_difference *difference)
{
    if (!difference)
        return;
    demarc_traces_free(&difference->traces[0]);
    demarc_traces_free(&difference->traces[1]);
    free(difference->legs.items);
    demarc_swaps_free(&difference->swaps);
    free(difference->changes);
    free(difference);
}

const char *demarc_change_name(demarc_change_kind kind)
{
    static const char *const names[] = {"unchanged", "stage", "moved",
                                        "removed", "added"};

    return names[kind];
}

bool demarc_classes_differ(const demarc_difference *of, demarc_stage was,
                           demarc_stage is)
{
    if (of->border[0] != of->border[1] &&
        (was == DEMARC_UNKNOWN || is == DEMARC_UNKNOWN))
        return false;
    return was != is;
}

/** On one line, can anything between the days take it from one class to the
 *  other? */
static bool may_go(const demarc_difference *of, const demarc_run *run,
                   demarc_stage was, demarc_stage is)
{
    bool lifts = false, raised = false;

    for (size_t i = 0; i < run->op_count; i++) {
        const demarc_op *op = run->ops[i];

        if (op->earliest > of->day[1] || op->latest <= of->day[0])
            continue; /* not in between */
        lifts |= op->sets || op->stage == DEMARC_UNDISPUTED ||
                 demarc_stage_is_overlay(op->stage);
        raised |= op->stage == is;
    }
    return was == is || lifts || (raised && is > was);
}

bool demarc_change_may(const demarc_difference *of, const demarc_change *change,
                       demarc_stage was, demarc_stage is)
{
    const demarc_changed *old = &change->side[0], *made = &change->side[1];

    if (old->segment && !(old->possible & 1u << was))
        return false;
    if (made->segment && !(made->possible & 1u << is))
        return false;
    if (!old->segment || !made->segment || of->border[0] != of->border[1] ||
        old->run != made->run)
        return true;
    return may_go(of, &of->border[0]->fold->runs[old->run], was, is);
}

size_t demarc_change_ways(const demarc_difference *of,
                          const demarc_change *change)
{
    const unsigned was = change->side[0].segment ? DEMARC_STAGE_COUNT : 1;
    const unsigned is = change->side[1].segment ? DEMARC_STAGE_COUNT : 1;
    size_t ways = 0;

    for (unsigned i = 0; i < was; i++)
        for (unsigned k = 0; k < is; k++)
            ways += demarc_change_may(of, change, i, k);
    return ways;
}

const demarc_event *demarc_change_event(const demarc_change *change)
{
    if (change->transfer || change->kind != DEMARC_RESTAGED)
        return change->transfer;
    return change->side[1].event;
}

size_t demarc_leg_move(const demarc_difference *of, size_t leg)
{
    for (size_t i = 0; i < of->count; i++)
        if (of->changes[i].leg == leg)
            return of->changes[i].move;
    return 0;
}
