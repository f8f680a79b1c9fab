#include "measure/close.h"

#include "measure/wgs84.h"

#include <math.h>

#define MINOR   (DEMARC_AXIS * (1 - DEMARC_FLATTENING))
#define RADIANS (M_PI / 180)

enum { MOST_ROUNDS = 4 };

static const double EDGE_M = 20000, POINT_M = 60000, ENOUGH_M = 1e-8;

/** So near to the axis no course is told. */
static const double AXIS_M = 10000;

/** A place on the surface. */
typedef struct place {
    double sin_lat, cos_lat, sin_lon, cos_lon;
    demarc_space at;
} place;

/** A vector there, in metres. */
typedef struct view {
    double east, north, up;
} view;

static demarc_space way(demarc_space from, demarc_space to)
{
    return (demarc_space){to.x - from.x, to.y - from.y, to.z - from.z};
}

static double squared(demarc_space d)
{
    return d.x * d.x + d.y * d.y + d.z * d.z;
}

/** The place above one that is at most metres below the surface, where one
 *  round of Bowring's formula is exact. */
static place surface_over(demarc_space low)
{
    const double axis = sqrt(low.x * low.x + low.y * low.y);
    const double u = MINOR * axis, v = DEMARC_AXIS * low.z,
                 uv = sqrt(u * u + v * v);
    const double cos_b = u / uv, sin_b = v / uv;
    const double x = axis - DEMARC_E2 * DEMARC_AXIS * cos_b * cos_b * cos_b;
    const double z = low.z + DEMARC_EP2 * MINOR * sin_b * sin_b * sin_b;
    const double xz = sqrt(x * x + z * z);
    place out = {z / xz, x / xz, low.y / axis, low.x / axis, low};
    const double n =
        DEMARC_AXIS / sqrt(1 - DEMARC_E2 * out.sin_lat * out.sin_lat);

    out.at = (demarc_space){n * out.cos_lat * out.cos_lon,
                            n * out.cos_lat * out.sin_lon,
                            n * (1 - DEMARC_E2) * out.sin_lat};
    return out;
}

static view view_of(const place *from, demarc_space d)
{
    const double out = d.x * from->cos_lon + d.y * from->sin_lon;

    return (view){d.y * from->cos_lon - d.x * from->sin_lon,
                  d.z * from->cos_lat - out * from->sin_lat,
                  out * from->cos_lat + d.z * from->sin_lat};
}

/** A place over the chord, and which way the edge leads on there. */
typedef struct sight {
    place here;
    double east, north; /* the course: its sine and cosine */
    double step;        /* metres further along is the foot */
    double aside;       /* metres left of here is the edge */
} sight;

/**
 * The foot is where the geodesics along the edge and to the point make a right
 * angle. They are seen as straight lines in the plane that touches here, whose
 * courses are those of normal sections; by `turn` these differ from the
 * geodesics', at the point and at the ends of the edge: docs/measures.md.
 */
static sight look(const demarc_close *of, demarc_space chord, double length,
                  double share)
{
    const demarc_space a = of->edge[0];
    sight at = {.here = surface_over((demarc_space){a.x + share * chord.x,
                                                    a.y + share * chord.y,
                                                    a.z + share * chord.z})};
    const demarc_space d = way(at.here.at, of->point);
    const view along = view_of(&at.here, chord), to = view_of(&at.here, d);
    const double level =
        sqrt(along.east * along.east + along.north * along.north);
    const double e = along.east / level, n = along.north / level;
    const double right = to.east * n - to.north * e;
    const double eta2 = DEMARC_EP2 * at.here.cos_lat * at.here.cos_lat;
    const double n2 = (1 - DEMARC_E2 * at.here.sin_lat * at.here.sin_lat) /
                      (DEMARC_AXIS * DEMARC_AXIS);
    const double s2 = squared(d), s3 = s2 * copysign(sqrt(s2), right);
    const double back = share * length, on = length - back;
    const double twice = n2 / 12 * eta2 * 2 * e * n;
    const double turn =
        twice * (s2 * (1 + eta2 * e * e) + back * back - back * on + on * on) +
        n2 / 24 * DEMARC_EP2 * at.here.cos_lat * at.here.sin_lat * n * s3 /
            DEMARC_AXIS;

    at.east = e;
    at.north = n;
    at.step =
        (to.east * e + to.north * n - right * turn) / (1 + to.up / DEMARC_AXIS);
    at.aside = twice * back * on * (on - back);
    return at;
}

static void foot_set(const demarc_close *of, const sight *at, demarc_foot *out)
{
    const place *here = &at->here;
    double lon[] = {of->lon[0], 0, of->lon[1]}, metres[2];
    double lat[] = {of->lat[0], 0, of->lat[1]};

    lon[1] = (atan2(here->sin_lon, here->cos_lon) -
              at->aside * at->north / (DEMARC_AXIS * here->cos_lat)) /
             RADIANS;
    lat[1] = (atan2(here->sin_lat, here->cos_lat) +
              at->aside * at->east / DEMARC_AXIS) /
             RADIANS;
    demarc_distances(lon, lat, 3, metres);
    *out = (demarc_foot){metres[0], metres[1], lon[1], lat[1]};
}

static double clamped(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

/** Goes to a place that is so many metres along the edge. */
static void foot_move(const demarc_close *of, demarc_space chord, double length,
                      double along, double share, demarc_foot *out)
{
    for (int i = 0; i < 2; i++) { /* arcs and chords are all but alike */
        sight at;

        share += (along - out->along_m) / length;
        at = look(of, chord, length, share);
        foot_set(of, &at, out);
    }
    out->along_m = along;
}

static bool is_close(const demarc_close *of, double length)
{
    const demarc_space a = of->edge[0];

    return length > 0 && length <= EDGE_M &&
           a.x * a.x + a.y * a.y >= AXIS_M * AXIS_M &&
           squared(way(a, of->point)) <= POINT_M * POINT_M;
}

bool demarc_close_foot(const demarc_close *of, double from, double to,
                       double share, demarc_foot *out)
{
    const demarc_space chord = way(of->edge[0], of->edge[1]);
    const double length = sqrt(squared(chord));
    double before = INFINITY;
    sight at;

    if (!is_close(of, length))
        return false;
    for (int i = 0; i < MOST_ROUNDS && fabs(share - before) * length > ENOUGH_M;
         i++) {
        at = look(of, chord, length, share);
        before = share;
        share = clamped(share + at.step / length, 0, 1);
    }
    foot_set(of, &at, out);
    if (out->along_m < from || out->along_m > to)
        foot_move(of, chord, length, clamped(out->along_m, from, to), before,
                  out);
    return true;
}
