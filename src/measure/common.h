/** common.h - what two edges have in common: where one is drawn over another,
 *  whatever their vertices. */
#ifndef DEMARC_MEASURE_COMMON_H
#define DEMARC_MEASURE_COMMON_H

#include "measure/boxes.h"

#include <stdbool.h>

/** Edges no farther apart than this run together, in metres. Coordinates of
 *  seven digits are 0.01 m off, of six 0.1 m, of 32 bits 0.7 m. */
#define DEMARC_COMMON_M 1.0

typedef struct demarc_edge {
    demarc_space at[2]; /* its ends, in space */
    double lon[2], lat[2];
    double metres;
} demarc_edge;

/** Have the edges the same ends, to the digit, in either direction? */
bool demarc_edge_same(const demarc_edge *a, const demarc_edge *b);

/**
 * The part of `a` along which `b` runs: both ends of that part are ends of `a`
 * or `b`, and no more than DEMARC_COMMON_M from the other edge. So edges that
 * cross or part have nothing in common, however sharp their angle. An edge is
 * taken for a geodesic (the plane that stands on the earth half-way between
 * its ends: 0.7 mm beside it on 100 km, 81 mm on 500 km), and else for a
 * straight line in longitude and latitude, as programs draw it that add
 * vertices.
 * @param from, to  metres along `a`.
 * @return false if there is none.
 */
bool demarc_edge_common(const demarc_edge *a, const demarc_edge *b,
                        double *from, double *to);

#endif
