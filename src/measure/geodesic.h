/** geodesic.h - edges on the WGS 84 ellipsoid, and sums that keep digits. */
#ifndef DEMARC_MEASURE_GEODESIC_H
#define DEMARC_MEASURE_GEODESIC_H

#include <stddef.h>

#include <geodesic.h> /* PROJ's copy of Karney's geographiclib-c */

/** WGS 84: a = 6378137 m, f = 1/298.257223563. */
void demarc_geod(struct geod_geodesic *out);

/** Metres between two points in degrees, longitude first. */
double demarc_distance(const struct geod_geodesic *geod, double lon1,
                       double lat1, double lon2, double lat2);

/** A sum with its rounding error kept aside: Neumaier (1974), "Rundungs-
 *  fehleranalyse einiger Verfahren zur Summation endlicher Summen". */
typedef struct demarc_sum {
    double sum, rest;
} demarc_sum;

void demarc_sum_add(demarc_sum *sum, double value);
double demarc_sum_value(const demarc_sum *sum);

#endif
