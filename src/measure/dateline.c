#include "measure/dateline.h"

#include "measure/geodesic.h"

#include <math.h>
#include <stdlib.h>

static bool point_add(demarc_parts *out, double lon, double lat)
{
    if (!demarc_reserve(&out->lon_lat, &out->point_room, 2 * out->points + 2,
                        sizeof *out->lon_lat))
        return false;
    out->lon_lat[2 * out->points] = lon;
    out->lon_lat[2 * out->points + 1] = lat;
    out->start[out->count] = ++out->points;
    return true;
}

/** Begins a part. start[count] is always the end of the last one. */
static bool part_begin(demarc_parts *out)
{
    if (!demarc_reserve(&out->start, &out->start_room, out->count + 2,
                        sizeof *out->start))
        return false;
    out->start[out->count] = out->start[out->count + 1] = out->points;
    out->count++;
    return true;
}

/** The way from a to b in degrees of longitude, in (-180, 180]. */
static double turn(double a, double b)
{
    double d = fmod(b - a, 360);

    return d > 180 ? d - 360 : d <= -180 ? d + 360 : d;
}

/** The same place, its longitude in the turn that is nearest to `near`. */
static double turned(double lon, double near)
{
    return lon + 360 * round((near - lon) / 360);
}

/** The latitude at which a geodesic edge is at the longitude `at` (180 or
 *  -180); its longitude runs one way, so halving finds it. */
static double crossing(const double *from, const double *to, double at)
{
    struct geod_geodesic geod;
    struct geod_geodesicline line;
    double low = 0, high, lat = from[1];

    demarc_geod(&geod);
    geod_inverseline(&line, &geod, from[1], from[0], to[1], to[0],
                     GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    high = line.s13;
    for (int i = 0; i < 80; i++) {
        double middle = low + (high - low) / 2, lon;

        geod_genposition(&line, GEOD_LONG_UNROLL, middle, &lat, &lon, NULL,
                         NULL, NULL, NULL, NULL, NULL);
        if (fabs(lon) < fabs(at))
            low = middle;
        else
            high = middle;
    }
    return lat;
}

/** Adds an edge behind the last point, which is `from` or its twin on the
 *  other side of the antimeridian. */
static bool edge_add(demarc_parts *out, const double *from, const double *to)
{
    double last = out->lon_lat[2 * out->points - 2];
    double way = turn(from[0], to[0]);
    double begin =
        fabs(from[0]) == 180 && way != 0 ? copysign(180, -way) : last;
    double end = turned(to[0], begin + way), side;

    if (begin != last && /* from a point on 180 on, on the other side */
        !(part_begin(out) && point_add(out, begin, from[1])))
        return false;
    if (fabs(end) <= 180)
        return point_add(out, end, to[1]);
    side = copysign(180, end);
    {
        double lat = crossing((const double[]){begin, from[1]},
                              (const double[]){end, to[1]}, side);

        return point_add(out, side, lat) && part_begin(out) &&
               point_add(out, -side, lat) &&
               point_add(out, turned(to[0], end - 2 * side), to[1]);
    }
}

/** A part of one point is no line: it is left of a line that begins on 180
 *  and goes on across it. */
static void first_trim(demarc_parts *out)
{
    if (out->count < 2 || out->start[1] - out->start[0] > 1)
        return;
    for (size_t i = 0; i + 1 <= out->count; i++)
        out->start[i] = out->start[i + 1];
    out->count--;
}

demarc_status demarc_dateline_cut(const double *lon_lat, size_t count,
                                  demarc_parts *out)
{
    bool fine;

    *out = (demarc_parts){0};
    fine = part_begin(out);
    if (fine && count > 0)
        fine = point_add(out, lon_lat[0], lon_lat[1]);
    for (size_t i = 1; fine && i < count; i++)
        fine = edge_add(out, lon_lat + 2 * i - 2, lon_lat + 2 * i);
    if (fine)
        first_trim(out);
    return fine ? DEMARC_OK : DEMARC_ENOMEM;
}

void demarc_parts_free(demarc_parts *parts)
{
    free(parts->lon_lat);
    free(parts->start);
    *parts = (demarc_parts){0};
}
