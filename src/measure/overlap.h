/** overlap.h - lines that are there twice. */
#ifndef DEMARC_MEASURE_OVERLAP_H
#define DEMARC_MEASURE_OVERLAP_H

#include "measure/net.h"

/**
 * Finds where two lines run together while both are alive, or a line goes
 * back over itself: that would be counted twice. Lines run together where
 * they are no more than DEMARC_COMMON_M apart, whatever their vertices, for
 * 50 m at least; edges with the same ends, to the digit, at any length. A line
 * that another one repeats whole is an error, a part of it a warning.
 */
demarc_status demarc_overlaps_find(demarc_ctx *ctx,
                                   const demarc_border *border);

/** The same, as far as it can be without vertices, of a border that is gauged:
 *  segments of the same box, length and number of vertices are one. */
demarc_status demarc_doubles_find(demarc_ctx *ctx, const demarc_border *border);

#endif
