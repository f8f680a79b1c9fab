/* Chains made into routes: named, in order, by attribute or by length. */
#include "measure/route.h"

#include "border.h"
#include "measure/routes.h"
#include "tap.h"

static made m;

/* A line along latitude 40, and a triangle there. */
static demarc_segment *flat(const char *id, double from, double to)
{
    return made_line(&m, id, POINTS(from, 40, to, 40));
}

static demarc_segment *triangle(const char *id, double lon, double size)
{
    return made_line(&m, id,
                     POINTS(lon, 40, lon + size, 40, lon, 40 + size, lon, 40));
}

static void routes(const char *want, const char *name)
{
    measure(&m);
    routes_are(&m, "", want, name);
    made_free(&m);
}

static void test_order(void)
{
    made_new(&m);
    triangle("r", 60, 0.1);
    flat("a", 70, 71);
    triangle("s", 61, 0.3);
    flat("b", 80, 83);
    flat("c", 90, 92);
    triangle("t", 62, 0.2);
    routes("main: b | main-2: c | main-3: a | "
           "ring-1: (s) | ring-2: (t) | ring-3: (r)",
           "open ones by length, then rings by length");

    made_new(&m); /* on the equator both are 10 degrees, bit for bit */
    made_line(&m, "a", POINTS(-10, 0, 0, 0));
    made_line(&m, "b", POINTS(20, 0, 20, 0, 30, 0));
    made_line(&m, "c", POINTS(-90, 0, -80, 0));
    measure(&m);
    if (m.border.segments[0].length_m == m.border.segments[2].length_m)
        routes_are(&m, "", "main: a | main-2: b | main-3: c",
                   "of one length: by the file");
    made_free(&m);

    made_new(&m);
    routes("", "no line, no route");
}

static void test_lengths(void)
{
    const demarc_era *era;

    made_new(&m);
    flat("a", 70, 71);
    flat("b", 74, 71);
    triangle("r", 60, 0.1);
    measure(&m);
    era = &m.border.net->eras[0];
    is_near(era->routes[0].length_m,
            m.border.segments[0].length_m + m.border.segments[1].length_m, 1e-9,
            "a route is as long as its lines");
    is_near(era->routes[0].links[1].start_m, m.border.segments[0].length_m, 0,
            "the second begins where the first ends");
    is_near(era->routes[1].length_m, m.border.segments[2].length_m, 0,
            "a ring too");
    for (size_t i = 0; i < 3; i++) {
        const demarc_route *route = &era->routes[era->route_of[i]];
        is_int((long long)route->links[era->link_of[i]].line, (long long)i,
               "a line knows its route and link");
    }
    made_free(&m);
}

static void test_named(void)
{
    made_new(&m);
    flat("a", 70, 71);
    flat("b", 71, 72)->route = "river";
    flat("c", 72, 73)->route = "river";
    flat("d", 73, 74);
    routes("river: b c | main: a | main-2: d",
           "a name sets lines apart from their neighbours");

    made_new(&m);
    flat("a", 70, 71)->route = "main-2";
    flat("b", 80, 82);
    flat("c", 90, 91.5);
    routes("main: b | main-3: c | main-2: a", "a name that is taken is not "
                                              "given again");

    made_new(&m);
    triangle("a", 70, 1)->route = "enclave";
    triangle("b", 80, 0.5);
    routes("enclave: (a) | ring-1: (b)", "a named ring is a ring");

    made_new(&m); /* two closed lines by one name are no ring */
    triangle("a", 70, 1)->route = "enclaves";
    triangle("b", 72, 0.5)->route = "enclaves";
    routes("enclaves: a b", "a route of several parts is open");
}

/* Gaps of a degree and more, told in no finding as they are over a km. */
static void test_named_gaps(void)
{
    const demarc_route *route;

    made_new(&m);
    flat("b", 72, 73)->route = "r";
    flat("d", 76, 77)->route = "r";
    flat("a", 71, 70)->route = "r";
    flat("c", 74.5, 75)->route = "r";
    measure(&m);
    routes_are(&m, "", "r: -a b c d", "put together by nearness, both ways");
    route = &m.border.net->eras[0].routes[0];
    is_near(route->length_m,
            m.border.segments[0].length_m + m.border.segments[1].length_m +
                m.border.segments[2].length_m + m.border.segments[3].length_m,
            1e-9, "gaps are not in its length");
    is_near(route->links[2].start_m,
            m.border.segments[2].length_m + m.border.segments[0].length_m, 1e-9,
            "nor in its chainage");
    made_free(&m);

    made_new(&m);
    flat("a", 70, 71)->route = "r";
    flat("b", 71, 71.5)->route = "r";
    made_line(&m, "c", POINTS(71, 40, 71, 41))->route = "r";
    measure(&m);
    routes_are(&m, "", "r: a b c", "a junction in it, too, by decree");
    ok(made_found(&m, "route-junction", 0) != NULL, "but it is told");
    made_free(&m);

    made_new(&m);
    flat("a", 70, 71)->route = "r";
    made_line(&m, "b", POINTS(71, 40.0001, 72, 40))->route = "r";
    measure(&m);
    routes_are(&m, "", "r: a b", "a gap of 11 m is passed");
    ok(made_found(&m, "route-gap", 0) != NULL, "but it is told");
    made_free(&m);
}

int main(void)
{
    test_order();
    test_lengths();
    test_named();
    test_named_gaps();
    return done();
}
