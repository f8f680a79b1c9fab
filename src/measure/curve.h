/** curve.h - the place of a point in space along a curve that fills it. */
#ifndef DEMARC_MEASURE_CURVE_H
#define DEMARC_MEASURE_CURVE_H

#include "measure/boxes.h"

#include <stdint.h>

/**
 * Along Hilbert's curve, in cells of about 200 m: what is near on it is near in
 * space. The transformation is Skilling's (2004), "Programming the Hilbert
 * curve", AIP Conf. Proc. 707, 381-387; of many points at once.
 */
void demarc_curve_places(const demarc_space *at, size_t count,
                         uint64_t *places);

#endif
