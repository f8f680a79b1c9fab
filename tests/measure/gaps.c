/* Ends that nearly meet. A degree of latitude is 6378137 * pi / 180 *
 * (1 - e2) = 110574.275 m long at the equator: 0.0001 is 11.057 m there. */
#include "measure/gaps.h"

#include "border.h"
#include "tap.h"

static made m;

static size_t gaps_found(void)
{
    size_t count = 0;

    while (made_found(&m, "route-gap", count))
        count++;
    return count;
}

static void measure(void)
{
    is_int(demarc_net_make(m.ctx, &m.border, &m.border.net), DEMARC_OK,
           "the lines are measured");
}

static void test_one(void)
{
    const demarc_finding *found;

    made_new(&m);
    made_line(&m, "south", POINTS(70, -1, 70, 0));
    made_line(&m, "north", POINTS(70, 1, 70, 0.0001));
    measure();
    is_int((long long)gaps_found(), 1, "a gap of 11 m");
    found = made_found(&m, "route-gap", 0);
    is(found ? found->message : "",
       "a gap of 11.057 m between segments south and north at 70.000000, "
       "0.000000",
       "is told with its width and place");
    ok(found && found->lon == 70 && found->lat == 0, "which is an end");
    is(found ? found->feature : "", "south", "of the first of the two");
    is(found ? found->file : "", "lines.shp", "in their file");
    made_free(&m);
}

static void test_bounds(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(70, -1, 70, 0));
    made_line(&m, "b", POINTS(70, 1, 70, 0.00905)); /* 1000.7 m */
    measure();
    is_int((long long)gaps_found(), 0, "a kilometre and more is no gap");
    made_free(&m);

    made_new(&m);
    made_line(&m, "a", POINTS(70, -1, 70, 0));
    made_line(&m, "b", POINTS(70, 1, 70, 0.00904)); /* 999.6 m */
    measure();
    is_int((long long)gaps_found(), 1, "not quite a kilometre is one");
    made_free(&m);

    made_new(&m); /* all but closed */
    made_line(&m, "a", POINTS(70, 0, 71, 0, 71, 1, 70, 0.0001));
    measure();
    is_int((long long)gaps_found(), 1, "a line may have a gap with itself");
    made_free(&m);

    made_new(&m); /* the end at 71, 0 of a and b, and of c near it */
    made_line(&m, "a", POINTS(70, 0, 71, 0));
    made_line(&m, "b", POINTS(71, 0, 72, 0));
    made_line(&m, "c", POINTS(71, 0.0001, 71, 1));
    measure();
    is_int((long long)gaps_found(), 0, "ends that are joined have no gap");
    made_free(&m);
}

/* Three ends near each other have three gaps; one of them has two. */
static void test_each_pair(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(70, -1, 70, 0));
    made_line(&m, "b", POINTS(70, 1, 70, 0.001));
    made_line(&m, "c", POINTS(71, 0, 70.001, 0));
    measure();
    is_int((long long)gaps_found(), 3, "every pair is told");
    made_free(&m);
}

/* Lines of other eras: a gap that stays is told once, a new one as well. */
static void test_eras(void)
{
    made_new(&m);
    made_line(&m, "z", POINTS(60, 50, 61, 50, 60, 51, 60, 50));
    made_life(made_line(&m, "old", POINTS(70, 1, 70, 0.0001)), "", "2000");
    made_life(made_line(&m, "new", POINTS(70, 0.0002, 70, 1)), "2000", "");
    made_line(&m, "a", POINTS(70, 0, 70, -1));
    made_line(&m, "far", POINTS(80, 0, 80.001, 1));
    made_life(made_line(&m, "far-2", POINTS(80, 0.0001, 79, 1)), "", "");
    measure();
    is_int((long long)gaps_found(), 3, "each gap of each era, once");
    ok(made_found(&m, "route-gap", 0) && made_found(&m, "route-gap", 2) &&
           strcmp(made_found(&m, "route-gap", 0)->feature, "old") == 0 &&
           strcmp(made_found(&m, "route-gap", 1)->feature, "far") == 0 &&
           strcmp(made_found(&m, "route-gap", 2)->feature, "new") == 0,
       "from the end of the first line of the file");
    made_free(&m);
}

/* The gaps of a route by decree are told however wide they are: a degree of the
 * equator is 6378137 * pi / 180 = 111,319.491 m. */
static void test_decree(void)
{
    const demarc_finding *found;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0))->route = "main";
    made_line(&m, "c", POINTS(4, 0, 3, 0))->route = "main";
    made_line(&m, "b", POINTS(1.001, 0, 2, 0))->route = "main";
    made_life(made_line(&m, "z", POINTS(9, 9, 9, 10)), "2000", "");
    measure();
    is_int((long long)gaps_found(), 2, "a wide gap and a narrow one, once");
    found = made_found(&m, "route-gap", 1);
    is(found ? found->message : "",
       "a gap of 111319.491 m between segments c and b at 3.000000, 0.000000",
       "the wide one with its width");
    is_near(m.border.net->eras[0].routes[0].length_m,
            2.999 * 6378137 * M_PI / 180, 1e-5, "neither is in the length");
    made_free(&m);
}

/* 230 lines a millionth of a degree apart, 11 cm, have 460 ends, and of one
 * side all of them are within 26 m: 2 * (230 * 229 / 2) = 52,670 pairs. Twice
 * as many lines have 211,140, more than are looked at. */
static void heap_measure(int lines)
{
    made_new(&m);
    for (int i = 0; i < lines; i++) {
        double x = 70 + i * 1e-6;

        made_line(&m, "a", POINTS(x, 0, x, 1));
    }
    measure();
}

static void test_heap(void)
{
    heap_measure(230);
    is_int((long long)m.ctx->seen[DEMARC_RULE_ROUTE_GAP], 52670,
           "not quite a heap");
    ok(!made_found(&m, "lines-heap", 0), "each of its gaps is told");
    made_free(&m);

    heap_measure(460);
    is_int((long long)m.ctx->seen[DEMARC_RULE_ROUTE_GAP], 100000,
           "a heap: so many gaps and no more");
    ok(made_found(&m, "lines-heap", 0) && !made_found(&m, "lines-heap", 1),
       "which is told, once");
    made_free(&m);
}

int main(void)
{
    test_heap();
    test_one();
    test_decree();
    test_bounds();
    test_each_pair();
    test_eras();
    return done();
}
