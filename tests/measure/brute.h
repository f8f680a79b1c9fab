/** brute.h - the oracle of nearest places: each edge by itself, by golden
 *  section on geodesic distances of GeographicLib. No box, no sphere. */
#ifndef DEMARC_TESTS_MEASURE_BRUTE_H
#define DEMARC_TESTS_MEASURE_BRUTE_H

#include "measure/geodesic.h"
#include "measure/net.h"

#include <math.h>
#include <stdlib.h>

/** Metres from a point to the nearest place of an edge, too long by a
 *  millimetre at most. */
static double brute_edge(const struct geod_geodesic *geod, double lon0,
                         double lat0, double lon1, double lat1, double lon,
                         double lat)
{
    const double ratio = (sqrt(5) - 1) / 2;
    struct geod_geodesicline edge;
    double low = 0, high, least;

    geod_inverseline(&edge, geod, lat0, lon0, lat1, lon1,
                     GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    high = edge.s13;
    least = fmin(demarc_distance(geod, lon, lat, lon0, lat0),
                 demarc_distance(geod, lon, lat, lon1, lat1));
    while (high - low > 1e-3) {
        double at[2] = {high - ratio * (high - low),
                        low + ratio * (high - low)};
        double metres[2];

        for (int k = 0; k < 2; k++) {
            double x, y;

            geod_position(&edge, at[k], &y, &x, NULL);
            metres[k] = demarc_distance(geod, lon, lat, x, y);
            least = fmin(least, metres[k]);
        }
        if (metres[0] < metres[1])
            high = at[1];
        else
            low = at[0];
    }
    return least;
}

/** Metres to each vertex of a line; the least of them. */
static double brute_vertices(const struct geod_geodesic *geod,
                             const demarc_line *line, double lon, double lat,
                             double *metres)
{
    double least = INFINITY;

    for (size_t i = 0; i < line->count; i++) {
        metres[i] = demarc_distance(geod, lon, lat, line->lon[i], line->lat[i]);
        least = fmin(least, metres[i]);
    }
    return least;
}

/** Metres to the nearest place of all lines. An edge is looked at unless the
 *  way over it, from end to end, is too long for it (triangle inequality). */
__attribute__((unused)) static double brute_nearest(const demarc_net *net,
                                                    double lon, double lat)
{
    static double metres[10000];
    double least = INFINITY, *to = metres;
    struct geod_geodesic geod;

    demarc_geod(&geod);
    for (size_t i = 0; i < net->line_count; to += net->lines[i++].count)
        least =
            fmin(least, brute_vertices(&geod, &net->lines[i], lon, lat, to));
    to = metres;
    for (size_t i = 0; i < net->line_count; to += net->lines[i++].count)
        for (size_t k = 0; k + 1 < net->lines[i].count; k++) {
            const demarc_line *line = &net->lines[i];

            if (to[k] + to[k + 1] - (line->cum[k + 1] - line->cum[k]) <=
                2 * least)
                least = fmin(least, brute_edge(&geod, line->lon[k],
                                               line->lat[k], line->lon[k + 1],
                                               line->lat[k + 1], lon, lat));
        }
    return least;
}

/** How often to try: less under valgrind and the sanitizers. */
__attribute__((unused)) static size_t rounds(size_t all)
{
#ifdef __SANITIZE_ADDRESS__
    all /= 10;
#endif
    return getenv("QUICK") ? all / 50 : all;
}

#endif
