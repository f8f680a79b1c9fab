/* From points to chainage, and back. */
#include "measure/locate.h"

#include "border.h"
#include "brute.h"
#include "random.h"
#include "tap.h"

/* A degree of the equator: a * pi / 180. */
static const double DEGREE = 6378137 * M_PI / 180;

static made m;
static demarc_finder *finder;
static demarc_arena arena;

static void begin(void)
{
    if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK ||
        !(finder = demarc_finder_make(&m.border, &arena)))
        abort();
}

static void end(void)
{
    demarc_arena_free(&arena);
    made_free(&m);
}

static demarc_location locate(const char *day, double lon, double lat)
{
    demarc_location at;

    demarc_point_locate(finder, made_day(day), lon, lat, INFINITY, &at);
    return at;
}

static void at_is(const char *day, double lon, const char *segment,
                  const char *route, double chainage, const char *name)
{
    demarc_location at = locate(day, lon, 0.01);

    is(at.segment ? at.segment->id : "", segment, name);
    is(at.route, route, name);
    is_near(at.chainage_m, chainage, 1e-5, name);
}

/* b runs against the route. */
static void test_chainage(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_line(&m, "b", POINTS(3, 0, 2, 0, 1, 0));
    made_line(&m, "c", POINTS(3, 0, 4, 0));
    begin();
    at_is("", 0.5, "a", "main", 0.5 * DEGREE, "along the first line");
    at_is("", 1.5, "b", "main", 1.5 * DEGREE, "along one that runs back");
    at_is("", 2.75, "b", "main", 2.75 * DEGREE, "past its vertex");
    at_is("", 3.5, "c", "main", 3.5 * DEGREE, "along the third");
    at_is("", 1, "a", "main", DEGREE, "at a joint the lower id");
    at_is("", 3, "b", "main", 3 * DEGREE, "at the next");
    at_is("", -1, "a", "main", 0, "before the beginning");
    end();
}

static void test_alive(void)
{
    made_new(&m);
    made_life(made_line(&m, "old", POINTS(0, 0, 1, 0)), "", "2000");
    made_life(made_line(&m, "new", POINTS(0, 0, 0, 1, 1, 1)), "2000", "");
    begin();
    at_is("2000-12-30", 0.5, "old", "main", 0.5 * DEGREE, "up to the day");
    ok(strcmp(locate("2000-12-31", 0.5, 0.01).segment->id, "new") == 0,
       "from then on the new line, though it is farther");
    end();
    made_new(&m);
    made_life(made_line(&m, "a", POINTS(0, 0, 1, 0)), "2000", "2010");
    begin();
    ok(!locate("1999", 0.5, 0).segment, "before all lines there is no place");
    ok(*locate("1999", 0.5, 0).route == '\0' &&
           *locate("1999", 0.5, 0).side == '\0' &&
           isnan(locate("1999", 0.5, 0).chainage_m),
       "and nothing is known of it");
    end();
}

static void test_event(void)
{
    demarc_event *event;
    demarc_location at;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    event = made_event(&m, "2001", "", "");
    begin();
    demarc_event_locate(finder, event, &at);
    ok(!at.segment, "an event without a position is nowhere");
    event->lon = 0.25;
    event->lat = 0.1;
    demarc_event_locate(finder, event, &at);
    is_near(at.chainage_m, DEGREE / 4, 1e-5, "else it has a place");
    end();
}

/* ---- A second place ---- */

/* Two arms of a hairpin, 0.2 degrees apart and a degree long. */
static void hairpin(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 1, 0.2, 0, 0.2));
    begin();
}

static demarc_location other_of(double lon, double lat)
{
    demarc_location at = locate("", lon, lat), other;

    demarc_point_other(finder, NULL, made_day(""),
                       &(demarc_eye){lon, lat, demarc_space_of(lon, lat)}, &at,
                       &other);
    return other;
}

static void test_other(void)
{
    demarc_location other;

    hairpin();
    other = other_of(0.3, 0.1);
    ok(other.segment != NULL, "between two arms either may be meant");
    is_near(other.spot.offset_m, 0.1 * 110574.4, 20, "and is as near");
    other = other_of(0.3, 0.096);
    ok(other.segment != NULL && other.chainage_m > 1.5 * DEGREE,
       "a tenth farther is nearly as near");
    is_near(other.chainage_m, 1.9 * DEGREE, 200, "on the other arm");
    ok(!other_of(0.3, 0.09).segment, "a fifth is not");
    ok(!other_of(0.3, -0.1).segment, "nor on the outside");
    /* The way round is 0.2 + 2 x 0.05 degrees: less than twice 0.12. */
    ok(!other_of(0.97, 0.1).segment, "near the bend they are one place");
    end();
}

/* 10 m are nearly nothing, even beside a line. */
static void test_other_near(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_line(&m, "b", POINTS(0, 0.0001, 1, 0.0001)); /* 11 m north */
    begin();
    ok(other_of(0.5, 0.00003).segment != NULL, "a route 8 m away, one at 3");
    ok(!other_of(0.5, -0.00005).segment, "at 5 and 17 m there is no doubt");
    ok(!other_of(0.5, 0).segment, "nor on the line, when 11 m are between");
    end();
}

static void test_other_ring(void)
{
    made_new(&m);
    made_line(&m, "r", POINTS(0, 0, 1, 0, 1, 1, 0, 1, 0, 0));
    begin();
    ok(other_of(0.5, 0.5).segment != NULL, "in the middle of a ring");
    ok(!other_of(0.5, 0.1).segment, "not beside one of its edges");
    ok(!other_of(-0.1, -0.1).segment, "nor round where it closes");
    ok(!other_of(0.01, -0.1).segment, "on either side");
    end();
}

/* A straight line has no second place, wherever the point. */
static void test_other_straight(void)
{
    size_t wrong = 0;
    dice at = {9};

    made_new(&m);
    made_line(&m, "a", POINTS(0, 40, 0.5, 40.2, 1, 40.3, 1.5, 40.6, 3, 41));
    begin();
    for (size_t i = 0; i < rounds(20000); i++)
        wrong +=
            other_of(dice_real(&at, -1, 4), dice_real(&at, 39, 42)).segment !=
            NULL;
    is_int((long long)wrong, 0, "along a gentle line nothing is in doubt");
    end();
}

/* ---- And back ---- */

static demarc_location back(double metres)
{
    const demarc_era *era = &m.border.net->eras[0];
    demarc_location at;

    demarc_route_at(&m.border, era, &era->routes[0], metres, &at);
    return at;
}

static void test_back(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_line(&m, "b", POINTS(3, 0, 2, 0, 1, 0));
    begin();
    is_near(back(0.5 * DEGREE).spot.lon, 0.5, 1e-12, "on the first line");
    is_near(back(2.25 * DEGREE).spot.lon, 2.25, 1e-12, "on one that runs back");
    is_int((long long)back(2.25 * DEGREE).spot.edge, 0, "on its first edge");
    ok(back(0).spot.lon == 0 && back(-5).spot.lon == 0, "the beginning");
    ok(back(3 * DEGREE).spot.lon == 3 && back(1e9).spot.lon == 3, "the end");
    is_near(back(1e9).chainage_m, 3 * DEGREE, 1e-6, "is where it is");
    is(back(DEGREE).segment->id, "a", "at a joint the lower id");
    ok(back(DEGREE).spot.offset_m == 0 && *back(DEGREE).side == '\0',
       "on the line");
    end();
}

/* The closing point of a ring is its beginning. */
static void test_ring(void)
{
    made_new(&m);
    made_line(&m, "r", POINTS(0, 0, 1, 0, 1, 1, 0, 1, 0, 0));
    begin();
    is_near(locate("", 0, 0).chainage_m, 0, 0, "a ring closes at 0");
    is_near(locate("", -1, -1).chainage_m, 0, 0, "seen from outside too");
    ok(back(1e9).chainage_m > 4.4e5 && back(1e9).spot.lon == 0,
       "asked for by its end, it is the end");
    end();
}

/* ---- A million places ---- */

/* Chainage to point to chainage. On a ring the end is the beginning. */
static double round_trip(const demarc_border *border, dice *at)
{
    const demarc_era *era = demarc_net_era(border->net, DEMARC_DAY_MAX);
    const demarc_route *route = &era->routes[dice_below(at, era->route_count)];
    double metres = dice_real(at, 0, route->length_m), off;
    demarc_location there, here;

    demarc_route_at(border, era, route, metres, &there);
    demarc_point_locate(finder, DEMARC_DAY_MAX, there.spot.lon, there.spot.lat,
                        INFINITY, &here);
    if (strcmp(here.route, route->name) != 0)
        return INFINITY;
    off = fabs(here.chainage_m - metres);
    return route->ring ? fmin(off, route->length_m - off) : off;
}

/* A zigzag of 39 edges that advances by `east` and `north` degrees each. */
static void zigzag_try(double lon, double lat, double east, double north,
                       const char *name)
{
    enum { VERTICES = 40 };
    double lon_lat[2 * VERTICES], worst = 0;
    size_t count = rounds(20000);
    dice at = {2};

    for (size_t i = 0; i < VERTICES; i++) {
        double x = lon + (double)i * east;

        lon_lat[2 * i] = x > 180 ? x - 360 : x;
        lon_lat[2 * i + 1] = lat + (double)i * north + (i % 2 ? 0.02 : 0);
    }
    made_new(&m);
    made_line(&m, "a", lon_lat, VERTICES);
    begin();
    for (size_t i = 0; i < count; i++)
        worst = fmax(worst, round_trip(&m.border, &at));
    ok(worst < 0.001, "%s: %zu places come back (%.2g m)", name, count, worst);
    end();
}

static void test_sample(void)
{
    const demarc_open how = {.id = "kgz-tjk"};
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_border_set *set;
    size_t count = rounds(1000000);
    double worst = 0;
    dice at = {1};

    if (demarc_border_set_open(ctx, &how, &set) != DEMARC_OK ||
        !(finder = demarc_finder_make(demarc_border_at(set, 0), &arena)))
        abort();
    for (size_t i = 0; i < count; i++)
        worst = fmax(worst, round_trip(demarc_border_at(set, 0), &at));
    ok(worst < 0.001, "%zu places come back within a millimetre (%.2g m)",
       count, worst);
    demarc_arena_free(&arena);
    demarc_border_set_free(set);
    demarc_ctx_free(ctx);
}

int main(void)
{
    test_chainage();
    test_alive();
    test_event();
    test_other();
    test_other_near();
    test_other_ring();
    test_other_straight();
    test_back();
    test_ring();
    zigzag_try(179, 66, 0.05, 0.01, "across 180 degrees");
    zigzag_try(-120, 88.2, 8, 0.045, "round the pole");
    test_sample();
    return done();
}
