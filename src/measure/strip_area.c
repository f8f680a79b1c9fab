/* The area of a strip: most are a few metres wide and some hundred long. */
#include "measure/geodesic.h"
#include "measure/strip.h"
#include "measure/wgs84.h"

static const double RADIANS = M_PI / 180;

/* A small strip reaches no farther than this from its first point: then what
 * is left out is as small as what Karney's polygon rounds off, 1e-4 square
 * metres (docs/measures.md). */
static const double REACH_M = 1000, REACH_LON = 0.01 /* radians */;

/** A plane that touches the ellipsoid, and what is needed to get there. */
typedef struct plane {
    double lon, lat, sine, cosine;
    double around;            /* the radius of the parallel, in metres */
    double along[3];          /* metres along the meridian: Taylor's series */
    double square, curvature; /* of the radius; 1 / radius: Gauss's */
} plane;

static plane plane_at(const double *at)
{
    plane out = {.lon = at[0],
                 .lat = at[1],
                 .sine = sin(at[1] * RADIANS),
                 .cosine = cos(at[1] * RADIANS)};
    double w = 1 - DEMARC_E2 * out.sine * out.sine, root = sqrt(w);
    double across = DEMARC_AXIS / root,
           meridian = DEMARC_AXIS * (1 - DEMARC_E2) / (w * root);

    out.around = across * out.cosine;
    out.along[0] = meridian;
    out.along[1] = 1.5 * meridian * DEMARC_E2 * out.sine * out.cosine / w;
    out.along[2] =
        meridian *
        (3 * DEMARC_E2 * (out.cosine * out.cosine - out.sine * out.sine) / w -
         1) /
        6;
    out.square = across * meridian;
    out.curvature = 1 / sqrt(out.square);
    return out;
}

/** Where a point is seen from the middle of the curvature: there geodesics
 *  are straight, but for the flattening. */
static bool point_see(const plane *in, const double *at, double out[2])
{
    double x = demarc_lon_turn(at[0] - in->lon) * RADIANS, x2 = x * x;
    double y = (at[1] - in->lat) * RADIANS;
    double north = y * (in->along[0] + y * (in->along[1] + y * in->along[2]));
    double down = in->along[0] * y * y / 2;
    double around = in->around - north * in->sine - down * in->cosine;
    double inward = around * x2 / 2 * (1 - x2 / 12);
    double nearer;

    north += inward * in->sine;
    down += inward * in->cosine;
    nearer = 1 / (1 - down * in->curvature);
    out[0] = around * x * (1 - x2 / 6) * nearer;
    out[1] = north * nearer;
    return fabs(x) < REACH_LON && fabs(out[0]) < REACH_M &&
           fabs(out[1]) < REACH_M;
}

/** Of a triangle from the first point on; the plane is larger than the
 *  ellipsoid by 1 + 1.5 (distance / radius)^2. */
static double triangle(const plane *in, const double *p, const double *q)
{
    double moment =
        p[0] * (p[0] + q[0]) + q[0] * q[0] + p[1] * (p[1] + q[1]) + q[1] * q[1];

    return (p[0] * q[1] - q[0] * p[1]) / 2 * (1 - moment / (4 * in->square));
}

static const double *strip_point(const demarc_strip *strip, size_t i)
{
    return i < strip->a_count
               ? strip->a + 2 * i
               : strip->b + 2 * (strip->a_count + strip->b_count - 1 - i);
}

/** False when the strip is not small. */
static bool small_area(const demarc_strip *strip, double *area)
{
    const plane in = plane_at(strip->a);
    double from[2] = {0, 0}, to[2];

    *area = 0;
    for (size_t i = 1; i < strip->a_count + strip->b_count; i++) {
        if (!point_see(&in, strip_point(strip, i), to))
            return false;
        *area += triangle(&in, from, to);
        from[0] = to[0];
        from[1] = to[1];
    }
    return true;
}

static double karney_area(const demarc_strip *strip)
{
    struct geod_geodesic geod;
    struct geod_polygon polygon;
    double area = 0;

    demarc_geod(&geod);
    geod_polygon_init(&polygon, 0);
    for (size_t i = 0; i < strip->a_count + strip->b_count; i++) {
        const double *at = strip_point(strip, i);

        geod_polygon_addpoint(&geod, &polygon, at[1], at[0]);
    }
    geod_polygon_compute(&geod, &polygon, 0, 1, &area, NULL);
    return area;
}

double demarc_strip_area(const demarc_strip *strip)
{
    double area;

    return small_area(strip, &area) ? area : karney_area(strip);
}
