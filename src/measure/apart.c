#include "measure/apart.h"

#include "model/geos.h"

#include <math.h>
#include <stdlib.h>

/** So many steps go to the longer of both lines. GEOS takes their product in
 *  time, and for Frechet 80 times as many bytes. */
enum { HAUSDORFF_STEPS = 500, FRECHET_STEPS = 250 };

/** A line with up to so many vertices for each step keeps them all. */
static const double KEPT = 1.5;

/** A line in the plane. */
typedef struct chain {
    double *xy; /* malloc */
    size_t count;
    double metres;
} chain;

/** The plane about both lines. */
static demarc_status flat_about(const demarc_traces *const side[2],
                                const demarc_leg *leg, demarc_flat *out)
{
    const size_t count = leg->edges[0] + leg->edges[1] + 2;
    double *lon_lat = malloc(2 * count * sizeof *lon_lat);
    size_t n = 0;

    if (!lon_lat)
        return DEMARC_ENOMEM;
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i <= leg->edges[k]; i++, n++) {
            const demarc_node *node = demarc_leg_node(side[k], leg, k, i);

            lon_lat[2 * n] = node->lon;
            lon_lat[2 * n + 1] = node->lat;
        }
    demarc_flat_about(lon_lat, count, out);
    free(lon_lat);
    return DEMARC_OK;
}

static demarc_status chain_make(const demarc_traces *traces,
                                const demarc_leg *leg, int side,
                                const demarc_flat *flat, chain *out)
{
    const size_t count = leg->edges[side] + 1;

    *out = (chain){.xy = malloc(2 * count * sizeof *out->xy), .count = count};
    if (!out->xy)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < count; i++) {
        const demarc_node *node = demarc_leg_node(traces, leg, side, i);
        double *at = out->xy + 2 * i;

        demarc_flat_to(flat, node->lon, node->lat, &at[0], &at[1]);
        if (i > 0)
            out->metres += hypot(at[0] - at[-2], at[1] - at[-1]);
    }
    return DEMARC_OK;
}

/** Points every `step` metres along it, and its ends. */
static void walk(const chain *from, double step, double *xy, size_t *count)
{
    double past = 0; /* metres up to this edge */

    *count = 0;
    for (size_t i = 0; i + 1 < from->count; i++) {
        const double *at = from->xy + 2 * i;
        const double metres = hypot(at[2] - at[0], at[3] - at[1]);

        while ((double)*count * step < past + metres) {
            double share = ((double)*count * step - past) / metres;

            xy[2 * *count] = at[0] + share * (at[2] - at[0]);
            xy[2 * (*count)++ + 1] = at[1] + share * (at[3] - at[1]);
        }
        past += metres;
    }
    xy[2 * *count] = from->xy[2 * from->count - 2];
    xy[2 * (*count)++ + 1] = from->xy[2 * from->count - 1];
}

/** Its vertices, with points between them. */
static void thicken(const chain *from, double step, double *xy, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i + 1 < from->count; i++) {
        const double *at = from->xy + 2 * i;
        double metres = hypot(at[2] - at[0], at[3] - at[1]);
        size_t parts = (size_t)fmax(ceil(metres / step), 1);

        for (size_t k = 0; k < parts; k++) {
            double share = (double)k / (double)parts;

            xy[2 * *count] = at[0] + share * (at[2] - at[0]);
            xy[2 * (*count)++ + 1] = at[1] + share * (at[3] - at[1]);
        }
    }
    xy[2 * *count] = from->xy[2 * from->count - 2];
    xy[2 * (*count)++ + 1] = from->xy[2 * from->count - 1];
}

/** What GEOS compares: all vertices, unless there are too many, and points
 *  between them. */
static GEOSGeometry *line_make(GEOSContextHandle_t geos, const chain *from,
                               double longest, int steps)
{
    const double step = longest / steps;
    const bool keeps = (double)from->count < KEPT * steps;
    const size_t room = (size_t)steps + (keeps ? from->count : 0) + 4;
    GEOSCoordSequence *points;
    double *xy = malloc(2 * room * sizeof *xy);
    size_t count;

    if (!xy)
        return NULL;
    if (keeps)
        thicken(from, step, xy, &count);
    else
        walk(from, step, xy, &count);
    points = GEOSCoordSeq_copyFromBuffer_r(geos, xy, (unsigned)count, 0, 0);
    free(xy);
    return points ? GEOSGeom_createLineString_r(geos, points) : NULL;
}

typedef int distance_fn(GEOSContextHandle_t geos, const GEOSGeometry *a,
                        const GEOSGeometry *b, double *out);

static demarc_status distance(demarc_ctx *ctx, const chain *chains, int steps,
                              distance_fn *fn, double *out)
{
    GEOSContextHandle_t geos = demarc_geos(ctx);
    const double longest = fmax(chains[0].metres, chains[1].metres);
    GEOSGeometry *a = line_make(geos, &chains[0], longest, steps);
    GEOSGeometry *b = line_make(geos, &chains[1], longest, steps);
    bool fine = a && b && fn(geos, a, b, out);

    demarc_geos_free(ctx, a);
    demarc_geos_free(ctx, b);
    return fine ? DEMARC_OK : DEMARC_ENOMEM;
}

demarc_status demarc_leg_apart(demarc_ctx *ctx,
                               const demarc_traces *const side[2],
                               demarc_leg *leg)
{
    chain chains[2] = {{0}, {0}};
    demarc_flat flat;
    demarc_status status =
        demarc_geos(ctx) ? flat_about(side, leg, &flat) : DEMARC_ENOMEM;

    for (int k = 0; k < 2 && !status; k++)
        status = chain_make(side[k], leg, k, &flat, &chains[k]);
    leg->step_m = fmax(chains[0].metres, chains[1].metres) / HAUSDORFF_STEPS;
    if (!status)
        status = distance(ctx, chains, HAUSDORFF_STEPS, GEOSHausdorffDistance_r,
                          &leg->hausdorff_m);
    if (!status)
        status = distance(ctx, chains, FRECHET_STEPS, GEOSFrechetDistance_r,
                          &leg->frechet_m);
    for (int k = 0; k < 2; k++)
        free(chains[k].xy);
    return status;
}
