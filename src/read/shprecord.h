/** shprecord.h - one line, area or point of a .shp, checked point by point. */
#ifndef DEMARC_READ_SHPRECORD_H
#define DEMARC_READ_SHPRECORD_H

#include "model/gauge.h"
#include "read/shphead.h"

typedef struct demarc_shp_record {
    uint64_t at;     /* of its header in the file */
    uint32_t number; /* by its place; 1 is the first */
    uint64_t length; /* of its content, in bytes */
    uint32_t type, parts, points;
    double box[DEMARC_SIDES];    /* as it says */
    double extent[DEMARC_SIDES]; /* of its points; west > east: none */
    bool measured;               /* it has an M for each point */
} demarc_shp_record;

/** An extent of nothing, and one grown by another. */
void demarc_extent_clear(double *extent);
void demarc_extent_add(double *extent, const double *other);

/**
 * Takes the next record from the stream.
 * @param type    of the file.
 * @param gauger  is given its vertices; NULL: nobody is.
 * @param out     the record before, zero at first; replaced by this one.
 * @return false when the one after it cannot be found, or reading stops.
 */
bool demarc_shp_record_read(demarc_stream *in, uint32_t type,
                            const demarc_gauger *gauger, demarc_damage *damage,
                            demarc_shp_record *out);

#endif
