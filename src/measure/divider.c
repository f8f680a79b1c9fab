#include "measure/divider.h"

#include "measure/boxes.h"
#include "measure/geodesic.h"

#include <math.h>

enum { MOST_ROUNDS = 60 };

static const double ENOUGH_M = 1e-7;

/** No geodesic is bent more than a circle of this radius, a meridian at the
 *  equator; so none is longer than its arc over the same chord (Schur). */
static const double LEAST_RADIUS_M = 6335439;

/** Where the dividers stand. */
typedef struct stand {
    struct geod_geodesic geod;
    double opening, lon, lat;
    double inside_m; /* with a chord below that a place is within the opening */
    demarc_space at;
} stand;

static void stand_at(stand *to, double lon, double lat)
{
    to->lon = lon;
    to->lat = lat;
    to->at = demarc_space_of(lon, lat);
}

static double metres_to(const stand *at, const double *lon_lat)
{
    return demarc_distance(&at->geod, at->lon, at->lat, lon_lat[0], lon_lat[1]);
}

/** Is a vertex as far as the opening, or farther? Most are not, and then their
 *  chord says so, which is soon known. */
static bool reaches(const stand *at, const double *lon_lat)
{
    demarc_space to = demarc_space_of(lon_lat[0], lon_lat[1]);
    double x = to.x - at->at.x, y = to.y - at->at.y, z = to.z - at->at.z;

    return sqrt(x * x + y * y + z * z) >= at->inside_m &&
           metres_to(at, lon_lat) >= at->opening;
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

/** Steps to an edge, and along it as often as they fit. Returns how often. */
static size_t edge_walk(stand *at, const double *begin)
{
    struct geod_geodesicline edge;
    double from = 0, lon, lat;
    size_t steps = 0;

    geod_inverseline(&edge, &at->geod, begin[1], begin[0], begin[3], begin[2],
                     GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    do {
        from = leaves_at(at, &edge, from);
        geod_position(&edge, from, &lat, &lon, NULL);
        stand_at(at, lon, lat);
        steps++;
    } while (metres_to(at, begin + 2) >= at->opening);
    return steps;
}

double demarc_divider_walk(const double *lon_lat, size_t count,
                           double opening_m)
{
    stand at = {.opening = opening_m};
    size_t steps = 0;

    demarc_geod(&at.geod);
    stand_at(&at, lon_lat[0], lon_lat[1]);
    at.inside_m =
        2 * LEAST_RADIUS_M * sin(opening_m / 2 / LEAST_RADIUS_M) * (1 - 1e-9);
    for (size_t i = 1; i < count; i++)
        if (reaches(&at, lon_lat + 2 * i))
            steps += edge_walk(&at, lon_lat + 2 * (i - 1));
    return (double)steps * opening_m +
           metres_to(&at, lon_lat + 2 * (count - 1));
}
