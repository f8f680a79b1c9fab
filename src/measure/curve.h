/** curve.h - the place of a point in space along a curve that fills it. */
#ifndef DEMARC_MEASURE_CURVE_H
#define DEMARC_MEASURE_CURVE_H

#include "measure/boxes.h"

#include <stdint.h>

/**
 * Along Hilbert's curve, in cells of about 200 m: what is near on it is near in
 * space. The transformation is Skilling's (2004), "Programming the Hilbert
 * curve", AIP Conf. Proc. 707, 381-387.
 */
uint64_t demarc_curve_place(demarc_space at);

/** A thing and its place. */
typedef struct demarc_curved {
    uint64_t place;
    size_t thing;
} demarc_curved;

/** Sorts by place, then by thing. */
void demarc_curve_sort(demarc_curved *items, size_t count);

#endif
