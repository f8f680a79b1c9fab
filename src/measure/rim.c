#include "measure/rim.h"

#include "measure/geodesic.h"

#include <stdlib.h>

enum { EDGES = 16, CHILDREN = 8, LEAVES = 96 };
static const double DEGREE_M = 111320;

static void box_empty(double *box)
{
    box[0] = box[1] = INFINITY;
    box[2] = box[3] = -INFINITY;
}

static void box_add(double *box, const double *low, const double *high)
{
    for (size_t axis = 0; axis < 2; axis++) {
        box[axis] = fmin(box[axis], low[axis]);
        box[axis + 2] = fmax(box[axis + 2], high[axis]);
    }
}

static void boxes_make(demarc_rim *rim)
{
    for (size_t i = 0; i < rim->count; i++) {
        double *box = rim->boxes[i / EDGES];
        const double *next = demarc_rim_point(rim, demarc_rim_next(rim, i));

        if (i % EDGES == 0)
            box_empty(box);
        box_add(box, demarc_rim_point(rim, i), demarc_rim_point(rim, i));
        box_add(box, next, next);
    }
    for (size_t k = 1; k < rim->levels; k++)
        for (size_t i = rim->level[k - 1]; i < rim->level[k]; i++) {
            size_t place = i - rim->level[k - 1];
            double *box = rim->boxes[rim->level[k] + place / CHILDREN];

            if (place % CHILDREN == 0)
                box_empty(box);
            box_add(box, rim->boxes[i], rim->boxes[i] + 2);
        }
}

static void levels_make(demarc_rim *rim)
{
    size_t count = (rim->count + EDGES - 1) / EDGES;

    rim->levels = 0;
    rim->level[0] = 0;
    while (count > 0) {
        rim->level[rim->levels + 1] = rim->level[rim->levels] + count;
        rim->levels++;
        count = count > 1 ? (count + CHILDREN - 1) / CHILDREN : 0;
    }
}

/** In the plane that touches half-way: within a percent of the geodesic for
 *  edges up to hundreds of kilometres. */
static double edge_length(const double *a, const double *b)
{
    double squeeze = cos((a[1] + b[1]) / 2 * M_PI / 180);

    return hypot(demarc_lon_turn(b[0] - a[0]) * squeeze, b[1] - a[1]) *
           DEGREE_M;
}

static void chainage_make(demarc_rim *rim)
{
    for (size_t r = 0; r < rim->rings; r++) {
        const demarc_ring *ring = &rim->areas->rings[rim->ring + r];
        size_t begin = ring->start - rim->first;
        double sum = 0;

        for (size_t i = begin; i < begin + ring->count; i++) {
            rim->ring_of[i] = (uint32_t)(rim->ring + r);
            rim->cum[i] = sum;
            sum += edge_length(demarc_rim_point(rim, i),
                               demarc_rim_point(rim, demarc_rim_next(rim, i)));
        }
        rim->around[r] = sum;
    }
}

demarc_status demarc_rim_make(const demarc_areas *areas, size_t area,
                              demarc_rim *out)
{
    const demarc_area *of = &areas->items[area];
    const demarc_ring *rings = areas->rings + of->ring;

    if (out->areas)
        return DEMARC_OK;
    *out = (demarc_rim){.areas = areas, .ring = of->ring, .rings = of->rings};
    for (size_t r = 0; r < of->rings; r++)
        out->count += rings[r].count;
    out->first = of->rings ? rings->start : 0;
    levels_make(out);
    out->ring_of = calloc(out->count + 1, sizeof *out->ring_of);
    out->cum = malloc((out->count + 1) * sizeof *out->cum);
    out->around = malloc((out->rings + 1) * sizeof *out->around);
    /* of a large area only the pages near the other one are touched */
    out->foot = calloc(out->count + 1, sizeof *out->foot);
    out->boxes = malloc((out->level[out->levels] + 1) * sizeof *out->boxes);
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
    free(rim->near);
    free(rim->boxes);
    *rim = (demarc_rim){0};
}

/* ---- The nearest place ---- */

/** Looks at one edge in the plane that touches the earth at `at`; distances
 *  are squares, of degrees squeezed. */
static void edge_try(const demarc_rim *rim, const double *at, double squeeze,
                     size_t edge, demarc_foot *best)
{
    const double *a = demarc_rim_point(rim, edge);
    const double *b = demarc_rim_point(rim, demarc_rim_next(rim, edge));
    double ax = demarc_lon_turn(a[0] - at[0]) * squeeze, ay = a[1] - at[1];
    double dx = demarc_lon_turn(b[0] - a[0]) * squeeze, dy = b[1] - a[1];
    double long2 = dx * dx + dy * dy;
    double share = long2 > 0 ? -(ax * dx + ay * dy) / long2 : 0;
    double vertex = ax * ax + ay * ay, gap;

    share = share < 0 ? 0 : share > 1 ? 1 : share;
    ax += share * dx;
    ay += share * dy;
    gap = ax * ax + ay * ay;
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

static void edges_try(const demarc_rim *rim, const double *at, double squeeze,
                      size_t from, size_t to, demarc_foot *best)
{
    for (size_t i = from; i < to && i < rim->count; i++)
        edge_try(rim, at, squeeze, i, best);
}

/** Squares in the plane become metres on the ellipsoid. */
static void foot_finish(const demarc_rim *rim, const double *at,
                        demarc_foot *foot)
{
    double way_lon[3] = {0, at[0], 0}, way_lat[3] = {0, at[1], 0}, metres[2];
    const double *a, *b, *v;

    if (isinf(foot->metres))
        return;
    a = demarc_rim_point(rim, foot->point);
    b = demarc_rim_point(rim, demarc_rim_next(rim, foot->point));
    v = demarc_rim_point(rim, foot->vertex);
    foot->lon = foot->share == 0 ? a[0]
                : foot->share == 1
                    ? b[0]
                    : a[0] + foot->share * demarc_lon_turn(b[0] - a[0]);
    foot->lat = foot->share == 0   ? a[1]
                : foot->share == 1 ? b[1]
                                   : a[1] + foot->share * (b[1] - a[1]);
    way_lon[0] = foot->lon;
    way_lat[0] = foot->lat;
    way_lon[2] = v[0];
    way_lat[2] = v[1];
    demarc_distances(way_lon, way_lat, 3, metres);
    foot->metres = metres[0];
    foot->vertex_m = metres[1];
}

demarc_foot demarc_rim_foot(const demarc_rim *rim, const double *at,
                            size_t from, size_t to)
{
    demarc_foot best = {.metres = INFINITY, .vertex_m = INFINITY};

    edges_try(rim, at, cos(at[1] * M_PI / 180), from, to, &best);
    foot_finish(rim, at, &best);
    return best;
}

/* ---- All of them ---- */

/** From one box to another likewise; a point is a box too. */
static double box_gap(const double *box, const double *other, double squeeze)
{
    double half = (box[2] - box[0] + other[2] - other[0]) / 2;
    double apart = (box[0] + box[2] - other[0] - other[2]) / 2;
    double wide = fabs(demarc_lon_turn(apart)) - half;
    double low = box[1] - other[3], high = other[1] - box[3];

    wide = wide > 0 ? wide * squeeze : 0;
    high = high > low ? high : low;
    high = high > 0 ? high : 0;
    return wide * wide + high * high;
}

typedef struct search {
    const demarc_rim *rim;
    double box[4], squeeze, reach; /* in degrees */
    demarc_foot best;
    size_t leaves[LEAVES], count; /* within reach of a block, as in the tree;
                                     one more than fit: look in the tree */
} search;

/** Looks for the foot of the point in `box`. */
static void foot_search(search *in, size_t level, size_t place)
{
    const demarc_rim *rim = in->rim;
    size_t count = level > 0 ? rim->level[level] - rim->level[level - 1] : 0;
    double gap =
        box_gap(rim->boxes[rim->level[level] + place], in->box, in->squeeze);

    if (gap > in->reach * in->reach ||
        (gap > in->best.metres && gap > in->best.vertex_m))
        return;
    if (level == 0)
        edges_try(rim, in->box, in->squeeze, place * EDGES, (place + 1) * EDGES,
                  &in->best);
    for (size_t i = place * CHILDREN; i < (place + 1) * CHILDREN && i < count;
         i++)
        foot_search(in, level - 1, i);
}

/** Finds the boxes of edges within reach of a box. */
static void leaves_find(search *in, size_t level, size_t place)
{
    const demarc_rim *rim = in->rim;
    size_t count = level > 0 ? rim->level[level] - rim->level[level - 1] : 0;

    if (in->count > LEAVES ||
        box_gap(rim->boxes[rim->level[level] + place], in->box, in->squeeze) >
            in->reach * in->reach)
        return;
    if (level == 0 && in->count++ < LEAVES)
        in->leaves[in->count - 1] = place;
    for (size_t i = place * CHILDREN; i < (place + 1) * CHILDREN && i < count;
         i++)
        leaves_find(in, level - 1, i);
}

/** The foot of a point; near the foot of the one before it, most likely. */
static demarc_foot foot_find(search *in, const double *at, size_t hint)
{
    in->box[0] = in->box[2] = at[0];
    in->box[1] = in->box[3] = at[1];
    in->squeeze = cos(at[1] * M_PI / 180);
    in->best = (demarc_foot){.metres = INFINITY, .vertex_m = INFINITY};
    edges_try(in->rim, at, in->squeeze, hint, hint + 2, &in->best);
    if (in->count > LEAVES)
        foot_search(in, in->rim->levels - 1, 0);
    for (size_t i = 0; in->count <= LEAVES && i < in->count; i++)
        foot_search(in, 0, in->leaves[i]);
    if (in->best.metres > in->reach * in->reach)
        in->best.metres = INFINITY;
    foot_finish(in->rim, at, &in->best);
    return in->best;
}

static void block_open(const demarc_rim *rim, size_t block, search *out)
{
    const double *box = rim->boxes[block];

    for (size_t i = 0; i < 4; i++)
        out->box[i] = box[i];
    out->squeeze = cos(fmin(fmax(fabs(box[1]), fabs(box[3])) + out->reach, 90) *
                       M_PI / 180);
}

demarc_status demarc_rim_feet(demarc_rim *rim, const demarc_rim *other,
                              double reach_m, uint64_t pair)
{
    search in = {.rim = other, .reach = reach_m / DEGREE_M};
    size_t hint = 0;

    rim->pair = pair;
    rim->near_count = 0;
    for (size_t block = 0; other->count > 0 && block * EDGES < rim->count;
         block++) {
        size_t end = (block + 1) * EDGES;

        block_open(rim, block, &in);
        in.count = 0;
        leaves_find(&in, other->levels - 1, 0);
        if (in.count == 0)
            continue;
        for (size_t i = block * EDGES; i < end && i < rim->count; i++) {
            demarc_foot foot = foot_find(&in, demarc_rim_point(rim, i), hint);

            if (isinf(foot.metres))
                continue;
            if (!demarc_reserve(&rim->near, &rim->near_room,
                                rim->near_count + 1, sizeof *rim->near))
                return DEMARC_ENOMEM;
            hint = foot.point;
            foot.pair = pair;
            rim->foot[i] = foot;
            rim->near[rim->near_count++] = i;
        }
    }
    return DEMARC_OK;
}
