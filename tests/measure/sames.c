#include "measure/sames.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 4000 };

static double lon_lat[2 * MOST];
static demarc_ring rings[MOST];

/** Adds a ring of an area. */
static void ring_add(demarc_areas *areas, size_t area, const double *points,
                     size_t count)
{
    rings[areas->ring_count++] = (demarc_ring){areas->points, count, area};
    memcpy(lon_lat + 2 * areas->points, points, 2 * count * sizeof *points);
    areas->points += count;
}

static demarc_areas areas_begin(void)
{
    return (demarc_areas){.lon_lat = lon_lat, .rings = rings};
}

/** The definition: two edges have the same ends. */
static bool same(const demarc_areas *areas, size_t ring, size_t i, size_t other,
                 size_t k)
{
    const double *a = demarc_area_point(areas, i);
    const double *p = demarc_area_point(areas, k);
    const double *b =
        demarc_area_point(areas, demarc_ring_next(&rings[ring], i));
    const double *q =
        demarc_area_point(areas, demarc_ring_next(&rings[other], k));

    return (a[0] == p[0] && a[1] == p[1] && b[0] == q[0] && b[1] == q[1]) ||
           (a[0] == q[0] && a[1] == q[1] && b[0] == p[0] && b[1] == p[1]);
}

/** How many edges are the same as this one, by looking at all; of the way
 *  round them `missed` are other ones. */
static size_t brute(const demarc_areas *areas, const demarc_sames *sames,
                    size_t ring, size_t i, size_t *missed)
{
    size_t count = 0;

    for (size_t r = 0; r < areas->ring_count; r++)
        for (size_t k = rings[r].start; k < rings[r].start + rings[r].count;
             k++)
            count += k != i && same(areas, ring, i, r, k);
    for (size_t k = sames->next[i]; k > 0 && k - 1 != i; k = sames->next[k - 1])
        *missed += !same(areas, ring, i, sames->ring[k - 1], k - 1);
    return count;
}

static size_t around(const demarc_sames *sames, size_t point)
{
    size_t count = 0;

    for (size_t k = sames->next[point]; k > 0 && k - 1 != point;
         k = sames->next[k - 1])
        count++;
    return count;
}

/** Small grids have edges that many rings share, in both directions. */
static void test_brute(uint64_t drop, size_t jobs, const char *name)
{
    demarc_areas areas = areas_begin();
    const demarc_sames_how how = {jobs, drop};
    demarc_sames sames = {0};
    size_t wrong = 0, missed = 0, found = 0;
    dice at = {7};

    for (size_t r = 0; r < 300; r++) {
        double points[8];

        for (size_t i = 0; i < 8; i++)
            points[i] = (double)dice_below(&at, 3);
        ring_add(&areas, r % 7, points, 4);
    }
    is_int(demarc_sames_find(&areas, &how, &sames), DEMARC_OK, "found");
    for (size_t r = 0; r < areas.ring_count; r++)
        for (size_t i = 4 * r; i < 4 * r + 4; i++) {
            size_t count = brute(&areas, &sames, r, i, &missed);

            found += count;
            wrong += count != around(&sames, i) || sames.ring[i] != r;
        }
    ok(found > 1000 && wrong == 0 && missed == 0, "%s: the same", name);
    demarc_sames_free(&sames);
}

/** The bits are what counts: but for the sign of zero. */
static void test_bits(void)
{
    const double one[] = {0.0, 1, 5, 1, 180, 2};
    const double two[] = {5, 1, -0.0, 1, -180, 2};
    const double near[] = {0x1p-1074, 1, 5, 1, 7, 7};
    const demarc_sames_how how = {1, 0};
    demarc_areas areas = areas_begin();
    demarc_sames sames = {0};

    ring_add(&areas, 0, one, 3);
    ring_add(&areas, 1, two, 3);
    ring_add(&areas, 2, near, 3);
    is_int(demarc_sames_find(&areas, &how, &sames), DEMARC_OK, "found");
    is_int((long long)around(&sames, 0), 1, "0 and -0 are the same");
    ok(sames.next[0] == 4 && sames.next[3] == 1, "each is the other's next");
    is_int((long long)around(&sames, 1), 0, "180 and -180 are two places");
    is_int((long long)around(&sames, 6), 0, "the next number is another");
    demarc_sames_free(&sames);
}

static void test_none(void)
{
    const demarc_sames_how how = {0, 0};
    demarc_areas areas = areas_begin();
    demarc_sames sames = {0};

    is_int(demarc_sames_find(&areas, &how, &sames), DEMARC_OK, "no area");
    demarc_sames_free(&sames);
    demarc_sames_free(&sames);
}

int main(void)
{
    test_brute(0, 1, "as by looking at all");
    test_brute(0, 2, "by two threads");
    test_brute(~(uint64_t)0, 1, "all hashes collide");
    test_brute(~(uint64_t)3, 2, "most hashes collide");
    test_bits();
    test_none();
    return done();
}
