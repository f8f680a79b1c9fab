/** dateface.h - polygons cut where they cross the antimeridian. */
#ifndef DEMARC_MEASURE_DATEFACE_H
#define DEMARC_MEASURE_DATEFACE_H

#include "measure/dateline.h"

/** Rings of one polygon or several: an outer one, right-handed, and behind it
 *  its holes, left-handed; each closed. */
typedef struct demarc_faces {
    demarc_parts rings;
    bool *hole; /* per ring; malloc */
    size_t polygons;
} demarc_faces;

/**
 * Cuts a polygon at the antimeridian, between its points in longitude and
 * latitude, by GEOS (RFC 7946, section 3.1.9). One round a pole is led there
 * along the antimeridian.
 * @param start  ring i has the points [start[i], start[i + 1]); the first one
 *               is the outer ring.
 * @param out    free with demarc_faces_free, also on failure.
 */
demarc_status demarc_dateline_face(demarc_ctx *ctx, const double *lon_lat,
                                   const size_t *start, size_t rings,
                                   demarc_faces *out);
void demarc_faces_free(demarc_faces *faces);

#endif
