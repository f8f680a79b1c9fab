/* The same bits whatever the machine's vectors are: what the library has, for
 * this machine, against the same loops without any. How near they are to the
 * truth is the matter of certify.c. */
#define DEMARC_SHORT_PLAIN
#define demarc_short_edges short_plain
#include "../../src/measure/short.c"
#undef demarc_short_edges
#undef DEMARC_MEASURE_SHORT_H
#include "measure/geodesic.h"

#include "random.h"
#include "tap.h"

#include <string.h>

size_t demarc_short_edges(const double *lon, const double *lat, size_t edges,
                          double *metres);

enum { LINES = 2000 };

/* A walk of steps of all lengths, some of them not short. */
static void walk(dice *at, double *lon, double *lat, size_t count)
{
    double step = pow(10, dice_real(at, -9, 0.3));

    lon[0] = dice_real(at, -180, 180);
    lat[0] =
        dice_one_in(at, 8) ? dice_real(at, 89, 90) : dice_real(at, -90, 90);
    for (size_t i = 1; i < count; i++) {
        lon[i] = lon[i - 1] + dice_real(at, -step, step);
        lat[i] = fmin(lat[i - 1] + dice_real(at, -step, step), 90);
        if (dice_one_in(at, 50))
            lon[i] = lon[i - 1]; /* along a meridian, or nowhere at all */
        if (dice_one_in(at, 50))
            lat[i] = lat[i - 1];
    }
}

static void test_bits(void)
{
    double lon[DEMARC_SHORT_BLOCK + 1], lat[DEMARC_SHORT_BLOCK + 1];
    double got[DEMARC_SHORT_BLOCK], want[DEMARC_SHORT_BLOCK];
    size_t differ = 0, left = 0, edges;
    dice at = {11};

    for (int i = 0; i < LINES; i++) {
        edges = 1 + dice_below(&at, DEMARC_SHORT_BLOCK);
        walk(&at, lon, lat, edges + 1);
        left += demarc_short_edges(lon, lat, edges, got);
        differ += short_plain(lon, lat, edges, want) > edges;
        differ += memcmp(got, want, edges * sizeof *got) != 0;
    }
    ok(differ == 0, "%d lines: the same bits with and without vectors", LINES);
    ok(left > 0, "%zu edges were not short", left);
}

/* What it must not take for short; by the definition in the header. */
static void test_domain(void)
{
    static const double edges[][4] = {
        {0, 0, 2, 0},          {0, 0, 0, 2},       {179.9, 10, -179.9, 10},
        {0, 89.999, 91, 89.9}, {0, 90.1, 0, 90.2}, {NAN, 0, 0, 0},
        {0, NAN, 0, 0},        {0, 0, INFINITY, 0}};
    double got;

    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        const double lon[] = {edges[i][0], edges[i][2]};
        const double lat[] = {edges[i][1], edges[i][3]};

        ok(demarc_short_edges(lon, lat, 1, &got) == 1 &&
               got == DEMARC_NOT_SHORT,
           "edge %zu is not short", i);
    }
}

/* Longer than a block, with edges that are not short in it: the same as one
 * edge at a time. */
static void test_blocks(void)
{
    enum { COUNT = 3 * DEMARC_SHORT_BLOCK + 7 };
    static double lon[COUNT], lat[COUNT], got[COUNT - 1];
    struct geod_geodesic geod;
    size_t differ = 0;
    double one;

    for (size_t i = 0; i < COUNT; i++) {
        lon[i] = 0.01 * (double)i - (i % 100 == 99 ? 5 : 0);
        lat[i] = 40 + 0.02 * (double)(i % 7);
    }
    demarc_geod(&geod);
    demarc_distances(lon, lat, COUNT, got);
    for (size_t i = 0; i + 1 < COUNT; i++) {
        if (demarc_short_edges(lon + i, lat + i, 1, &one))
            one =
                demarc_distance(&geod, lon[i], lat[i], lon[i + 1], lat[i + 1]);
        differ += one != got[i];
    }
    ok(differ == 0, "%d vertices: as if edge by edge", COUNT);
    demarc_distances(lon, lat, 1, got);
    demarc_distances(NULL, NULL, 0, NULL);
}

/* The same place twice is no length, also at a pole. */
static void test_nothing(void)
{
    static const double lats[] = {0, 40.1, 90, -90};

    for (size_t i = 0; i < 4; i++) {
        const double lon[] = {70.3, 70.3}, lat[] = {lats[i], lats[i]};
        double got = -2;

        demarc_short_edges(lon, lat, 1, &got);
        ok(got == 0, "no length at %g", lats[i]);
    }
}

int main(void)
{
    test_bits();
    test_domain();
    test_blocks();
    test_nothing();
    return done();
}
