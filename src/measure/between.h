/** between.h - the land between two editions of a line. */
#ifndef DEMARC_MEASURE_BETWEEN_H
#define DEMARC_MEASURE_BETWEEN_H

#include "measure/legs.h"

/** A polygon that changed sides: an outer ring, right-handed, and its holes,
 *  left-handed; each closed, its first point repeated. */
typedef struct demarc_swap {
    size_t leg;            /* of the legs round it: the first */
    const char *from, *to; /* parties; "" where the lines do not say */
    double area_m2;        /* on the ellipsoid */
    double lon, lat;       /* a point inside */
    double *lon_lat;       /* malloc; all rings */
    size_t *start;         /* malloc; ring i is [start[i], start[i + 1]) */
    size_t rings;
} demarc_swap;

typedef struct demarc_swaps {
    demarc_swap *items; /* malloc; by leg, then area, the largest first */
    size_t count, room;
    bool sides_differ; /* the editions name different parties on one side */
} demarc_swaps;

/**
 * The polygons between what moved, and inside of rings that came or went.
 * @param flat    the plane of the nodes.
 * @param same_m  ends of a leg that are nearer than this are one.
 * @param out     free with demarc_swaps_free, also on failure.
 */
demarc_status demarc_swaps_find(demarc_ctx *ctx, const demarc_traces *old,
                                const demarc_traces *made,
                                const demarc_legs *legs,
                                const demarc_flat *flat, double same_m,
                                demarc_swaps *out);
void demarc_swaps_free(demarc_swaps *swaps);

#endif
