/** overlap.h - lines that are there twice. */
#ifndef DEMARC_MEASURE_OVERLAP_H
#define DEMARC_MEASURE_OVERLAP_H

#include "measure/net.h"

/**
 * Finds edges that two lines share while both are alive: they would be
 * counted twice. A line that another one repeats whole is an error, a part of
 * it a warning. Edges are the same when both ends are, to the digit, in
 * either direction.
 */
demarc_status demarc_overlaps_find(demarc_ctx *ctx,
                                   const demarc_border *border);

#endif
