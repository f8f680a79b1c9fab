/** ways.h - routes as vertices in a row, as far as nothing interrupts them. */
#ifndef DEMARC_MEASURE_WAYS_H
#define DEMARC_MEASURE_WAYS_H

#include "measure/net.h"

/** A route, or what is between two of its gaps. */
typedef struct demarc_way {
    bool ring; /* of a ring, whose last vertex is its first */
    double length_m;
    double *lon_lat; /* in the direction of the route; in the arena */
    size_t count;    /* of vertices */
} demarc_way;

typedef struct demarc_ways {
    demarc_way *items; /* in the arena */
    size_t count;
} demarc_ways;

/** The routes of an era, in its order. */
demarc_status demarc_ways_make(const demarc_net *net, const demarc_era *era,
                               demarc_arena *arena, demarc_ways *out);

#endif
