/** rings.h - the rings of a file's polygons as they stand there, before they
 *  are the rings of areas: closed or not, in any direction. */
#ifndef DEMARC_READ_RINGS_H
#define DEMARC_READ_RINGS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct demarc_bare_ring {
    size_t start, count; /* points */
    size_t feature;      /* 0 is the first */
    bool hole;
} demarc_bare_ring;

/** Ring by ring, in the order of the features. Zero-initialise. */
typedef struct demarc_bare_rings {
    double *lon_lat; /* malloc */
    size_t points, point_room;
    demarc_bare_ring *items; /* malloc */
    size_t count, room;
} demarc_bare_rings;

/** Room for so many points behind those there are; NULL: out of memory. */
double *demarc_bare_rings_points(demarc_bare_rings *rings, size_t count);

/** Adds a ring of points that are there, or will be; false when out of
 *  memory. */
bool demarc_bare_rings_add(demarc_bare_rings *rings,
                           const demarc_bare_ring *ring);
void demarc_bare_rings_free(demarc_bare_rings *rings);

/** Twice the area in the plane of its coordinates; positive:
 *  counter-clockwise. The last point may be the first again. */
double demarc_ring_turning(const double *points, size_t count);

/** The other way round. */
void demarc_ring_turn(double *points, size_t count);

/** Leaves out points that repeat the one before, the first behind the last as
 *  well; returns how many are left. */
size_t demarc_ring_thin(double *points, size_t count);

#endif
