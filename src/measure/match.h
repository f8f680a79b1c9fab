/** match.h - the boundaries of two areas laid beside each other. */
#ifndef DEMARC_MEASURE_MATCH_H
#define DEMARC_MEASURE_MATCH_H

#include "base/ctx.h"
#include "measure/geodesic.h"
#include "model/area.h"

/** The nearest place on the other boundary. */
typedef struct demarc_foot {
    size_t point;  /* its edge leaves this point */
    double share;  /* of the edge: 0 to 1 */
    size_t vertex; /* the nearest point */
    double metres; /* to the foot; INFINITY: nothing near */
    double vertex_m;
    double lon, lat;
} demarc_foot;

/** The boundary of an area with chainage. Points count from the area's own
 *  first point on. */
typedef struct demarc_rim {
    const demarc_areas *areas;
    size_t first, count; /* of the points */
    size_t ring, rings;
    size_t *ring_of;    /* per point */
    double *cum;        /* per point: metres from its ring's first point */
    double *around;     /* per ring, from `ring` on: its length */
    demarc_foot *foot;  /* per point: on the other rim */
    double (*boxes)[4]; /* of 16 edges each */
    size_t box_count;
} demarc_rim;

/** A place on a, and the place on b that belongs to it. */
typedef struct demarc_match {
    size_t ring_a, ring_b;
    double at_a, at_b;         /* metres from the ring's first point */
    double metres;             /* between them */
    double a[2], b[2];         /* degrees */
    size_t vertex_a, vertex_b; /* points, or SIZE_MAX: on an edge */
    size_t edge_a, edge_b;     /* the place is on the edge that leaves these */
} demarc_match;

typedef struct demarc_matches {
    demarc_match *items; /* by ring and place on a */
    size_t count, room;
    double near_m;  /* how far vertices that belong together lie apart */
    double nearest; /* least distance of the two */
} demarc_matches;

enum { DEMARC_REACH_M = 20000 }; /* farther apart nothing is looked at */

demarc_status demarc_rim_make(const demarc_areas *areas, size_t area,
                              demarc_rim *out);
void demarc_rim_free(demarc_rim *rim);

/** The nearest place to a point on the edges that leave points [from, to). */
demarc_foot demarc_rim_foot(const demarc_rim *rim, const double *at,
                            size_t from, size_t to);

/** Lays two rims beside each other: vertices that are each other's nearest,
 *  and for the others their feet. */
demarc_status demarc_match_make(demarc_ctx *ctx, demarc_rim *a, demarc_rim *b,
                                demarc_matches *out);

static inline const double *demarc_rim_point(const demarc_rim *rim, size_t i)
{
    return demarc_area_point(rim->areas, rim->first + i);
}

static inline const demarc_ring *demarc_rim_ring(const demarc_rim *rim,
                                                 size_t point)
{
    return &rim->areas->rings[rim->ring_of[point]];
}

static inline size_t demarc_rim_next(const demarc_rim *rim, size_t point)
{
    return demarc_ring_next(demarc_rim_ring(rim, point), rim->first + point) -
           rim->first;
}

static inline double demarc_rim_around(const demarc_rim *rim, size_t ring)
{
    return rim->around[ring - rim->ring];
}

#endif
