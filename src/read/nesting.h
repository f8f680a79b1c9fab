/**
 * nesting.h - which rings of a shapefile's polygon are holes.
 *
 * The file does not say. Outer rings are to run clockwise, holes the other way
 * (ESRI Shapefile Technical Description, July 1998, p. 8), and many files have
 * it wrong. So each ring is held against the others: a hole lies in an odd
 * number of them, since the area is where an odd number of edges is to the
 * west. Where that cannot be said, for rings that coincide or cross each
 * other, the direction stands.
 *
 * OGR holds each ring against each other, which takes minutes for a country of
 * ten thousand islands. Here a ring is held against the points, one of each
 * ring, that a grid has in its box.
 */
#ifndef DEMARC_READ_NESTING_H
#define DEMARC_READ_NESTING_H

#include "read/rings.h"

/** Sets `hole` of every ring; false when out of memory. */
bool demarc_nesting_find(demarc_bare_rings *rings);

#endif
