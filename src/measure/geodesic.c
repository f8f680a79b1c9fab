#include "measure/geodesic.h"

#include "demarc.h"
#include "measure/short.h"
#include "measure/wgs84.h"

void demarc_geod(struct geod_geodesic *out)
{
    geod_init(out, DEMARC_AXIS, DEMARC_FLATTENING);
}

double demarc_distance(const struct geod_geodesic *geod, double lon1,
                       double lat1, double lon2, double lat2)
{
    double metres;

    geod_inverse(geod, lat1, lon1, lat2, lon2, &metres, NULL, NULL);
    return metres;
}

/** What is not short, and there are not many. */
static void long_measure(const double *lon, const double *lat, size_t edges,
                         double *metres)
{
    struct geod_geodesic geod;

    demarc_geod(&geod);
    for (size_t i = 0; i < edges; i++)
        if (metres[i] == DEMARC_NOT_SHORT)
            metres[i] =
                demarc_distance(&geod, lon[i], lat[i], lon[i + 1], lat[i + 1]);
}

void demarc_distances(const double *lon, const double *lat, size_t count,
                      double *metres)
{
    for (size_t at = 0, edges; at + 1 < count; at += edges) {
        edges = count - 1 - at;
        if (edges > DEMARC_SHORT_BLOCK)
            edges = DEMARC_SHORT_BLOCK;
        if (demarc_short_edges(lon + at, lat + at, edges, metres + at))
            long_measure(lon + at, lat + at, edges, metres + at);
    }
}

double demarc_line_length(const double *lon_lat, size_t count)
{
    double lon[DEMARC_SHORT_BLOCK + 1], lat[DEMARC_SHORT_BLOCK + 1];
    double metres[DEMARC_SHORT_BLOCK];
    demarc_sum sum = {0};

    for (size_t at = 0, edges; at + 1 < count; at += edges) {
        edges = count - 1 - at;
        if (edges > DEMARC_SHORT_BLOCK)
            edges = DEMARC_SHORT_BLOCK;
        for (size_t i = 0; i <= edges; i++) {
            lon[i] = lon_lat[2 * (at + i)];
            lat[i] = lon_lat[2 * (at + i) + 1];
        }
        demarc_distances(lon, lat, edges + 1, metres);
        for (size_t i = 0; i < edges; i++)
            demarc_sum_add(&sum, metres[i]);
    }
    return demarc_sum_value(&sum);
}
