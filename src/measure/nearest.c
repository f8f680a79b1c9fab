#include "measure/nearest.h"

#include "measure/boxes.h"
#include "measure/foot.h"

#include <math.h>
#include <string.h>

enum { EDGES = 8 }; /* in a chunk */

/** Nearer than this two distances are one. It is far above what rounding
 *  does to coordinates in space. */
static const double SAME_M = 1e-6;

/** Edges of one line that follow each other: a leaf of the tree. */
typedef struct chunk {
    size_t line, edge; /* its first */
} chunk;

struct demarc_finder {
    const demarc_border *border;
    struct geod_geodesic geod;
    demarc_space *vertices; /* of all lines */
    size_t *first;          /* per line: of its vertices */
    chunk *chunks;
    size_t chunk_count;
    demarc_boxes boxes;
};

typedef struct query {
    const demarc_finder *finder;
    demarc_space at;
    double lon, lat;
    double within; /* what is farther than this is not wanted */
    demarc_span_fn *asked;
    const void *user;
    demarc_spot *best;
} query;

/**
 * A geodesic edge is nowhere farther from its chord than this. A curve whose
 * curvature is at most k is at most k L^2 / 8 away (the error of linear
 * interpolation); a geodesic has the curvature of the surface below it, which
 * on WGS 84 is at most 1 / 6335439 m (a meridian at the equator).
 */
static double bulge(double metres)
{
    return metres * metres / (8 * 6335439.0) + SAME_M;
}

static size_t edges_of(const demarc_line *line, size_t edge)
{
    size_t left = line->count - 1 - edge;

    return left < EDGES ? left : EDGES;
}

static demarc_box3 chunk_box(const demarc_finder *finder, const chunk *of)
{
    const demarc_line *line = &finder->border->net->lines[of->line];
    const demarc_space *at = finder->vertices + finder->first[of->line];
    demarc_box3 box = DEMARC_BOX3_EMPTY;

    for (size_t i = of->edge; i < of->edge + edges_of(line, of->edge); i++) {
        double margin = bulge(line->cum[i + 1] - line->cum[i]);

        demarc_box3_add(&box, at[i], margin);
        demarc_box3_add(&box, at[i + 1], margin);
    }
    return box;
}

static void line_add(demarc_finder *finder, size_t number, size_t *next,
                     demarc_box3 *leaves)
{
    const demarc_line *line = &finder->border->net->lines[number];

    finder->first[number] = *next;
    for (size_t i = 0; i < line->count; i++)
        finder->vertices[(*next)++] =
            demarc_space_of(line->lon[i], line->lat[i]);
    for (size_t i = 0; i + 1 < line->count; i += EDGES) {
        chunk *made = &finder->chunks[finder->chunk_count];

        *made = (chunk){number, i};
        leaves[finder->chunk_count++] = chunk_box(finder, made);
    }
}

/** Adds the lines as they follow each other on routes, the newest first, so
 *  that what is near comes together. */
static void lines_add(demarc_finder *finder, demarc_box3 *leaves)
{
    const demarc_net *net = finder->border->net;
    size_t next = 0;

    for (size_t i = 0; i < net->line_count; i++)
        finder->first[i] = SIZE_MAX;
    for (size_t era = net->era_count; era-- > 0;)
        for (size_t i = 0; i < net->eras[era].route_count; i++) {
            const demarc_route *route = &net->eras[era].routes[i];

            for (size_t k = 0; k < route->count; k++)
                if (finder->first[route->links[k].line] == SIZE_MAX)
                    line_add(finder, route->links[k].line, &next, leaves);
        }
    demarc_boxes_make(leaves, finder->chunk_count, &finder->boxes);
}

demarc_finder *demarc_finder_make(const demarc_border *border,
                                  demarc_arena *arena)
{
    const demarc_net *net = border->net;
    demarc_finder *finder = demarc_arena_take(arena, sizeof *finder);
    size_t vertices = 0, chunks = 0;
    demarc_box3 *leaves;

    for (size_t i = 0; i < net->line_count; i++) {
        vertices += net->lines[i].count;
        chunks += (net->lines[i].count + EDGES - 2) / EDGES;
    }
    leaves =
        demarc_arena_take(arena, demarc_boxes_room(chunks) * sizeof *leaves);
    if (!finder || !leaves)
        return NULL;
    finder->border = border;
    demarc_geod(&finder->geod);
    finder->vertices =
        demarc_arena_take(arena, vertices * sizeof *finder->vertices);
    finder->first =
        demarc_arena_take(arena, net->line_count * sizeof *finder->first);
    finder->chunks = demarc_arena_take(arena, chunks * sizeof *finder->chunks);
    if (!finder->vertices || !finder->first || !finder->chunks)
        return NULL;
    lines_add(finder, leaves);
    return finder;
}

const demarc_border *demarc_finder_border(const demarc_finder *finder)
{
    return finder->border;
}

/** Metres in a straight line from a point to the chord from a to b; `share`
 *  is how far along the chord that is, 0 to 1. */
static double chord_metres(demarc_space at, demarc_space a, demarc_space b,
                           double *share)
{
    demarc_space d = {b.x - a.x, b.y - a.y, b.z - a.z};
    demarc_space p = {at.x - a.x, at.y - a.y, at.z - a.z};
    double length2 = d.x * d.x + d.y * d.y + d.z * d.z;
    double t = length2 > 0 ? (p.x * d.x + p.y * d.y + p.z * d.z) / length2 : 0;

    t = t < 0 ? 0 : t > 1 ? 1 : t;
    p = (demarc_space){p.x - t * d.x, p.y - t * d.y, p.z - t * d.z};
    *share = t;
    return sqrt(p.x * p.x + p.y * p.y + p.z * p.z);
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
        (found && fabs(spot->offset_m - best->offset_m) <= SAME_M &&
         !goes_first(look->finder->border, spot, best)))
        return;
    *best = *spot;
    look->within = fmin(look->within, spot->offset_m + SAME_M);
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
        !(ends && spot.along_m + SAME_M > line->cum[edge + 1]))
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

static void edge_look(query *look, size_t number, size_t edge, double share)
{
    const demarc_line *line = &look->finder->border->net->lines[number];
    const double begin = line->cum[edge], end = line->cum[edge + 1];
    struct geod_geodesicline geodesic = {.s13 = NAN};
    demarc_span span;

    for (size_t n = 0; look->asked(look->user, number, n, &span); n++) {
        double from = fmax(span.from, begin), to = fmin(span.to, end);

        if (from >= to)
            continue;
        if (isnan(geodesic.s13))
            geod_inverseline(&geodesic, &look->finder->geod, line->lat[edge],
                             line->lon[edge], line->lat[edge + 1],
                             line->lon[edge + 1],
                             GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
        part_look(look, number, edge, &geodesic, from - begin, to - begin,
                  share);
    }
}

/** Is any part of the leaves asked for? Asked only of one line's. */
static bool chunks_wanted(void *user, size_t begin, size_t end)
{
    const query *look = user;
    const demarc_finder *finder = look->finder;
    const chunk *from = &finder->chunks[begin], *to = &finder->chunks[end - 1];
    const demarc_line *line = &finder->border->net->lines[from->line];
    demarc_span span;

    if (from->line != to->line)
        return true;
    for (size_t n = 0; look->asked(look->user, from->line, n, &span); n++)
        if (span.from < span.to && span.to > line->cum[from->edge] &&
            span.from < line->cum[to->edge + edges_of(line, to->edge)])
            return true;
    return false;
}

/** Looks at the edges of a chunk, those with the nearest chords first. */
static double chunk_look(void *user, size_t leaf, double within)
{
    query *look = user;
    const demarc_finder *finder = look->finder;
    const chunk *of = &finder->chunks[leaf];
    const demarc_line *line = &finder->border->net->lines[of->line];
    const demarc_space *at =
        finder->vertices + finder->first[of->line] + of->edge;
    size_t count = edges_of(line, of->edge);
    double least[EDGES] = {INFINITY}, share[EDGES] = {0};

    (void)within;
    for (size_t i = 0; i < count; i++)
        least[i] = chord_metres(look->at, at[i], at[i + 1], &share[i]) -
                   bulge(line->cum[of->edge + i + 1] - line->cum[of->edge + i]);
    for (;;) {
        size_t next = 0;

        for (size_t i = 1; i < count; i++)
            if (least[i] < least[next])
                next = i;
        if (!(least[next] <= look->within) || isinf(least[next]))
            return look->within;
        edge_look(look, of->line, of->edge + next, share[next]);
        least[next] = INFINITY;
    }
}

void demarc_finder_find(const demarc_finder *finder, double lon, double lat,
                        double within, demarc_span_fn *asked, const void *user,
                        demarc_spot *out)
{
    query look = {.finder = finder,
                  .at = demarc_space_of(lon, lat),
                  .lon = lon,
                  .lat = lat,
                  .within = within,
                  .asked = asked,
                  .user = user,
                  .best = out};

    *out = (demarc_spot){.line = DEMARC_NONE,
                         .along_m = NAN,
                         .offset_m = NAN,
                         .lon = NAN,
                         .lat = NAN};
    demarc_boxes_search(&finder->boxes, look.at, within, chunks_wanted,
                        chunk_look, &look);
}
