#include "measure/shared.h"
#include "fault.h"
#include "tap.h"

#include <stdlib.h>

/* Two squares of a tenth of a degree at the equator, side by side: they share
 * the edge from 0.1,0 to 0.1,0.1. GeodSolve -i -p 6 <<< "0 0.1 0.1 0.1" */
static const double EDGE_M = 11057.427695;

static void area_add(demarc_areas *areas, const char *slug,
                     const double *lon_lat, size_t count)
{
    demarc_reserve(&areas->items, &areas->room, areas->count + 1,
                   sizeof *areas->items);
    demarc_reserve(&areas->rings, &areas->ring_room, areas->ring_count + 1,
                   sizeof *areas->rings);
    demarc_reserve(&areas->lon_lat, &areas->point_room,
                   2 * (areas->points + count), sizeof *areas->lon_lat);
    areas->items[areas->count] = (demarc_area){.code = slug,
                                               .slug = slug,
                                               .name = "",
                                               .ring = areas->ring_count,
                                               .rings = 1};
    areas->rings[areas->ring_count++] =
        (demarc_ring){areas->points, count, areas->count};
    areas->count++;
    memcpy(areas->lon_lat + 2 * areas->points, lon_lat,
           2 * count * sizeof *lon_lat);
    areas->points += count;
}

static void areas_drop(demarc_areas *areas)
{
    free(areas->items);
    free(areas->rings);
    free(areas->lon_lat);
}

/* 0.1,0 to 0.1,0.1 three times, once in the other direction, and once in a line
 * that goes back over itself: three of them are there again. */
static void test_twice(void)
{
    double on[] = {0.1, 0, 0.1, 0.1, 0.2, 0.1}, back[] = {0.1, 0.1, 0.1, 0};
    double over[] = {0.1, 0, 0.1, 0.1, 0.1, 0}, other[] = {0, 0, 0.1, 0.1};
    demarc_shared_line lines[] = {{.lon_lat = on, .count = 3},
                                  {.lon_lat = other, .count = 2},
                                  {.lon_lat = back, .count = 2},
                                  {.lon_lat = over, .count = 3}};
    demarc_shared_border border = {.lines = lines, .count = 2};
    double metres = NAN, at[2] = {NAN, NAN};

    is_int(demarc_shared_twice(&border, &metres, at), DEMARC_OK, "looked for");
    is_near(metres, 0, 0, "nothing is there twice");
    border.count = 3;
    is_int(demarc_shared_twice(&border, &metres, at), DEMARC_OK, "and again");
    is_near(metres, EDGE_M, 1e-5, "an edge, in the other direction");
    ok(at[0] == 0.1, "where it is");
    border.count = 4;
    is_int(demarc_shared_twice(&border, &metres, at), DEMARC_OK,
           "and once more");
    is_near(metres, 3 * EDGE_M, 1e-5, "and in a line twice");
    border.count = 0;
    is_int(demarc_shared_twice(&border, &metres, at), DEMARC_OK, "no line");
    is_near(metres, 0, 0, "has none");
}

static void test_exact(demarc_ctx *ctx)
{
    const double a[] = {0, 0, 0.1, 0, 0.1, 0.1, 0, 0.1};
    const double b[] = {0.1, 0, 0.2, 0, 0.2, 0.1, 0.1, 0.1};
    const double corner[] = {0.2, 0.1, 0.3, 0.1, 0.3, 0.2, 0.2, 0.2};
    const demarc_contacts_how how = {1, 200, false};
    demarc_areas areas = {0};
    demarc_shared shared;

    area_add(&areas, "aaa", a, 4);
    area_add(&areas, "bbb", b, 4);
    area_add(&areas, "ccc", corner, 4);
    is_int(demarc_shared_exact(ctx, &areas, 1, &shared), DEMARC_OK, "exact");
    is_int((long long)shared.count, 1, "one border");
    is_near(shared.borders[0].lines[0].length_m, EDGE_M, 1e-5, "its length");
    ok(shared.borders[0].lines[0].lon_lat[1] == 0, "a is on the left");
    is_int(demarc_shared_contacts(ctx, &areas, &how, &shared), DEMARC_OK,
           "near");
    demarc_shared_contacts_keep(&shared);
    is_int((long long)shared.contact_count, 1, "one contact");
    ok(shared.contacts[0].point, "in a point");
    demarc_shared_free(&shared);
    areas_drop(&areas);
}

/* A square inside a square, cut out of it: a ring of four edges.
 * GeodSolve -i -p 6: 2 * 1105.742758 + 1113.194883 + 1113.194714 m for 0.01
 * degrees between 0.05 and 0.06 north; here to a metre by hand:
 * 2 * 1105.74 + 2 * 1113.19 = 4437.87 */
static void test_ring(demarc_ctx *ctx)
{
    const double hole[] = {0.05, 0.05, 0.05, 0.06, 0.06, 0.06, 0.06, 0.05};
    const double inside[] = {0.05, 0.05, 0.06, 0.05, 0.06, 0.06, 0.05, 0.06};
    demarc_areas areas = {0};
    demarc_shared shared;

    area_add(&areas, "out", hole, 4);
    area_add(&areas, "ins", inside, 4);
    is_int(demarc_shared_exact(ctx, &areas, 1, &shared), DEMARC_OK, "a hole");
    ok(shared.count == 1 && shared.borders[0].count == 1 &&
           shared.borders[0].lines[0].ring,
       "a ring");
    is_near(shared.borders[0].lines[0].length_m, 4437.87, 0.5, "its length");
    demarc_shared_free(&shared);
    areas_drop(&areas);
}

/* Three squares that all have the edge from 0.1,0 to 0.1,0.1, one of them
 * twice: there and back. It belongs to each of the three pairs, once. */
static void test_three(demarc_ctx *ctx, size_t jobs)
{
    const double a[] = {0, 0, 0.1, -0.0, 0.1, 0.1, 0, 0.1};
    const double b[] = {0.1, 0, 0.2, 0, 0.2, 0.1, 0.1, 0.1};
    const double c[] = {0.1, 0.1, 0.1, 0, 0.1, 0.1, 0.3, 0.3};
    demarc_areas areas = {0};
    demarc_shared shared;
    size_t right = 0;

    area_add(&areas, "ccc", c, 4);
    area_add(&areas, "aaa", a, 4);
    area_add(&areas, "bbb", b, 4);
    is_int(demarc_shared_exact(ctx, &areas, jobs, &shared), DEMARC_OK,
           "three owners");
    is_int((long long)shared.count, 3, "each two have a border");
    for (size_t i = 0; i < shared.count; i++)
        right += shared.borders[i].count == 1 &&
                 fabs(shared.borders[i].lines->length_m - EDGE_M) < 1e-5;
    is_int((long long)right, 3, "of the one edge");
    ok(shared.borders[0].a == 1 && shared.borders[0].b == 0 &&
           shared.borders[1].b == 2 && shared.borders[2].a == 2,
       "in the order of the areas");
    ok(shared.owner[0] == UINT32_MAX && shared.owner[5] == UINT32_MAX &&
           shared.owner[4] == 0,
       "the edge has several other owners");
    demarc_shared_free(&shared);
    areas_drop(&areas);
}

/* The second square stands 0.0001 degrees off, 11.13 m at the equator
 * (6378137 m * pi / 180 * 0.0001), and has a vertex that the first has not. */
static void test_near(demarc_keep keep, double lon)
{
    const double a[] = {0, 0, 0.1, 0, 0.1, 0.03, 0.1, 0.07, 0.1, 0.1, 0, 0.1};
    const double b[] = {0.1001, 0, 0.2, 0, 0.2, 0.1, 0.1001, 0.1, 0.1001, 0.05};
    const demarc_near_how how = {.keep = keep, .reach_m = 20000};
    demarc_areas areas = {0};
    demarc_rim rims[2] = {{0}, {0}};
    demarc_shared_border border;
    demarc_nearby nearest;

    area_add(&areas, "aaa", a, 6);
    area_add(&areas, "bbb", b, 5);
    is_int(demarc_shared_near(&areas, rims, 0, 1, &how, &border, &nearest),
           DEMARC_OK, "near");
    is_near(nearest.metres, 11.13, 0.01, "the nearest distance");
    if (ok(border.count == 1, "one line")) {
        const demarc_shared_line *line = border.lines;

        is_near(line->length_m, EDGE_M, 1, "its length");
        is_near(line->lon_lat[0], lon, 1e-12, "on the side that was asked");
        is_near(line->shift[0].largest, 11.13, 0.05, "its displacement");
        /* 11057.4 m * 11.13 m = 0.1231 km2 between them */
        is_near(line->gap_m2, 123080, 200, "the gap");
    }
    demarc_shared_border_free(&border);
    demarc_rim_free(&rims[0]);
    demarc_rim_free(&rims[1]);
    areas_drop(&areas);
}

/* Every allocation fails once, and all after it: out of memory is said, and
 * nothing is lost (valgrind and the sanitizers look). */
static demarc_status share_all(demarc_ctx *ctx, const demarc_areas *areas)
{
    const demarc_contacts_how near = {1, 200, false};
    const demarc_near_how how = {.keep = DEMARC_KEEP_B, .reach_m = 20000};
    demarc_rim rims[2] = {{0}, {0}};
    demarc_shared_border border = {0};
    demarc_shared shared;
    demarc_nearby nearest;
    demarc_status status = demarc_shared_exact(ctx, areas, 1, &shared);

    if (!status)
        status = demarc_shared_contacts(ctx, areas, &near, &shared);
    if (!status)
        status = demarc_shared_near(areas, rims, 0, 1, &how, &border, &nearest);
    demarc_shared_border_free(&border);
    demarc_shared_free(&shared);
    demarc_rim_free(&rims[0]);
    demarc_rim_free(&rims[1]);
    return status;
}

static void test_memory(demarc_ctx *ctx)
{
    const double a[] = {0, 0, 0.1, 0, 0.1, 0.03, 0.1, 0.07, 0.1, 0.1, 0, 0.1};
    const double b[] = {0.1001, 0, 0.2, 0, 0.2, 0.1, 0.1001, 0.1, 0.1001, 0.05};
    demarc_areas areas = {0};
    demarc_status status = DEMARC_ENOMEM;
    int n = 0;

    area_add(&areas, "aaa", a, 6);
    area_add(&areas, "bbb", b, 5);
    while (status == DEMARC_ENOMEM && n < 1000) {
        fault_left = ++n;
        status = share_all(ctx, &areas);
        fault_left = -1;
    }
    is_int(status, DEMARC_OK, "in the end there is enough memory");
    ok(n > 20, "many allocations failed before");
    areas_drop(&areas);
}

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();

    test_twice();
    test_exact(ctx);
    test_ring(ctx);
    test_three(ctx, 1);
    test_three(ctx, 2);
    test_near(DEMARC_KEEP_A, 0.1);
    test_near(DEMARC_KEEP_B, 0.1001);
    test_near(DEMARC_KEEP_MID, 0.10005);
    if (faults_work())
        test_memory(ctx);
    demarc_ctx_free(ctx);
    return done();
}
