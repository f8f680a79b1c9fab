/** side.h - on which side of the line a point lies. */
#ifndef DEMARC_MEASURE_SIDE_H
#define DEMARC_MEASURE_SIDE_H

#include "measure/nearest.h"

/** Nearer than this a point is on the line: positions with 7 decimals, as
 *  GeoJSON has them, are wrong by up to 8 mm. */
#define DEMARC_ON_LINE_M 0.01

/**
 * The party on whose side the point lies, as the segment of its nearest spot
 * names it on its left or right.
 * @param spot  the nearest to the point of those alive in the era.
 * @return "" where that is not known: on the line, beyond the end of an open
 *         route, and where the segment does not say.
 */
const char *demarc_spot_side(const demarc_border *border, const demarc_era *era,
                             const demarc_spot *spot, double lon, double lat);

#endif
