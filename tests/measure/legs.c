/* Two lines laid beside each other. What order of ties weighs the most is
 * tried out here, all of them; the legs follow from the drawing. */
#include "measure/legs.h"

#include "border.h"
#include "random.h"
#include "tap.h"

/* ---- The heaviest order ---- */

enum { MOST = 12 };

/** The weight of the heaviest order, by trying every choice of ranks. */
static size_t heaviest(const demarc_rank *ranks, size_t count)
{
    size_t best = 0;

    for (unsigned choice = 0; choice < 1u << count; choice++) {
        size_t weight = 0;
        bool fine = true;

        for (size_t i = 0; i < count && fine; i++) {
            if (!(choice >> i & 1))
                continue;
            weight += ranks[i].weight;
            for (size_t k = 0; k < i && fine; k++)
                if (choice >> k & 1)
                    fine = (ranks[k].a < ranks[i].a) ==
                               (ranks[k].b < ranks[i].b) &&
                           ranks[k].a != ranks[i].a && ranks[k].b != ranks[i].b;
        }
        if (fine && weight > best)
            best = weight;
    }
    return best;
}

static void test_ranks(void)
{
    dice die = {1};
    bool same = true, rises = true;

    for (int round = 0; round < 300; round++) {
        demarc_rank ranks[MOST];
        size_t count = dice_below(&die, MOST + 1), got, want, weight;

        for (size_t i = 0; i < count; i++)
            ranks[i] = (demarc_rank){.a = dice_below(&die, 10),
                                     .b = dice_below(&die, 10),
                                     .weight = 1 + dice_below(&die, 5)};
        want = heaviest(ranks, count);
        got = demarc_ranks_pick(ranks, count, 11, &weight);
        same &= weight == want;
        for (size_t i = 1; i < got; i++)
            rises &= ranks[i - 1].a < ranks[i].a && ranks[i - 1].b < ranks[i].b;
    }
    ok(same, "the heaviest order of 300 is found");
    ok(rises, "and it is one");
}

/* ---- Legs ---- */

static demarc_traces side[2];
static demarc_legs legs;
static demarc_ties ties;
static made m[2];

static void lay(double same_m, double ends_m)
{
    const demarc_ties_how how = {same_m, ends_m};
    demarc_flat flat;

    demarc_flat_about((const double[]){0, 0, 4, 0}, 2, &flat);
    for (int k = 0; k < 2; k++)
        if (demarc_net_make(m[k].ctx, &m[k].border, &m[k].border.net) ||
            demarc_traces_make(&m[k].border, 0, &side[k]) ||
            demarc_traces_flatten(&side[k], &flat, demarc_flat_step(3e5, 1e-3)))
            abort();
    if (demarc_ties_find(m[0].ctx, &side[0], &side[1], &how, &ties) ||
        demarc_ties_settle(&side[0], &side[1], &flat, same_m, &ties) ||
        demarc_legs_make(m[0].ctx, &side[0], &side[1], &ties, same_m, &legs))
        abort();
}

static void begin(void)
{
    made_new(&m[0]);
    made_new(&m[1]);
}

static void end(void)
{
    for (int k = 0; k < 2; k++) {
        demarc_traces_free(&side[k]);
        made_free(&m[k]);
    }
    free(legs.items);
    free(ties.items);
}

/** The kinds of the legs, those in a row once: "smsgn". */
static void kinds_are(const char *want, const char *name)
{
    char got[64] = "";
    size_t n = 0;

    for (size_t i = 0; i < legs.count && n < 60; i++) {
        char kind = "smgn"[legs.items[i].kind];

        if (n == 0 || got[n - 1] != kind || kind != 's')
            got[n++] = kind;
    }
    is(got, want, name);
}

/** Every edge of both is in one leg. */
static void covers(const char *name)
{
    bool fine = true;

    for (int k = 0; k < 2; k++) {
        size_t edges = 0, in_legs = 0;

        for (size_t i = 0; i < side[k].count; i++)
            edges += side[k].items[i].count - 1;
        for (size_t i = 0; i < legs.count; i++)
            in_legs += legs.items[i].trace[k] == DEMARC_NONE
                           ? 0
                           : legs.items[i].edges[k];
        fine &= edges == in_legs;
    }
    ok(fine, "%s: every edge is in a leg", name);
}

static void test_lines(void)
{
    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0, 2, 0, 3, 0));
    made_line(&m[1], "b", POINTS(3, 0, 2, 0));
    made_line(&m[1], "c", POINTS(0, 0, 1, 0, 2, 0));
    lay(0.02, 1000);
    kinds_are("s", "cut elsewhere, one part the other way");
    covers("cut elsewhere");
    end();

    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0, 2, 0, 3, 0, 4, 0));
    made_line(&m[1], "b", POINTS(0, 0, 1, 0, 1.5, 0.1, 2, 0, 3, 0));
    lay(0.02, 1000);
    kinds_are("smsg", "a bulge, and the end is gone");
    covers("a bulge");
    end();

    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0.01, 2, -0.01, 3, 0));
    made_line(&m[1], "b", POINTS(0, 0, 1, -0.01, 2, 0.01, 3, 0));
    lay(0.02, 1000);
    kinds_are("mm", "lines that cross once between their ends");
    ok(legs.items[0].hausdorff_m > 1600 && legs.items[0].hausdorff_m < 2212,
       "and are some 2 km apart: %g", legs.items[0].hausdorff_m);
    end();

    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0));
    made_line(&m[1], "b", POINTS(0, 0.01, 1, 0.01));
    lay(0.02, 2000);
    kinds_are("m", "beside each other, ends within the distance");
    /* echo 0 0 0.01 0 | GeodSolve -i -p 6: 1105.742758 */
    is_near(legs.items[0].hausdorff_m, 1105.742758, 0.5, "by a hundredth");
    end();

    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0));
    made_line(&m[1], "b", POINTS(0, 0.01, 1, 0.01));
    lay(0.02, 1000);
    kinds_are("gn", "farther than that they are strangers");
    covers("strangers");
    end();

    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0, 2, 0));
    lay(0.02, 1000);
    kinds_are("g", "nothing to compare with");
    end();
}

static void test_rings(void)
{
    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0, 1, 1, 0, 1, 0, 0));
    made_line(&m[1], "b", POINTS(1, 1, 1, 0, 0, 0, 0, 1, 1, 1));
    lay(0.02, 1000);
    kinds_are("s", "a ring begun elsewhere, the other way round");
    covers("a ring");
    end();

    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0, 1, 1, 0, 1, 0, 0));
    made_line(&m[1], "b", POINTS(1, 1, 0, 1, 0, 0, 0.5, -0.5, 1, 0, 1, 1));
    lay(0.02, 1000);
    kinds_are("ms", "a ring with a bulge behind the old one's begin");
    covers("a ring with a bulge");
    end();

    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0, 1, 1, 0, 1, 0, 0));
    made_line(&m[1], "b", POINTS(-1, 0, 0, 0, 1, 0, 1, 1));
    lay(0.02, 1000);
    kinds_are("sgn", "a ring of which a line took two sides");
    covers("a ring and a line");
    end();

    begin();
    made_line(&m[0], "a", POINTS(0, 0, 1, 0, 1, 1, 0, 1, 0, 0));
    made_line(&m[1], "b", POINTS(2, 0, 3, 0, 3, 1, 2, 1, 2, 0));
    lay(0.02, 1000);
    kinds_are("gn", "another ring");
    end();
}

int main(void)
{
    test_ranks();
    test_lines();
    test_rings();
    return done();
}
