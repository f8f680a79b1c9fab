#include "measure/rim.h"

#include "measure/box.h"
#include "measure/geodesic.h"
#include "measure/row.h"

#include <stdlib.h>
#include <string.h>

enum { EDGES = DEMARC_ROW, CHILDREN = 8, LEAVES = 96 };

static void boxes_make(demarc_rim *rim)
{
    for (size_t i = 0; i < rim->count; i++) {
        double *box = rim->boxes[i / EDGES];
        const double *next = demarc_rim_point(rim, demarc_rim_next(rim, i));

        if (i % EDGES == 0)
            demarc_box_empty(box);
        demarc_box_add(box, demarc_rim_point(rim, i), demarc_rim_point(rim, i));
        demarc_box_add(box, next, next);
    }
    for (size_t k = 1; k < rim->levels; k++)
        for (size_t i = rim->level[k - 1]; i < rim->level[k]; i++) {
            size_t place = i - rim->level[k - 1];
            double *box = rim->boxes[rim->level[k] + place / CHILDREN];

            if (place % CHILDREN == 0)
                demarc_box_empty(box);
            demarc_box_add(box, rim->boxes[i], rim->boxes[i] + 2);
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
    double wide = demarc_lon_turn(b[0] - a[0]) * squeeze, high = b[1] - a[1];

    return sqrt(wide * wide + high * high) * DEMARC_DEGREE_M;
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
    out->lon_lat = demarc_area_point(areas, out->first);
    levels_make(out);
    out->ring_of = calloc(out->count + 1, sizeof *out->ring_of);
    out->cum = malloc((out->count + 1) * sizeof *out->cum);
    out->around = malloc((out->rings + 1) * sizeof *out->around);
    out->boxes = malloc((out->level[out->levels] + 1) * sizeof *out->boxes);
    if (!out->ring_of || !out->cum || !out->around || !out->boxes)
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
    free(rim->boxes);
    *rim = (demarc_rim){0};
}

bool demarc_rim_turn(const demarc_rim *rim, demarc_rim *out)
{
    double *lon_lat = malloc((2 * rim->count + 1) * sizeof *lon_lat);
    double *cum = malloc((rim->count + 1) * sizeof *cum);

    *out = *rim;
    out->turned = true;
    out->lon_lat = out->own_lon_lat = lon_lat;
    out->cum = cum;
    if (!lon_lat || !cum)
        return false;
    for (size_t i = 0; i < rim->count; i++) {
        const demarc_ring *ring = demarc_rim_ring(rim, i);
        size_t last = ring->start - rim->first + ring->count - 1;
        size_t to = demarc_rim_mirror(rim, i);

        memcpy(lon_lat + 2 * to, demarc_rim_point(rim, i), 2 * sizeof *lon_lat);
        cum[to] = rim->cum[last] - rim->cum[i];
    }
    return true;
}

void demarc_rim_turned_free(demarc_rim *turned)
{
    free(turned->own_lon_lat);
    free(turned->cum);
    *turned = (demarc_rim){0};
}

/* ---- The nearest place ---- */

/** Looks at edges among which a ring is closed. */
static void closing_look(const demarc_rim *rim, size_t from, size_t count,
                         const double *at, double squeeze, demarc_row *out)
{
    double end[2 * EDGES] = {0};

    for (size_t i = 0; i < count; i++)
        memcpy(end + 2 * i,
               demarc_rim_point(rim, demarc_rim_next(rim, from + i)),
               2 * sizeof *end);
    demarc_row_look(demarc_rim_point(rim, from), end, count, at, squeeze, out);
}

/** Where the first of these is; there is one. */
static size_t place_of(const double *values, double value)
{
    size_t i = 0;

    while (values[i] != value)
        i++;
    return i;
}

/** Looks at no more than EDGES edges; distances are squares, of degrees
 *  squeezed. */
static void edges_try(const demarc_rim *rim, const double *at, double squeeze,
                      size_t from, size_t to, demarc_foot *best)
{
    const demarc_ring *ring = demarc_rim_ring(rim, from);
    const double *begin = demarc_rim_point(rim, from);
    size_t count = (to < rim->count ? to : rim->count) - from;
    demarc_row row;

    if (rim->first + from + count < ring->start + ring->count)
        demarc_row_look(begin, begin + 2, count, at, squeeze, &row);
    else
        closing_look(rim, from, count, at, squeeze, &row);
    if (row.least_vertex < best->vertex_m) {
        best->vertex_m = row.least_vertex;
        best->vertex = from + place_of(row.vertex, row.least_vertex);
    }
    if (row.least_gap < best->metres) {
        size_t place = place_of(row.gap, row.least_gap);

        best->metres = row.least_gap;
        best->point = from + place;
        best->share = row.share[place];
    }
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

/* ---- All of them ---- */

typedef struct search {
    const demarc_rim *rim;
    double box[4], squeeze, reach; /* in degrees */
    demarc_foot best;
    size_t leaves[LEAVES], count; /* within reach of a block, as in the tree;
                                     one more than fit: look in the tree */
} search;

static double leaf_gap(const search *in, size_t box)
{
    return demarc_box_gap(in->rim->boxes[box], in->box, in->squeeze);
}

/** May a box so far away hold something nearer? */
static bool is_worth(const search *in, double gap)
{
    return gap <= in->reach * in->reach &&
           (gap <= in->best.metres || gap <= in->best.vertex_m);
}

static void leaf_look(search *in, size_t place)
{
    edges_try(in->rim, in->box, in->squeeze, place * EDGES, (place + 1) * EDGES,
              &in->best);
}

/** Looks for the foot of the point in `box` in the tree. */
static void foot_search(search *in, size_t level, size_t place)
{
    const demarc_rim *rim = in->rim;
    size_t count = level > 0 ? rim->level[level] - rim->level[level - 1] : 0;

    if (!is_worth(in, leaf_gap(in, rim->level[level] + place)))
        return;
    if (level == 0)
        leaf_look(in, place);
    for (size_t i = place * CHILDREN; i < (place + 1) * CHILDREN && i < count;
         i++)
        foot_search(in, level - 1, i);
}

/** Looks for it in the leaves of its block, in the nearest first: then most of
 *  the others are too far. */
static void leaves_look(search *in)
{
    double gap[LEAVES], least = INFINITY;
    size_t first = 0;

    for (size_t i = 0; i < in->count; i++) {
        gap[i] = leaf_gap(in, in->leaves[i]);
        first = gap[i] < least ? i : first;
        least = gap[i] < least ? gap[i] : least;
    }
    if (is_worth(in, least))
        leaf_look(in, in->leaves[first]);
    for (size_t i = 0; i < in->count; i++)
        if (i != first && is_worth(in, gap[i]))
            leaf_look(in, in->leaves[i]);
}

/** Finds the boxes of edges within reach of a box. */
static void leaves_find(search *in, size_t level, size_t place)
{
    const demarc_rim *rim = in->rim;
    size_t count = level > 0 ? rim->level[level] - rim->level[level - 1] : 0;

    if (in->count > LEAVES ||
        demarc_box_gap(rim->boxes[rim->level[level] + place], in->box,
                       in->squeeze) > in->reach * in->reach)
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
    else
        leaves_look(in);
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

static demarc_status block_feet(search *in, const demarc_rim *rim, size_t from,
                                size_t *hint, demarc_feet *out)
{
    for (size_t i = from; i < from + EDGES && i < rim->count; i++) {
        demarc_foot foot = foot_find(in, demarc_rim_point(rim, i), *hint);

        if (isinf(foot.metres))
            continue;
        if (!demarc_reserve(&out->items, &out->room, out->count + 1,
                            sizeof *out->items))
            return DEMARC_ENOMEM;
        *hint = foot.point;
        foot.of = i;
        out->place[i] = (uint32_t)out->count;
        out->items[out->count++] = foot;
    }
    return DEMARC_OK;
}

demarc_status demarc_rim_feet(const demarc_rim *rim, const demarc_rim *other,
                              double reach_m, demarc_feet *out)
{
    search in = {.rim = other, .reach = reach_m / DEMARC_DEGREE_M};
    demarc_status status = DEMARC_OK;
    size_t hint = 0;

    *out = (demarc_feet){0};
    /* of a large area only the pages near the other one are touched */
    out->place = calloc(rim->count + 1, sizeof *out->place);
    if (!out->place)
        return DEMARC_ENOMEM;
    for (size_t block = 0;
         other->count > 0 && block * EDGES < rim->count && !status; block++) {
        block_open(rim, block, &in);
        in.count = 0;
        leaves_find(&in, other->levels - 1, 0);
        if (in.count > 0)
            status = block_feet(&in, rim, block * EDGES, &hint, out);
    }
    return status;
}

void demarc_feet_free(demarc_feet *feet)
{
    free(feet->items);
    free(feet->place);
    *feet = (demarc_feet){0};
}
