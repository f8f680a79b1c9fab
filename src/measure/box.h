/** box.h - boxes in degrees: west, south, east, north. */
#ifndef DEMARC_MEASURE_BOX_H
#define DEMARC_MEASURE_BOX_H

#include "model/area.h"

#include <math.h>

/** Metres of a degree of latitude, near enough to tell what is near. */
#define DEMARC_DEGREE_M 111320.0

/** The box that holds nothing. */
static inline void demarc_box_empty(double *box)
{
    box[0] = box[1] = INFINITY;
    box[2] = box[3] = -INFINITY;
}

/** Widens a box so that it holds another, from `low` to `high`; a point is
 *  both. */
static inline void demarc_box_add(double *box, const double *low,
                                  const double *high)
{
    for (size_t axis = 0; axis < 2; axis++) {
        box[axis] = low[axis] < box[axis] ? low[axis] : box[axis];
        box[axis + 2] = high[axis] > box[axis + 2] ? high[axis] : box[axis + 2];
    }
}

/** The square of the gap between two boxes, the short way round; degrees of
 *  longitude count `squeeze`. */
static inline double demarc_box_gap(const double *box, const double *other,
                                    double squeeze)
{
    double half = (box[2] - box[0] + other[2] - other[0]) / 2;
    double apart = (box[0] + box[2] - other[0] - other[2]) / 2;
    double wide = fabs(demarc_lon_turn(apart)) - half;
    double low = box[1] - other[3], high = other[1] - box[3];

    wide = wide > 0 ? wide * squeeze : 0;
    high = high > low ? high : low;
    high = high > 0 ? high : 0;
    return wide * wide + high * high;
}

#endif
