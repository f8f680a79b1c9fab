/* Which way a route runs. Party a of aaa-bbb is AAA, on its left. */
#include "measure/orient.h"

#include "measure/geodesic.h"

#include "border.h"
#include "measure/routes.h"
#include "tap.h"

static made m;

static demarc_segment *sided(const char *id, double from, double to,
                             const char *left, const char *right)
{
    demarc_segment *segment = made_line(&m, id, POINTS(from, 40, to, 40));

    segment->left = left;
    segment->right = right;
    return segment;
}

static void runs(const char *want, const char *name)
{
    measure(&m);
    routes_are(&m, "", want, name);
    made_free(&m);
}

static void test_sides(void)
{
    static const struct {
        const char *left, *right, *want, *name;
    } cases[] = {
        {"AAA", "BBB", "main: a", "a on the left"},
        {"AAA", "", "main: a", "so says the left alone"},
        {"", "BBB", "main: a", "and the right alone"},
        {"aaa", "", "main: a", "in any case"},
        {"BBB", "AAA", "main: -a", "a on the right"},
        {"BBB", "", "main: -a", "so says the left alone"},
        {"", "AAA", "main: -a", "and the right alone"},
        {"", "", "main: a", "unsaid: as it is drawn"},
        {"CCC", "DDD", "main: a", "others: as it is drawn"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        made_new(&m);
        sided("a", 70, 71, cases[i].left, cases[i].right);
        runs(cases[i].want, cases[i].name);
    }
    made_new(&m);
    sided("a", 70, 71, "BBB", "AAA");
    m.border.about.party_count = 1;
    runs("main: a", "without a second party sides say nothing");
}

static void test_chains(void)
{
    made_new(&m);
    sided("a", 71, 70, "", "");
    sided("b", 71, 72, "BBB", "AAA");
    sided("c", 72, 73, "BBB", "AAA");
    runs("main: -c -b a", "sides are stronger than the order of the file");

    made_new(&m);
    sided("a", 72, 71, "", "");
    sided("b", 70, 71, "", "");
    sided("c", 73, 72, "", "");
    runs("main: c a -b", "unsaid: as the first segment is drawn");

    made_new(&m); /* on the equator b is as long as a, bit for bit */
    made_line(&m, "a", POINTS(-1, 0, 0, 0))->left = "BBB";
    made_line(&m, "b", POINTS(0, 0, 1, 0))->left = "AAA";
    measure(&m);
    routes_are(&m, "", "main: a b", "even: as the first segment is drawn");
    made_free(&m);
}

/* At latitude 40 a degree of longitude is 85.393 km: GeodSolve -i -p 3 says
 * 85393.409 for 40 70 40 71, and 170784.131 for 40 71 40 73. */
static void test_conflict(void)
{
    const demarc_finding *found;

    made_new(&m);
    sided("a", 70, 71, "AAA", "BBB");
    sided("b", 71, 73, "BBB", "AAA");
    measure(&m);
    routes_are(&m, "", "main: -b -a", "the longer part decides");
    found = made_found(&m, "route-side", 0);
    is(found ? found->message : "",
       "along one route AAA is on the left for 170.784 km and on the right "
       "for 85.393 km",
       "and the shorter is told");
    is(found ? found->file : "", "lines.shp", "in its file");
    made_free(&m);
}

static void test_rings(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40, 71, 41));
    made_line(&m, "b", POINTS(70, 40, 71, 41))->left = "BBB";
    measure(&m);
    /* a, then b backwards, has AAA on the left: b has it on the right. */
    routes_are(&m, "", "ring-1: (a -b)", "a ring has its sides as well");
    made_free(&m);

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40, 71, 41));
    made_line(&m, "b", POINTS(70, 40, 71, 41))->left = "AAA";
    measure(&m);
    routes_are(&m, "", "ring-1: (b -a)", "and is turned by them");
    made_free(&m);
}

/* The start that a dossier declares goes before sides. */
static void test_start(void)
{
    const demarc_route *main;

    made_new(&m);
    sided("a", 70, 71, "AAA", "BBB");
    sided("b", 71, 72, "AAA", "BBB");
    sided("c", 80, 80.5, "AAA", "BBB");
    m.border.about.has_start = true;
    m.border.about.start_lon = 74; /* near the end at 72, not at it */
    m.border.about.start_lat = 41;
    measure(&m);
    routes_are(&m, "", "main: -b -a | main-2: c",
               "the main route begins at the start declared, no other");
    main = demarc_era_route(&m.border.net->eras[0], "main");
    is_near(main->links[0].start_m, 0, 0, "chainage begins there");
    is_near(main->links[1].start_m, m.border.segments[1].length_m, 0,
            "and runs from there");
    made_free(&m);

    made_new(&m);
    sided("a", 70, 71, "AAA", "BBB");
    m.border.about.has_start = true;
    m.border.about.start_lon = 70;
    m.border.about.start_lat = 40;
    runs("main: a", "it may be where it would begin anyway");

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40, 71, 41, 70, 40))->route = "main";
    m.border.about.has_start = true;
    m.border.about.start_lon = 71;
    m.border.about.start_lat = 41;
    runs("main: (a)", "a ring begins at its first vertex");
}

int main(void)
{
    test_sides();
    test_chains();
    test_conflict();
    test_rings();
    test_start();
    return done();
}
