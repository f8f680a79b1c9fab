/* Pillars on lines along the equator, where a degree is D = 6378137 * pi / 180
 * = 111319.490793 m by definition of WGS 84, and where the foot of a point is
 * at its longitude by symmetry. */
#include "measure/pillars.h"

#include "measure/routes.h"

#include "border.h"
#include "tap.h"

#include <time.h>

static const double D = 6378137 * M_PI / 180;

static made m;

static void index_make(void)
{
    measure(&m);
    is_int(demarc_pillar_index_make(m.ctx, &m.border), DEMARC_OK, "indexed");
}

/** The pillar of line n of the file, 2 is the first. */
static demarc_pillar_place place_of(const char *day, long n)
{
    demarc_pillar_place at;

    demarc_pillar_at(&m.border, *day ? made_day(day) : DEMARC_DAY_MAX,
                     &m.border.pillars[n - 2], &at);
    return at;
}

static void stands_at(const char *day, long n, demarc_pillar_way way,
                      double degrees, const char *name)
{
    demarc_pillar_place at = place_of(day, n);

    is_int(at.way, way, name);
    if (isfinite(degrees))
        is_near(at.chainage_m, degrees * D, 1e-6, name);
    else
        ok(isnan(at.chainage_m) && at.route == DEMARC_NONE, "no place");
}

static void test_positions(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4, 0));
    made_pillar(&m, "1", 0, 0, NAN);
    made_pillar(&m, "2", 1, 0.001, NAN);
    made_pillar(&m, "3", -0.001, 0, NAN);
    made_pillar(&m, "4", 4, 0, NAN);
    index_make();
    stands_at("", 2, DEMARC_PILLAR_POINT, 0, "at the start");
    stands_at("", 3, DEMARC_PILLAR_POINT, 1, "beside the line");
    /* echo 0 1 0.001 1 | GeodSolve -i -p 6 */
    is_near(place_of("", 3).offset_m, 110.574276, 1e-5, "its offset");
    stands_at("", 4, DEMARC_PILLAR_POINT, 0, "before the start");
    stands_at("", 5, DEMARC_PILLAR_POINT, 4, "at the end");
    is_int((long long)demarc_finding_count(m.ctx), 0, "nothing to say");
    made_free(&m);
}

/* km 100 to 200 are degrees 1 to 2, 200 to 260 are 2 to 3. */
static void test_km(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4, 0));
    made_pillar(&m, "1", 1, 0, 100);
    made_pillar(&m, "2", NAN, NAN, 150);
    made_pillar(&m, "3", 2, 0, 200);
    made_pillar(&m, "4", NAN, NAN, 215);
    made_pillar(&m, "5", 3, 0, 260);
    made_pillar(&m, "6", NAN, NAN, 290);
    made_pillar(&m, "7", NAN, NAN, 330);
    made_pillar(&m, "8", NAN, NAN, 40);
    made_pillar(&m, "9", NAN, NAN, 200);
    index_make();
    stands_at("", 3, DEMARC_PILLAR_BETWEEN, 1.5, "half way");
    stands_at("", 5, DEMARC_PILLAR_BETWEEN, 2.25, "a quarter of the next");
    stands_at("", 7, DEMARC_PILLAR_BEYOND, 3.5, "30 of 60 km beyond");
    stands_at("", 8, DEMARC_PILLAR_LOOSE, NAN, "beyond the line's end");
    stands_at("", 9, DEMARC_PILLAR_BEYOND, 0.4, "60 of 100 km before");
    stands_at("", 10, DEMARC_PILLAR_BETWEEN, 2, "the km of another");
    is_int((long long)demarc_finding_count(m.ctx), 1, "one finding");
    is(demarc_finding_at(m.ctx, 0)->code, "pillar-loose", "of the loose one");
    is_int(demarc_finding_at(m.ctx, 0)->line, 8, "in its line");
    made_free(&m);
}

/* The surveyors began at the other end. */
static void test_km_falling(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4, 0));
    made_pillar(&m, "1", 3, 0, 100);
    made_pillar(&m, "2", 1, 0, 300);
    made_pillar(&m, "3", NAN, NAN, 150);
    made_pillar(&m, "4", NAN, NAN, 350);
    index_make();
    stands_at("", 4, DEMARC_PILLAR_BETWEEN, 2.5, "between");
    stands_at("", 5, DEMARC_PILLAR_BEYOND, 0.5, "beyond");
    is_int((long long)demarc_finding_count(m.ctx), 0, "nothing to say");
    made_free(&m);
}

/* main runs along the equator, main-2 farther north; both have km of their
 * own. */
static void test_routes(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4, 0));
    made_line(&m, "b", POINTS(0, 1, 2, 1));
    made_pillar(&m, "1", 1, 0, 100);
    made_pillar(&m, "2", 3, 0, 300);
    made_pillar(&m, "1", 0, 1, 150)->route = "main-2";
    made_pillar(&m, "2", 2, 1, 250)->route = "main-2";
    made_pillar(&m, "3", NAN, NAN, 200);
    made_pillar(&m, "3", NAN, NAN, 200)->route = "main-2";
    made_pillar(&m, "4", 2, 1, NAN)->route = "main";
    made_pillar(&m, "5", 2, 1, NAN)->route = "main-3";
    index_make();
    stands_at("", 6, DEMARC_PILLAR_BETWEEN, 2, "on main by its km");
    is_int((long long)place_of("", 7).route, 1, "on main-2 by its km");
    stands_at("", 8, DEMARC_PILLAR_FAR, NAN, "a degree from its own route");
    stands_at("", 9, DEMARC_PILLAR_NO_ROUTE, NAN, "of no route");
    is(demarc_finding_at(m.ctx, 0)->code, "pillar-far", "told of the one");
    is(demarc_finding_at(m.ctx, 1)->code, "pillar-route", "and of the other");
    made_free(&m);
}

/* An enclave across the antimeridian; its ring starts at (179, 0). Along the
 * equator it is 2 D long; pillars stand at 0.5 D from its start and 0.5 D
 * before the end of that side, and between them by km. Behind 1.5 D comes the
 * way round, which is shorter by km than it is not. */
static void test_ring(void)
{
    demarc_pillar_place at;

    made_new(&m);
    made_line(&m, "r", POINTS(179, 0, -179, 0, -179, 1, 179, 1, 179, 0));
    made_pillar(&m, "1", 179.5, 0, 10)->route = "ring-1";
    made_pillar(&m, "2", -179.5, 0, 20)->route = "ring-1";
    made_pillar(&m, "3", NAN, NAN, 15)->route = "ring-1";
    made_pillar(&m, "4", NAN, NAN, 2)->route = "ring-1";
    index_make();
    stands_at("", 4, DEMARC_PILLAR_BETWEEN, 1, "on the antimeridian");
    at = place_of("", 5);
    is_int(at.way, DEMARC_PILLAR_BEYOND, "before the start");
    /* 8 of 10 km before 0.5 D, by D: 0.3 D before the start */
    is_near(at.chainage_m, m.border.net->eras[0].routes[0].length_m - 0.3 * D,
            1e-6, "which is at the ring's end");
    made_free(&m);
}

/* In 2010 the line moves north by a degree from longitude 2 on. */
static void test_moved(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 2, 0));
    made_life(made_line(&m, "old", POINTS(2, 0, 4, 0)), "", "2010-01-01");
    made_life(made_line(&m, "new", POINTS(2, 0, 2, 1, 4, 1)), "2010-01-01", "");
    made_pillar(&m, "1", 1, 0, NAN);
    made_pillar(&m, "2", 3, 0, NAN)->until = made_day("2010-01-01");
    made_pillar(&m, "3", 3.5, 0, NAN);
    made_pillar(&m, "4", 2, 0.5, NAN)->from = made_day("2010-01-01");
    index_make();
    stands_at("2005", 3, DEMARC_PILLAR_POINT, 3, "on the old line");
    stands_at("2005", 4, DEMARC_PILLAR_POINT, 3.5, "and another");
    stands_at("2012", 2, DEMARC_PILLAR_POINT, 1, "on what stayed");
    stands_at("2012", 4, DEMARC_PILLAR_FAR, NAN, "far from the new line");
    is_int((long long)demarc_finding_count(m.ctx), 1, "one finding");
    is(demarc_finding_at(m.ctx, 0)->code, "pillar-far", "it is far");
    is_int(demarc_finding_at(m.ctx, 0)->line, 4, "and should have an until");
    made_free(&m);
}

/* Far is 1 km at the least, and else what is far among the others. */
static void test_far(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4, 0));
    for (int i = 0; i < 8; i++)
        made_pillar(&m, "1", 0.5 * i, 0.002 * i, NAN); /* up to 1.5 km */
    made_pillar(&m, "9", 2, 0.1, NAN);
    made_pillar(&m, "10", 0, 39, NAN); /* swapped */
    index_make();
    stands_at("", 9, DEMARC_PILLAR_POINT, 3.5, "1.5 km are not far here");
    stands_at("", 10, DEMARC_PILLAR_FAR, NAN, "11 km are");
    stands_at("", 11, DEMARC_PILLAR_FAR, NAN, "as are 4300");
    made_free(&m);
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4, 0));
    made_pillar(&m, "1", 0, 39, NAN);
    index_make();
    stands_at("", 2, DEMARC_PILLAR_FAR, NAN, "also when it is the only one");
    made_free(&m);
}

/* All pillars with a position stand on main-2 but the first two, so those on
 * main look past all of them: each is searched for on the line once, not once
 * for each that looks past it, which took minutes. */
static void test_many(void)
{
    const int count = getenv("QUICK") ? 200 : 6000;
    clock_t start = clock();

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4, 0));
    made_line(&m, "b", POINTS(0, 1, 2, 1));
    made_pillar(&m, "1", 0, 0, 0);
    made_pillar(&m, "2", 4, 0, count);
    for (int i = 1; i < count; i += 2) {
        made_pillar(&m, "3", 2.0 * i / count, 1, i);
        made_pillar(&m, "4", NAN, NAN, i + 0.5);
    }
    index_make();
    is_int((long long)place_of("", 4).route, 1, "on main-2");
    stands_at("", count + 3, DEMARC_PILLAR_BETWEEN, 4 * (count - 0.5) / count,
              "the last by its km");
    ok((double)(clock() - start) / CLOCKS_PER_SEC < 10, "in seconds");
    made_free(&m);
}

int main(void)
{
    test_positions();
    test_km();
    test_km_falling();
    test_routes();
    test_ring();
    test_moved();
    test_far();
    test_many();
    return done();
}
