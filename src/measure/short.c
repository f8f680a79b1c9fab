#include "measure/short.h"

#include "measure/wgs84.h"

#include <math.h>

/* The compiler makes vector code of these loops (-fopenmp-simd), for each
 * instruction set one. Every lane does the same operations in the same order,
 * each rounded by itself (-ffp-contract=off), so the bits are the same. */
#if defined(DEMARC_SHORT_PLAIN)
#define EACH_MACHINE /* a test compares with this */
#define LANES(how)
#elif defined(DEMARC_SHORT_ONE)
#define EACH_MACHINE /* and with this, for the one that it is compiled for */
#else
#include "measure/machines.h"
#endif
#ifndef LANES
#define LANES(how) _Pragma(how)
#endif

#define RADIANS (3.14159265358979323846 / 180)

/** The squared chord of the longest short edge, on the unit sphere. */
#define LONGEST 2.5e-4

/* Taylor's series, in pairs, which wait less for each other. What is left out
 * is below 6e-17 up to 45 degrees; of sine_small, below 3e-20 up to 1 degree.
 */
static inline double sine(double x)
{
    double t = x * x, t2 = t * t;
    double a = 1.0 / 120 + t * (-1.0 / 5040);
    double b = 1.0 / 362880 + t * (-1.0 / 39916800);
    double c = 1.0 / 6227020800 + t * (-1.0 / 1307674368000);

    return x + x * t * (-1.0 / 6 + t * (a + t2 * (b + t2 * c)));
}

static inline double sine_small(double x)
{
    double t = x * x;

    return x + x * t * (-1.0 / 6 + t * (1.0 / 120 + t * (-1.0 / 5040)));
}

static inline double cosine(double x)
{
    double t = x * x, t2 = t * t;
    double a = 1.0 / 24 + t * (-1.0 / 720);
    double b = 1.0 / 40320 + t * (-1.0 / 3628800);
    double c = 1.0 / 479001600 + t * (-1.0 / 87178291200);

    c = c + t2 * (1.0 / 20922789888000);
    return 1 - t * 0.5 + t2 * (a + t2 * (b + t2 * c));
}

/** 1 / sqrt(1 - u) for u up to DEMARC_E2. */
static inline double root_inverse(double u)
{
    double u2 = u * u;
    double a = 3.0 / 8 + u * (5.0 / 16), b = 35.0 / 128 + u * (63.0 / 256);

    return 1 + u * 0.5 + u2 * (a + u2 * (b + u2 * (231.0 / 1024)));
}

EACH_MACHINE
static size_t edges_measure(const double *lon, const double *lat, size_t edges,
                            double *metres)
{
    /* Of each vertex: sine and cosine of the reduced latitude, and the factor
     * that makes them of those of the latitude. */
    double sin_b[DEMARC_SHORT_BLOCK + 1], cos_b[DEMARC_SHORT_BLOCK + 1];
    double factor[DEMARC_SHORT_BLOCK + 1];
    size_t left = 0;

    LANES("omp simd")
    for (size_t i = 0; i <= edges; i++) {
        double up = fabs(lat[i]), x, s, c, sin_lat, cos_lat;
        _Bool high = up > 45;

        x = (high ? 90 - up : up) * RADIANS; /* 90 - up is exact */
        s = sine(x);
        c = cosine(x);
        sin_lat = copysign(high ? c : s, lat[i]);
        cos_lat = high ? s : c;
        factor[i] = root_inverse(DEMARC_E2 * sin_lat * sin_lat);
        sin_b[i] = (1 - DEMARC_FLATTENING) * sin_lat * factor[i];
        cos_b[i] = cos_lat * factor[i];
    }
    LANES("omp simd reduction(+ : left)")
    for (size_t i = 0; i < edges; i++) {
        double east = lon[i + 1] - lon[i], north = lat[i + 1] - lat[i];
        /* Of the difference of the reduced latitudes: its sine, and the
         * square of twice the sine of its half. */
        double turn = (1 - DEMARC_FLATTENING) * factor[i] * factor[i + 1] *
                      sine_small(north * RADIANS);
        double t = turn * turn;
        double up = t * (1 + t * (1.0 / 4 + t * (1.0 / 8 + t * (5.0 / 64))));
        double half = sine(east * (RADIANS / 2));
        /* The chord on the unit sphere, and the one through the ellipsoid. */
        double round = up + 4 * cos_b[i] * cos_b[i + 1] * half * half;
        double z = (sin_b[i] + sin_b[i + 1]) * 0.5, z2 = z * z;
        double u4 = up * 0.25, r4 = round * 0.25;
        double rise = up * (1 - z2 * (1 + u4 * (1 + u4 * (1 + u4))));
        double chord = round - DEMARC_E2 * rise;
        /* Chord and curvature, squared; from chord to arc. */
        double bend =
            round * round /
            ((1 + DEMARC_EP2 * z2 * (1 + r4 * (1 + r4))) * chord + 1e-300);
        double more =
            bend * (1.0 / 24 + bend * (3.0 / 640 + bend * (5.0 / 7168))) +
            DEMARC_EP2 / 160 * round * (round * z2 - rise);
        double root = DEMARC_AXIS * sqrt(chord);
        _Bool is_short = round <= LONGEST && fabs(east) <= 90 &&
                         fabs(north) <= 1 && fabs(lat[i]) <= 90 &&
                         fabs(lat[i + 1]) <= 90;

        metres[i] = is_short ? root + root * more : DEMARC_NOT_SHORT;
        left += !is_short;
    }
    return left;
}

size_t demarc_short_edges(const double *lon, const double *lat, size_t edges,
                          double *metres)
{
    return edges_measure(lon, lat, edges, metres);
}
