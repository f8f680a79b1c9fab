/* Routes as vertices in a row. */
#include "measure/ways.h"

#include "border.h"
#include "tap.h"

static made m;
static demarc_arena arena;

static demarc_ways ways_of(void)
{
    demarc_ways out;

    if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK ||
        demarc_ways_make(m.border.net, &m.border.net->eras[0], &arena, &out))
        abort();
    return out;
}

static void end(void)
{
    demarc_arena_free(&arena);
    made_free(&m);
}

static void test_joined(void)
{
    demarc_ways ways;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_line(&m, "b", POINTS(3, 0, 2, 0, 1, 0));
    ways = ways_of();
    ok(ways.count == 1 && ways.items[0].count == 4, "two lines are one way");
    for (size_t i = 0; i < 4; i++)
        ok(ways.items[0].lon_lat[2 * i] == (double)i, "vertex %zu", i);
    /* A degree of the equator: a * pi / 180. */
    is_near(ways.items[0].length_m, 3 * 6378137 * M_PI / 180, 1e-6, "long");
    end();
}

static void test_gap(void)
{
    demarc_ways ways;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0))->route = "main";
    made_line(&m, "b", POINTS(1.5, 0, 2, 0))->route = "main";
    made_line(&m, "r", POINTS(5, 5, 6, 5, 6, 6, 5, 5));
    ways = ways_of();
    is_int((long long)ways.count, 3, "a route with a gap is two ways");
    ok(!ways.items[0].ring && !ways.items[1].ring && ways.items[2].ring,
       "and a ring is one");
    ok(ways.items[2].count == 4 && ways.items[2].lon_lat[6] == 5,
       "whose last vertex is its first");
    end();
    made_new(&m);
    is_int((long long)ways_of().count, 0, "of nothing there is none");
    end();
}

int main(void)
{
    test_joined();
    test_gap();
    return done();
}
