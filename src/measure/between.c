#include "measure/between.h"

#include "measure/loops.h"
#include "model/geos.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Less land than this is what rounding leaves between two lines. */
static const double CRUMB_M2 = 0.01;

typedef struct job {
    demarc_ctx *ctx;
    GEOSContextHandle_t geos;
    const demarc_flat *flat;
    const demarc_loops *loops;
    demarc_swaps *out;
} job;

/** All loops as one geometry, cut wherever they meet. */
static GEOSGeometry *lines_node(const job *in)
{
    size_t *start = calloc(in->loops->count + 1, sizeof *start);
    GEOSGeometry *lines = NULL, *noded = NULL;
    double *xy = NULL;

    for (size_t i = 0; start && i < in->loops->count; i++)
        start[i + 1] = start[i] + in->loops->items[i].count;
    if (start)
        xy = malloc(2 * start[in->loops->count] * sizeof *xy);
    for (size_t i = 0; xy && i < in->loops->count; i++)
        memcpy(xy + 2 * start[i], in->loops->items[i].xy,
               2 * in->loops->items[i].count * sizeof *xy);
    if (xy)
        lines = demarc_geos_lines(in->ctx, xy, start, in->loops->count);
    if (lines)
        noded = GEOSUnaryUnion_r(in->geos, lines);
    demarc_geos_free(in->ctx, lines);
    free(xy);
    free(start);
    return noded;
}

/** Adds the points of a ring to a swap, back on the earth. @return square
 *  metres; anticlockwise is positive. */
static bool ring_take(const job *in, const GEOSGeometry *ring, bool hole,
                      demarc_swap *to, double *area)
{
    const GEOSCoordSequence *points = GEOSGeom_getCoordSeq_r(in->geos, ring);
    struct geod_polygon sum;
    unsigned count = 0;
    double *at, signed_m2;

    if (!points || !GEOSCoordSeq_getSize_r(in->geos, points, &count))
        return false;
    at = to->lon_lat + 2 * to->start[to->rings];
    to->start[to->rings + 1] = to->start[to->rings] + count;
    to->rings++;
    geod_polygon_init(&sum, 0);
    for (size_t i = 0; i < count; i++) {
        double x, y;

        if (!GEOSCoordSeq_getXY_r(in->geos, points, (unsigned)i, &x, &y))
            return false;
        demarc_flat_from(in->flat, x, y, &at[2 * i], &at[2 * i + 1]);
        if (i > 0)
            geod_polygon_addpoint(&in->flat->geod, &sum, at[2 * i + 1],
                                  at[2 * i]);
    }
    geod_polygon_compute(&in->flat->geod, &sum, 0, 1, &signed_m2, NULL);
    for (size_t i = 0; (signed_m2 < 0) != hole && i < count / 2; i++)
        for (size_t k = 0; k < 2; k++) {
            double swap = at[2 * i + k];

            at[2 * i + k] = at[2 * (count - 1 - i) + k];
            at[2 * (count - 1 - i) + k] = swap;
        }
    *area += hole ? -fabs(signed_m2) : fabs(signed_m2);
    return true;
}

static bool rings_take(const job *in, const GEOSGeometry *face, demarc_swap *to)
{
    const int holes = GEOSGetNumInteriorRings_r(in->geos, face);
    const int points = GEOSGetNumCoordinates_r(in->geos, face);
    bool fine;

    if (holes < 0 || points < 0)
        return false;
    to->lon_lat = malloc((2 * (size_t)points + 1) * sizeof *to->lon_lat);
    to->start = calloc((size_t)holes + 2, sizeof *to->start);
    fine = to->lon_lat && to->start &&
           ring_take(in, GEOSGetExteriorRing_r(in->geos, face), false, to,
                     &to->area_m2);
    for (int i = 0; fine && i < holes; i++)
        fine = ring_take(in, GEOSGetInteriorRingN_r(in->geos, face, i), true,
                         to, &to->area_m2);
    return fine;
}

static void swap_free(demarc_swap *swap)
{
    free(swap->lon_lat);
    free(swap->start);
}

/** A point inside. */
static bool inside_find(const job *in, const GEOSGeometry *face, double *x,
                        double *y)
{
    GEOSGeometry *point = GEOSPointOnSurface_r(in->geos, face);
    bool fine = point && GEOSGeomGetX_r(in->geos, point, x) == 1 &&
                GEOSGeomGetY_r(in->geos, point, y) == 1;

    demarc_geos_free(in->ctx, point);
    return fine;
}

/** Is the one on the right of this loop on the left of the first that names
 *  its parties? Then its turns count the other way round. */
static int sense(const demarc_loops *loops, const demarc_loop *of)
{
    for (size_t i = 0; i < loops->count; i++)
        if (*loops->items[i].left)
            return *of->left && strcmp(of->right, loops->items[i].left) == 0
                       ? -1
                       : 1;
    return 1;
}

/** Who had the land round a point, and who has it: the turns of all loops
 *  together, so that a ring that came into what moved does not count double.
 *  False if nothing changed. */
static bool parties_find(const job *in, double x, double y, demarc_swap *to)
{
    const demarc_loop *by = NULL;
    int turns = 0, own;

    for (size_t i = 0; i < in->loops->count; i++) {
        const demarc_loop *loop = &in->loops->items[i];
        int round = demarc_loop_turns(loop, x, y);

        if (round != 0 && !by)
            by = loop;
        turns += round * sense(in->loops, loop);
    }
    if (turns == 0 || !by)
        return false;
    own = turns * sense(in->loops, by);
    to->leg = by->leg;
    to->from = own > 0 ? by->left : by->right;
    to->to = own > 0 ? by->right : by->left;
    return true;
}

static demarc_status face_take(job *in, const GEOSGeometry *face)
{
    demarc_swap swap = {0};
    double x, y;

    if (!face || !inside_find(in, face, &x, &y))
        return DEMARC_ENOMEM;
    if (!parties_find(in, x, y, &swap))
        return DEMARC_OK;
    demarc_flat_from(in->flat, x, y, &swap.lon, &swap.lat);
    if (!rings_take(in, face, &swap) ||
        !demarc_reserve(&in->out->items, &in->out->room, in->out->count + 1,
                        sizeof swap)) {
        swap_free(&swap);
        return DEMARC_ENOMEM;
    }
    if (swap.area_m2 < CRUMB_M2)
        swap_free(&swap);
    else
        in->out->items[in->out->count++] = swap;
    return DEMARC_OK;
}

static int by_leg(const void *left, const void *right)
{
    const demarc_swap *a = left, *b = right;

    if (a->leg != b->leg)
        return a->leg < b->leg ? -1 : 1;
    return (a->area_m2 < b->area_m2) - (a->area_m2 > b->area_m2);
}

static demarc_status faces_find(job *in)
{
    GEOSGeometry *noded = lines_node(in);
    const GEOSGeometry *const all[] = {noded};
    GEOSGeometry *faces = noded ? GEOSPolygonize_r(in->geos, all, 1) : NULL;
    const int count = faces ? GEOSGetNumGeometries_r(in->geos, faces) : -1;
    demarc_status status = DEMARC_OK;

    if (count < 0)
        status = demarc_report(in->ctx, DEMARC_RULE_INTERNAL, NULL, NULL,
                               "the land between the lines cannot be found");
    for (int i = 0; i < count && !status; i++)
        status = face_take(in, GEOSGetGeometryN_r(in->geos, faces, i));
    demarc_geos_free(in->ctx, faces);
    demarc_geos_free(in->ctx, noded);
    return status;
}

demarc_status demarc_swaps_find(demarc_ctx *ctx, const demarc_traces *old,
                                const demarc_traces *made,
                                const demarc_legs *legs,
                                const demarc_flat *flat, double same_m,
                                demarc_swaps *out)
{
    const demarc_traces *const side[2] = {old, made};
    demarc_loops loops;
    job in = {.ctx = ctx,
              .geos = demarc_geos(ctx),
              .flat = flat,
              .loops = &loops,
              .out = out};
    demarc_status status = demarc_loops_make(side, legs, same_m, &loops);

    *out = (demarc_swaps){0};
    for (size_t i = 0; i < loops.count; i++)
        out->sides_differ |= loops.items[i].differ;
    if (!status && !in.geos)
        status = DEMARC_ENOMEM;
    if (!status && loops.count > 0)
        status = faces_find(&in);
    if (out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, by_leg);
    demarc_loops_free(&loops);
    return status;
}

void demarc_swaps_free(demarc_swaps *swaps)
{
    for (size_t i = 0; i < swaps->count; i++)
        swap_free(&swaps->items[i]);
    free(swaps->items);
    *swaps = (demarc_swaps){0};
}
