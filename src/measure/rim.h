/** rim.h - the boundary of an area, with a tree of boxes round its edges. */
#ifndef DEMARC_MEASURE_RIM_H
#define DEMARC_MEASURE_RIM_H

#include "base/ctx.h"
#include "model/area.h"

/** The nearest place on another boundary. */
typedef struct demarc_foot {
    size_t of;     /* the point whose foot it is */
    size_t point;  /* the edge that leaves this point has it */
    double share;  /* of the edge: 0 to 1 */
    size_t vertex; /* the nearest point */
    double metres; /* to the foot; INFINITY: nothing near */
    double vertex_m;
    double lon, lat;
} demarc_foot;

/** Those of a rim's points that are near another rim. Zero-initialise. */
typedef struct demarc_feet {
    demarc_foot *items; /* by point */
    size_t count, room;
    uint32_t *place; /* per point of the rim: in `items`, or anything */
} demarc_feet;

/** Where two boundaries are nearest to each other. */
typedef struct demarc_nearby {
    double metres;   /* INFINITY: they are not within reach */
    double lon, lat; /* a vertex of one of them */
} demarc_nearby;

enum { DEMARC_RIM_LEVELS = 12 };

/** Points count from the area's own first point on. Zero-initialise. */
typedef struct demarc_rim {
    const demarc_areas *areas;
    size_t first, count; /* of the points */
    size_t ring, rings;
    const double *lon_lat; /* per point */
    bool turned;           /* each ring runs the other way round */
    double *own_lon_lat;   /* if turned */
    uint32_t *ring_of;     /* per point */
    double *cum;        /* per point: metres from its ring's first point, to a
                           percent: for comparisons, not for lengths */
    double *around;     /* per ring, from `ring` on: its length likewise */
    double (*boxes)[4]; /* west, south, east, north of 16 edges each, then of
                           each eight of these, and so on up to one */
    size_t level[DEMARC_RIM_LEVELS + 1]; /* where each begins */
    size_t levels;
} demarc_rim;

/** Does nothing if it is made already. */
demarc_status demarc_rim_make(const demarc_areas *areas, size_t area,
                              demarc_rim *out);
void demarc_rim_free(demarc_rim *rim);

/** The same rim the other way round, without feet: the ring's last point is
 *  its first. It lives as long as `rim`. False when out of memory. */
bool demarc_rim_turn(const demarc_rim *rim, demarc_rim *out);
void demarc_rim_turned_free(demarc_rim *turned);

/** Finds the foot on another rim of each point that is within `reach_m` of it.
 *  @param out  free with demarc_feet_free, also on failure. */
demarc_status demarc_rim_feet(const demarc_rim *rim, const demarc_rim *other,
                              double reach_m, demarc_feet *out);
void demarc_feet_free(demarc_feet *feet);

/** The foot of a point; NULL: nothing is near. */
static inline const demarc_foot *demarc_foot_of(const demarc_feet *feet,
                                                size_t point)
{
    size_t place = feet->place[point];

    return place < feet->count && feet->items[place].of == point
               ? &feet->items[place]
               : NULL;
}

static inline const double *demarc_rim_point(const demarc_rim *rim, size_t i)
{
    return rim->lon_lat + 2 * i;
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

/** A point's place when its ring is turned. */
static inline size_t demarc_rim_mirror(const demarc_rim *rim, size_t point)
{
    const demarc_ring *ring = demarc_rim_ring(rim, point);

    return 2 * (ring->start - rim->first) + ring->count - 1 - point;
}

/** The point of all areas that the edge leaves which leaves a point here. */
static inline size_t demarc_rim_edge(const demarc_rim *rim, size_t point)
{
    return rim->first +
           (rim->turned ? demarc_rim_mirror(rim, demarc_rim_next(rim, point))
                        : point);
}

/** Metres from one place of a ring forward to another. */
static inline double demarc_rim_forward(double from, double to, double around)
{
    return to >= from ? to - from : to - from + around;
}

static inline double demarc_rim_around(const demarc_rim *rim, size_t ring)
{
    return rim->around[ring - rim->ring];
}

#endif
