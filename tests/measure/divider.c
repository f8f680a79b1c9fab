/* Lines walked with dividers: by hand on the equator, by brute force anywhere.
 */
#include "measure/divider.h"

#include "border.h"
#include "brute.h"
#include "random.h"
#include "tap.h"

/* A degree of the equator: a * pi / 180. */
static const double DEGREE = 6378137 * M_PI / 180;

static void test_straight(void)
{
    is_near(demarc_divider_walk(POINTS(0, 0, 4, 0), DEGREE * 0.999999),
            4 * DEGREE, 1e-5, "a straight line is as long at any opening");
    is_near(demarc_divider_walk(POINTS(0, 0, 0.5, 0, 4, 0), 1.5 * DEGREE),
            4 * DEGREE, 1e-5, "two steps, and what is left");
    is_near(demarc_divider_walk(POINTS(0, 0, 4, 0), 5 * DEGREE), 4 * DEGREE,
            1e-5, "no step at all");
    is_near(demarc_divider_walk(POINTS(178, 0, -178, 0), DEGREE * 0.7),
            4 * DEGREE, 1e-5, "across 180 degrees");
    is_near(demarc_divider_walk(POINTS(0, 0, 0, 0, 4, 0, 4, 0), DEGREE * 0.7),
            4 * DEGREE, 1e-5, "doubled vertices are no trouble");
    ok(demarc_divider_walk(POINTS(7, 7), 5) == 0, "nor is a point");
}

/* On a ring nothing is left when it closes. */
static void test_bent(void)
{
    ok(demarc_divider_walk(POINTS(0, 0, 1, 0, 1, 1, 0, 1, 0, 0), 3e5) < 1e-9,
       "a ring narrower than the opening has no length");
    is_near(demarc_divider_walk(POINTS(0, 0, 0.5, 0, 1, 0, 0.5, 0),
                                0.5 * DEGREE * (1 - 1e-12)),
            1.5 * DEGREE, 1e-5, "back over itself");
    is_near(demarc_divider_walk(POINTS(0, 0, 1, 0, 0, 0), 1.2 * DEGREE), 0,
            1e-5, "a spike that the opening is too wide for is passed over");
}

/* The first place that is far enough, metre by metre. */
static double walk_slowly(const demarc_line *line, double opening)
{
    const double end = demarc_line_metres(line);
    double lon = line->lon[0], lat = line->lat[0], x, y;
    struct geod_geodesic geod;
    size_t steps = 0;

    demarc_geod(&geod);
    for (double at = 0; at < end; at++) {
        demarc_line_at(line, at, &x, &y);
        if (demarc_distance(&geod, lon, lat, x, y) < opening)
            continue;
        lon = x;
        lat = y;
        steps++;
    }
    demarc_line_at(line, end, &x, &y);
    return (double)steps * opening + demarc_distance(&geod, lon, lat, x, y);
}

/* A way of 40 vertices, about 300 m apart. */
static void slowly_try(double lon, double lat, uint64_t seed, const char *name)
{
    enum { VERTICES = 40 };
    double lon_lat[2 * VERTICES], course = 90, worst = 0;
    struct geod_geodesic geod;
    demarc_line line;
    dice at = {seed};
    made m;

    demarc_geod(&geod);
    for (size_t i = 0; i < VERTICES; i++) {
        lon_lat[2 * i] = lon;
        lon_lat[2 * i + 1] = lat;
        course += dice_real(&at, -80, 80);
        geod_direct(&geod, lat, lon, course, dice_real(&at, 0, 600), &lat, &lon,
                    NULL);
    }
    made_new(&m);
    if (demarc_line_make(m.ctx, made_line(&m, "a", lon_lat, VERTICES), 0,
                         &line) != DEMARC_OK)
        abort();
    for (size_t i = 0; i < 6; i++) {
        double opening = 150 * exp2((double)i / 2);

        worst =
            fmax(worst, fabs(demarc_divider_walk(lon_lat, VERTICES, opening) -
                             walk_slowly(&line, opening)));
    }
    /* Each step of the slow walk may go a metre too far. */
    ok(worst < 60, "%s: as metre by metre (%.2g m)", name, worst);
    demarc_line_free(&line);
    made_free(&m);
}

int main(void)
{
    test_straight();
    test_bent();
    slowly_try(71, 40, 1, "in the mountains");
    slowly_try(179.99, 66, 2, "across 180 degrees");
    slowly_try(0, 89.99, 3, "round the pole");
    return done();
}
