/* Metres per class. All lines lie on the equator; lengths are checked in
 * degrees of 6378137 * pi / 180 m. */
#include "history/lengths.h"

#include "base/buffer.h"

#include "border.h"
#include "tap.h"

static made m;
static demarc_lengths l;

static void flat(const char *id, double from, double to)
{
    made_line(&m, id, POINTS(from, 0, to, 0));
}

/* Main of 6 degrees in two lines, and the way to 30 E and back, a "ring" of
 * 20 degrees. */
static void border_make(void)
{
    made_new(&m);
    flat("a", 0, 4);
    flat("b", 6, 4);
    made_line(&m, "ring", POINTS(20, 0, 30, 0, 20, 0));
}

static void ask(const char *day, demarc_stage reach)
{
    is_int(demarc_border_lengths(m.ctx, &m.border,
                                 *day ? made_day(day) : DEMARC_DAY_MAX, reach,
                                 &l),
           DEMARC_OK, day);
}

static void degrees(double metres, double want, const char *name)
{
    is_near(metres, want * 6378137 * M_PI / 180, 1e-7, name);
}

/* "undetermined 3 described 23": the classes that are not empty. */
static void classes_are(const double *metres, const char *want,
                        const char *name)
{
    const double degree = 6378137 * M_PI / 180;
    demarc_buffer text = {0};

    demarc_buffer_text(&text, "");
    for (int i = 0; i < DEMARC_STAGE_COUNT; i++)
        if (metres[i] != 0)
            demarc_buffer_format(&text, "%s%s %.10g", text.length ? " " : "",
                                 i ? demarc_stage_name(i) : "unknown",
                                 metres[i] / degree);
    is(text.data, want, name);
    demarc_buffer_free(&text);
}

static void test_classes(void)
{
    border_make();
    m.border.segments[1].stage = DEMARC_UNKNOWN;
    m.border.segments[2].stage = DEMARC_DISPUTED;
    made_event(&m, "2001-01-01", "a[0%..25%]", "described")->basis =
        DEMARC_RECONSTRUCTED;
    made_event(&m, "2002-01-01", "a[0%..50%]", "delimited");
    made_event(&m, "2003-01-01", "ring[0%..50%]", "undisputed");
    made_event(&m, "2004-01-01", "all", "demarcated");
    is_int(made_build(&m), DEMARC_OK, "folded");
    ask("2000-12-31", DEMARC_DESCRIBED);
    classes_are(l.stage_m, "unknown 2 undetermined 4 disputed 20", "at first");
    classes_are(l.main_stage_m, "unknown 2 undetermined 4", "without the ring");
    degrees(l.total_m, 26, "the total");
    degrees(l.main_m, 6, "the main line");
    degrees(l.rings_m, 20, "the ring");
    degrees(l.reached_m, 0, "nothing is reached");
    ask("2001-06-01", DEMARC_DESCRIBED);
    degrees(l.reached_m, 1, "described in 2001");
    degrees(l.reconstructed_m, 1, "by inference");
    ask("2002-06-01", DEMARC_DESCRIBED);
    degrees(l.reached_m, 2, "delimited is at least described");
    degrees(l.reconstructed_m, 0, "what gave it last is no inference");
    ask("2002-06-01", DEMARC_DEMARCATED);
    degrees(l.reached_m, 0, "but not demarcated");
    ask("2003-06-01", DEMARC_DESCRIBED);
    classes_are(l.stage_m, "unknown 12 undetermined 2 delimited 2 disputed 10",
                "undisputed shows what was under it");
    ask("", DEMARC_DEMARCATED);
    classes_are(l.stage_m, "demarcated 16 disputed 10", "at the end");
    degrees(l.reached_m, 16, "disputed metres are never reached");
    made_free(&m);
}

/* In doubt for a year, and for ever. */
static void test_bands(void)
{
    border_make();
    made_event(&m, "2001", "a", "described");
    made_event(&m, "[2002-01-01..]", "b", "delimited");
    made_event(&m, "2003", "a[0%..50%]", "disputed");
    is_int(made_build(&m), DEMARC_OK, "folded");
    ask("2001-06-01", DEMARC_DESCRIBED);
    classes_are(l.stage_m, "undetermined 26", "not for certain");
    classes_are(l.low_m, "undetermined 22", "all but a for certain");
    classes_are(l.high_m, "undetermined 26 described 4", "a perhaps");
    degrees(l.reached_low_m, 0, "nothing is reached for certain");
    degrees(l.reached_high_m, 4, "a perhaps");
    ask("2002-06-01", DEMARC_DESCRIBED);
    classes_are(l.low_m, "undetermined 20 described 4", "a for certain");
    classes_are(l.high_m, "undetermined 22 described 4 delimited 2",
                "b perhaps");
    ask("2003-06-01", DEMARC_DESCRIBED);
    classes_are(l.low_m, "undetermined 20 described 2", "half of a disputed?");
    classes_are(l.high_m, "undetermined 22 described 4 delimited 2 disputed 2",
                "or not");
    degrees(l.reached_low_m, 2, "so it is not reached for certain");
    degrees(l.reached_m, 4, "but as long as it is not disputed for certain");
    degrees(l.reached_high_m, 6, "and b perhaps");
    ask("", DEMARC_DESCRIBED);
    classes_are(l.stage_m, "undetermined 22 described 2 disputed 2",
                "what never is certain is not counted at the end");
    classes_are(l.low_m, "undetermined 20 described 2 disputed 2", "but low");
    classes_are(l.high_m, "undetermined 22 described 2 delimited 2 disputed 2",
                "and high still differ");
    made_free(&m);
}

/* a is replaced by the longer a-2. */
static void test_lives(void)
{
    border_make();
    made_life(&m.border.segments[0], "", "2005-01-01");
    made_life(made_line(&m, "a-2", POINTS(-1, 0, 4, 0)), "2005-01-01", "");
    made_event(&m, "2004", "main", "demarcated");
    is_int(made_build(&m), DEMARC_OK, "folded");
    ask("2004-12-31", DEMARC_DEMARCATED);
    degrees(l.total_m, 26, "before a swap");
    classes_are(l.main_stage_m, "demarcated 6", "a was demarcated");
    ask("2005-01-01", DEMARC_DEMARCATED);
    degrees(l.total_m, 27, "after it");
    classes_are(l.main_stage_m, "undetermined 5 demarcated 2", "a-2 is not");
    made_free(&m);
}

/* A ruler of its own: every run a metre. */
static void test_ruler(void)
{
    const double one[] = {1, 1, 1, 1};

    border_make();
    made_event(&m, "2001", "a[0%..10%]", "described");
    is_int(made_build(&m), DEMARC_OK, "folded");
    is_int((long long)m.border.fold->run_count, 4, "four runs");
    demarc_fold_lengths(&m.border, made_day("2001"), DEMARC_DESCRIBED, one, &l);
    is_near(l.total_m, 4, 0, "as long as the ruler says");
    is_near(l.reached_m, 1, 0, "and one of them described");
    made_free(&m);
}

static void test_refused(void)
{
    static const demarc_stage stages[] = {DEMARC_UNKNOWN, DEMARC_UNDETERMINED,
                                          DEMARC_DISPUTED, DEMARC_UNDISPUTED};

    border_make();
    is_int(made_build(&m), DEMARC_OK, "folded");
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        l.total_m = 1;
        is_int(demarc_border_lengths(m.ctx, &m.border, 0, stages[i], &l),
               DEMARC_EUSAGE, demarc_stage_name(stages[i]));
        is_near(l.total_m, 0, 0, "is no stage to reach");
    }
    is(demarc_finding_at(m.ctx, 1)->message, "undetermined cannot be reached",
       "and is told");
    made_free(&m);
}

int main(void)
{
    test_classes();
    test_bands();
    test_lives();
    test_ruler();
    test_refused();
    return done();
}
