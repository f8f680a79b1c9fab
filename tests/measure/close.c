/* The foot of a near point on a short edge: against the one that is found by
 * geodesics (measure/foot.h, itself tested against brute force). */
#include "measure/close.h"

#include "brute.h"
#include "random.h"
#include "tap.h"

#include <math.h>

static struct geod_geodesic geod;

/* An edge, a point, and the part of the edge that is asked for. */
typedef struct trial {
    double lon[3], lat[3]; /* of both ends, and of the point */
    double from, to, share;
    struct geod_geodesicline edge;
} trial;

static double around(double lon)
{
    return remainder(lon, 360);
}

static trial trial_make(dice *at, double length, double off)
{
    trial out;
    double course;

    out.lon[0] = dice_real(at, -180, 180);
    out.lat[0] = dice_real(at, -89.5, 89.5);
    geod_direct(&geod, out.lat[0], out.lon[0], dice_real(at, 0, 360),
                dice_real(at, length / 2, length), &out.lat[1], &out.lon[1],
                NULL);
    out.lon[1] = around(out.lon[1]);
    geod_inverseline(&out.edge, &geod, out.lat[0], out.lon[0], out.lat[1],
                     out.lon[1],
                     GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    geod_position(&out.edge, dice_real(at, -0.2, 1.2) * out.edge.s13,
                  &out.lat[2], &out.lon[2], &course);
    geod_direct(&geod, out.lat[2], out.lon[2],
                course + (dice_one_in(at, 2) ? 90 : -90), dice_real(at, 0, off),
                &out.lat[2], &out.lon[2], NULL);
    out.lon[2] = around(out.lon[2]);
    out.from = dice_one_in(at, 3) ? 0.3 * out.edge.s13 : 0;
    out.to = dice_one_in(at, 3) ? 0.6 * out.edge.s13 : out.edge.s13;
    out.share = dice_real(at, -0.5, 1.5);
    return out;
}

static bool close_to(const trial *of, demarc_foot *out)
{
    const demarc_close near = {{demarc_space_of(of->lon[0], of->lat[0]),
                                demarc_space_of(of->lon[1], of->lat[1])},
                               demarc_space_of(of->lon[2], of->lat[2]),
                               {of->lon[0], of->lon[2]},
                               {of->lat[0], of->lat[2]}};

    return demarc_close_foot(&near, of->from, of->to, of->share, out);
}

/* Twice, so that it stands far below its own 0.1 micrometres. */
static demarc_foot exact(const trial *of)
{
    demarc_foot out = {.along_m = of->share * of->edge.s13};

    for (int i = 0; i < 2; i++)
        demarc_edge_foot(&geod, &of->edge, of->from, of->to, out.along_m,
                         of->lon[2], of->lat[2], &out);
    return out;
}

static void test_random(double length, double off, double tolerance)
{
    double along = 0, offset = 0, apart = 0;
    size_t refused = 0;
    dice at = {(uint64_t)(length + off)};

    for (size_t i = 0; i < rounds(4000); i++) {
        const trial of = trial_make(&at, length, off);
        const demarc_foot truth = exact(&of);
        demarc_foot foot;

        if (!close_to(&of, &foot)) {
            refused++;
            continue;
        }
        along = fmax(along, fabs(foot.along_m - truth.along_m));
        offset = fmax(offset, fabs(foot.offset_m - truth.offset_m));
        apart = fmax(apart, demarc_distance(&geod, foot.lon, foot.lat,
                                            truth.lon, truth.lat));
    }
    ok(refused == 0, "edges to %g m, points to %g m: all are near", length,
       off);
    ok(offset < 1e-7, "offsets (%.2g m)", offset);
    ok(along < tolerance && apart < tolerance, "feet (%.2g m, %.2g m)", along,
       apart);
}

/* Where the formulas do not hold they are not used. */
static void test_far(void)
{
    const trial edge = {.lon = {10, 10.4, 10.2}, .lat = {40, 40, 40.1}};
    const trial point = {.lon = {10, 10.1, 10}, .lat = {40, 40, 40.6}};
    const trial pole = {.lon = {10, 10.1, 10}, .lat = {89.95, 89.95, 89.9}};
    const trial none = {.lon = {10, 10, 10}, .lat = {40, 40, 40.1}};
    demarc_foot foot;

    ok(!close_to(&edge, &foot), "not of edges of 34 km");
    ok(!close_to(&point, &foot), "nor of points 67 km off");
    ok(!close_to(&pole, &foot), "nor at 6 km from a pole");
    ok(!close_to(&none, &foot), "nor of an edge without a length");
}

int main(void)
{
    demarc_geod(&geod);
    /* A nanometre turns an edge of 50 m by 2e-11, which is 1 micrometre at
     * 50 km, for either method. */
    test_random(50, 1000, 2e-7);
    test_random(50, 50000, 1e-5);
    test_random(300, 50000, 1e-6);
    test_random(4000, 55000, 3e-7);
    test_random(20000, 1000, 3e-7);
    test_random(20000, 35000, 1e-6);
    test_far();
    return done();
}
