/** foot.h - the place on one geodesic edge that is nearest to a point. */
#ifndef DEMARC_MEASURE_FOOT_H
#define DEMARC_MEASURE_FOOT_H

#include "measure/geodesic.h"

typedef struct demarc_foot {
    double along_m;  /* from the edge's beginning */
    double offset_m; /* from the point to the foot, >= 0 */
    double lon, lat; /* of the foot */
} demarc_foot;

/**
 * The foot on the part [from, to] of an edge, in metres along it; its ends
 * belong to it. Takes right triangles on a sphere again and again: Baselga and
 * Martinez-Llario (2018), "Intersection and point-to-line solutions for
 * geodesics on the ellipsoid", Stud. Geophys. Geod. 62, 353-363. See
 * docs/measures.md for the error.
 * @param edge   of geod_inverseline, with latitude, longitude and distance.
 * @param from   >= 0 and <= `to`, which is <= the edge's length.
 * @param guess  where to begin; any number.
 */
void demarc_edge_foot(const struct geod_geodesic *geod,
                      const struct geod_geodesicline *edge, double from,
                      double to, double guess, double lon, double lat,
                      demarc_foot *out);

#endif
