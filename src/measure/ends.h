/** ends.h - points that are near each other, found by bands of latitude. */
#ifndef DEMARC_MEASURE_ENDS_H
#define DEMARC_MEASURE_ENDS_H

#include "base/ctx.h"

/** Called for each pair a < b that is no farther apart than asked, by a, then
 *  b. */
typedef void demarc_pair_fn(void *user, size_t a, size_t b, double metres);

/**
 * Finds all pairs of points within `metres` of each other (geodesic), also
 * across the antimeridian. Points with the same longitude and latitude are
 * paired with the first of them alone, and it stands for them in other pairs:
 * however many meet somewhere, there are no more pairs than points.
 * @param lon_lat  2 * `count` degrees.
 * @param most     when there are more pairs, some are left out: points that
 *                 lie in heaps have as many as the square of their number.
 * @param full     set: were any left out?
 */
demarc_status demarc_pairs_within(const double *lon_lat, size_t count,
                                  double metres, size_t most, bool *full,
                                  demarc_pair_fn *fn, void *user);

#endif
