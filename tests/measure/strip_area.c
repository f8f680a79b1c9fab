#include "measure/geodesic.h"
#include "measure/strip.h"
#include "tap.h"

enum { MOST = 4, STRIPS = 4000 };

/** From -1 to 1: Park and Miller's minimal standard. */
static double chance(unsigned *state)
{
    *state = (unsigned)(*state * 16807ULL % 2147483647);
    return 2.0 * *state / 2147483647 - 1;
}

/** Karney's polygon, as PROJ has it. */
static double oracle(const demarc_strip *strip)
{
    struct geod_geodesic geod;
    struct geod_polygon polygon;
    double area;

    demarc_geod(&geod);
    geod_polygon_init(&polygon, 0);
    for (size_t i = 0; i < strip->a_count; i++)
        geod_polygon_addpoint(&geod, &polygon, strip->a[2 * i + 1],
                              strip->a[2 * i]);
    for (size_t i = strip->b_count; i-- > 0;)
        geod_polygon_addpoint(&geod, &polygon, strip->b[2 * i + 1],
                              strip->b[2 * i]);
    geod_polygon_compute(&geod, &polygon, 0, 1, &area, NULL);
    return area;
}

/** So many metres long, a ten-thousandth of that to all of it wide, anywhere
 *  up to 88.9 degrees, in any direction. */
static void strip_make(unsigned *state, double metres, demarc_strip *out)
{
    double lat = 88.9 * chance(state), lon = 180 * chance(state);
    double way = M_PI * chance(state), s = sin(way), c = cos(way);
    double wide = metres * pow(10, 2 * chance(state) - 2);

    out->a_count = 2 + (size_t)(1.49 * (chance(state) + 1));
    out->b_count = 2 + (size_t)(1.49 * (chance(state) + 1));
    for (size_t side = 0; side < 2; side++) {
        size_t count = side ? out->b_count : out->a_count;

        for (size_t i = 0; i < count; i++) {
            double *at = (side ? out->b : out->a) + 2 * i;
            double x = metres * (double)i / (double)(count - 1);
            double y = wide * chance(state);

            at[1] = lat + (x * s + y * c) / 111320;
            at[0] = lon + (x * c - y * s) / 111320 / cos(lat * M_PI / 180);
            at[0] = remainder(at[0], 360);
        }
    }
}

/** The largest error of many strips, in square metres. */
static double worst_of(unsigned *state, double metres)
{
    double a[2 * MOST], b[2 * MOST], worst = 0;
    demarc_strip strip = {.a = a, .b = b};

    for (size_t i = 0; i < STRIPS; i++) {
        strip_make(state, metres, &strip);
        worst = fmax(worst, fabs(demarc_strip_area(&strip) - oracle(&strip)));
    }
    return worst;
}

int main(void)
{
    double a[] = {0, 0, 0.001, 0}, b[] = {0, 0.001, 0.001, 0.001};
    demarc_strip strip = {.a = a, .b = b, .a_count = 2, .b_count = 2};
    unsigned state = 20240913;

    /* Planimeter -p 9 <<< $'0 0\n0 0.001\n0.001 0.001\n0.001 0' */
    is_near(demarc_strip_area(&strip), 12309.0721, 6e-5, "a square");
    /* of strips of a metre the series is true to 1e-12: there it is Karney's
       polygon that is off, by 1.2e-4 */
    for (double metres = 1; metres < 1000; metres *= 3)
        ok(worst_of(&state, metres) < 2e-4, "strips of %g m", metres);
    ok(worst_of(&state, 1200) < 2e-4, "and of a little more");
    is_near(worst_of(&state, 5000), 0, 0, "a long one is Karney's polygon");
    return done();
}
