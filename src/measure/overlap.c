#include "measure/overlap.h"

#include "measure/edges.h"
#include "measure/gaps.h"
#include "measure/geodesic.h"

#include <math.h>
#include <stdlib.h>

/** A shorter common course is left to chance: lines that meet at an angle of
 *  1 degree are within DEMARC_COMMON_M of each other for 57 m. Edges with the
 *  same ends are one at any length. */
static const double LEAST_M = 50;

/** Pairs of edges that are looked at, which takes some seconds. Lines in a heap
 *  have as many as the square of their edges. */
enum { MOST_PAIRS = 10000000 };

/** A part of a line along which another one runs. */
typedef struct course {
    size_t line, edge; /* the other; its edge */
    double from, to;   /* metres along the own line */
    bool same;         /* an edge with the same ends */
} course;

typedef struct search {
    demarc_ctx *ctx;
    const demarc_border *border;
    demarc_edges edges;
    size_t line;   /* the own */
    size_t looked; /* pairs of edges */
    course *items;
    size_t count, room;
    bool failed;
} search;

/** What two lines have in common. */
typedef struct shared {
    double metres, from; /* in all; where the longest run of it begins */
    bool same;           /* some edges have the same ends */
} shared;

static bool alive_together(const search *all, size_t a, size_t b)
{
    const demarc_line *lines = all->border->net->lines;
    const demarc_segment *one = &all->border->segments[lines[a].segment];
    const demarc_segment *two = &all->border->segments[lines[b].segment];

    return one->from.latest < two->until.latest &&
           two->from.latest < one->until.latest;
}

static void candidate(void *user, size_t edge, size_t other, size_t other_edge)
{
    search *all = user;
    const demarc_line *line = &all->border->net->lines[all->line];
    demarc_edge a, b;
    course found = {.line = other, .edge = other_edge};

    if (all->failed || all->looked++ > MOST_PAIRS ||
        !alive_together(all, all->line, other))
        return;
    demarc_edges_get(&all->edges, all->line, edge, &a);
    demarc_edges_get(&all->edges, other, other_edge, &b);
    found.same = a.metres > 0 && demarc_edge_same(&a, &b);
    if (!found.same && !demarc_edge_common(&a, &b, &found.from, &found.to))
        return;
    found.from = found.same ? line->cum[edge] : line->cum[edge] + found.from;
    found.to = found.same ? line->cum[edge + 1] : line->cum[edge] + found.to;
    all->failed = !demarc_reserve(&all->items, &all->room, all->count + 1,
                                  sizeof *all->items);
    if (!all->failed)
        all->items[all->count++] = found;
}

static int course_order(const void *left, const void *right)
{
    const course *a = left, *b = right;

    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->edge > b->edge) - (a->edge < b->edge);
}

/** Sums up courses [begin, end), which are sorted, each metre once. What
 *  follows on what is one run. */
static shared courses_sum(const course *items, size_t begin, size_t end)
{
    double reached = -INFINITY, from = 0, longest = 0;
    shared out = {0};
    demarc_sum sum = {0};

    for (size_t i = begin; i < end; i++) {
        out.same = out.same || items[i].same;
        if (items[i].from > reached + DEMARC_COMMON_M)
            from = items[i].from;
        if (items[i].to <= reached)
            continue;
        demarc_sum_add(&sum, items[i].to - fmax(items[i].from, reached));
        reached = items[i].to;
        if (reached - from > longest) {
            longest = reached - from;
            out.from = from;
        }
    }
    out.metres = demarc_sum_value(&sum);
    return out;
}

static demarc_where where_at(const search *all, size_t feature, double along)
{
    const demarc_line *lines = all->border->net->lines;
    demarc_where where = {.file = all->border->segments_file,
                          .feature =
                              all->border->segments[lines[feature].segment].id};

    demarc_line_at(&lines[all->line], along, &where.lon, &where.lat);
    return where;
}

/** A line that goes back over itself. */
static demarc_status self_tell(const search *all, const shared *found)
{
    demarc_where where = where_at(all, all->line, found->from);

    return demarc_report(all->ctx, DEMARC_RULE_SEGMENT_OVERLAP, &where,
                         "take out what is there twice",
                         "segment %s goes back over %.3f km of itself, which "
                         "count twice",
                         where.feature, found->metres / 1000);
}

/** Is the whole of the shorter line there twice? What is drawn with other
 *  vertices is a little longer or shorter. */
static bool is_whole(const shared *found, double shorter)
{
    double missing = shorter - found->metres;

    return missing < 1e-3 ||
           (found->metres >= LEAST_M &&
            missing < fmax(2 * DEMARC_COMMON_M, 1e-3 * shorter));
}

/** Of what is there twice one is enough to be compared with the others, if it
 *  lives as long. */
static void pass_over(search *all, size_t less, size_t more)
{
    const demarc_border *border = all->border;
    const demarc_line *lines = border->net->lines;
    const demarc_segment *a = &border->segments[lines[less].segment];
    const demarc_segment *b = &border->segments[lines[more].segment];

    if (a->from.latest >= b->from.latest && a->until.latest <= b->until.latest)
        all->edges.passed[less] = true;
}

static demarc_status pair_tell(search *all, size_t other, const shared *found)
{
    const demarc_line *lines = all->border->net->lines;
    const demarc_segment *segments = all->border->segments;
    const char *first = segments[lines[all->line].segment].id;
    double own_m = demarc_line_metres(&lines[all->line]);
    double other_m = demarc_line_metres(&lines[other]);
    bool whole = is_whole(found, fmin(own_m, other_m));
    demarc_where where = where_at(all, other, found->from);

    if (whole && other_m <= own_m)
        pass_over(all, other, all->line);
    else if (whole)
        pass_over(all, all->line, other);
    return demarc_report(all->ctx,
                         whole ? DEMARC_RULE_SEGMENT_DOUBLED
                               : DEMARC_RULE_SEGMENT_OVERLAP,
                         &where, "keep one of them, or give them lives",
                         whole ? "segment %s is there twice: %s repeats "
                                 "%.3f km of it"
                               : "segments %s and %s share %.3f km, which "
                                 "count twice",
                         first, where.feature, found->metres / 1000);
}

/** Tells what the own line shares with each other that was found. */
static demarc_status courses_tell(search *all)
{
    demarc_status first = DEMARC_OK;

    if (all->count > 0)
        qsort(all->items, all->count, sizeof *all->items, course_order);
    for (size_t begin = 0, end; begin < all->count; begin = end) {
        size_t other = all->items[begin].line;
        demarc_status status;
        shared found;

        for (end = begin; end < all->count && all->items[end].line == other;)
            end++;
        found = courses_sum(all->items, begin, end);
        if (found.metres <= 0 || (found.metres < LEAST_M && !found.same))
            continue;
        status = other == all->line ? self_tell(all, &found)
                                    : pair_tell(all, other, &found);
        if (status == DEMARC_ENOMEM)
            return status;
        first = first ? first : status;
    }
    return first;
}

/** Every line is compared with those behind it. */
static demarc_status lines_compare(search *all)
{
    demarc_status first = DEMARC_OK;

    for (; all->line < all->border->net->line_count; all->line++) {
        demarc_status status;

        if (all->edges.passed[all->line])
            continue;
        all->count = 0;
        demarc_edges_near(&all->edges, all->line, candidate, all);
        status = all->failed ? DEMARC_ENOMEM : courses_tell(all);
        if (status == DEMARC_ENOMEM)
            return status;
        first = first ? first : status;
        if (all->looked > MOST_PAIRS)
            return first ? first
                         : demarc_heap_report(all->ctx, all->border, "edges",
                                              DEMARC_COMMON_M);
    }
    return first;
}

demarc_status demarc_overlaps_find(demarc_ctx *ctx, const demarc_border *border)
{
    search all = {.ctx = ctx, .border = border};
    demarc_status status = demarc_edges_make(border->net, &all.edges);

    if (status == DEMARC_OK)
        status = lines_compare(&all);
    demarc_edges_free(&all.edges);
    free(all.items);
    return status;
}
