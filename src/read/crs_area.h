/** crs_area.h - where a projected coordinate system is meant to be used. */
#ifndef DEMARC_READ_CRS_AREA_H
#define DEMARC_READ_CRS_AREA_H

#include <ogr_srs_api.h>
#include <stdbool.h>

/** Degrees; west is greater than east where it crosses 180. */
typedef struct demarc_crs_area {
    double west, south, east, north;
} demarc_crs_area;

/** The area that the register (EPSG, ESRI) gives for it, also where the file
 *  has no code for it. False: it is not projected, or not known there. */
bool demarc_crs_area_find(OGRSpatialReferenceH crs, demarc_crs_area *out);

/** Is a point so far outside, by more than six degrees, that the projection
 *  was not made for it? Neighbouring zones are in common use. */
bool demarc_crs_area_misses(const demarc_crs_area *area, double lon,
                            double lat);

#endif
