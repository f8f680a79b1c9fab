#include "measure/common.h"
#include "measure/wgs84.h"

#include <math.h>

static demarc_space minus(demarc_space a, demarc_space b)
{
    return (demarc_space){a.x - b.x, a.y - b.y, a.z - b.z};
}

static double dot(demarc_space a, demarc_space b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static demarc_space cross(demarc_space a, demarc_space b)
{
    return (demarc_space){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z,
                          a.x * b.y - a.y * b.x};
}

static demarc_space unit(demarc_space a)
{
    double length = sqrt(dot(a, a));

    return (demarc_space){a.x / length, a.y / length, a.z / length};
}

bool demarc_edge_same(const demarc_edge *a, const demarc_edge *b)
{
    bool turned = a->lon[0] != b->lon[0] || a->lat[0] != b->lat[0];

    return a->lon[0] == b->lon[turned] && a->lat[0] == b->lat[turned] &&
           a->lon[1] == b->lon[!turned] && a->lat[1] == b->lat[!turned];
}

/** Where the ends of an edge are as seen from another: along it and beside
 *  it, in metres. */
typedef struct seen {
    double along[2], beside[2];
} seen;

static bool all_beside(const seen *at)
{
    return (at->beside[0] > DEMARC_COMMON_M &&
            at->beside[1] > DEMARC_COMMON_M) ||
           (at->beside[0] < -DEMARC_COMMON_M &&
            at->beside[1] < -DEMARC_COMMON_M);
}

/** The offset of a place between both ends, which is straight enough where it
 *  is small. */
static double beside_at(const seen *at, double along)
{
    double length = at->along[1] - at->along[0];
    double share = length != 0 ? (along - at->along[0]) / length : 0;

    return at->beside[0] + share * (at->beside[1] - at->beside[0]);
}

/** Shorter than this is what rounding leaves where edges meet, in metres. */
static const double NOTHING_M = 1e-3;

static bool runs_along(const seen *at, double metres, double *from, double *to)
{
    *from = fmax(fmin(at->along[0], at->along[1]), 0);
    *to = fmin(fmax(at->along[0], at->along[1]), metres);
    return *to - *from > NOTHING_M &&
           fabs(beside_at(at, *from)) <= DEMARC_COMMON_M &&
           fabs(beside_at(at, *to)) <= DEMARC_COMMON_M;
}

/** Of the plane that stands on the earth where an edge is half-way. */
typedef struct frame {
    demarc_space begin, up, side, ahead;
} frame;

static frame frame_of(const demarc_edge *edge)
{
    const double flat = (1 - DEMARC_FLATTENING) * (1 - DEMARC_FLATTENING);
    demarc_space a = edge->at[0], b = edge->at[1];
    frame out = {.begin = a}; /* up is the ellipsoid's gradient */

    out.up = unit((demarc_space){a.x + b.x, a.y + b.y, (a.z + b.z) / flat});
    out.side = unit(cross(out.up, minus(b, a)));
    out.ahead = cross(out.side, out.up);
    return out;
}

/** How far round the earth a place is. */
static double turn_to(const frame *of, demarc_space at)
{
    return atan2(dot(at, of->ahead), dot(at, of->up));
}

static bool geodesics_common(const demarc_edge *a, const demarc_edge *b,
                             double *from, double *to)
{
    frame of = frame_of(a);
    double begin, turn;
    seen at;

    for (int i = 0; i < 2; i++)
        at.beside[i] = dot(minus(b->at[i], of.begin), of.side);
    if (isnan(at.beside[0]) || all_beside(&at))
        return false;
    begin = turn_to(&of, a->at[0]);
    turn = turn_to(&of, a->at[1]) - begin;
    for (int i = 0; i < 2; i++)
        at.along[i] = a->metres / turn * (turn_to(&of, b->at[i]) - begin);
    return runs_along(&at, a->metres, from, to);
}

/** Nobody draws a wider edge as a straight line in degrees of longitude. */
static const double WIDEST = 60;

/** From one longitude to another, the short way. */
static double lon_step(double from, double to)
{
    return remainder(to - from, 360);
}

static bool straights_common(const demarc_edge *a, const demarc_edge *b,
                             double *from, double *to)
{
    const double degree = 6371008.8 * M_PI / 180;
    double wide = cos((a->lat[0] + a->lat[1]) / 2 * M_PI / 180) * degree;
    double x = lon_step(a->lon[0], a->lon[1]) * wide;
    double y = (a->lat[1] - a->lat[0]) * degree;
    double length = hypot(x, y);
    seen at;

    if (!(fabs(lon_step(a->lon[0], a->lon[1])) < WIDEST &&
          fabs(lon_step(b->lon[0], b->lon[1])) < WIDEST))
        return false;
    for (int i = 0; i < 2; i++) {
        double east = lon_step(a->lon[0], b->lon[i]) * wide;
        double north = (b->lat[i] - a->lat[0]) * degree;

        at.along[i] = (east * x + north * y) / length * a->metres / length;
        at.beside[i] = (east * y - north * x) / length;
    }
    return runs_along(&at, a->metres, from, to);
}

bool demarc_edge_common(const demarc_edge *a, const demarc_edge *b,
                        double *from, double *to)
{
    if (a->metres > 0 && b->metres > 0 &&
        (geodesics_common(a, b, from, to) || straights_common(a, b, from, to)))
        return true;
    *from = *to = 0;
    return false;
}
