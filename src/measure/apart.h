/** apart.h - how far what moved has moved. */
#ifndef DEMARC_MEASURE_APART_H
#define DEMARC_MEASURE_APART_H

#include "measure/legs.h"

/**
 * Sets the leg's Hausdorff and discrete Frechet distance, by GEOS in the plane
 * about it, between points that are `step_m` apart, which is set too; for
 * Frechet twice that. The Hausdorff distance of the lines is within half a step
 * of it; their Frechet distance is at most as given, and up to two steps less.
 * See docs/measures.md.
 */
demarc_status demarc_leg_apart(demarc_ctx *ctx,
                               const demarc_traces *const side[2],
                               demarc_leg *leg);

#endif
