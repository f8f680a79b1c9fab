/* On which side of the line a point lies. Sides follow from the drawing: each
 * line runs as its points say, with AAA on its left and BBB on its right. */
#include "measure/side.h"

#include "measure/locate.h"

#include "border.h"
#include "tap.h"

static made m;
static demarc_finder *finder;
static demarc_arena arena;

static demarc_segment *line(const char *id, const double *lon_lat, size_t count)
{
    demarc_segment *segment = made_line(&m, id, lon_lat, count);

    segment->left = "AAA";
    segment->right = "BBB";
    return segment;
}

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

static void side_is(double lon, double lat, const char *want, const char *name)
{
    demarc_location at;

    demarc_point_locate(finder, 0, lon, lat, INFINITY, &at);
    is(at.side, want, name);
}

static void test_edge(void)
{
    made_new(&m);
    line("a", POINTS(0, 0, 1, 0, 2, 0));
    begin();
    side_is(0.5, 0.1, "AAA", "north of a line to the east is its left");
    side_is(0.5, -0.1, "BBB", "south its right");
    side_is(1, 0.1, "AAA", "and at a vertex");
    side_is(1, -0.1, "BBB", "on either side");
    side_is(0.5, 0, "", "on the line is neither");
    /* 1e-8 degrees are 1.1 mm. */
    side_is(0.5, 8e-8, "", "nor within a centimetre");
    side_is(0.5, 1e-7, "AAA", "but above");
    side_is(1e-9, 0.1, "AAA", "hard by an end");
    side_is(-0.1, 0.1, "", "beyond the end nobody knows");
    side_is(2.1, -0.1, "", "at neither end");
    end();
}

/* Where a line turns sharply, both edges' own sides may mislead: the points
 * are outside of the turn, before one edge and behind the other. */
static void test_corner(void)
{
    made_new(&m);
    line("a", POINTS(0, 0, 1, 0, 0, 0.6)); /* a turn to the left by 149 */
    begin();
    side_is(1.1, 0.08, "BBB", "outside of a left turn is right");
    side_is(1.1, -0.08, "BBB", "whichever edge it leans to");
    side_is(1.05, 0.2, "BBB", "all the way round");
    side_is(0.9, 0.03, "AAA", "inside is left");
    end();
    made_new(&m);
    line("a", POINTS(0, 0.6, 1, 0, 0, 0)); /* the same way back */
    begin();
    side_is(1.1, 0.08, "AAA", "outside of a right turn is left");
    side_is(1.1, -0.08, "AAA", "whichever edge it leans to");
    side_is(0.9, 0.03, "BBB", "inside is right");
    end();
}

/* The vertex is a joint of two lines, one of which runs the other way. */
static void test_joint(void)
{
    demarc_segment *back;

    made_new(&m);
    line("b", POINTS(0, 0, 1, 0, 1, 0));
    back = line("a", POINTS(0, 0.6, 1, 0));
    back->left = "BBB";
    back->right = "AAA";
    begin();
    side_is(1.1, 0.08, "BBB", "a joint is a corner");
    side_is(1.1, -0.08, "BBB", "for both its lines");
    side_is(0.9, 0.03, "AAA", "and inside");
    end();
}

static void test_ring(void)
{
    made_new(&m);
    line("r", POINTS(0, 0, 1, 0, 1, 1, 0, 1, 0, 0)); /* against the clock */
    begin();
    side_is(0.5, 0.5, "AAA", "inside of a ring");
    side_is(0.1, 0.1, "AAA", "near where it closes");
    side_is(-0.1, -0.1, "BBB", "outside there");
    side_is(-0.1, 0.01, "BBB", "and beside it");
    side_is(1.1, 1.1, "BBB", "and at another corner");
    end();
    made_new(&m);
    line("r-1", POINTS(0, 0, 1, 0, 1, 1));
    line("r-2", POINTS(1, 1, 0, 1, 0, 0));
    begin();
    side_is(-0.1, -0.1, "BBB", "a ring of two lines, where it closes");
    side_is(1.1, 1.1, "BBB", "and where they meet");
    side_is(0.5, 0.4, "AAA", "inside");
    end();
}

static void test_dateline(void)
{
    made_new(&m);
    line("a", POINTS(179.5, 60, 180, 60.5, -179.5, 60));
    begin();
    side_is(-179.9, 61, "AAA", "north, seen from the other side of 180");
    side_is(180, 60.9, "AAA", "at the corner on 180");
    side_is(-180, 60.9, "AAA", "and on -180");
    side_is(179.9, 60, "BBB", "and south");
    end();
    made_new(&m);
    line("p", POINTS(0, 89, 180, 89));
    begin();
    side_is(90, 89.5, "BBB", "over the pole: 90 E is on the right");
    side_is(-90, 89.5, "AAA", "90 W on the left");
    end();
}

static void test_unsaid(void)
{
    demarc_segment *a;
    demarc_spot none = {.line = DEMARC_NONE};

    made_new(&m);
    a = line("a", POINTS(0, 0, 1, 0));
    a->left = "";
    begin();
    side_is(0.5, 0.1, "", "what the segment does not say");
    side_is(0.5, -0.1, "BBB", "and what it says");
    is(demarc_spot_side(&m.border, &m.border.net->eras[0], &none, 0, 0), "",
       "nowhere has no side");
    end();
}

/* Lines of one named route need not meet: beyond a gap is nothing known. */
static void test_gap(void)
{
    made_new(&m);
    line("a", POINTS(0, 0, 1, 0))->route = "r";
    line("b", POINTS(1.001, 0, 2, 0))->route = "r";
    begin();
    side_is(1.0002, 0.0001, "", "an end at a gap is an end");
    side_is(0.9, 0.1, "AAA", "before it");
    end();
}

int main(void)
{
    test_edge();
    test_corner();
    test_joint();
    test_ring();
    test_dateline();
    test_unsaid();
    test_gap();
    return done();
}
