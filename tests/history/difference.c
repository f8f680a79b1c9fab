/* Two days of a border laid beside each other. Lengths come of the net, which
 * has tests of its own; what the stages are follows from the events by hand. */
#include "history/difference.h"

#include "border.h"
#include "random.h"
#include "tap.h"

static made m;
static demarc_difference *got;

static void open(const char *from, const char *to)
{
    demarc_diff_how how = {.old = &m.border,
                           .made = &m.border,
                           .has_from = true,
                           .has_to = true,
                           .from = made_day(from),
                           .to = made_day(to)};

    if (made_build(&m) || demarc_diff_open(m.ctx, &how, &got))
        abort();
}

static void end(void)
{
    demarc_difference_free(got);
    made_free(&m);
}

/** "stage 1>3 certain": kind, class before and after, in how many ways. */
static void change_is(size_t n, const char *want)
{
    char text[80] = "none";

    if (n < got->count) {
        const demarc_change *at = &got->changes[n];

        snprintf(text, sizeof text, "%s %d>%d %zu",
                 demarc_change_name(at->kind),
                 at->side[0].segment ? (int)at->side[0].shown : -1,
                 at->side[1].segment ? (int)at->side[1].shown : -1,
                 demarc_change_ways(got, at));
    }
    is(text, want, want);
}

static void test_stages(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_event(&m, "2010-05-01", "main[0%..50%]", "described");
    made_event(&m, "2015", "main[50%..100%]", "described");
    open("2010-04-30", "2010-05-01");
    change_is(0, "stage 1>2 1");
    change_is(1, "unchanged 1>1 1");
    ok(got->differs && got->count == 2, "two pieces, and they differ");
    is_near(got->changes[0].side[1].to_m, 55659.745, 0.01,
            "cut at half of 111319.491 m"); /* GeodSolve -i: 0 0 0 1 */
    end();
}

static void test_doubt(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_event(&m, "2015", "all", "described"); /* some day of 2015 */
    open("2015-03-01", "2015-09-01");
    /* Undetermined on both, described on both, or from one to the other; a
     * stage that is raised does not fall back. */
    change_is(0, "unchanged 1>1 3");
    ok(!got->differs, "by its last day nothing differs");
    ok(!demarc_change_may(got, &got->changes[0], DEMARC_DESCRIBED,
                          DEMARC_UNDETERMINED),
       "it cannot have gone back");
    end();

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_event(&m, "2015", "all", "described");
    made_event(&m, "2017-01-01", "all", "delimited");
    open("2014-12-31", "2017-01-01");
    change_is(0, "stage 1>3 1");
    end();

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_event(&m, "[..2011]", "all", "described");
    open("2000-01-01", "2001-01-01");
    change_is(0, "unchanged 1>1 3");
    end();
}

static void test_lives(void)
{
    demarc_event *event;

    made_new(&m);
    made_life(made_line(&m, "old", POINTS(0, 0, 1, 0)), "", "2020-01-01");
    made_life(made_line(&m, "new", POINTS(0, 0, 0.5, 0.1, 1, 0)), "2020-01-01",
              "");
    made_line(&m, "rest", POINTS(1, 0, 2, 0));
    event = made_event(&m, "2020-01-01", "new", "demarcated");
    event->type = "transfer";
    open("2019-12-31", "2020-01-01");
    change_is(0, "moved 1>4 1");
    change_is(1, "unchanged 1>1 1");
    ok(got->changes[0].transfer == &m.border.events[0], "by the transfer");
    is_int((long long)got->swaps.count, 1, "one polygon");
    is(got->swaps.items[0].to, "", "nobody says whose");
    end();
}

/** The pieces of each side cover its lines, for borders made at random. */
static void test_cover(void)
{
    dice die = {7};
    bool fine = true;

    for (int round = 0; round < 60; round++) {
        double sum[2] = {0, 0}, want[2] = {0, 0};
        double vertices[2 * 12];

        made_new(&m);
        for (size_t i = 0; i < 12; i++) {
            vertices[2 * i] = (double)i / 20;
            vertices[2 * i + 1] = dice_real(&die, -0.02, 0.02);
        }
        made_line(&m, "a", vertices, 12);
        made_life(m.border.segments, "",
                  dice_one_in(&die, 2) ? "2020-01-01" : "");
        for (size_t i = 2; i < 9; i++)
            if (dice_one_in(&die, 3))
                vertices[2 * i + 1] = dice_real(&die, -0.02, 0.02);
        made_life(made_line(&m, "b", vertices, 12), "2020-01-01", "");
        made_event(&m, "2018-01-01", "a[13%..71%]", "described");
        made_event(&m, "2020-06-01", "b[40%..60%]", "delimited");
        if (!*m.border.segments[0].until.text)
            made_life(&m.border.segments[1], "2030-01-01", "");
        open("2019-01-01", "2021-01-01");
        for (size_t i = 0; i < got->count; i++)
            for (int k = 0; k < 2; k++)
                sum[k] += demarc_changed_metres(&got->changes[i].side[k]);
        for (int k = 0; k < 2; k++)
            for (size_t i = 0; i < got->traces[k].count; i++)
                want[k] += demarc_trace_metres(&got->traces[k].items[i]);
        fine &= fabs(sum[0] - want[0]) < 1e-3 && fabs(sum[1] - want[1]) < 1e-3;
        end();
    }
    ok(fine, "60 borders: the pieces add up to both lines within 1 mm");
}

int main(void)
{
    test_stages();
    test_doubt();
    test_lives();
    test_cover();
    return done();
}
