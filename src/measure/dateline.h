/** dateline.h - lines cut where they cross the antimeridian. */
#ifndef DEMARC_MEASURE_DATELINE_H
#define DEMARC_MEASURE_DATELINE_H

#include "base/ctx.h"

/** A line in parts, none of which crosses 180 degrees. */
typedef struct demarc_parts {
    double *lon_lat; /* degrees, in [-180, 180] */
    size_t points, point_room;
    size_t *start; /* part i is [start[i], start[i + 1]) */
    size_t count, start_room;
} demarc_parts;

/**
 * Cuts a line at the antimeridian, on its geodesics: where an edge crosses,
 * one part ends at 180 and the next begins at -180, or the other way round,
 * at the same latitude (RFC 7946, section 3.1.9).
 * @param out  free with demarc_parts_free, also on failure.
 */
demarc_status demarc_dateline_cut(const double *lon_lat, size_t count,
                                  demarc_parts *out);
void demarc_parts_free(demarc_parts *parts);

#endif
