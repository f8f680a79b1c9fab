#include "measure/nearest.h"

#include "measure/finder.h"
#include "measure/foot.h"
#include "measure/straight.h"

#include <math.h>
#include <string.h>

enum { CANDIDATES = 48 };

/** Up to here a perpendicular from a point to an edge is a least distance, and
 *  where an edge leads away from the point it does so to its end. */
static const double NEAR_M = 5e6, SHORT_EDGE_M = 1e6;

/** An edge that may hold the nearest spot. */
typedef struct candidate {
    double least; /* no place of it is nearer, in a straight line */
    double share; /* of its chord, up to the place nearest to the point */
    double metres, length; /* in straight lines: to its chord, and along it */
    size_t line, edge;
    int end; /* 0, 1: the foot is that end of the edge; -1: not known */
} candidate;

typedef struct query {
    const demarc_finder *finder;
    demarc_space at;
    double lon, lat;
    double within; /* what is farther than this is not wanted */
    double limit;  /* that, in a straight line */
    demarc_span_fn *asked;
    const void *user;
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

/** Looks for the foot on the part [from, to] of an edge, in metres along it. */
static void part_look(query *look, size_t number, size_t edge,
                      const struct geod_geodesicline *geodesic, double from,
                      double to, double share)
{
    const demarc_line *line = &look->finder->border->net->lines[number];
    demarc_foot foot;
    demarc_spot spot;

    to = fmin(to, geodesic->s13);
    demarc_edge_foot(&look->finder->geod, geodesic, fmin(from, to), to,
                     share * geodesic->s13, look->lon, look->lat, &foot);
    spot = spot_of(line, number, edge, &foot, to);
    take(look, &spot);
}

/** The end of an edge is the foot: there is nothing to look for. */
static void end_look(query *look, const candidate *of)
{
    const demarc_line *line = &look->finder->border->net->lines[of->line];
    const size_t vertex = of->edge + (size_t)of->end;
    const bool again = look->line == of->line && look->vertex == vertex;
    demarc_spot spot = {of->line, of->edge,          line->cum[vertex],
                        0,        line->lon[vertex], line->lat[vertex]};
    const double lon[] = {look->lon, spot.lon}, lat[] = {look->lat, spot.lat};

    if (again) /* where two edges meet */
        return;
    look->line = of->line;
    look->vertex = vertex;
    demarc_distances(lon, lat, 2, &spot.offset_m);
    take(look, &spot);
}

static void edge_look(query *look, const candidate *of)
{
    const demarc_line *line = &look->finder->border->net->lines[of->line];
    const double begin = line->cum[of->edge], end = line->cum[of->edge + 1];
    struct geod_geodesicline geodesic = {.s13 = NAN};
    demarc_span span;

    for (size_t n = 0; look->asked(look->user, of->line, n, &span); n++) {
        double from = fmax(span.from, begin), to = fmin(span.to, end);

        if (from >= to)
            continue;
        if ((of->end == 0 && from == begin) || (of->end == 1 && to == end)) {
            end_look(look, of);
            continue;
        }
        if (isnan(geodesic.s13))
            geod_inverseline(&geodesic, &look->finder->geod,
                             line->lat[of->edge], line->lon[of->edge],
                             line->lat[of->edge + 1], line->lon[of->edge + 1],
                             GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
        part_look(look, of->line, of->edge, &geodesic, from - begin, to - begin,
                  of->share);
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

/**
 * Measures, in straight lines, a point to the chord of an edge. The foot is an
 * end if the edge leads away from the point there: then the distance, which
 * along a geodesic is convex so near to the point, only grows. Courses on the
 * surface differ from those of the chords by angles of at most metres / 2 r,
 * for the edge and for the way to the point.
 */
static void chord_measure(demarc_space at, demarc_space a, demarc_space b,
                          candidate *out)
{
    demarc_space d = {b.x - a.x, b.y - a.y, b.z - a.z};
    demarc_space p = {at.x - a.x, at.y - a.y, at.z - a.z};
    double length2 = d.x * d.x + d.y * d.y + d.z * d.z;
    double along = p.x * d.x + p.y * d.y + p.z * d.z;
    double t = length2 > 0 ? along / length2 : 0, back;

    t = t < 0 ? 0 : t > 1 ? 1 : t;
    p = (demarc_space){p.x - t * d.x, p.y - t * d.y, p.z - t * d.z};
    out->share = t;
    out->length = sqrt(length2);
    out->metres = sqrt(p.x * p.x + p.y * p.y + p.z * p.z);
    out->least = out->metres - demarc_chord_bulge(length2);
    out->end = -1;
    back = t == 0 ? -along : along - length2;
    if ((t == 0 || t == 1) && out->metres < NEAR_M &&
        out->length < SHORT_EDGE_M &&
        back >
            out->metres * out->length *
                (1e-6 + (out->metres + out->length) / (2 * DEMARC_CURVED_MOST)))
        out->end = t == 1;
}

/** How much of the edges of a chunk is asked for. */
typedef enum share { NONE, SOME, ALL } share;

static share chunk_share(const query *look, const demarc_chunk *of)
{
    const demarc_line *line = &look->finder->border->net->lines[of->line];
    share most = NONE;
    demarc_span span;

    for (size_t n = 0; look->asked(look->user, of->line, n, &span); n++) {
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

/** Makes candidates of the edges of a chunk. */
static double chunk_look(void *user, size_t leaf, double within)
{
    query *look = user;
    const demarc_chunk *of = &look->finder->chunks[leaf];
    const demarc_space *at = look->finder->vertices + of->vertex;
    const share asked = chunk_share(look, of);

    (void)within;
    for (size_t i = 0; asked != NONE && i < of->count; i++) {
        candidate next = {.line = of->line, .edge = of->edge + i};

        chord_measure(look->at, at[i], at[i + 1], &next);
        if (!(next.least <= look->limit))
            continue;
        if (asked == ALL) /* to the edge it is no farther than this */
            within_set(look,
                       demarc_straight_most(2 * next.metres - next.least) +
                           2 * DEMARC_SAME_M);
        candidate_add(look, &next);
    }
    return look->limit;
}

bool demarc_finder_reaches(const demarc_finder *finder, demarc_space at,
                           double within)
{
    return demarc_box3_metres(&finder->tree.all, at) <=
           demarc_straight_within(within);
}

void demarc_finder_find(const demarc_finder *finder, double lon, double lat,
                        double within, demarc_span_fn *asked, const void *user,
                        demarc_spot *out)
{
    candidate room[CANDIDATES];
    query look = {.finder = finder,
                  .at = demarc_space_of(lon, lat),
                  .lon = lon,
                  .lat = lat,
                  .within = INFINITY,
                  .limit = INFINITY,
                  .asked = asked,
                  .user = user,
                  .best = out,
                  .candidates = room,
                  .line = DEMARC_NONE,
                  .drops = true,
                  .dropped = INFINITY};

    *out = (demarc_spot){.line = DEMARC_NONE,
                         .along_m = NAN,
                         .offset_m = NAN,
                         .lon = NAN,
                         .lat = NAN};
    within_set(&look, within);
    do {
        look.drops = isinf(look.dropped);
        look.dropped = INFINITY;
        demarc_tree_search(&finder->tree, look.at, look.limit, chunk_look,
                           &look);
        candidates_look(&look);
    } while (look.drops && isfinite(look.dropped) &&
             look.dropped <= look.limit);
}
