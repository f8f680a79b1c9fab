/** area.h - areas, such as countries, as rings of vertices. */
#ifndef DEMARC_MODEL_AREA_H
#define DEMARC_MODEL_AREA_H

#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>

/** Points [start, start + count) of all areas' points: closed, the first is
 *  not repeated, none twice in a row, the inside of the area on the left. */
typedef struct demarc_ring {
    size_t start, count, area;
} demarc_ring;

typedef struct demarc_area {
    const char *code; /* "KGZ"; else its name */
    const char *slug; /* "kgz": lower case, for ids; unique once settled */
    const char *name; /* "" if it has none */
    bool water;       /* a lake or a sea, by the word of a field */
    size_t source;    /* in which of the files: 0 is the first */
    long feature;     /* place in its file, 1 is the first */
    size_t ring, rings;
} demarc_area;

typedef struct demarc_areas {
    demarc_area *items; /* malloc, like all below; strings in an arena */
    size_t count, room;
    demarc_ring *rings;
    size_t ring_count, ring_room;
    double *lon_lat; /* degrees */
    size_t points, point_room;
} demarc_areas;

static inline const double *demarc_area_point(const demarc_areas *areas,
                                              size_t point)
{
    return areas->lon_lat + 2 * point;
}

/** A difference of longitudes that lie in [-180, 180], the short way round. */
static inline double demarc_lon_turn(double degrees)
{
    return degrees > 180    ? degrees - 360
           : degrees < -180 ? degrees + 360
                            : degrees;
}

/** The point behind a point of a ring, round and round. */
static inline size_t demarc_ring_next(const demarc_ring *ring, size_t point)
{
    return point + 1 < ring->start + ring->count ? point + 1 : ring->start;
}

#endif
