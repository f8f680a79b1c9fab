#include "measure/foot.h"

#include <math.h>

enum { MOST_ROUNDS = 30 };

static const double RADIUS_M = 6371008.8; /* of the sphere: the mean radius */
static const double ENOUGH_M = 1e-7;
static const double FAR_M = 9e6; /* from here on a foot may be the farthest */

static double clamped(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

/** Fills `out` for one place on the edge. Returns how far along the edge from
 *  there the perpendicular would meet it, if the earth were a sphere. */
static double step_at(const struct geod_geodesic *geod,
                      const struct geod_geodesicline *edge, double along,
                      double lon, double lat, demarc_foot *out)
{
    double course, arrival, angle, arc;

    out->along_m = along;
    geod_position(edge, along, &out->lat, &out->lon, &course);
    geod_inverse(geod, lat, lon, out->lat, out->lon, &out->offset_m, NULL,
                 &arrival);
    angle = (arrival - course) * M_PI / 180;
    arc = out->offset_m / RADIUS_M;
    return -RADIUS_M * atan2(sin(arc) * cos(angle), cos(arc));
}

void demarc_edge_foot(const struct geod_geodesic *geod,
                      const struct geod_geodesicline *edge, double from,
                      double to, double guess, double lon, double lat,
                      demarc_foot *out)
{
    double along = clamped(guess, from, to), next = along;
    demarc_foot other;

    for (int i = 0; i < MOST_ROUNDS; i++) {
        along = next;
        next = clamped(along + step_at(geod, edge, along, lon, lat, out), from,
                       to);
        if (fabs(next - along) <= ENOUGH_M)
            break;
    }
    if (out->offset_m < FAR_M)
        return;
    for (int end = 0; end < 2; end++) {
        step_at(geod, edge, end ? to : from, lon, lat, &other);
        if (other.offset_m < out->offset_m)
            *out = other;
    }
}
