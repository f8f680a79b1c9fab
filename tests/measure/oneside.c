#include "fault.h"
#include "measure/shared.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

enum { CORNERS = 24 };

/** From -1 to 1: Park and Miller's minimal standard. */
static double chance(unsigned *state)
{
    *state = (unsigned)(*state * 16807ULL % 2147483647);
    return 2.0 * *state / 2147483647 - 1;
}

/** Two areas, each of one ring. */
typedef struct two {
    demarc_area items[2];
    demarc_ring rings[2];
    double lon_lat[4 * CORNERS];
    demarc_areas areas;
} two;

static void two_make(two *out, size_t corners)
{
    *out = (two){0};
    for (size_t i = 0; i < 2; i++) {
        out->items[i] = (demarc_area){.code = i ? "bbb" : "aaa",
                                      .slug = i ? "bbb" : "aaa",
                                      .name = "",
                                      .ring = i,
                                      .rings = 1};
        out->rings[i] = (demarc_ring){i * corners, corners, i};
    }
    out->areas = (demarc_areas){.items = out->items,
                                .count = 2,
                                .rings = out->rings,
                                .ring_count = 2,
                                .lon_lat = out->lon_lat,
                                .points = 2 * corners};
}

/** A round island at the equator, `radius` metres; in b it has another first
 *  corner, each one off by up to `off` metres on either axis, and runs the
 *  other way if it is a hole there. */
static void island(two *out, size_t corners, double radius, double off,
                   bool hole)
{
    const double degree = 111319.490793; /* 6378137 * pi / 180 */
    unsigned state = 20240913;

    two_make(out, corners);
    for (size_t i = 0; i < corners; i++) {
        double turn = 2 * M_PI * (double)i / (double)corners;
        size_t k = (i + corners / 2) % corners;
        double *a = out->lon_lat + 2 * i;
        double *b = out->lon_lat + 2 * (corners + (hole ? corners - 1 - k : k));

        a[0] = 10 + radius * cos(turn) / degree;
        a[1] = radius * sin(turn) / degree;
        b[0] = a[0] + off * chance(&state) / degree;
        b[1] = a[1] + off * chance(&state) / degree;
    }
}

static demarc_status find(const two *in, double tolerance_m,
                          demarc_shared_border *out)
{
    const demarc_near_how how = {
        .keep = DEMARC_KEEP_A, .reach_m = 2000, .tolerance_m = tolerance_m};
    demarc_rim rims[2] = {{0}, {0}};
    demarc_nearby nearest;
    demarc_status status =
        demarc_shared_near(&in->areas, rims, 0, 1, &how, out, &nearest);

    demarc_rim_free(&rims[0]);
    demarc_rim_free(&rims[1]);
    return status;
}

/** The island is a ring of both, as long as its corners are apart in a. */
static void test_island(size_t corners, bool hole, double tolerance_m)
{
    demarc_shared_border border;
    const char *what = hole ? "a hole" : "an island of both";
    two in;

    /* Half of the angle's sine times two is a side of a polygon in a circle;
       the meridian is 0.67 % shorter than the equator (Planimeter), which is
       why it is told no better */
    island(&in, corners, 5000, 0.7, hole);
    is_int(find(&in, tolerance_m, &border), DEMARC_OK, what);
    if (ok(border.count == 1, "%s of %zu corners: a line", what, corners)) {
        double want = 10000 * (double)corners * sin(M_PI / (double)corners);
        const demarc_shared_line *line = border.lines;

        ok(line->ring, "... which is closed");
        is_near(line->length_m, want, 0.0067 * want, "... as long as it is");
        ok(line->shift[0].largest < 1 && line->shift[1].largest < 1,
           "... and the sides are as far apart as they were moved");
        ok(hole || line->gaps + line->slivers == 0,
           "... between two sides of the same land is no gap");
    }
    demarc_shared_border_free(&border);
}

/** Every allocation fails once. */
static void test_memory(void)
{
    demarc_shared_border border;
    demarc_status status = DEMARC_ENOMEM;
    int n = 0;
    two in;

    island(&in, CORNERS, 5000, 0.7, false);
    while (status == DEMARC_ENOMEM && n < 1000) {
        fault_left = ++n;
        status = find(&in, 0, &border);
        fault_left = -1;
        demarc_shared_border_free(&border);
    }
    is_int(status, DEMARC_OK, "in the end there is enough memory");
    ok(n > 15, "many allocations failed before");
}

int main(void)
{
    for (size_t corners = 3; corners <= CORNERS; corners *= 2)
        for (int hole = 0; hole < 2; hole++) {
            test_island(corners, hole, 0);
            test_island(corners, hole, 2);
        }
    if (faults_work())
        test_memory();
    return done();
}
