/* The foot on one geodesic edge. */
#include "measure/foot.h"

#include "brute.h"
#include "random.h"
#include "tap.h"

static struct geod_geodesic geod;

static struct geod_geodesicline edge_of(double lon0, double lat0, double lon1,
                                        double lat1)
{
    struct geod_geodesicline edge;

    geod_inverseline(&edge, &geod, lat0, lon0, lat1, lon1,
                     GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    return edge;
}

static void test_equator(void)
{
    /* The equator is a geodesic, and meridians cross it at right angles: by
     * symmetry the foot of (1, 1) is (1, 0). A degree on it is a * pi / 180;
     * echo 0 0 1 0 | GeodSolve -i -p 6 */
    const double degree = 6378137 * M_PI / 180, up = 110574.388558;
    struct geod_geodesicline edge = edge_of(0, 0, 3, 0);
    demarc_foot foot;

    demarc_edge_foot(&geod, &edge, 0, edge.s13, 0, 1, 1, &foot);
    is_near(foot.along_m, degree, 1e-6, "a degree along the equator");
    is_near(foot.offset_m, up, 1e-6, "a degree off it");
    is_near(foot.lon, 1, 1e-12, "the foot's longitude");
    is_near(foot.lat, 0, 1e-12, "and latitude");
    demarc_edge_foot(&geod, &edge, 0, edge.s13, 1e9, 1, -1, &foot);
    is_near(foot.along_m, degree, 1e-6, "from any guess, from the south");
    demarc_edge_foot(&geod, &edge, 0, edge.s13, 0, -1, 0, &foot);
    ok(foot.along_m == 0, "before the edge it is its beginning");
    is_near(foot.offset_m, degree, 1e-6, "a degree away");
    demarc_edge_foot(&geod, &edge, 0, edge.s13, 0, 5, 0, &foot);
    ok(foot.along_m == edge.s13, "behind it its end");
    demarc_edge_foot(&geod, &edge, degree, 2 * degree, 0, 0.5, 0.1, &foot);
    ok(foot.along_m == degree, "of a part the part's beginning");
    demarc_edge_foot(&geod, &edge, degree, 2 * degree, 0, 2.5, 0.1, &foot);
    ok(foot.along_m == 2 * degree, "or its end");
    demarc_edge_foot(&geod, &edge, degree, degree, 7, 1.5, 0, &foot);
    ok(foot.along_m == degree, "a part may be one place");
}

/* The farthest place of the equator is no foot: from (180, 10) the nearest on
 * 0 to 3 degrees east is 3. */
static void test_far(void)
{
    struct geod_geodesicline edge = edge_of(0, 0, 3, 0);
    demarc_foot foot;

    demarc_edge_foot(&geod, &edge, 0, edge.s13, 0, 180, 10, &foot);
    ok(foot.along_m == edge.s13, "from the other side of the earth");
}

static void test_point(void)
{
    struct geod_geodesicline edge = edge_of(10, 50, 10, 50);
    demarc_foot foot;

    demarc_edge_foot(&geod, &edge, 0, 0, 0, 11, 50, &foot);
    is_near(foot.offset_m, demarc_distance(&geod, 10, 50, 11, 50), 1e-6,
            "an edge of no length is a point");
}

/* An edge and a point somewhere near it. */
static double try_one(dice *at, double length, double off)
{
    double lon0 = dice_real(at, -180, 180), lat0 = dice_real(at, -90, 90);
    double lon1, lat1, lon, lat;
    struct geod_geodesicline edge;
    demarc_foot foot;

    geod_direct(&geod, lat0, lon0, dice_real(at, 0, 360),
                dice_real(at, 0, length), &lat1, &lon1, NULL);
    edge = edge_of(lon0, lat0, lon1, lat1);
    geod_position(&edge, dice_real(at, -0.2, 1.2) * edge.s13, &lat, &lon, NULL);
    geod_direct(&geod, lat, lon, dice_real(at, 0, 360), dice_real(at, 0, off),
                &lat, &lon, NULL);
    demarc_edge_foot(&geod, &edge, 0, edge.s13, dice_real(at, 0, length), lon,
                     lat, &foot);
    return foot.offset_m - brute_edge(&geod, lon0, lat0, lon1, lat1, lon, lat);
}

static void test_random(void)
{
    static const struct {
        double length, off, tolerance;
        const char *name;
    } kinds[] = {{1000, 100, 0.01, "short edges"},
                 {100000, 50000, 0.01, "edges of 100 km, 50 km off"},
                 {2e6, 5e6, 0.01, "edges of 2,000 km, 5,000 km off"},
                 {1.5e7, 1.99e7, 0.01, "any edge and any point"}};
    dice at = {11};

    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        double above = 0;

        /* The oracle is never below the truth, so `above` is not either. */
        for (size_t i = 0; i < rounds(4000); i++)
            above =
                fmax(above, try_one(&at, kinds[kind].length, kinds[kind].off));
        ok(above < 1e-6, "%s: never farther than brute force (%.2g m)",
           kinds[kind].name, above);
    }
}

/* The course to the foot is at a right angle to the edge. */
static void test_angle(void)
{
    double worst = 0;
    dice at = {12};

    for (size_t i = 0; i < rounds(4000); i++) {
        double lon = dice_real(&at, 70.1, 70.9), lat = dice_real(&at, 39, 41);
        struct geod_geodesicline edge = edge_of(69, 40, 72, 40.5);
        double course, arrival;
        demarc_foot foot;

        demarc_edge_foot(&geod, &edge, 0, edge.s13, 0, lon, lat, &foot);
        geod_position(&edge, foot.along_m, NULL, NULL, &course);
        geod_inverse(&geod, lat, lon, foot.lat, foot.lon, NULL, NULL, &arrival);
        if (foot.offset_m > 10)
            worst = fmax(worst, foot.offset_m *
                                    fabs(cos((arrival - course) * M_PI / 180)));
    }
    ok(worst < 1e-6, "and stands square on it (%.2g m)", worst);
}

int main(void)
{
    demarc_geod(&geod);
    test_equator();
    test_far();
    test_point();
    test_random();
    test_angle();
    return done();
}
