/* The dimension of lines whose dimension is known. */
#include "measure/scale.h"

#include "measure/divider.h"

#include "border.h"
#include "brute.h"
#include "tap.h"

enum { DEPTH = 6, KOCH = 4097 };

static made m;
static struct geod_geodesic geod;

static demarc_scale scale_of(void)
{
    demarc_scale out;

    if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK ||
        demarc_scale_make(m.ctx, m.border.net, &m.border.net->eras[0], &out))
        abort();
    return out;
}

/* ---- Koch's curve ---- */

/* Appends the curve from a to b without its last point: each third of the
 * side in the middle becomes two, over an equilateral triangle. */
static double *koch(double *to, int depth, const double a[2], const double b[2])
{
    const double x = (b[0] - a[0]) / 3, y = (b[1] - a[1]) / 3, h = sqrt(3) / 2;
    const double p[5][2] = {{a[0], a[1]},
                            {a[0] + x, a[1] + y},
                            {a[0] + 1.5 * x - h * y, a[1] + 1.5 * y + h * x},
                            {b[0] - x, b[1] - y},
                            {b[0], b[1]}};

    if (depth == 0) {
        *to++ = a[0];
        *to++ = a[1];
        return to;
    }
    for (int i = 0; i < 4; i++)
        to = koch(to, depth - 1, p[i], p[i + 1]);
    return to;
}

/* Lays metres round a place on the earth: at 10 km they are true to 1e-6. */
static void lay(double *points, size_t count, double lon, double lat)
{
    for (size_t i = 0; i < count; i++) {
        double *at = points + 2 * i, metres = hypot(at[0], at[1]);

        geod_direct(&geod, lat, lon, atan2(at[0], at[1]) * 180 / M_PI, metres,
                    &at[1], &at[0], NULL);
    }
}

/* With an opening of 3^k sides each step is a curve of depth k: three quarters
 * of the length for each k, and so log 4 / log 3 to the last digits. */
static void koch_walk(const double *points, const char *name)
{
    double worst = 0;

    for (int k = 0; k < DEPTH; k++) {
        double want = 20000 * pow(4.0 / 3, DEPTH - k);
        double opening = 20000 / pow(3, DEPTH - k) * (1 - 1e-5);

        worst = fmax(
            worst, fabs(demarc_divider_walk(points, KOCH, opening) / want - 1));
    }
    ok(worst < 1e-4, "%s: walked in steps of its sides (%.2g)", name, worst);
}

static void koch_try(double lon, double lat, const char *name)
{
    static double points[2 * KOCH];
    const double a[2] = {-10000, 0}, b[2] = {10000, 0};
    demarc_scale found;
    double *end = koch(points, DEPTH, a, b);

    end[0] = b[0];
    end[1] = b[1];
    lay(points, KOCH, lon, lat);
    made_new(&m);
    made_line(&m, "a", points, KOCH);
    found = scale_of();
    /* log 4 / log 3: Mandelbrot (1967). */
    is_near(found.dimension, log(4) / log(3), 0.03, name);
    ok(fabs(found.dimension - log(4) / log(3)) < 2 * found.error,
       "within two standard errors (%.4f)", found.error);
    /* 20 km of sides, four thirds of it with each of six steps. */
    is_near(found.measured_m, 20000 * pow(4.0 / 3, DEPTH), 1, "its length");
    is_near(found.spacing_m[0], 20000 / pow(3, DEPTH), 1e-3, "its finest");
    koch_walk(points, name);
    made_free(&m);
}

/* ---- Lines that are as long at any spacing ---- */

static void test_straight(void)
{
    double points[2 * 101];
    demarc_scale found;

    for (size_t i = 0; i <= 100; i++)
        geod_direct(&geod, 40, 170, 60, 3000.0 * (double)i, &points[2 * i + 1],
                    &points[2 * i], NULL);
    made_new(&m);
    made_line(&m, "a", points, 101);
    found = scale_of();
    is_near(found.dimension, 1, 1e-6, "a geodesic has the dimension 1");
    is_near(found.length_m[found.count - 1], 300000, 1e-3,
            "and one length at any spacing");
    is_near(found.error, 0, 1e-6, "without doubt");
    made_free(&m);
}

/* Chords of a circle: steps of 2 asin(s / 2r), and the chord that is left. */
static void test_circle(void)
{
    enum { SIDES = 3600 };
    const double radius = 20000;
    double points[2 * (SIDES + 1)], worst = 0;
    demarc_scale found;

    for (size_t i = 0; i <= SIDES; i++) {
        points[2 * i] = radius * sin(2 * M_PI * (double)(i % SIDES) / SIDES);
        points[2 * i + 1] =
            radius * cos(2 * M_PI * (double)(i % SIDES) / SIDES);
    }
    lay(points, SIDES + 1, 179.9, -17);
    made_new(&m);
    made_line(&m, "r", points, SIDES + 1);
    found = scale_of();
    ok(found.rings, "a border of rings alone is walked on these");
    for (size_t i = 0; i < found.count; i++) {
        double s = found.spacing_m[i], turn = 2 * asin(s / 2 / radius);
        double steps = floor(2 * M_PI / turn);
        double rest = 2 * radius * sin((2 * M_PI - steps * turn) / 2);

        worst = fmax(worst, fabs(found.length_m[i] - steps * s - rest));
    }
    ok(worst < 1, "each walk is that of a circle (%.2g m)", worst);
    ok(found.dimension > 1 && found.dimension < 1.01,
       "whose dimension is nearly 1 (%.4f)", found.dimension);
    made_free(&m);
}

/* ---- What is walked ---- */

static void way_add(const char *id, double lat, size_t edges)
{
    double points[2 * 200];

    for (size_t i = 0; i <= edges; i++) {
        points[2 * i] = (double)i / 100;
        points[2 * i + 1] = lat + (i % 2 ? 0.003 : 0);
    }
    made_line(&m, id, points, edges + 1);
}

static void test_which(void)
{
    demarc_scale found;

    made_new(&m);
    way_add("long", 1, 100);
    way_add("half", 2, 60);
    way_add("short", 3, 40);
    made_line(&m, "ring", POINTS(5, 5, 6, 5, 6, 6, 5, 6, 5, 5));
    found = scale_of();
    is_int((long long)found.vertices, 101 + 61,
           "open routes of half the length of the longest or more");
    ok(!found.rings, "and no rings");
    is_near(found.mean_m, found.measured_m / 160, 1e-6, "their mean spacing");
    made_free(&m);
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 2, 1, 3, 0, 4, 1, 5, 0));
    found = scale_of();
    ok(found.count < DEMARC_SCALE_LEAST && isnan(found.dimension),
       "six vertices are too few");
    made_free(&m);
    made_new(&m);
    found = scale_of();
    ok(found.count == 0 && isnan(found.dimension), "and so is none");
    made_free(&m);
}

/* ---- A border that was drawn at three scales ---- */

/* Natural Earth has the sample at 1:50m with 85 edges of 8.06 km on its main
 * line, at 1:110m with six of 95.9 km; 732.5 and 575.3 km of them, and at 1:10m
 * 838.096, all with the ring. GeodSolve -i on the arcs of world-atlas 2.0.2. */
static void test_sample(void)
{
    const demarc_open how = {.id = "kgz-tjk"};
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_border_set *set;
    demarc_scale found;
    const demarc_net *net;
    double grow;

    if (demarc_border_set_open(ctx, &how, &set) != DEMARC_OK)
        abort();
    net = demarc_border_at(set, 0)->net;
    if (demarc_scale_make(ctx, net, demarc_net_era(net, DEMARC_DAY_MAX),
                          &found) != DEMARC_OK)
        abort();
    grow = 838.096e3 / found.measured_m;
    is_near(grow * demarc_scale_length(&found, 8063), 732.5e3, 0.02 * 732.5e3,
            "the fit tells the length at 1:50m within 2 %");
    is_near(grow * demarc_scale_length(&found, 95900), 575.3e3, 0.03 * 575.3e3,
            "and that at 1:110m within 3 %");
    is_near(demarc_scale_spacing(&found, found.dimension,
                                 demarc_scale_length(&found, 123)),
            123, 1e-6, "from spacing to length, and back");
    ok(isnan(demarc_scale_spacing(&found, 1, 1000)), "of no dimension, none");
    demarc_border_set_free(set);
    demarc_ctx_free(ctx);
}

int main(void)
{
    demarc_geod(&geod);
    koch_try(70, 40, "Koch's curve");
    koch_try(180, 70, "across 180 degrees");
    koch_try(0, 90, "round the pole");
    test_straight();
    test_circle();
    test_which();
    test_sample();
    return done();
}
