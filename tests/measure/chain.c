/* Lines joined end to end. The oracle is the picture in each comment. */
#include "measure/chain.h"

#include "base/buffer.h"
#include "measure/geodesic.h"

#include "border.h"
#include "random.h"
#include "tap.h"

static made m;
static demarc_chains chains;

/* Chains all lines of the border, which is measured first. */
static void chain_up(void)
{
    size_t which[100];

    if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK)
        abort();
    for (size_t i = 0; i < m.border.net->line_count; i++)
        which[i] = i;
    is_int(demarc_chains_make(m.ctx, &m.border, m.border.net, which,
                              m.border.net->line_count, &chains),
           DEMARC_OK, "the lines are chained");
}

static void finish(void)
{
    demarc_chains_free(&chains);
    made_free(&m);
}

/* "<a -b c> | (d)": an open chain, loose at both ends, b reversed; a ring. */
static void chains_are(const char *want, const char *name)
{
    demarc_buffer text = {0};

    for (size_t i = 0; i < chains.count; i++) {
        const demarc_chain *chain = &chains.items[i];

        demarc_buffer_text(&text, i ? " | " : "");
        demarc_buffer_text(&text, chain->loose[0] ? "<" : "");
        demarc_buffer_text(&text, chain->ring ? "(" : "");
        for (size_t k = 0; k < chain->count; k++) {
            const demarc_link *link = &chain->links[k];
            size_t at = m.border.net->lines[link->line].segment;

            demarc_buffer_format(&text, "%s%s%s", k ? " " : "",
                                 link->reversed ? "-" : "",
                                 m.border.segments[at].id);
        }
        demarc_buffer_text(&text, chain->ring ? ")" : "");
        demarc_buffer_text(&text, chain->loose[1] ? ">" : "");
    }
    is(text.data ? text.data : "", want, name);
    demarc_buffer_free(&text);
}

/* Both ends of a line of a millimetre are one place, but it is no ring: it was
 * one once, and the lines that it lay between met four ends in one. A degree
 * of the equator is 111319.49 m: 5e-9 degrees are 0.56 mm. */
static void test_speck(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_line(&m, "b", POINTS(1, 0, 1.000000005, 0));
    made_line(&m, "c", POINTS(1.000000005, 0, 2, 0));
    chain_up();
    chains_are("<a c> | b", "a line of half a millimetre between two others");
    ok(!made_found(&m, "route-junction", 0) && !made_found(&m, "route-gap", 0),
       "is no junction and leaves no gap");
    finish();

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 0, 0));
    chain_up();
    chains_are("a", "a line without length is no ring");
    finish();
}

static void test_simple(void)
{
    made_new(&m);
    chain_up();
    chains_are("", "no line, no chain");
    finish();

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    chain_up();
    chains_are("<a>", "one line of two vertices");
    finish();

    made_new(&m); /* c: 73-72, a: 71-72, b: 70-71 */
    made_line(&m, "c", POINTS(73, 40, 72, 40));
    made_line(&m, "a", POINTS(71, 40, 72, 40));
    made_line(&m, "b", POINTS(70, 40, 71, 40));
    chain_up();
    chains_are("<c -a -b>", "three, out of order, one against the others");
    ok(demarc_finding_count(m.ctx) == 0, "and nothing to say");
    finish();

    made_new(&m); /* parts of one feature are lines like others */
    made_parts(&m, "a", (double[]){70, 40, 71, 40, 72, 40, 73, 40},
               (size_t[]){0, 2, 4}, 2);
    made_line(&m, "b", POINTS(71, 40, 72, 40));
    chain_up();
    chains_are("<a b a>", "a feature of two parts, another between them");
    finish();
}

static void test_rings(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40, 71, 41, 70, 40));
    chain_up();
    chains_are("(a)", "a closed line is a ring");
    finish();

    made_new(&m); /* a square: d turns against the others */
    made_line(&m, "c", POINTS(71, 40, 71, 41));
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    made_line(&m, "d", POINTS(70, 40, 70, 41));
    made_line(&m, "b", POINTS(71, 41, 70, 41));
    chain_up();
    chains_are("(c b -d a)", "a ring of four begins with the first line");
    finish();

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    made_line(&m, "b", POINTS(70, 40, 70, 41, 71, 40));
    chain_up();
    chains_are("(a -b)", "a ring of two");
    finish();
}

/* Two triangles that share the corner 71, 40, each of two lines. */
static void test_figure_eight(void)
{
    const demarc_finding *found;

    made_new(&m);
    made_line(&m, "a", POINTS(71, 40, 70, 41));
    made_line(&m, "b", POINTS(70, 41, 70, 39, 71, 40));
    made_line(&m, "c", POINTS(71, 40, 72, 41));
    made_line(&m, "d", POINTS(71, 40, 72, 39, 72, 41));
    chain_up();
    chains_are("(a b) | (c -d)", "a figure eight is two rings");
    found = made_found(&m, "route-junction", 0);
    ok(found && found->lon == 71 && found->lat == 40, "and a junction");
    is(found ? found->message : "",
       "4 ends meet at 71.000000, 40.000000; no route passes there",
       "of four ends");
    ok(!made_found(&m, "route-junction", 1), "which is told once");
    finish();
}

/* a, b and c meet at 71, 40; d goes on from c. */
static void test_three_ends(void)
{
    const demarc_finding *found;

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    made_line(&m, "b", POINTS(71, 40, 72, 40));
    made_line(&m, "c", POINTS(71, 41, 71, 40));
    made_line(&m, "d", POINTS(71, 41, 71, 42));
    chain_up();
    chains_are("<a | b> | -c d>", "three ends: three chains");
    found = made_found(&m, "route-junction", 0);
    is(found ? found->message : "",
       "3 ends meet at 71.000000, 40.000000; no route passes there",
       "and a finding");
    is(found ? found->feature : "", "a", "at the first of them");
    is(found ? found->file : "", "lines.shp", "in their file");
    finish();

    made_new(&m); /* a ring on a stick */
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    made_line(&m, "b", POINTS(71, 40, 72, 41, 72, 39, 71, 40));
    chain_up();
    chains_are("<a | (b)", "a ring on a stick is told apart from it");
    ok(made_found(&m, "route-junction", 0) != NULL, "with a finding");
    finish();
}

/* 1e-4 degrees of latitude near 40 are 11.1 m, 4.5e-9 are half a millimetre,
 * 2e-8 are two. */
static void test_near_ends(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 70, 41));
    made_line(&m, "b", POINTS(70, 41.0001, 70, 42));
    chain_up();
    chains_are("<a> | <b>", "a gap of 11 m is a gap");
    finish();

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 70, 41));
    made_line(&m, "b", POINTS(70, 41.0000000045, 70, 42));
    chain_up();
    chains_are("<a b>", "half a millimetre is none");
    ok(demarc_finding_count(m.ctx) == 0, "nor a finding");
    finish();

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 70, 41));
    made_line(&m, "b", POINTS(70, 41.00000002, 70, 42));
    chain_up();
    chains_are("<a> | <b>", "two millimetres are one");
    finish();

    made_new(&m); /* 0, 1.6 and 0.8 mm along the meridian */
    made_line(&m, "a", POINTS(69, 40, 70, 41));
    made_line(&m, "b", POINTS(71, 40, 70, 41.0000000144));
    made_line(&m, "c", POINTS(70, 42, 70, 41.0000000072));
    chain_up();
    chains_are("<a | <b | <c", "what is near through another is near");
    ok(made_found(&m, "route-junction", 0) != NULL, "three ends meet");
    finish();

    made_new(&m);
    made_line(&m, "a", POINTS(179, 40, 180, 40));
    made_line(&m, "b", POINTS(-180, 40, -179, 40));
    made_line(&m, "c", POINTS(-179, 40, -178, 89, -10, 90));
    made_line(&m, "d", POINTS(100, 90, 100, 80));
    chain_up();
    chains_are("<a b c d>", "180 is -180, and a pole is one place");
    finish();
}

/* A way of up to 40 vertices, cut into lines that are shuffled and turned at
 * random, is put together again. */
static size_t shuffled(dice *at, bool ring)
{
    static const char *const ids[] = {"0", "1", "2", "3", "4",
                                      "5", "6", "7", "8", "9"};
    enum { LINES = 10, STEPS = 4 };
    size_t order[LINES], wrong = 0;
    double way[2 * (LINES * STEPS + 1)], line[2 * (STEPS + 1)];

    for (size_t i = 0; i <= LINES * STEPS; i++) {
        double angle = (double)i * 2 * M_PI / (LINES * STEPS);
        way[2 * i] = 175 + 8 * cos(ring ? angle : angle / 2);
        way[2 * i + 1] = 8 * sin(ring ? angle : angle / 2);
        if (ring && i == LINES * STEPS)
            memcpy(way + 2 * i, way, 2 * sizeof *way);
        way[2 * i] = remainder(way[2 * i], 360);
    }
    made_new(&m);
    for (size_t i = 0; i < LINES; i++) {
        size_t swap = dice_below(at, i + 1);
        order[i] = order[swap];
        order[swap] = i;
    }
    for (size_t i = 0; i < LINES; i++) {
        bool turn = dice_one_in(at, 2);
        for (size_t k = 0; k <= STEPS; k++)
            memcpy(line + 2 * k,
                   way + 2 * (order[i] * STEPS + (turn ? STEPS - k : k)),
                   2 * sizeof *way);
        made_line(&m, ids[order[i]], line, STEPS + 1);
    }
    if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK ||
        demarc_chains_make(m.ctx, &m.border, m.border.net,
                           (size_t[LINES]){0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, LINES,
                           &chains) != DEMARC_OK)
        abort();
    wrong += chains.count != 1 || chains.items[0].count != LINES ||
             chains.items[0].ring != ring;
    for (size_t i = 0; !wrong && i + 1 < LINES; i++) {
        const demarc_link *link = chains.items[0].links + i;
        int from = *m.border.segments[link[0].line].id - '0';
        int to = *m.border.segments[link[1].line].id - '0';
        int step = (to - from + LINES) % LINES;
        wrong += step != 1 && step != LINES - 1;
    }
    wrong += demarc_finding_count(m.ctx);
    demarc_chains_free(&chains);
    made_free(&m);
    return wrong;
}

static void test_shuffled(void)
{
    int rounds = getenv("QUICK") ? 10 : 300;
    size_t wrong = 0;
    dice at = {11};

    for (int i = 0; i < rounds; i++)
        wrong += shuffled(&at, i % 2);
    is_int((long long)wrong, 0, "whatever the order, one way and one ring");
}

static void test_turn(void)
{
    double lon, lat;

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    made_line(&m, "b", POINTS(72, 40, 71, 40));
    made_line(&m, "c", POINTS(72, 40, 73, 40));
    made_line(&m, "d", POINTS(73, 40, 74, 40));
    made_line(&m, "e", POINTS(73, 40, 73, 41));
    chain_up();
    chains_are("<a -b c | d> | e>", "three of the lines are a chain");
    demarc_chain_end(m.border.net, &chains.items[0], 0, &lon, &lat);
    ok(lon == 70 && lat == 40, "which begins at 70");
    demarc_chain_end(m.border.net, &chains.items[0], 1, &lon, &lat);
    ok(lon == 73 && lat == 40, "and ends at 73");
    demarc_chain_turn(&chains.items[0]);
    demarc_chain_turn(&chains.items[1]);
    chains_are("-c b -a> | <-d | e>", "turned round, loose ends and all");
    demarc_chain_end(m.border.net, &chains.items[0], 0, &lon, &lat);
    ok(lon == 73, "the end is the begin");
    demarc_chain_end(m.border.net, &chains.items[0], 1, &lon, &lat);
    ok(lon == 70, "and the begin the end");
    finish();
}

int main(void)
{
    test_simple();
    test_speck();
    test_rings();
    test_figure_eight();
    test_three_ends();
    test_near_ends();
    test_shuffled();
    test_turn();
    return done();
}
