/* The azimuthal equidistant plane, against the geodesics that PROJ's
 * geodesic.h has (tested by GeodSolve in geodesic.c), and the bounds that
 * docs/measures.md gives for it. */
#include "measure/flat.h"

#include "random.h"
#include "tap.h"

#include <math.h>

static const double RADIUS_M = 6371008.8, DEGREE = M_PI / 180;

static demarc_flat about(double lon, double lat)
{
    demarc_flat flat;

    demarc_flat_about((const double[]){lon, lat}, 1, &flat);
    return flat;
}

static void test_back(void)
{
    dice die = {1};
    double worst = 0;

    for (int i = 0; i < 2000; i++) {
        demarc_flat flat =
            about(dice_real(&die, -180, 180), dice_real(&die, -90, 90));
        double lon = dice_real(&die, -180, 180), lat = dice_real(&die, -90, 90);
        double x, y, back_lon, back_lat;

        demarc_flat_to(&flat, lon, lat, &x, &y);
        if (hypot(x, y) > 1e7) /* near the other side of the earth */
            continue;
        demarc_flat_from(&flat, x, y, &back_lon, &back_lat);
        worst = fmax(worst,
                     demarc_distance(&flat.geod, lon, lat, back_lon, back_lat));
    }
    ok(worst < 1e-6, "there and back: %g m", worst);
}

/** Two points within r of the middle: how much farther in the plane. */
static void test_scale(double far)
{
    dice die = {2};
    double least = INFINITY, most = 0,
           bound = far * far / (6 * RADIUS_M * RADIUS_M);

    for (int i = 0; i < 5000; i++) {
        demarc_flat flat =
            about(dice_real(&die, -180, 180), dice_real(&die, -89, 89));
        double xy[4], lon[2], lat[2], share;

        for (int k = 0; k < 2; k++) {
            double r = far * dice_real(&die, 0, 1);
            double turn = dice_real(&die, 0, 360) * DEGREE;

            xy[2 * k] = r * cos(turn);
            xy[2 * k + 1] = r * sin(turn);
            demarc_flat_from(&flat, xy[2 * k], xy[2 * k + 1], &lon[k], &lat[k]);
        }
        share =
            hypot(xy[2] - xy[0], xy[3] - xy[1]) /
                demarc_distance(&flat.geod, lon[0], lat[0], lon[1], lat[1]) -
            1;
        least = fmin(least, share);
        most = fmax(most, share);
    }
    /* 2 % of the bound for the ellipsoid and the next term of the series. */
    ok(least > -1e-9 && most < 1.02 * bound && most > 0.5 * bound,
       "within %g m: from %g to %g, the bound is %g", far, least, most, bound);
}

/** A geodesic's middle, seen from the middle of its chord. */
static void test_straight(double far, double off)
{
    dice die = {3};
    double step = demarc_flat_step(far, off), most = 0;

    for (int i = 0; i < 5000; i++) {
        demarc_flat flat =
            about(dice_real(&die, -180, 180), dice_real(&die, -89, 89));
        double turn = dice_real(&die, 0, 360) * DEGREE, lon, lat, azimuth;
        double a[2], b[2], mid[2], to = dice_real(&die, 0, 360);

        demarc_flat_from(&flat, far * cos(turn), far * sin(turn), &lon, &lat);
        demarc_flat_to(&flat, lon, lat, &a[0], &a[1]);
        for (int half = 0; half < 2; half++) {
            double *at = half ? mid : b, end_lon, end_lat;

            geod_direct(&flat.geod, lat, lon, to, half ? step / 2 : step,
                        &end_lat, &end_lon, &azimuth);
            demarc_flat_to(&flat, end_lon, end_lat, &at[0], &at[1]);
        }
        most = fmax(most, hypot(mid[0] - (a[0] + b[0]) / 2,
                                mid[1] - (a[1] + b[1]) / 2));
    }
    ok(most < 1.05 * off && most > 0.3 * off,
       "edges of %g m, %g m from the middle: %g m off at most", step, far,
       most);
}

static void test_middle(void)
{
    demarc_flat flat;
    double x, y;

    demarc_flat_about((const double[]){179, 10, -179, 10}, 2, &flat);
    is_near(fabs(flat.lon), 180, 1e-9, "the middle of 179 and -179 is 180");
    demarc_flat_about((const double[]){0, 80, 90, 80, 180, 80, -90, 80}, 4,
                      &flat);
    is_near(flat.lat, 90, 1e-9, "the middle of a ring round a pole");
    demarc_flat_about((const double[]){0, 0, 180, 0}, 2, &flat);
    ok(isfinite(flat.lon) && isfinite(flat.lat), "both ends of the earth");
    flat = about(70, 40);
    demarc_flat_to(&flat, 70, 40, &x, &y);
    ok(hypot(x, y) < 1e-6, "the middle is 0, 0");
    /* echo 40 70 40 71 | GeodSolve -i -p 6: azimuth 89.678601, 85393.409130 */
    demarc_flat_to(&flat, 71, 40, &x, &y);
    is_near(hypot(x, y), 85393.409130, 1e-5, "a degree east: the distance");
    is_near(atan2(x, y) / DEGREE, 89.678601, 1e-5, "and the course");
}

int main(void)
{
    test_back();
    test_scale(1e5);
    test_scale(1e6);
    test_straight(4e5, 0.001);
    test_straight(2e6, 0.001);
    test_middle();
    return done();
}
