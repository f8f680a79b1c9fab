/* The map's projection. Oracles: that an azimuthal projection is true about
 * its middle (Snyder 1987, p. 182): rho = 2 R sin(c / 2); that there and back
 * is where it was; convergence about dlon sin(lat). */
#include "draw/plane.h"

#include "random.h"
#include "tap.h"

#include <geodesic.h>

static const demarc_rect frame = {20, 30, 600, 400};

static demarc_status make(demarc_ctx *ctx, const double *points, size_t count,
                          const char *crs, demarc_plane *out)
{
    const demarc_extent extent = demarc_extent_of(points, count);

    return demarc_plane_make(ctx, &extent, points, count, frame, frame, crs,
                             out);
}

static void test_extent(void)
{
    demarc_extent of = demarc_extent_of((double[]){179, 65, -179, 66}, 2);

    ok(of.west == 179 && of.east == -179, "two degrees across 180");
    of = demarc_extent_of((double[]){-10, 1, 20, 2, 5, -3}, 3);
    ok(of.west == -10 && of.east == 20 && of.south == -3 && of.north == 2,
       "a plain one");
    of = demarc_extent_of((double[]){359, 1, 2, 2}, 2);
    ok(of.west == -1 && of.east == 2, "longitudes to 360");
    of = demarc_extent_of((double[]){7, 8}, 1);
    ok(of.west == 7 && of.east == 7 && of.south == 8 && of.north == 8,
       "a point");
}

/** All points are in the frame and come back. */
static void test_there_and_back(demarc_ctx *ctx)
{
    static const double places[][4] = {
        /* west, south, width, height */
        {0, 0, 1, 1},      {70, 39, 4, 1},      {178, 65, 5, 2},
        {10, 79, 60, 2},   {-75, -56, 6, 39},   {0, 86, 110, 3},
        {30, -88, 100, 2}, {-60, -20, 170, 60}, {5, 60, 1e-3, 1e-3}};
    dice rolls = {3};

    for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
        const double *p = places[k];
        double points[2 * 200], px[2], back[2], off = 0, out = 0;
        demarc_plane plane = {0};

        for (size_t i = 0; i < 200; i++) {
            double lon = p[0] + dice_real(&rolls, 0, p[2]);

            points[2 * i] = lon > 180 ? lon - 360 : lon;
            points[2 * i + 1] = p[1] + dice_real(&rolls, 0, p[3]);
        }
        ok(make(ctx, points, 200, NULL, &plane) == DEMARC_OK, "place %zu", k);
        for (size_t i = 0; i < 200; i++) {
            demarc_plane_to(&plane, points + 2 * i, px);
            demarc_plane_from(&plane, px, back);
            off = fmax(off, fabs(remainder(back[0] - points[2 * i], 360)));
            off = fmax(off, fabs(back[1] - points[2 * i + 1]));
            out =
                fmax(out, fmax(frame.x - px[0], px[0] - frame.x - frame.width));
            out = fmax(out,
                       fmax(frame.y - px[1], px[1] - frame.y - frame.height));
        }
        is_near(off, 0, 1e-6, "there and back");
        ok(out < 1e-6, "all in the frame");
        demarc_plane_free(&plane);
    }
}

static void test_true(demarc_ctx *ctx)
{
    const double middle[] = {20, 60}, box[] = {19, 59, 21, 61};
    const double radius = 6371007.2; /* of the sphere of the same area */
    struct geod_geodesic earth;
    demarc_plane plane = {0};
    double at[2], px[2], there[2];

    geod_init(&earth, 6378137, 1 / 298.257223563);
    make(ctx, box, 2, NULL, &plane);
    demarc_plane_to(&plane, middle, at);
    is_near(demarc_plane_metres(&plane, at[0], at[1]), 1 / plane.scale,
            1e-4 / plane.scale, "a px at the middle is as long as the scale");
    is_near(demarc_plane_north(&plane, at[0], at[1]), 0, 1e-3,
            "north is up there");
    for (int turn = 0; turn < 360; turn += 45) {
        geod_direct(&earth, 60, 20, turn, 500000, &there[1], &there[0], NULL);
        demarc_plane_to(&plane, there, px);
        is_near(hypot(px[0] - at[0], px[1] - at[1]) / plane.scale,
                2 * radius * sin(500000 / radius / 2), 1500,
                "500 km from the middle");
        is_near(
            remainder(atan2(px[0] - at[0], at[1] - px[1]) * 180 / M_PI - turn,
                      360),
            0, 0.5, "in its direction");
    }
    demarc_plane_to(&plane, (double[]){30, 60}, px);
    is_near(demarc_plane_north(&plane, px[0], px[1]), -10 * sin(M_PI / 3), 0.6,
            "east of it, north turns to the left");
    demarc_plane_free(&plane);
}

static void test_crs(demarc_ctx *ctx)
{
    const double box[] = {69, 39, 71, 41};
    demarc_plane plane = {0};

    ok(make(ctx, box, 2, "EPSG:32642", &plane) == DEMARC_OK, "a UTM zone");
    demarc_plane_free(&plane);
    ok(make(ctx, box, 2, "EPSG:4326", &plane) == DEMARC_EUSAGE, "no degrees");
    demarc_plane_free(&plane);
    ok(make(ctx, box, 2, "nonsense", &plane) == DEMARC_EUSAGE, "no words");
    demarc_plane_free(&plane);
}

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();

    test_extent();
    test_there_and_back(ctx);
    test_true(ctx);
    test_crs(ctx);
    demarc_ctx_free(ctx);
    return done();
}
