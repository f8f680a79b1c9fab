/* A border measured: lines, eras, and what is alive when. */
#include "measure/net.h"

#include "border.h"
#define FAULT_LIBRARIES
#include "fault.h"
#include "measure/routes.h"
#include "tap.h"

static made m;

/* c is replaced by c-2 in 2000; d lives from 1990 to 2010. */
static void lives(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    made_life(made_line(&m, "c", POINTS(71, 40, 73, 40)), "", "2000-03-01");
    made_life(made_line(&m, "c-2", POINTS(71, 40, 72, 41, 73, 40)),
              "2000-03-01", "");
    made_life(made_line(&m, "d", POINTS(73, 40, 74, 40)), "1990", "2010");
    measure(&m);
}

static void test_eras(void)
{
    const demarc_net *net;

    lives();
    net = m.border.net;
    is_int((long long)net->era_count, 4, "three days divide four eras");
    ok(net->eras[0].start == DEMARC_DAY_MIN, "the first has no begin");
    is_int(net->eras[1].start, made_day("1990-12-31"),
           "1990 counts from its last day");
    is_int(net->eras[2].start, made_day("2000-03-01"), "a swap is one day");
    is_int(net->eras[3].start, made_day("2010-12-31"), "2010 is its last");
    routes_are(&m, "", "main: a c", "before 1991");
    routes_are(&m, "1990-12-30", "main: a c", "up to the day before");
    routes_are(&m, "1990-12-31", "main: a c d", "then d is there");
    routes_are(&m, "2000-02-29", "main: a c d", "up to the swap");
    routes_are(&m, "2000-03-01", "main: a c-2 d", "after it");
    routes_are(&m, "2010-12-30", "main: a c-2 d", "d's last day");
    routes_are(&m, "2010-12-31", "main: a c-2", "without it");
    ok(demarc_net_era(net, DEMARC_DAY_MAX) == &net->eras[3],
       "the last era has no end");
    ok(net->eras[0].route_of[2] == DEMARC_NONE &&
           net->eras[0].link_of[2] == DEMARC_NONE,
       "a line that is not alive has no route");
    ok(!demarc_era_route(&net->eras[0], "main-2"), "nor is there another");
    made_free(&m);
}

static void test_alive(void)
{
    const demarc_segment *s;

    lives();
    s = m.border.segments;
    ok(demarc_segment_alive(&s[0], DEMARC_DAY_MIN) &&
           demarc_segment_alive(&s[0], 0) &&
           demarc_segment_alive(&s[0], DEMARC_DAY_MAX),
       "without a life: always");
    ok(demarc_segment_alive(&s[1], DEMARC_DAY_MIN) &&
           demarc_segment_alive(&s[1], made_day("2000-02-29")) &&
           !demarc_segment_alive(&s[1], made_day("2000-03-01")) &&
           !demarc_segment_alive(&s[1], DEMARC_DAY_MAX),
       "until is the first day without it");
    ok(!demarc_segment_alive(&s[2], DEMARC_DAY_MIN) &&
           !demarc_segment_alive(&s[2], made_day("2000-02-29")) &&
           demarc_segment_alive(&s[2], made_day("2000-03-01")) &&
           demarc_segment_alive(&s[2], DEMARC_DAY_MAX),
       "from is the first day with it");
    made_free(&m);
}

static void test_lines(void)
{
    const demarc_net *net;

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    made_parts(&m, "b", (double[]){71, 40, 72, 40, 75, 40, 76, 41, 77, 41},
               (size_t[]){0, 2, 5}, 2);
    made_line(&m, "c", POINTS(72, 40, 73, 40));
    measure(&m);
    net = m.border.net;
    is_int((long long)net->line_count, 4, "each part is a line");
    ok(demarc_net_line(net, 0, 0) == &net->lines[0] &&
           demarc_net_line(net, 1, 0) == &net->lines[1] &&
           demarc_net_line(net, 1, 1) == &net->lines[2] &&
           demarc_net_line(net, 2, 0) == &net->lines[3],
       "found by segment and part");
    ok(!demarc_net_line(net, 0, 1) && !demarc_net_line(net, 1, 2) &&
           !demarc_net_line(net, 3, 0),
       "others are not");
    ok(net->lines[2].segment == 1 && net->lines[2].part == 1, "and know them");
    is_near(m.border.segments[1].length_m,
            demarc_line_metres(&net->lines[1]) +
                demarc_line_metres(&net->lines[2]),
            1e-9, "a segment is as long as its parts");
    routes_are(&m, "", "main: a b c | main-2: b",
               "its parts may be in different routes");
    made_free(&m);
}

static void test_bad(void)
{
    demarc_net *net = NULL;

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40))->parts = 2;
    is_int(demarc_net_make(m.ctx, &m.border, &net), DEMARC_EINTERNAL,
           "a part that is not there is a bug");
    ok(!net, "and no net");
    demarc_net_free(NULL);
    made_free(&m);
}

static void nets_fail(bool once)
{
    demarc_status status = DEMARC_ENOMEM;
    demarc_net *net = NULL;
    long n = 1, wrong = 0;

    for (; n < 2000 && status == DEMARC_ENOMEM; n++) {
        made_new(&m);
        made_line(&m, "a", POINTS(70, 40, 71, 40));
        made_line(&m, "b", POINTS(72, 40, 71, 40))->route = "r";
        made_life(made_line(&m, "c", POINTS(73, 40, 73.9, 40)), "", "2000");
        made_line(&m, "d", POINTS(74.001, 40, 75, 40))->route = "r";
        fault_left = n;
        fault_once = once;
        status = demarc_net_make(m.ctx, &m.border, &net);
        wrong += status != DEMARC_OK && (net || status != DEMARC_ENOMEM);
        if (fault_left == -1 && status == DEMARC_OK)
            wrong++; /* an allocation failed, and all was well */
        fault_left = -1;
        m.border.net = net;
        if (status == DEMARC_OK)
            routes_are(&m, "", "r: -d b | main: a | main-2: c", "the routes");
        made_free(&m);
    }
    is_int(wrong, 0, "there is no net without memory");
    ok(n > 20 && status == DEMARC_OK, "made at the %ldth try", n - 1);
}

/* Every allocation fails, with all after it or alone. */
static void test_memory(void)
{
    if (!faults_work()) {
        ok(true, "out of memory # SKIP another allocator");
        return;
    }
    nets_fail(false);
    nets_fail(true);
}

int main(void)
{
    test_eras();
    test_alive();
    test_lines();
    test_bad();
    test_memory();
    return done();
}
