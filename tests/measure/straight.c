/* The bounds of geodesics by straight lines, against geod_inverse. */
#include "measure/straight.h"

#include "brute.h"
#include "measure/boxes.h"
#include "random.h"
#include "tap.h"

static double straight(demarc_space a, demarc_space b)
{
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) +
                (a.z - b.z) * (a.z - b.z));
}

/* Pairs of places some metres apart, anywhere. The noise of coordinates in
 * space is some nanometres. */
static void pairs_try(double most_m, double slack_m, const char *name)
{
    const size_t count = rounds(200000);
    struct geod_geodesic geod;
    size_t over = 0, under = 0;
    double slack = 0;
    dice at = {7};

    demarc_geod(&geod);
    for (size_t i = 0; i < count; i++) {
        double lon = dice_real(&at, -180, 180), lat = dice_real(&at, -90, 90);
        double metres = dice_real(&at, 0, most_m), x, y, chord, most;

        geod_direct(&geod, lat, lon, dice_real(&at, 0, 360), metres, &y, &x,
                    NULL);
        metres = demarc_distance(&geod, lon, lat, x, y); /* the shortest */
        chord = straight(demarc_space_of(lon, lat), demarc_space_of(x, y));
        most = demarc_straight_most(chord);
        over += metres > most + 1e-7;
        under += chord > demarc_straight_within(metres) + 1e-7;
        if (isfinite(most))
            slack = fmax(slack, demarc_straight_within(most) - chord);
    }
    ok(over == 0 && under == 0, "%s: no geodesic is out of bounds", name);
    ok(slack <= slack_m, "which leave %.3g m", slack);
}

int main(void)
{
    pairs_try(1e5, 0.03, "up to 100 km"); /* s^3 (1/r^2 - 1/R^2) / 24 */
    pairs_try(1e6, 22, "up to 1000 km");
    pairs_try(2.1e7, 40000, "all over the earth");
    ok(isinf(demarc_straight_most(1.2e7)), "the far side is not bounded");
    ok(isinf(demarc_straight_within(2.1e7)), "nor is what is farther");
    ok(demarc_straight_within(-1) < 0, "nothing is nearer than nothing");
    return done();
}
