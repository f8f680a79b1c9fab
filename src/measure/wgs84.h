/** wgs84.h - the ellipsoid, where it is computed on without GeographicLib. */
#ifndef DEMARC_MEASURE_WGS84_H
#define DEMARC_MEASURE_WGS84_H

#define DEMARC_AXIS       6378137.0 /* metres */
#define DEMARC_FLATTENING (1 / 298.257223563)

/** The eccentricity, squared; and the second one. */
#define DEMARC_E2 (DEMARC_FLATTENING * (2 - DEMARC_FLATTENING))
#define DEMARC_EP2                                                             \
    (DEMARC_E2 / ((1 - DEMARC_FLATTENING) * (1 - DEMARC_FLATTENING)))

#endif
