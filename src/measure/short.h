/** short.h - the lengths of short edges on WGS 84, many at a time. */
#ifndef DEMARC_MEASURE_SHORT_H
#define DEMARC_MEASURE_SHORT_H

#include <stddef.h>

/** What stands for an edge that is not short. */
#define DEMARC_NOT_SHORT (-1.0)

/** How many edges are measured at a time. */
enum { DEMARC_SHORT_BLOCK = 256 };

/**
 * Metres of the geodesic edges between neighbours, by the chord through the
 * ellipsoid and a series from chord to arc (docs/measures.md derives it and
 * bounds what is left out). An edge is short if it is at most some 100 km long
 * and its ends are at most 90 degrees of longitude apart, in numbers: the
 * antimeridian is not looked across. Within 7e-14 of the truth, relatively,
 * and for edges up to 30 km within 2e-15; the same bits on every machine.
 * @param lon     `edges` + 1 degrees; so is `lat`.
 * @param edges   at most DEMARC_SHORT_BLOCK.
 * @param metres  `edges` doubles; DEMARC_NOT_SHORT for an edge that is not
 *                short, or not on the earth.
 * @return how many are not.
 */
size_t demarc_short_edges(const double *lon, const double *lat, size_t edges,
                          double *metres);

#endif
