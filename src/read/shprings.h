/** shprings.h - the rings of a shapefile's polygons, taken while the file is
 *  checked: OGR then need not read them, for which it takes minutes where a
 *  polygon has thousands of rings. */
#ifndef DEMARC_READ_SHPRINGS_H
#define DEMARC_READ_SHPRINGS_H

#include "model/gauge.h"
#include "read/rings.h"

typedef struct demarc_shprings {
    demarc_bare_rings all; /* feature: the record's number, from 0 */
    size_t begin, first;   /* ring and point with which the record begins */
    size_t feature;
    bool left; /* to OGR: out of memory, or a ring is not closed, which OGR
                  tells */
} demarc_shprings;

/**
 * Who takes them as they are met.
 * @param out  zero-initialised; `all` is to be freed.
 */
demarc_gauger demarc_shprings_gauger(demarc_shprings *out);

#endif
