/** geodesic.h - edges on the WGS 84 ellipsoid, and sums that keep digits. */
#ifndef DEMARC_MEASURE_GEODESIC_H
#define DEMARC_MEASURE_GEODESIC_H

#include <math.h>
#include <stddef.h>

#include <geodesic.h> /* PROJ's copy of Karney's geographiclib-c */

/** WGS 84: a = 6378137 m, f = 1/298.257223563. */
void demarc_geod(struct geod_geodesic *out);

/** Metres between two points in degrees, longitude first. */
double demarc_distance(const struct geod_geodesic *geod, double lon1,
                       double lat1, double lon2, double lat2);

/** Metres of the edges between `count` vertices in a row, `count` - 1 of them:
 *  short ones by measure/short.h, the others by geod_inverse. */
void demarc_distances(const double *lon, const double *lat, size_t count,
                      double *metres);

/** A sum with its rounding error kept aside: Neumaier (1974), "Rundungs-
 *  fehleranalyse einiger Verfahren zur Summation endlicher Summen". */
typedef struct demarc_sum {
    double sum, rest;
} demarc_sum;

static inline void demarc_sum_add(demarc_sum *sum, double value)
{
    double next = sum->sum + value;

    if (fabs(sum->sum) >= fabs(value))
        sum->rest += (sum->sum - next) + value;
    else
        sum->rest += (value - next) + sum->sum;
    sum->sum = next;
}

static inline double demarc_sum_value(const demarc_sum *sum)
{
    return sum->sum + sum->rest;
}

#endif
