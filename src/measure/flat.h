/** flat.h - the azimuthal equidistant plane about a point: the way from there
 *  has its true length and course, and the rest is nearly true. */
#ifndef DEMARC_MEASURE_FLAT_H
#define DEMARC_MEASURE_FLAT_H

#include "measure/geodesic.h"

/** The plane about lon, lat, in metres. */
typedef struct demarc_flat {
    struct geod_geodesic geod;
    double lon, lat;
} demarc_flat;

/** The plane about the middle of the box in space that holds the points.
 *  @param lon_lat  `count` pairs of degrees, at least one. */
void demarc_flat_about(const double *lon_lat, size_t count, demarc_flat *out);

/**
 * To the plane and back: by geod_inverse and geod_direct. Within r metres of
 * the middle two points are no nearer in the plane than on the earth, and
 * farther by at most r^2 / 6R^2 of it; a geodesic of l metres is nowhere
 * farther than r l^2 / 12R^2 from its chord. See docs/measures.md.
 */
void demarc_flat_to(const demarc_flat *flat, double lon, double lat, double *x,
                    double *y);
void demarc_flat_from(const demarc_flat *flat, double x, double y, double *lon,
                      double *lat);

/** How far apart points may stand so that no geodesic between two of them, no
 *  farther than `far` metres from the middle, leaves its chord by more than
 *  `off` metres. */
double demarc_flat_step(double far, double off);

#endif
