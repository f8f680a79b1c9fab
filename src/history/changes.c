/* Legs cut where the runs of either side begin and end. */
#include "history/bands.h"
#include "history/difference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Pieces that are shorter are not cut off. */
static const double CRUMB_M = 1e-5;

/** A run on its trace. */
typedef struct stay {
    double from, to; /* metres along the trace */
    size_t run;
} stay;

typedef struct stays {
    stay *items; /* malloc */
    size_t count, room;
} stays;

typedef struct job {
    demarc_difference *of;
    stays *traces[2]; /* per side and trace, rising */
    double *shares;   /* of a leg, where it is cut */
    size_t share_count, share_room;
    size_t moves;
} job;

/** Where a leg is on its trace: from `begin` on, in the trace's direction. */
typedef struct reach {
    double begin, metres;
    double around; /* the ring's length; 0 for an open trace */
} reach;

/* ---- Runs on traces ---- */

static bool line_stays(job *in, int side, const demarc_link *link)
{
    const demarc_traces *traces = &in->of->traces[side];
    const demarc_fold *fold = in->of->border[side]->fold;
    const size_t begin = fold->first_run[link->line];
    const size_t end = fold->first_run[link->line + 1];
    stays *to = &in->traces[side][traces->of_line[link->line]];

    for (size_t i = begin; i < end; i++) {
        const size_t n = link->reversed ? begin + end - 1 - i : i;
        const demarc_run *run = &fold->runs[n];
        double from = demarc_trace_place(traces, link->line, run->from);
        double until = demarc_trace_place(traces, link->line, run->to);

        if (!demarc_reserve(&to->items, &to->room, to->count + 1,
                            sizeof *to->items))
            return false;
        to->items[to->count++] =
            (stay){fmin(from, until), fmax(from, until), n};
    }
    return true;
}

static bool side_stays(job *in, int side)
{
    const demarc_era *era = in->of->traces[side].era;

    in->traces[side] =
        calloc(in->of->traces[side].count + 1, sizeof *in->traces[side]);
    if (!in->traces[side])
        return false;
    for (size_t i = 0; i < era->route_count; i++)
        for (size_t k = 0; k < era->routes[i].count; k++)
            if (!line_stays(in, side, &era->routes[i].links[k]))
                return false;
    return true;
}

/** The first run that ends behind a place. */
static size_t stay_at(const stays *of, double at)
{
    size_t low = 0, high = of->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (of->items[middle].to <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < of->count ? low : of->count - 1;
}

/* ---- Where a leg is cut ---- */

static reach reach_of(const demarc_difference *of, const demarc_leg *leg,
                      int side)
{
    const demarc_trace *trace = &of->traces[side].items[leg->trace[side]];
    const size_t edges = trace->count - 1;
    const size_t end = leg->from[side] + leg->edges[side];
    const double around = demarc_trace_metres(trace);
    reach out = {.begin = trace->nodes[leg->from[side]].at,
                 .around = trace->ring ? around : 0};

    out.metres = end > edges ? trace->nodes[end - edges].at + around - out.begin
                             : trace->nodes[end].at - out.begin;
    return out;
}

static bool is_turned(const demarc_leg *leg, int side)
{
    return side == 1 && leg->reversed;
}

static bool share_add(job *in, double share)
{
    if (!demarc_reserve(&in->shares, &in->share_room, in->share_count + 1,
                        sizeof *in->shares))
        return false;
    in->shares[in->share_count++] = share;
    return true;
}

/** Adds the shares of a leg at which the runs of a side begin. */
static bool shares_add(job *in, const demarc_leg *leg, int side)
{
    const stays *all = &in->traces[side][leg->trace[side]];
    const reach at = reach_of(in->of, leg, side);
    double past = at.begin;
    bool fine = true;

    while (fine) {
        const bool over = at.around > 0 && past >= at.around - CRUMB_M;
        const double turn = over ? at.around : 0;
        const double next =
            all->items[stay_at(all, past - turn + CRUMB_M)].to + turn;
        const double share = (next - at.begin) / at.metres;

        if (next >= at.begin + at.metres - CRUMB_M || next <= past)
            break;
        past = next;
        fine = share_add(in, is_turned(leg, side) ? 1 - share : share);
    }
    return fine;
}

static int number_order(const void *left, const void *right)
{
    const double *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/* ---- Pieces ---- */

static demarc_stage state_fill(const demarc_difference *of, int side,
                               demarc_changed *to)
{
    const demarc_border *border = of->border[side];
    const demarc_run *run = &border->fold->runs[to->run];
    const demarc_state state = demarc_run_state(border, run, of->day[side]);
    const demarc_op *op = demarc_state_op(&state);

    to->possible = demarc_run_possible(border, run, of->day[side]);
    to->event = op ? op->event : NULL;
    return demarc_state_shown(&state);
}

/** The part of a leg between two shares, on one side. */
static demarc_changed side_make(const job *in, const demarc_leg *leg, int side,
                                double from, double to)
{
    const demarc_difference *of = in->of;
    const demarc_border *border = of->border[side];
    const demarc_traces *traces = &of->traces[side];
    const reach at = reach_of(of, leg, side);
    const bool turned = is_turned(leg, side);
    const double low = at.begin + at.metres * (turned ? 1 - to : from);
    const double metres = at.metres * (to - from);
    const double middle = low + metres / 2;
    const double turn = at.around > 0 && middle >= at.around ? at.around : 0;
    const stays *all = &in->traces[side][leg->trace[side]];
    const stay *in_run = &all->items[stay_at(all, middle - turn)];
    const demarc_run *run = &border->fold->runs[in_run->run];
    const demarc_trace *trace = &traces->items[leg->trace[side]];
    const demarc_link *link =
        &trace->route->links[traces->era->link_of[run->line]];
    demarc_changed out = {.run = in_run->run, .line = run->line};
    double offset = fmax(low - turn - in_run->from, 0);
    double end = fmin(offset + metres, in_run->to - in_run->from);

    out.segment = &border->segments[border->net->lines[run->line].segment];
    out.route = trace->route->name;
    out.from_m = link->reversed ? run->to - end : run->from + offset;
    out.to_m = link->reversed ? run->to - offset : run->from + end;
    out.route_from_m = trace->start_m + in_run->from + (turned ? end : offset);
    out.route_to_m = trace->start_m + in_run->from + (turned ? offset : end);
    out.shown = state_fill(of, side, &out);
    return out;
}

/** The transfer on whose day a line ended, or another began. */
static const demarc_event *transfer_on(const demarc_border *border,
                                       demarc_day day)
{
    for (size_t i = 0; i < border->event_count; i++)
        if (strcmp(border->events[i].type, "transfer") == 0 &&
            border->events[i].date.latest == day)
            return &border->events[i];
    return NULL;
}

static const demarc_event *transfer_of(const demarc_difference *of,
                                       const demarc_change *change)
{
    const demarc_segment *was = change->side[0].segment;
    const demarc_segment *is = change->side[1].segment;
    const demarc_event *found = NULL;

    if (of->border[0] != of->border[1] || change->kind < DEMARC_MOVED)
        return NULL;
    if (is)
        found = transfer_on(of->border[1], is->from.latest);
    if (!found && was)
        found = transfer_on(of->border[0], was->until.latest);
    return found;
}

static demarc_change_kind kind_of(const demarc_difference *of,
                                  const demarc_leg *leg,
                                  const demarc_change *change)
{
    static const demarc_change_kind kinds[] = {
        [DEMARC_LEG_MOVED] = DEMARC_MOVED,
        [DEMARC_LEG_GONE] = DEMARC_REMOVED,
        [DEMARC_LEG_NEW] = DEMARC_ADDED};
    const demarc_changed *was = &change->side[0], *is = &change->side[1];

    if (leg->kind != DEMARC_LEG_SAME)
        return kinds[leg->kind];
    return was->segment && is->segment &&
                   demarc_classes_differ(of, was->shown, is->shown)
               ? DEMARC_RESTAGED
               : DEMARC_UNCHANGED;
}

/** Does a part of a run go on where the other ends? */
static bool goes_on(const demarc_changed *a, const demarc_changed *b)
{
    if (!a->segment || !b->segment)
        return !a->segment && !b->segment;
    return a->run == b->run && a->route_to_m - b->route_from_m < CRUMB_M &&
           b->route_from_m - a->route_to_m < CRUMB_M;
}

static void join(demarc_changed *a, const demarc_changed *b)
{
    a->from_m = fmin(a->from_m, b->from_m);
    a->to_m = fmax(a->to_m, b->to_m);
    a->route_to_m = b->route_to_m;
}

static bool change_add(job *in, demarc_change change)
{
    demarc_difference *of = in->of;
    demarc_change *last = of->count > 0 ? &of->changes[of->count - 1] : NULL;

    if (last && last->kind == change.kind && last->move == change.move &&
        goes_on(&last->side[0], &change.side[0]) &&
        goes_on(&last->side[1], &change.side[1])) {
        join(&last->side[0], &change.side[0]);
        join(&last->side[1], &change.side[1]);
        return true;
    }
    if (!demarc_reserve(&of->changes, &of->room, of->count + 1, sizeof change))
        return false;
    of->differs |= change.kind != DEMARC_UNCHANGED;
    of->changes[of->count++] = change;
    return true;
}

/** Sorts the shares, and leaves out those that are as good as one. */
static void shares_sort(job *in, const demarc_leg *leg)
{
    double metres = 0;
    size_t kept = 1;

    for (int side = 0; side < 2; side++)
        if (leg->trace[side] != DEMARC_NONE)
            metres = fmax(metres, reach_of(in->of, leg, side).metres);
    qsort(in->shares, in->share_count, sizeof *in->shares, number_order);
    for (size_t i = 1; i < in->share_count; i++)
        if ((in->shares[i] - in->shares[kept - 1]) * metres > CRUMB_M)
            in->shares[kept++] = in->shares[i];
    in->shares[kept - 1] = kept > 1 ? 1 : 0;
    if (kept == 1)
        in->shares[kept++] = 1; /* the leg itself is a crumb */
    in->share_count = kept;
}

static bool leg_cut(job *in, size_t n)
{
    const demarc_leg *leg = &in->of->legs.items[n];
    bool fine = true;

    in->share_count = 0;
    in->moves += leg->kind == DEMARC_LEG_MOVED;
    fine = share_add(in, 0) && share_add(in, 1);
    for (int side = 0; side < 2 && fine; side++)
        if (leg->trace[side] != DEMARC_NONE)
            fine = shares_add(in, leg, side);
    if (fine)
        shares_sort(in, leg);
    for (size_t i = 0; i + 1 < in->share_count && fine; i++) {
        const double from = in->shares[i], to = in->shares[i + 1];
        demarc_change change = {
            .leg = n,
            .move = leg->kind == DEMARC_LEG_MOVED ? in->moves : 0,
            .side = {{.route = ""}, {.route = ""}}};

        for (int side = 0; side < 2; side++)
            if (leg->trace[side] != DEMARC_NONE)
                change.side[side] = side_make(in, leg, side, from, to);
        change.kind = kind_of(in->of, leg, &change);
        change.transfer = transfer_of(in->of, &change);
        fine = change_add(in, change);
    }
    return fine;
}

demarc_status demarc_changes_make(demarc_difference *of)
{
    job in = {.of = of};
    bool fine = side_stays(&in, 0) && side_stays(&in, 1);

    for (size_t i = 0; i < of->legs.count && fine; i++)
        fine = leg_cut(&in, i);
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; in.traces[side] && i < of->traces[side].count; i++)
            free(in.traces[side][i].items);
        free(in.traces[side]);
    }
    free(in.shares);
    return fine ? DEMARC_OK : DEMARC_ENOMEM;
}
