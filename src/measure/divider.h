/** divider.h - the length of a line as walked with dividers: equal steps from
 *  the line to the line, as Richardson (1961) measured borders on maps. */
#ifndef DEMARC_MEASURE_DIVIDER_H
#define DEMARC_MEASURE_DIVIDER_H

#include <stddef.h>

/**
 * From the first vertex on each step goes to the first place on the rest of
 * the line that is `opening_m` away, by geodesic distance; what is left behind
 * the last whole step counts as it is, from there straight to the last vertex.
 * @param lon_lat    2 * `count` numbers; `count` >= 1.
 * @param opening_m  above 0, up to 5,000 km: there no edge can leave a circle
 *                   round a point, and come back into it, between its ends.
 * @return metres, to a micrometre for each step.
 */
double demarc_divider_walk(const double *lon_lat, size_t count,
                           double opening_m);

#endif
