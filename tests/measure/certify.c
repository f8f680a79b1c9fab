/* The short geodesic against 128-bit arithmetic. As a test: a sample. With
 * --table, by `make certify`: the table of docs/measures.md. */
#include "certify.h"

#include "measure/geodesic.h"
#include "measure/short.h"

#include "random.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

enum { LATITUDES = 12, LENGTHS = 9 };

static const double latitudes[LATITUDES] = {0,  15, 30, 45, 60,   75,
                                            80, 85, 88, 89, 89.9, 89.99};
static const double lengths[LENGTHS] = {0.01, 1,   100,   1000, 10000,
                                        3e4,  5e4, 99900, 1e5};

/* The largest relative errors of the edges of a length that begin at a
 * latitude, in as many directions as tried. */
typedef struct worst {
    double ours, geod; /* geod: of geod_inverse on the same edges */
    int tried, left;   /* not short */
} worst;

static worst seek(dice *at, const gauss *by, double lat, double metres,
                  int tries)
{
    worst out = {.tried = tries};
    struct geod_geodesic geod;

    demarc_geod(&geod);
    for (int i = 0; i < tries; i++) {
        double lon[2] = {dice_real(at, -150, 80), 0}, lats[2] = {lat, 0};
        double got, karney;
        quad truth;

        lats[0] = dice_one_in(at, 2) ? lat : -lat;
        geod_direct(&geod, lats[0], lon[0], dice_real(at, -180, 180), metres,
                    &lats[1], &lon[1], NULL);
        truth = quad_distance(by, lon[0], lats[0], lon[1], lats[1]);
        karney = demarc_distance(&geod, lon[0], lats[0], lon[1], lats[1]);
        out.geod = fmax(out.geod, (double)fabsq((karney - truth) / truth));
        if (demarc_short_edges(lon, lats, 1, &got))
            out.left++;
        else
            out.ours = fmax(out.ours, (double)fabsq((got - truth) / truth));
    }
    return out;
}

/* The oracle's own: an arc of the equator is a circle's; one of a meridian is
 * the integral of its radius of curvature, in latitude. */
static void test_oracle(const gauss *by)
{
    quad got = quad_distance(by, 10, 0, 10.5, 0);
    quad want = axis * 0.5 * (PI / 180), middle = 40.25 * (PI / 180);
    const quad e2 = flat * (2 - flat), half = 0.25 * (PI / 180);

    ok(fabsq(got / want - 1) < 1e-28, "oracle: the equator");
    want = 0;
    for (int i = 0; i < NODES; i++) {
        quad s = sinq(middle + half * by->node[i]);

        want +=
            by->weight[i] * half * axis * (1 - e2) / powq(1 - e2 * s * s, 1.5);
    }
    got = quad_distance(by, 70, 40, 70, 40.5);
    ok(fabsq(got / want - 1) < 1e-28, "oracle: a meridian");
}

static void test_sample(dice *at, const gauss *by)
{
    for (int k = 0; k < LENGTHS - 1; k++) {
        worst most = {0};

        for (int i = 0; i < LATITUDES; i++) {
            worst now = seek(at, by, latitudes[i], lengths[k], 24);

            most.ours = fmax(most.ours, now.ours);
            most.geod = fmax(most.geod, now.geod * lengths[k]);
            most.left += latitudes[i] < 89 ? now.left : 0;
        }
        ok(most.ours <= (lengths[k] <= 3e4 ? 1e-15 : 4e-14),
           "edges of %g m: within %.1e", lengths[k], most.ours);
        ok(most.geod < 25e-9, "geod_inverse agrees: within %.1e m", most.geod);
        ok(most.left == 0, "below 89 degrees all of %g m are short",
           lengths[k]);
    }
}

static void print_table(dice *at, const gauss *by, int tries)
{
    printf("| latitude |");
    for (int k = 0; k < LENGTHS; k++)
        if (lengths[k] != 99900)
            printf(" %g m |", lengths[k]);
    puts("\n|---|---|---|---|---|---|---|---|---|");
    for (int i = 0; i < LATITUDES; i++) {
        printf("| %g |", latitudes[i]);
        for (int k = 0; k < LENGTHS; k++) {
            worst now;

            if (lengths[k] == 99900)
                continue;
            now = seek(at, by, latitudes[i], lengths[k], tries);
            printf(" %.1e%s (%.0e) |", now.ours, now.left ? "*" : "", now.geod);
        }
        puts("");
    }
}

int main(int count, char **words)
{
    const gauss by = gauss_make();
    dice at = {7};

    if (count == 2 && strcmp(words[1], "--table") == 0) {
        print_table(&at, &by, 2000);
        return 0;
    }
    test_oracle(&by);
    test_sample(&at, &by);
    return done();
}
