#include "measure/ties.h"

#include "measure/nearest.h"

#include <math.h>
#include <stdlib.h>

/** A foot is clearly nearer than an end that is more than so many times as
 *  far. */
static const double END_FACTOR = 2;

typedef struct job {
    const demarc_traces *side[2]; /* the old, the new */
    const demarc_finder *finder[2];
    const demarc_ties_how *how;
    demarc_ties *out;
} job;

bool demarc_tie_add(demarc_ties *to, demarc_tie tie)
{
    if (!demarc_reserve(&to->items, &to->room, to->count + 1,
                        sizeof *to->items))
        return false;
    to->items[to->count++] = tie;
    return true;
}

static bool living_span(const void *user, size_t line, size_t n,
                        demarc_span *out)
{
    const demarc_traces *of = user;

    if (n > 0 || of->of_line[line] == DEMARC_NONE)
        return false;
    *out = (demarc_span){line, 0,
                         demarc_line_metres(&of->border->net->lines[line])};
    return true;
}

/** Adds a tie between a place of one side and a place of the other. */
static bool tie_between(const job *in, int side, size_t trace, double at,
                        size_t other, double other_at, demarc_tie_kind kind)
{
    demarc_tie tie = {.kind = kind};

    tie.trace[side] = trace;
    tie.at[side] = at;
    tie.trace[!side] = other;
    tie.at[!side] = other_at;
    return demarc_tie_add(in->out, tie);
}

/** Finds a point's place on the other side. */
static bool find(const job *in, int side, double lon, double lat, double within,
                 demarc_spot *spot)
{
    const demarc_traces *other = in->side[!side];

    demarc_finder_find(in->finder[!side],
                       &(demarc_quest){demarc_eye_of(lon, lat), within,
                                       living_span, other, NULL},
                       spot);
    return spot->line != DEMARC_NONE;
}

/** Is the line of the border the same on both days? */
static bool is_same(const job *in, size_t line)
{
    return in->side[0]->border == in->side[1]->border &&
           in->side[0]->of_line[line] != DEMARC_NONE &&
           in->side[1]->of_line[line] != DEMARC_NONE;
}

static bool vertex_tie(const job *in, int side, size_t number, size_t vertex)
{
    const demarc_traces *here = in->side[side], *there = in->side[!side];
    const demarc_line *line = &here->border->net->lines[number];
    const double along = line->cum[vertex];
    demarc_spot spot = {.line = number, .along_m = along};

    if (is_same(in, number)) {
        if (side == 1)
            return true; /* told from the other side */
    } else if (!find(in, side, line->lon[vertex], line->lat[vertex],
                     in->how->same_m, &spot)) {
        return true;
    }
    return tie_between(
        in, side, here->of_line[number],
        demarc_trace_place(here, number, along), there->of_line[spot.line],
        demarc_trace_place(there, spot.line, spot.along_m), DEMARC_TIE_SAME);
}

static bool vertices_tie(const job *in, int side)
{
    const demarc_net *net = in->side[side]->border->net;

    for (size_t i = 0; i < net->line_count; i++)
        for (size_t v = 0; v < net->lines[i].count; v++)
            if (in->side[side]->of_line[i] != DEMARC_NONE &&
                !vertex_tie(in, side, i, v))
                return false;
    return true;
}

/* ---- Ends ---- */

/** An end of an open trace, or the first node of a ring that nothing ties. */
typedef struct end {
    size_t trace;
    const demarc_node *node;
    size_t other; /* the trace its foot is on */
    double at;    /* the place of the foot */
    double offset_m;
} end;

/** Is there a tie at this place already? */
static bool is_tied(const demarc_ties *ties, size_t count, int side,
                    size_t trace, double at)
{
    for (size_t i = 0; i < count; i++)
        if (ties->items[i].trace[side] == trace &&
            fabs(ties->items[i].at[side] - at) < 1e-3)
            return true;
    return false;
}

static bool has_tie(const demarc_ties *ties, size_t count, int side,
                    size_t trace)
{
    for (size_t i = 0; i < count; i++)
        if (ties->items[i].trace[side] == trace)
            return true;
    return false;
}

/** Finds the foot of an end. False if there is none, or it is tied. */
static bool end_find(const job *in, int side, size_t n, bool last, size_t known,
                     end *out)
{
    const demarc_traces *there = in->side[!side];
    const demarc_trace *trace = &in->side[side]->items[n];
    demarc_spot spot;

    *out =
        (end){.trace = n, .node = &trace->nodes[last ? trace->count - 1 : 0]};
    if (is_tied(in->out, known, side, n, out->node->at) ||
        !find(in, side, out->node->lon, out->node->lat, in->how->ends_m, &spot))
        return false;
    out->other = there->of_line[spot.line];
    out->at = demarc_trace_place(there, spot.line, spot.along_m);
    out->offset_m = spot.offset_m;
    return true;
}

/** Which end of the trace on the other side is nearer? */
static bool nearer_end(const demarc_trace *trace, const demarc_node *to,
                       double *metres)
{
    const demarc_node *first = trace->nodes, *last = first + trace->count - 1;
    struct geod_geodesic geod;
    double other;

    demarc_geod(&geod);
    *metres = demarc_distance(&geod, to->lon, to->lat, first->lon, first->lat);
    other = demarc_distance(&geod, to->lon, to->lat, last->lon, last->lat);
    if (other >= *metres)
        return false;
    *metres = other;
    return true;
}

/**
 * Ties an end to the end of the other line if neither has a foot on the other
 * line that is clearly nearer; else to its foot, if that is so: then the other
 * line goes on, or began before. The rule is the same from both sides.
 */
static bool end_tie(const job *in, int side, size_t n, bool last, size_t known)
{
    const demarc_trace *trace;
    end from, back;
    double metres = INFINITY;
    bool far_last, apart;

    if (!end_find(in, side, n, last, known, &from))
        return true;
    trace = &in->side[!side]->items[from.other];
    if (!trace->ring) {
        far_last = nearer_end(trace, from.node, &metres);
        apart = metres > in->how->ends_m ||
                metres > END_FACTOR * from.offset_m ||
                !end_find(in, !side, from.other, far_last, known, &back) ||
                back.other != n || metres > END_FACTOR * back.offset_m;
        if (!apart)
            return tie_between(in, side, n, from.node->at, from.other,
                               back.node->at, DEMARC_TIE_END);
    }
    if (metres <= END_FACTOR * from.offset_m)
        return true;
    return tie_between(in, side, n, from.node->at, from.other, from.at,
                       DEMARC_TIE_END);
}

static bool ends_tie(const job *in, int side, size_t known)
{
    for (size_t i = 0; i < in->side[side]->count; i++) {
        const bool ring = in->side[side]->items[i].ring;

        if (ring && has_tie(in->out, known, side, i))
            continue;
        if (!end_tie(in, side, i, false, known) ||
            (!ring && !end_tie(in, side, i, true, known)))
            return false;
    }
    return true;
}

demarc_status demarc_ties_find(demarc_ctx *ctx, const demarc_traces *old,
                               const demarc_traces *made,
                               const demarc_ties_how *how, demarc_ties *out)
{
    demarc_arena arena = {0};
    job in = {.side = {old, made}, .how = how, .out = out};
    demarc_status status = DEMARC_ENOMEM;
    size_t known;

    *out = (demarc_ties){0};
    in.finder[0] = demarc_finder_make(old->border, &arena);
    in.finder[1] = old->border == made->border
                       ? in.finder[0]
                       : demarc_finder_make(made->border, &arena);
    if (in.finder[0] && in.finder[1] && vertices_tie(&in, 0) &&
        vertices_tie(&in, 1))
        status = demarc_ties_cross(ctx, old, made, how->same_m, out);
    known = out->count;
    if (!status && !(ends_tie(&in, 0, known) && ends_tie(&in, 1, known)))
        status = DEMARC_ENOMEM;
    demarc_arena_free(&arena);
    return status;
}

/* ---- Nodes for them ---- */

static int number_order(const void *left, const void *right)
{
    const double *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

static int by_new_trace(const void *left, const void *right)
{
    const demarc_tie *a = left, *b = right;

    return (a->trace[1] > b->trace[1]) - (a->trace[1] < b->trace[1]);
}

static int by_place(const void *left, const void *right)
{
    const demarc_tie *a = left, *b = right;

    for (size_t k = 0; k < 2; k++)
        if (a->trace[k] != b->trace[k])
            return a->trace[k] < b->trace[k] ? -1 : 1;
    for (size_t k = 0; k < 2; k++)
        if (a->node[k] != b->node[k])
            return a->node[k] < b->node[k] ? -1 : 1;
    return (int)b->kind - (int)a->kind; /* the best of them first */
}

static int by_old_trace(const void *left, const void *right)
{
    const demarc_tie *a = left, *b = right;

    return (a->trace[0] > b->trace[0]) - (a->trace[0] < b->trace[0]);
}

/** Puts nodes on one side's traces; the ties come sorted by them. */
static demarc_status nodes_put(demarc_traces *traces, int side,
                               const demarc_flat *flat, double same_m,
                               demarc_ties *ties)
{
    double *at = malloc((ties->count + 1) * sizeof *at);
    demarc_status status = at ? DEMARC_OK : DEMARC_ENOMEM;

    for (size_t i = 0; i < ties->count && !status;) {
        demarc_trace *trace = &traces->items[ties->items[i].trace[side]];
        size_t n = 0, from = i;

        for (; i < ties->count &&
               ties->items[i].trace[side] == ties->items[from].trace[side];
             i++)
            at[n++] = ties->items[i].at[side];
        qsort(at, n, sizeof *at, number_order);
        status = demarc_trace_insert(trace, flat, same_m, at, n);
        for (; from < i && !status; from++)
            ties->items[from].node[side] =
                demarc_trace_node(trace, ties->items[from].at[side]);
    }
    free(at);
    return status;
}

demarc_status demarc_ties_settle(demarc_traces *old, demarc_traces *made,
                                 const demarc_flat *flat, double same_m,
                                 demarc_ties *ties)
{
    demarc_status status;

    if (ties->count == 0)
        return DEMARC_OK;
    qsort(ties->items, ties->count, sizeof *ties->items, by_old_trace);
    status = nodes_put(old, 0, flat, same_m, ties);
    qsort(ties->items, ties->count, sizeof *ties->items, by_new_trace);
    if (!status)
        status = nodes_put(made, 1, flat, same_m, ties);
    qsort(ties->items, ties->count, sizeof *ties->items, by_place);
    return status;
}
