/* Lines measured while they are read are as long as lines that are held: the
 * oracle is the sum of demarc_line_make, edge by edge, to the bit. */
#include "measure/gauge.h"

#include "measure/geodesic.h"

#include "random.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

enum { RECORDS = 300, LONGEST = 10000, PARTS = 5 };

/* A record: some parts of some vertices, in one row. */
typedef struct record {
    size_t first[PARTS], parts, count;
    double lon_lat[2 * LONGEST];
} record;

static void record_make(dice *at, record *out)
{
    double lon = dice_real(at, -170, 170), lat = dice_real(at, -80, 80);

    out->parts = 1 + dice_below(at, PARTS);
    out->count = 0;
    for (size_t i = 0; i < out->parts; i++) {
        size_t most = dice_one_in(at, 20) ? LONGEST / PARTS : 40;
        size_t count = 2 + dice_below(at, (unsigned)most - 2);

        out->first[i] = out->count;
        for (size_t k = 0; k < count; k++, out->count++) {
            lon += dice_real(at, -0.01, 0.01);
            lat += dice_real(at, -0.01, 0.01);
            if (dice_one_in(at, 3000)) /* an edge that is not short */
                lon += lon > 0 ? -9 : 9;
            out->lon_lat[2 * out->count] = lon;
            out->lon_lat[2 * out->count + 1] = lat;
        }
    }
}

static void record_give(dice *at, const demarc_gauger *to, const record *of)
{
    static const double box[] = {-180, -90, 180, 90};

    for (size_t i = 0; i < of->parts; i++)
        to->part(to->user, of->first[i]);
    for (size_t done = 0, some; done < of->count; done += some) {
        some = 1 + dice_below(at, 700);
        if (some > of->count - done)
            some = of->count - done;
        to->vertices(to->user, of->lon_lat + 2 * done, some);
    }
    to->end(to->user, box, 1000);
}

/* Are the vertices that were kept those of the part, and metres to them? */
static bool kept_same(const demarc_gauges *all, const demarc_gauge *got,
                      const double *lon, const double *lat,
                      const double *metres)
{
    const double *cum = all->cum + got->first;
    size_t size = got->vertices * sizeof *lon;
    demarc_sum sum = {0};

    for (size_t i = 0; i + 1 < got->vertices; i++) {
        if (cum[i] != demarc_sum_value(&sum))
            return false;
        demarc_sum_add(&sum, metres[i]);
    }
    return cum[got->vertices - 1] == got->cum[1] &&
           memcmp(all->lon + got->first, lon, size) == 0 &&
           memcmp(all->lat + got->first, lat, size) == 0;
}

static bool part_same(const demarc_gauges *all, const demarc_gauge *got,
                      const record *of, size_t part)
{
    size_t end = part + 1 < of->parts ? of->first[part + 1] : of->count;
    size_t count = end - of->first[part];
    const double *at = of->lon_lat + 2 * of->first[part];
    static double lon[LONGEST], lat[LONGEST], metres[LONGEST];
    size_t jumps = 0;
    demarc_sum sum = {0};

    for (size_t i = 0; i < count; i++) {
        lon[i] = at[2 * i];
        lat[i] = at[2 * i + 1];
    }
    demarc_distances(lon, lat, count, metres);
    for (size_t i = 0; i + 1 < count; i++) {
        demarc_sum_add(&sum, metres[i]);
        jumps += metres[i] > DEMARC_JUMP_M;
    }
    return got->at == 1000 + 16 * of->first[part] && got->vertices == count &&
           got->cum[1] == demarc_sum_value(&sum) && got->lon[0] == lon[0] &&
           got->lat[0] == lat[0] && got->lon[1] == lon[count - 1] &&
           got->lat[1] == lat[count - 1] && got->jumps == jumps &&
           (!all->lon || kept_same(all, got, lon, lat, metres));
}

static void test_same(size_t jobs, bool keeps)
{
    static record one;
    dice at = {5}, cut = {jobs};
    demarc_gauger to;
    demarc_gauging *gauging = demarc_gauging_new(jobs, keeps, &to);
    demarc_gauges got;
    size_t differ = 0, next = 0, jumps = 0;

    for (int i = 0; i < RECORDS; i++) {
        record_make(&at, &one);
        record_give(&cut, &to, &one);
    }
    ok(to.take(to.user, &got), "%zu jobs: all is taken", jobs);
    at = (dice){5};
    for (size_t i = 0; i < RECORDS; i++) {
        record_make(&at, &one);
        for (size_t k = 0; k < one.parts && next < got.count; k++, next++) {
            differ += got.items[next].record != i ||
                      !part_same(&got, &got.items[next], &one, k);
            jumps += got.items[next].jumps;
        }
    }
    ok(next == got.count && differ == 0, "%zu jobs: %zu parts, to the bit",
       jobs, next);
    ok(jumps > 0, "%zu edges are too long to be drawn", jumps);
    ok(keeps == (got.lon != NULL), "vertices are %skept", keeps ? "" : "not ");
    demarc_gauges_free(&got);
    demarc_gauging_free(gauging);
}

/* What must be read otherwise, since there is something to be told of it. */
static void test_odd(const char *what, const size_t *first, size_t parts,
                     size_t count, double east)
{
    const double lon_lat[] = {1, 2, 1.1, 2.1, 1.2, 2.2};
    const double box[] = {1, 2, east, 2.2};
    demarc_gauger to;
    demarc_gauging *gauging = demarc_gauging_new(2, true, &to);
    demarc_gauges got;

    for (size_t i = 0; i < parts; i++)
        to.part(to.user, first[i]);
    if (count > 0)
        to.vertices(to.user, lon_lat, count);
    to.end(to.user, box, 0);
    ok(!to.take(to.user, &got) && got.count == 0, "%s", what);
    demarc_gauging_free(gauging);
}

int main(void)
{
    demarc_gauger to;
    demarc_gauging *unused = demarc_gauging_new(0, false, &to);

    demarc_gauging_free(unused);
    demarc_gauging_free(NULL);
    test_same(1, false);
    test_same(1, true);
    test_same(2, false);
    test_same(2, true);
    test_same(5, false);
    test_same(5, true);
    test_odd("no part", NULL, 0, 0, 1);
    test_odd("no part, but vertices", NULL, 0, 3, 1.2);
    test_odd("a part of one vertex", (const size_t[]){0, 2}, 2, 3, 1.2);
    test_odd("a part behind the last vertex", (const size_t[]){0, 3}, 2, 3,
             1.2);
    test_odd("not on the earth", (const size_t[]){0}, 1, 3, 180.1);
    test_odd("not a number", (const size_t[]){0}, 1, 3, NAN);
    return done();
}
