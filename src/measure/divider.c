#include "measure/divider.h"

#include "measure/geodesic.h"

#include <math.h>

enum { MOST_ROUNDS = 60 };

static const double ENOUGH_M = 1e-7;

/** Where the dividers stand. */
typedef struct stand {
    struct geod_geodesic geod;
    double opening, lon, lat;
} stand;

static double metres_to(const stand *at, const double *lon_lat)
{
    return demarc_distance(&at->geod, at->lon, at->lat, lon_lat[0], lon_lat[1]);
}

/** How far along an edge it leaves the circle of the opening: it begins inside,
 *  at `low`, and ends outside. Newton's method, and halving where that would
 *  leave what is known. */
static double leaves_at(const stand *at, const struct geod_geodesicline *edge,
                        double low)
{
    double high = edge->s13, along = high;

    for (int i = 0; i < MOST_ROUNDS && high - low > ENOUGH_M; i++) {
        double lon, lat, course, metres, arrival, next;

        geod_position(edge, along, &lat, &lon, &course);
        geod_inverse(&at->geod, at->lat, at->lon, lat, lon, &metres, NULL,
                     &arrival);
        if (metres < at->opening)
            low = along;
        else
            high = along;
        if (fabs(metres - at->opening) <= ENOUGH_M)
            break;
        next = along -
               (metres - at->opening) / cos((arrival - course) * M_PI / 180);
        along = next > low && next < high ? next : low + (high - low) / 2;
    }
    return along;
}

/** Steps along one edge as often as they fit. The dividers stand on it,
 *  `from` metres along, or before it. Returns their steps. */
static size_t edge_walk(stand *at, const double *begin, double from)
{
    struct geod_geodesicline edge;
    size_t steps = 0;

    geod_inverseline(&edge, &at->geod, begin[1], begin[0], begin[3], begin[2],
                     GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    do {
        from = leaves_at(at, &edge, from);
        geod_position(&edge, from, &at->lat, &at->lon, NULL);
        steps++;
    } while (metres_to(at, begin + 2) >= at->opening);
    return steps;
}

double demarc_divider_walk(const double *lon_lat, size_t count,
                           double opening_m)
{
    stand at = {.opening = opening_m, .lon = lon_lat[0], .lat = lon_lat[1]};
    size_t steps = 0;

    demarc_geod(&at.geod);
    for (size_t i = 1; i < count; i++)
        if (metres_to(&at, lon_lat + 2 * i) >= opening_m)
            steps += edge_walk(&at, lon_lat + 2 * (i - 1), 0);
    return (double)steps * opening_m +
           metres_to(&at, lon_lat + 2 * (count - 1));
}
