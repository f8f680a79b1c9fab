#include "measure/nearest.h"

#include "measure/chord.h"
#include "measure/close.h"
#include "measure/finder.h"
#include "measure/short.h"

#include <math.h>
#include <string.h>

enum { CANDIDATES = 48 };

/** An edge that may hold the nearest spot. */
typedef struct candidate {
    double least; /* no place of it is nearer, in a straight line */
    double share; /* of its chord, up to the place nearest to the point */
    size_t line, edge, vertex;
    int end; /* 0, 1: the foot is that end of the edge; -1: not known */
} candidate;

typedef struct query {
    const demarc_finder *finder;
    const demarc_quest *of;
    double within; /* what is farther than this is not wanted */
    double limit;  /* that, in a straight line */
    demarc_spot *best;
    candidate *candidates;
    size_t count;
    size_t line, vertex; /* the end of an edge that was looked at last */
    bool drops;     /* candidates that find no room; else they are looked at */
    double dropped; /* the least of them */
} query;

/** From here on only what is not farther than this. */
static void within_set(query *look, double metres)
{
    if (metres >= look->within)
        return;
    look->within = metres;
    look->limit = demarc_straight_within(metres);
}

/** Is `a` the one to take of two spots that are as near? */
static bool goes_first(const demarc_border *border, const demarc_spot *a,
                       const demarc_spot *b)
{
    const demarc_line *lines = border->net->lines;
    int order = strcmp(border->segments[lines[a->line].segment].id,
                       border->segments[lines[b->line].segment].id);

    if (order == 0)
        order = a->line < b->line ? -1 : a->line > b->line;
    return order < 0 || (order == 0 && a->along_m < b->along_m);
}

static void take(query *look, const demarc_spot *spot)
{
    demarc_spot *best = look->best;
    bool found = best->line != DEMARC_NONE;

    if (spot->offset_m > look->within ||
        (found && fabs(spot->offset_m - best->offset_m) <= DEMARC_SAME_M &&
         !goes_first(look->finder->border, spot, best)))
        return;
    *best = *spot;
    within_set(look, spot->offset_m + DEMARC_SAME_M);
}

/** A foot at the end of an edge is its vertex, to the digit. */
static demarc_spot spot_of(const demarc_line *line, size_t number, size_t edge,
                           const demarc_foot *foot, double to)
{
    demarc_spot spot = {
        number,         edge,      line->cum[edge] + foot->along_m,
        foot->offset_m, foot->lon, foot->lat};
    bool ends = foot->along_m >= to && to > 0;

    if (foot->along_m > 0 &&
        !(ends && spot.along_m + DEMARC_SAME_M > line->cum[edge + 1]))
        return spot;
    spot.along_m = line->cum[edge + ends];
    spot.lon = line->lon[edge + ends];
    spot.lat = line->lat[edge + ends];
    return spot;
}

/** The foot on a part of an edge, by geodesics: from any point.
 *  @param geodesic  the edge's, once it is needed; till then its s13 is NAN. */
static void far_foot(const query *look, const candidate *of, double from,
                     double to, struct geod_geodesicline *geodesic,
                     demarc_foot *out)
{
    const demarc_line *line = &look->finder->border->net->lines[of->line];
    const double *lon = line->lon + of->edge, *lat = line->lat + of->edge;

    if (isnan(geodesic->s13))
        geod_inverseline(geodesic, &look->finder->geod, lat[0], lon[0], lat[1],
                         lon[1],
                         GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    to = fmin(to, geodesic->s13);
    demarc_edge_foot(&look->finder->geod, geodesic, fmin(from, to), to,
                     of->share * geodesic->s13, look->of->from.lon,
                     look->of->from.lat, out);
}

/** The foot on the part [from, to] of an edge, in metres along it. An end is
 *  that end, to the digit. */
static void foot_find(const query *look, const candidate *of, double from,
                      double to, struct geod_geodesicline *geodesic,
                      demarc_foot *out)
{
    const demarc_line *line = &look->finder->border->net->lines[of->line];
    const demarc_space *ends = look->finder->vertices + of->vertex;
    const double *lon = line->lon + of->edge, *lat = line->lat + of->edge;
    const demarc_close near = {{ends[0], ends[1]},
                               look->of->from.at,
                               {lon[0], look->of->from.lon},
                               {lat[0], look->of->from.lat}};

    if (!demarc_close_foot(&near, from, to, of->share, out))
        far_foot(look, of, from, to, geodesic, out);
    if (out->along_m <= from + DEMARC_SAME_M)
        out->along_m = from;
    else if (out->along_m >= to - DEMARC_SAME_M)
        out->along_m = to;
}

/** The end of an edge is the foot: there is nothing to look for. */
static void end_look(query *look, const candidate *of)
{
    const demarc_line *line = &look->finder->border->net->lines[of->line];
    const size_t vertex = of->edge + (size_t)of->end;
    const bool again = look->line == of->line && look->vertex == vertex;
    demarc_spot spot = {of->line, of->edge,          line->cum[vertex],
                        0,        line->lon[vertex], line->lat[vertex]};
    const double lon[] = {look->of->from.lon, spot.lon},
                 lat[] = {look->of->from.lat, spot.lat};

    if (again) /* where two edges meet */
        return;
    look->line = of->line;
    look->vertex = vertex;
    if (demarc_short_edges(lon, lat, 1, &spot.offset_m))
        spot.offset_m = demarc_distance(&look->finder->geod, lon[0], lat[0],
                                        lon[1], lat[1]);
    take(look, &spot);
}

static void edge_look(query *look, const candidate *of)
{
    const demarc_line *line = &look->finder->border->net->lines[of->line];
    const double begin = line->cum[of->edge], end = line->cum[of->edge + 1];
    struct geod_geodesicline geodesic;
    demarc_span span;
    demarc_foot foot;
    demarc_spot spot;

    geodesic.s13 = NAN;
    for (size_t n = 0; look->of->asked(look->of->user, of->line, n, &span);
         n++) {
        double from = fmax(span.from, begin), to = fmin(span.to, end);

        if (from >= to)
            continue;
        if ((of->end == 0 && from == begin) || (of->end == 1 && to == end)) {
            end_look(look, of);
            continue;
        }
        foot_find(look, of, from - begin, to - begin, &geodesic, &foot);
        spot = spot_of(line, of->line, of->edge, &foot, to - begin);
        take(look, &spot);
    }
}

/** Looks closely at the candidates, those that may be nearest first. */
static void candidates_look(query *look)
{
    for (size_t left = look->count; left > 0; left--) {
        size_t next = 0;

        for (size_t i = 1; i < left; i++)
            if (look->candidates[i].least < look->candidates[next].least)
                next = i;
        if (look->candidates[next].least > look->limit)
            break;
        edge_look(look, &look->candidates[next]);
        look->candidates[next] = look->candidates[left - 1];
    }
    look->count = 0;
}

/** Forgets the candidates that are too far by now. */
static void candidates_thin(query *look)
{
    size_t kept = 0;

    for (size_t i = 0; i < look->count; i++)
        if (look->candidates[i].least <= look->limit)
            look->candidates[kept++] = look->candidates[i];
    look->count = kept;
}

static void candidate_add(query *look, const candidate *next)
{
    if (look->count == CANDIDATES)
        candidates_thin(look);
    if (look->count == CANDIDATES && look->drops) {
        look->dropped = fmin(look->dropped, next->least);
        return;
    }
    if (look->count == CANDIDATES)
        candidates_look(look);
    look->candidates[look->count++] = *next;
}

/** How much of the edges of a chunk is asked for. */
typedef enum share { NONE, SOME, ALL } share;

static share chunk_share(const query *look, const demarc_chunk *of)
{
    const demarc_line *line = &look->finder->border->net->lines[of->line];
    share most = NONE;
    demarc_span span;

    for (size_t n = 0; look->of->asked(look->of->user, of->line, n, &span);
         n++) {
        if (span.from <= 0 && isinf(span.to))
            return ALL; /* which is most often so, and asks no more memory */
        if (span.from <= line->cum[of->edge] &&
            span.to >= line->cum[of->edge + of->count])
            return ALL;
        if (span.from < span.to && span.to > line->cum[of->edge] &&
            span.from < line->cum[of->edge + of->count])
            most = SOME;
    }
    return most;
}

/** Makes a candidate of an edge. */
static void edge_add(query *look, const demarc_chunk *of, size_t edge,
                     const demarc_chords *chords)
{
    const candidate next = {.least = chords->least[edge],
                            .share = chords->share[edge],
                            .line = of->line,
                            .edge = of->edge + edge,
                            .vertex = of->vertex + edge,
                            .end = demarc_chord_end(chords, edge)};

    candidate_add(look, &next);
}

/** Makes candidates of the edges of a chunk. */
static double chunk_look(void *user, size_t leaf)
{
    query *look = user;
    const demarc_chunk *of = &look->finder->chunks[leaf];
    const demarc_space *at = look->finder->vertices + of->vertex;
    const share asked = chunk_share(look, of);
    demarc_chords chords;

    if (asked == NONE)
        return look->limit;
    demarc_chords_of(look->of->from.at, at, of->count, &chords);
    if (asked == ALL)
        within_set(look, demarc_straight_most(chords.most) + 2 * DEMARC_SAME_M);
    for (size_t i = 0; i < of->count; i++)
        if (chords.least[i] <= look->limit)
            edge_add(look, of, i, &chords);
    return look->limit;
}

bool demarc_finder_reaches(const demarc_finder *finder, const demarc_eye *from,
                           double within)
{
    return demarc_box3_metres(&finder->tree.all, from->at) <=
           demarc_straight_within(within);
}

static void chunks_look(query *look)
{
    const demarc_tree *tree = &look->finder->tree;

    if (look->of->near)
        demarc_tree_search_near(look->of->near, tree, look->of->from.at,
                                look->limit, chunk_look, look);
    else
        demarc_tree_search(tree, look->of->from.at, look->limit, chunk_look,
                           look);
}

void demarc_finder_find(const demarc_finder *finder, const demarc_quest *quest,
                        demarc_spot *out)
{
    candidate room[CANDIDATES];
    query look = {.finder = finder,
                  .of = quest,
                  .within = INFINITY,
                  .limit = INFINITY,
                  .best = out,
                  .candidates = room,
                  .line = DEMARC_NONE,
                  .dropped = INFINITY};

    *out = (demarc_spot){.line = DEMARC_NONE,
                         .along_m = NAN,
                         .offset_m = NAN,
                         .lon = NAN,
                         .lat = NAN};
    within_set(&look, quest->within);
    do {
        look.drops = isinf(look.dropped);
        look.dropped = INFINITY;
        chunks_look(&look);
        candidates_look(&look);
    } while (look.drops && isfinite(look.dropped) &&
             look.dropped <= look.limit);
}
