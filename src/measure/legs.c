#include "measure/legs.h"

#include "measure/apart.h"

#include <math.h>
#include <stdlib.h>

/** Rings may begin anywhere: so many beginnings are tried. */
enum { TURNS = 8 };

typedef struct job {
    demarc_ctx *ctx;
    const demarc_traces *side[2];
    double same_m;
    bool **taken[2]; /* per side and trace: is this edge in a leg? */
    demarc_rank *ranks, *best;
    size_t best_count, best_weight;
    demarc_legs *out;
} job;

/** Ties between one old trace and one new one. */
typedef struct pair {
    const demarc_tie *ties;
    size_t count;
    size_t trace[2];
} pair;

/** One way to lay them: from where to count, and which way the new runs. */
typedef struct way {
    size_t begin[2]; /* node, of rings */
    bool reversed;
} way;

static const demarc_trace *trace_of(const job *in, const pair *of, int side)
{
    return &in->side[side]->items[of->trace[side]];
}

static size_t edges_of(const demarc_trace *trace)
{
    return trace->count - 1;
}

/** The place of a node, counted along a way. */
static size_t place_of(const demarc_trace *trace, size_t node, size_t begin,
                       bool reversed)
{
    const size_t edges = edges_of(trace);

    if (!trace->ring)
        return reversed ? edges - node : node;
    return (edges + (reversed ? begin + edges - node : node + edges - begin)) %
           edges;
}

/** Is an edge at this node in no leg yet? */
static bool is_free(const job *in, const demarc_tie *tie, int side)
{
    const demarc_trace *trace = &in->side[side]->items[tie->trace[side]];
    const bool *taken = in->taken[side][tie->trace[side]];
    const size_t edges = edges_of(trace), node = tie->node[side];

    return (node < edges && !taken[node]) || (node > 0 && !taken[node - 1]) ||
           (trace->ring && (!taken[0] || !taken[edges - 1]));
}

/** Tries a way: keeps its order in `best` if it weighs more. */
static demarc_status way_try(job *in, const pair *of, const way *by,
                             way *best_way)
{
    const demarc_trace *a = trace_of(in, of, 0), *b = trace_of(in, of, 1);
    size_t count = 0, weight;
    demarc_rank *swap;

    for (size_t i = 0; i < of->count; i++) {
        const demarc_tie *tie = &of->ties[i];

        if (is_free(in, tie, 0) && is_free(in, tie, 1))
            in->ranks[count++] = (demarc_rank){
                .a = place_of(a, tie->node[0], by->begin[0], false),
                .b = place_of(b, tie->node[1], by->begin[1], by->reversed),
                .tie = i,
                .weight = tie->kind};
    }
    if (count > 0 && a->ring && b->ring) /* they end where they begin */
        in->ranks[count++] = (demarc_rank){
            .a = edges_of(a), .b = edges_of(b), .tie = 0, .weight = 1};
    count = demarc_ranks_pick(in->ranks, count, edges_of(b) + 1, &weight);
    if (count == SIZE_MAX)
        return DEMARC_ENOMEM;
    if (count > 1 && weight > in->best_weight) {
        swap = in->best;
        in->best = in->ranks;
        in->ranks = swap;
        in->best_count = count;
        in->best_weight = weight;
        *best_way = *by;
    }
    return DEMARC_OK;
}

/** The tie at which a ring is begun: the first one along an open trace. */
static const demarc_tie *first_tie(const pair *of, int along, bool last)
{
    const demarc_tie *first = of->ties;

    for (size_t i = 1; i < of->count; i++)
        if (last ? of->ties[i].node[along] > first->node[along]
                 : of->ties[i].node[along] < first->node[along])
            first = &of->ties[i];
    return first;
}

/** Tries the ways that there are. */
static demarc_status ways_try(job *in, const pair *of, way *best)
{
    const bool ring[2] = {trace_of(in, of, 0)->ring, trace_of(in, of, 1)->ring};
    const size_t turns = ring[0] && ring[1] ? TURNS : 1;
    demarc_status status = DEMARC_OK;

    in->best_count = in->best_weight = 0;
    for (size_t i = 0; i < turns && !status; i++)
        for (int reversed = 0; reversed < 2 && !status; reversed++) {
            const demarc_tie *at = &of->ties[of->count * i / turns];
            way by;

            if (ring[0] && !ring[1])
                at = first_tie(of, 1, reversed);
            else if (!ring[0])
                at = first_tie(of, 0, false);
            by = (way){{at->node[0], at->node[1]}, reversed};
            status = way_try(in, of, &by, best);
        }
    return status;
}

/** Takes the edges between two places of a way; false if one was taken. */
static bool take(job *in, const demarc_leg *leg, int side, bool set)
{
    const size_t edges = edges_of(&in->side[side]->items[leg->trace[side]]);
    bool *taken = in->taken[side][leg->trace[side]];

    for (size_t i = 0; i < leg->edges[side]; i++) {
        bool *edge = &taken[(leg->from[side] + i) % edges];

        if (*edge && !set)
            return false;
        *edge |= set;
    }
    return true;
}

const demarc_node *demarc_leg_node(const demarc_traces *traces,
                                   const demarc_leg *leg, int side, size_t k)
{
    const demarc_trace *trace = &traces->items[leg->trace[side]];
    size_t node = leg->from[side] +
                  (side == 1 && leg->reversed ? leg->edges[side] - k : k);

    return &trace
                ->nodes[node > edges_of(trace) ? node - edges_of(trace) : node];
}

/** Two lines without a vertex between, whose ends are the same. */
static bool is_same(const job *in, const demarc_leg *leg)
{
    for (int side = 0; side < 2; side++)
        for (size_t k = 1; k < leg->edges[side]; k++)
            if (demarc_leg_node(in->side[side], leg, side, k)->given)
                return false;
    for (size_t end = 0; end < 2; end++) {
        const demarc_node *a =
            demarc_leg_node(in->side[0], leg, 0, end ? leg->edges[0] : 0);
        const demarc_node *b =
            demarc_leg_node(in->side[1], leg, 1, end ? leg->edges[1] : 0);

        if (hypot(a->x - b->x, a->y - b->y) > in->same_m)
            return false;
    }
    return true;
}

static demarc_status leg_add(job *in, demarc_leg leg)
{
    demarc_status status = DEMARC_OK;

    if (leg.kind == DEMARC_LEG_MOVED && is_same(in, &leg))
        leg.kind = DEMARC_LEG_SAME;
    if (leg.kind == DEMARC_LEG_MOVED)
        status = demarc_leg_apart(in->ctx, in->side, &leg);
    if (leg.kind == DEMARC_LEG_MOVED && leg.hausdorff_m <= in->same_m)
        leg.kind = DEMARC_LEG_SAME;
    if (!demarc_reserve(&in->out->items, &in->out->room, in->out->count + 1,
                        sizeof leg))
        return DEMARC_ENOMEM;
    in->out->items[in->out->count++] = leg;
    return status;
}

/** The node of a trace at a place of a way. */
static size_t node_at(const demarc_trace *trace, size_t place, size_t begin,
                      bool reversed)
{
    const size_t edges = edges_of(trace);

    if (!trace->ring)
        return reversed ? edges - place : place;
    return (reversed ? begin + 2 * edges - place : begin + place) % edges;
}

static demarc_leg leg_between(const job *in, const pair *of, const way *by,
                              const demarc_rank *from, const demarc_rank *to)
{
    demarc_leg leg = {.kind = DEMARC_LEG_MOVED,
                      .trace = {of->trace[0], of->trace[1]},
                      .edges = {to->a - from->a, to->b - from->b},
                      .reversed = by->reversed};

    leg.from[0] = node_at(trace_of(in, of, 0), from->a, by->begin[0], false);
    leg.from[1] = node_at(trace_of(in, of, 1), by->reversed ? to->b : from->b,
                          by->begin[1], by->reversed);
    return leg;
}

static demarc_status pair_lay(job *in, const pair *of)
{
    way by = {0};
    demarc_status status = ways_try(in, of, &by);

    for (size_t i = 0; i + 1 < in->best_count && !status; i++) {
        demarc_leg leg =
            leg_between(in, of, &by, &in->best[i], &in->best[i + 1]);

        if (!take(in, &leg, 0, false) || !take(in, &leg, 1, false))
            continue;
        take(in, &leg, 0, true);
        take(in, &leg, 1, true);
        status = leg_add(in, leg);
    }
    return status;
}

static int by_count(const void *left, const void *right)
{
    const pair *a = left, *b = right;

    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return a->ties < b->ties ? -1 : a->ties > b->ties;
}

/** Lays the traces of each pair beside each other, first those with the most
 *  ties. */
static demarc_status pairs_lay(job *in, const demarc_ties *ties)
{
    pair *pairs = malloc((ties->count + 1) * sizeof *pairs);
    demarc_status status = pairs ? DEMARC_OK : DEMARC_ENOMEM;
    size_t count = 0;

    for (size_t i = 0; pairs && i < ties->count; i++) {
        const demarc_tie *tie = &ties->items[i];

        if (i == 0 || tie->trace[0] != tie[-1].trace[0] ||
            tie->trace[1] != tie[-1].trace[1])
            pairs[count++] = (pair){tie, 0, {tie->trace[0], tie->trace[1]}};
        pairs[count - 1].count++;
    }
    if (count > 0)
        qsort(pairs, count, sizeof *pairs, by_count);
    for (size_t i = 0; i < count && !status; i++)
        status = pair_lay(in, &pairs[i]);
    free(pairs);
    return status;
}

/* ---- What is left over ---- */

/** Adds the edges [from, from + edges) of one side; a crumb is no change. */
static demarc_status left_add(job *in, int side, size_t n, size_t from,
                              size_t edges)
{
    const demarc_trace *trace = &in->side[side]->items[n];
    demarc_leg leg = {.kind = side ? DEMARC_LEG_NEW : DEMARC_LEG_GONE,
                      .trace = {DEMARC_NONE, DEMARC_NONE}};
    double metres = 0;

    for (size_t i = from; i < from + edges; i++) {
        const demarc_node *node = &trace->nodes[i % edges_of(trace)];

        metres += node[1].at - node->at;
    }
    if (metres <= in->same_m)
        leg.kind = DEMARC_LEG_SAME;
    leg.trace[side] = n;
    leg.from[side] = from;
    leg.edges[side] = edges;
    return leg_add(in, leg);
}

static demarc_status trace_left(job *in, int side, size_t n)
{
    const demarc_trace *trace = &in->side[side]->items[n];
    const bool *taken = in->taken[side][n];
    const size_t edges = edges_of(trace);
    demarc_status status = DEMARC_OK;
    size_t begin = 0;

    /* A ring is begun behind an edge that is taken. */
    while (trace->ring && begin < edges && !taken[begin])
        begin++;
    begin = trace->ring && begin < edges ? begin + 1 : 0;
    for (size_t i = 0, run; i < edges && !status; i += run) {
        for (run = 0; i + run < edges && !taken[(begin + i + run) % edges];)
            run++;
        if (run > 0)
            status = left_add(in, side, n, (begin + i) % edges, run);
        else
            run = 1;
    }
    return status;
}

static int by_place(const void *left, const void *right)
{
    const demarc_leg *a = left, *b = right;

    for (size_t k = 0; k < 2; k++) {
        if (a->trace[k] != b->trace[k])
            return a->trace[k] < b->trace[k] ? -1 : 1;
        if (a->trace[k] != DEMARC_NONE && a->from[k] != b->from[k])
            return a->from[k] < b->from[k] ? -1 : 1;
    }
    return 0;
}

static bool taken_make(job *in, int side)
{
    const demarc_traces *of = in->side[side];

    in->taken[side] = calloc(of->count + 1, sizeof *in->taken[side]);
    for (size_t i = 0; in->taken[side] && i < of->count; i++) {
        in->taken[side][i] = calloc(of->items[i].count, sizeof(bool));
        if (!in->taken[side][i])
            return false;
    }
    return in->taken[side];
}

static void job_free(job *in)
{
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; in->taken[side] && i < in->side[side]->count; i++)
            free(in->taken[side][i]);
        free(in->taken[side]);
    }
    free(in->ranks);
    free(in->best);
}

demarc_status demarc_legs_make(demarc_ctx *ctx, const demarc_traces *old,
                               const demarc_traces *made,
                               const demarc_ties *ties, double same_m,
                               demarc_legs *out)
{
    job in = {.ctx = ctx, .side = {old, made}, .same_m = same_m, .out = out};
    demarc_status status = DEMARC_ENOMEM;

    *out = (demarc_legs){0};
    in.ranks = malloc((ties->count + 1) * sizeof *in.ranks);
    in.best = malloc((ties->count + 1) * sizeof *in.best);
    if (in.ranks && in.best && taken_make(&in, 0) && taken_make(&in, 1))
        status = pairs_lay(&in, ties);
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < in.side[side]->count && !status; i++)
            status = trace_left(&in, side, i);
    if (!status && out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, by_place);
    job_free(&in);
    return status;
}
