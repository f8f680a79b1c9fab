#include "measure/match.h"

#include <stdlib.h>
#include <string.h>

enum { BOX_EDGES = 16 };
static const double DEGREE_M = 111320, SAME_M = 1e-3, FLOOR_M = 1,
                    FIRST_M = 200, CEILING_M = 2000;

static void boxes_make(demarc_rim *rim)
{
    for (size_t i = 0; i < rim->count; i++) {
        double *box = rim->boxes[i / BOX_EDGES];
        const double *end[2] = {demarc_rim_point(rim, i),
                                demarc_rim_point(rim, demarc_rim_next(rim, i))};

        if (i % BOX_EDGES == 0) {
            box[0] = box[1] = INFINITY;
            box[2] = box[3] = -INFINITY;
        }
        for (size_t k = 0; k < 2; k++)
            for (size_t axis = 0; axis < 2; axis++) {
                box[axis] = fmin(box[axis], end[k][axis]);
                box[axis + 2] = fmax(box[axis + 2], end[k][axis]);
            }
    }
}

static void chainage_make(demarc_rim *rim)
{
    struct geod_geodesic geod;

    demarc_geod(&geod);
    for (size_t r = 0; r < rim->rings; r++) {
        const demarc_ring *ring = &rim->areas->rings[rim->ring + r];
        size_t begin = ring->start - rim->first;
        demarc_sum sum = {0};

        for (size_t i = begin; i < begin + ring->count; i++) {
            const double *a, *b;

            rim->ring_of[i] = rim->ring + r;
            rim->cum[i] = demarc_sum_value(&sum);
            a = demarc_rim_point(rim, i);
            b = demarc_rim_point(rim, demarc_rim_next(rim, i));
            demarc_sum_add(&sum,
                           demarc_distance(&geod, a[0], a[1], b[0], b[1]));
        }
        rim->around[r] = demarc_sum_value(&sum);
    }
}

demarc_status demarc_rim_make(const demarc_areas *areas, size_t area,
                              demarc_rim *out)
{
    const demarc_area *of = &areas->items[area];
    const demarc_ring *rings = areas->rings + of->ring;

    *out = (demarc_rim){.areas = areas, .ring = of->ring, .rings = of->rings};
    for (size_t r = 0; r < of->rings; r++)
        out->count += rings[r].count;
    out->first = of->rings ? rings->start : 0;
    out->box_count = (out->count + BOX_EDGES - 1) / BOX_EDGES;
    out->ring_of = calloc(out->count + 1, sizeof *out->ring_of);
    out->cum = malloc((out->count + 1) * sizeof *out->cum);
    out->around = malloc((out->rings + 1) * sizeof *out->around);
    out->foot = malloc((out->count + 1) * sizeof *out->foot);
    out->boxes = malloc((out->box_count + 1) * sizeof *out->boxes);
    if (!out->ring_of || !out->cum || !out->around || !out->foot || !out->boxes)
        return DEMARC_ENOMEM;
    chainage_make(out);
    boxes_make(out);
    return DEMARC_OK;
}

void demarc_rim_free(demarc_rim *rim)
{
    free(rim->ring_of);
    free(rim->cum);
    free(rim->around);
    free(rim->foot);
    free(rim->boxes);
    *rim = (demarc_rim){0};
}

/** Looks at one edge in the plane that touches the earth at `at`. */
static void edge_try(const demarc_rim *rim, const double *at, double squeeze,
                     size_t edge, demarc_foot *best)
{
    const double *a = demarc_rim_point(rim, edge);
    const double *b = demarc_rim_point(rim, demarc_rim_next(rim, edge));
    double ax = remainder(a[0] - at[0], 360) * squeeze, ay = a[1] - at[1];
    double dx = remainder(b[0] - a[0], 360) * squeeze, dy = b[1] - a[1];
    double long2 = dx * dx + dy * dy;
    double share = long2 > 0 ? -(ax * dx + ay * dy) / long2 : 0;
    double vertex = hypot(ax, ay), gap;

    share = fmin(fmax(share, 0), 1);
    gap = hypot(ax + share * dx, ay + share * dy);
    if (vertex < best->vertex_m) {
        best->vertex_m = vertex;
        best->vertex = edge;
    }
    if (gap < best->metres) {
        best->metres = gap;
        best->point = edge;
        best->share = share;
    }
}

/** Degrees squeezed to the plane become metres on the ellipsoid. */
static void foot_finish(const demarc_rim *rim, const double *at,
                        demarc_foot *foot)
{
    struct geod_geodesic geod;
    const double *a, *b, *v;

    if (isinf(foot->metres))
        return;
    demarc_geod(&geod);
    a = demarc_rim_point(rim, foot->point);
    b = demarc_rim_point(rim, demarc_rim_next(rim, foot->point));
    v = demarc_rim_point(rim, foot->vertex);
    foot->lon = foot->share == 0 ? a[0]
                : foot->share == 1
                    ? b[0]
                    : a[0] + foot->share * remainder(b[0] - a[0], 360);
    foot->lat = foot->share == 0   ? a[1]
                : foot->share == 1 ? b[1]
                                   : a[1] + foot->share * (b[1] - a[1]);
    foot->metres = demarc_distance(&geod, at[0], at[1], foot->lon, foot->lat);
    foot->vertex_m = demarc_distance(&geod, at[0], at[1], v[0], v[1]);
}

demarc_foot demarc_rim_foot(const demarc_rim *rim, const double *at,
                            size_t from, size_t to)
{
    demarc_foot best = {.metres = INFINITY, .vertex_m = INFINITY};
    double squeeze = cos(at[1] * M_PI / 180);

    for (size_t i = from; i < to; i++)
        edge_try(rim, at, squeeze, i, &best);
    foot_finish(rim, at, &best);
    return best;
}

/** Degrees, squeezed, from a point to a box. */
static double box_gap(const double *box, const double *at, double squeeze)
{
    double half = (box[2] - box[0]) / 2, middle = box[0] + half;
    double wide = fabs(remainder(at[0] - middle, 360)) - half;
    double high = fmax(box[1] - at[1], at[1] - box[3]);

    return hypot(fmax(wide, 0) * squeeze, fmax(high, 0));
}

static demarc_foot foot_find(const demarc_rim *rim, const double *at)
{
    demarc_foot best = {.metres = INFINITY, .vertex_m = INFINITY};
    double squeeze = cos(at[1] * M_PI / 180);

    for (size_t box = 0; box < rim->box_count; box++) {
        double gap = box_gap(rim->boxes[box], at, squeeze);

        if (gap * DEGREE_M > DEMARC_REACH_M ||
            (gap > best.metres && gap > best.vertex_m))
            continue;
        for (size_t i = box * BOX_EDGES;
             i < (box + 1) * BOX_EDGES && i < rim->count; i++)
            edge_try(rim, at, squeeze, i, &best);
    }
    foot_finish(rim, at, &best);
    return best;
}

static int number_order(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

/** How many times larger the next distance may be behind so many. Of vertices
 *  moved at random the first few may by chance be far nearer than the others:
 *   of k the next is r times as far once in r^2k. Not so of
 *  vertices that are the same. */
static double stride(size_t behind, double last_m)
{
    static const double few[] = {1, 100, 20, 8};

    return last_m > SAME_M && behind < 4 ? few[behind] : 4;
}

/** How far apart the vertices that belong together lie: the largest of the
 *  distances between mutual neighbours, up to where the next is four times
 *  larger. 0 when nothing is near. */
static demarc_status near_find(const demarc_rim *a, const demarc_rim *b,
                               demarc_matches *out)
{
    double *metres = malloc((a->count + 1) * sizeof *metres);
    size_t count = 0;

    out->nearest = INFINITY;
    out->near_m = 0;
    if (!metres)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < a->count; i++) {
        const demarc_foot *foot = &a->foot[i], *back = b->foot + foot->vertex;

        out->nearest = fmin(out->nearest, foot->metres);
        if (!isinf(foot->metres) && back->vertex == i)
            metres[count++] = fmax(foot->metres, back->metres);
    }
    for (size_t i = 0; i < b->count; i++)
        out->nearest = fmin(out->nearest, b->foot[i].metres);
    qsort(metres, count, sizeof *metres, number_order);
    if (count > 0 && metres[0] <= FIRST_M)
        out->near_m = fmax(metres[0], FLOOR_M);
    for (size_t i = 0; out->near_m > 0 && i < count; i++) {
        if (metres[i] > stride(i, metres[i > 0 ? i - 1 : 0]) * out->near_m ||
            metres[i] > CEILING_M)
            break;
        out->near_m = fmax(out->near_m, metres[i]);
    }
    free(metres);
    return DEMARC_OK;
}

static double place_of(const demarc_rim *rim, const demarc_foot *foot)
{
    size_t next = demarc_rim_next(rim, foot->point);
    double from = rim->cum[foot->point];
    double to = next > foot->point
                    ? rim->cum[next]
                    : demarc_rim_around(rim, rim->ring_of[foot->point]);

    return from + foot->share * (to - from);
}

static size_t vertex_of(const demarc_rim *rim, const demarc_foot *foot)
{
    return foot->share == 0   ? foot->point
           : foot->share == 1 ? demarc_rim_next(rim, foot->point)
                              : SIZE_MAX;
}

/** A match of a vertex of `own` with its foot on the other. */
static demarc_match foot_match(const demarc_rim *a, const demarc_rim *b,
                               size_t vertex, bool own)
{
    const demarc_rim *from = own ? a : b, *to = own ? b : a;
    const demarc_foot *foot = &from->foot[vertex];
    const double *at = demarc_rim_point(from, vertex);
    demarc_match m = {.metres = foot->metres};

    m.ring_a = own ? a->ring_of[vertex] : a->ring_of[foot->point];
    m.ring_b = own ? b->ring_of[foot->point] : b->ring_of[vertex];
    m.at_a = own ? a->cum[vertex] : place_of(to, foot);
    m.at_b = own ? place_of(to, foot) : b->cum[vertex];
    m.vertex_a = own ? vertex : vertex_of(to, foot);
    m.vertex_b = own ? vertex_of(to, foot) : vertex;
    m.edge_a = m.vertex_a != SIZE_MAX ? m.vertex_a : foot->point;
    m.edge_b = m.vertex_b != SIZE_MAX ? m.vertex_b : foot->point;
    memcpy(own ? m.a : m.b, at, sizeof m.a);
    (own ? m.b : m.a)[0] = foot->lon;
    (own ? m.b : m.a)[1] = foot->lat;
    return m;
}

static demarc_match pair_match(const demarc_rim *a, const demarc_rim *b,
                               size_t i, size_t k)
{
    demarc_match m = {.ring_a = a->ring_of[i],
                      .ring_b = b->ring_of[k],
                      .at_a = a->cum[i],
                      .at_b = b->cum[k],
                      .metres = fmin(a->foot[i].metres, b->foot[k].metres),
                      .vertex_a = i,
                      .vertex_b = k,
                      .edge_a = i,
                      .edge_b = k};

    memcpy(m.a, demarc_rim_point(a, i), sizeof m.a);
    memcpy(m.b, demarc_rim_point(b, k), sizeof m.b);
    return m;
}

static int match_order(const void *left, const void *right)
{
    const demarc_match *a = left, *b = right;

    if (a->ring_a != b->ring_a)
        return a->ring_a < b->ring_a ? -1 : 1;
    if (a->at_a != b->at_a)
        return a->at_a < b->at_a ? -1 : 1;
    return (a->at_b < b->at_b) - (a->at_b > b->at_b);
}

static bool paired(const demarc_rim *own, const demarc_rim *other, size_t i,
                   double near_m)
{
    const demarc_foot *foot = &own->foot[i];

    return foot->vertex_m <= 3 * near_m &&
           other->foot[foot->vertex].vertex == i &&
           !isinf(other->foot[foot->vertex].metres);
}

static demarc_status matches_add(const demarc_rim *a, const demarc_rim *b,
                                 demarc_matches *out)
{
    if (!demarc_reserve(&out->items, &out->room, a->count + b->count + 1,
                        sizeof *out->items))
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < a->count; i++)
        if (paired(a, b, i, out->near_m))
            out->items[out->count++] = pair_match(a, b, i, a->foot[i].vertex);
        else if (!isinf(a->foot[i].metres))
            out->items[out->count++] = foot_match(a, b, i, true);
    for (size_t i = 0; i < b->count; i++)
        if (!paired(b, a, i, out->near_m) && !isinf(b->foot[i].metres))
            out->items[out->count++] = foot_match(a, b, i, false);
    qsort(out->items, out->count, sizeof *out->items, match_order);
    return DEMARC_OK;
}

demarc_status demarc_match_make(demarc_ctx *ctx, demarc_rim *a, demarc_rim *b,
                                demarc_matches *out)
{
    demarc_status status;

    *out = (demarc_matches){0};
    for (size_t i = 0; i < a->count; i++) {
        a->foot[i] = foot_find(b, demarc_rim_point(a, i));
        demarc_progress(ctx, "comparing", (double)i / (double)a->count / 2);
    }
    for (size_t i = 0; i < b->count; i++) {
        b->foot[i] = foot_find(a, demarc_rim_point(b, i));
        demarc_progress(ctx, "comparing",
                        0.5 + (double)i / (double)b->count / 2);
    }
    status = near_find(a, b, out);
    if (status == DEMARC_OK && out->near_m > 0)
        status = matches_add(a, b, out);
    return status;
}
