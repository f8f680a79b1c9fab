/* Lines cut into runs, the days of change, and what the fold has to say. All
 * lines lie on the equator, where a degree is 111319.490793 m. */
#include "history/fold.h"

#include "base/buffer.h"

#define FAULT_LIBRARIES
#include "border.h"
#include "fault.h"
#include "tap.h"

static made m;

static demarc_segment *flat(const char *id, double from, double to)
{
    return made_line(&m, id, POINTS(from, 0, to, 0));
}

/* "a 0-1 e2 e4; a 1-2": in degrees, with the lines of the events. */
static void runs_are(const char *want, const char *name)
{
    const demarc_fold *fold = m.border.fold;
    const double degree = 6378137 * M_PI / 180;
    demarc_buffer text = {0};

    for (size_t i = 0; i < fold->run_count; i++) {
        const demarc_run *run = &fold->runs[i];
        size_t segment = m.border.net->lines[run->line].segment;

        demarc_buffer_format(&text, "%s%s %.10g-%.10g", i ? "; " : "",
                             m.border.segments[segment].id, run->from / degree,
                             run->to / degree);
        for (size_t k = 0; k < run->op_count; k++)
            demarc_buffer_format(&text, " e%ld",
                                 run->ops[k]->event ? run->ops[k]->event->line
                                                    : 0);
    }
    is(text.data ? text.data : "", want, name);
    demarc_buffer_free(&text);
}

static void folded(void)
{
    is_int(made_build(&m), DEMARC_OK, "folded");
}

static void test_runs(void)
{
    made_new(&m);
    flat("a", 0, 4);
    flat("b", 6, 4);
    folded();
    runs_are("a 0-4; b 0-2", "without events a line is a run");
    made_free(&m);

    made_new(&m); /* main runs over a and then b, which is drawn backwards */
    flat("a", 0, 4);
    flat("b", 6, 4);
    made_event(&m, "2001", "main[50%..75%]", "described");
    made_event(&m, "2002", "a[0%..25%]; b", "described");
    made_event(&m, "2003", "a[12.5%..100%]", "described");
    folded();
    runs_are("a 0-0.5 e3; a 0.5-1 e3 e4; a 1-3 e4; a 3-4 e2 e4; "
             "b 0-1.5 e3; b 1.5-2 e2 e3",
             "lines are cut where events begin and end");
    ok(m.border.fold->first_run[0] == 0 && m.border.fold->first_run[1] == 4 &&
           m.border.fold->first_run[2] == 6,
       "and know their runs");
    made_free(&m);

    made_new(&m);
    flat("a", 0, 1);
    made_event(&m, "2001", "a; a; all; main[0%..50%]", "described");
    folded();
    runs_are("a 0-0.5 e2; a 0.5-1 e2", "an event counts once wherever it is "
                                       "named twice");
    made_free(&m);
}

/* 55.6597453966 km, 50 % and 111.3194907932736 / 2 km are one place. */
static void test_slivers(void)
{
    made_new(&m);
    flat("a", 0, 1);
    flat("b", 1, 3);
    made_event(&m, "2001", "a[0..55.6597453966]", "described");
    made_event(&m, "2002", "a[50%..100%]", "described");
    made_event(&m, "2003", "main[0..111.3194907932]", "described");
    made_event(&m, "2004", "main[33.3333333333333%..100%]", "described");
    made_event(&m, "2005", "a[0..0.0000000001]", "described");
    folded();
    runs_are("a 0-0.5 e2 e4; a 0.5-1 e3 e4; b 0-2 e5",
             "ends that are a micrometre apart are one");
    made_free(&m);

    made_new(&m);
    made_line(&m, "dot", POINTS(70, 40, 70, 40));
    made_event(&m, "2001", "all", "described");
    folded();
    is_int((long long)m.border.fold->run_count, 1, "a line without length");
    is_near(m.border.fold->runs[0].to, 0, 0, "is one run all the same");
    made_free(&m);
}

/* The fold goes by earliest day, latest day, place in the file; a segment's
 * own date comes before an event's. */
static void test_order(void)
{
    demarc_segment *a;

    made_new(&m);
    a = flat("a", 0, 1);
    a->stage = DEMARC_DESCRIBED;
    a->since = made_date("2002");
    made_event(&m, "2003-05-06", "a", "delimited");  /* e2 */
    made_event(&m, "2002", "a", "delimited");        /* e3 */
    made_event(&m, "2002-01-01", "a", "delimited");  /* e4: latest is first */
    made_event(&m, "[..2010]", "a", "delimited");    /* e5: earliest of all */
    made_event(&m, "2001/2004", "a", "delimited");   /* e6: on its last day */
    made_event(&m, "2003-05-06", "a", "demarcated"); /* e7: behind e2 */
    made_event(&m, "[2002..]", "a", "demarcated");   /* e8: behind e3 */
    folded();
    runs_are("a 0-1 e5 e4 e0 e3 e8 e2 e7 e6", "in the order of the fold");
    made_free(&m);
}

static void changes_are(const char *want, const char *name)
{
    demarc_buffer text = {0};
    char day[DEMARC_DAY_SIZE];

    for (size_t i = 0; i < demarc_border_change_count(&m.border); i++) {
        demarc_buffer_text(&text, i ? " " : "");
        demarc_buffer_text(
            &text, demarc_day_format(demarc_border_change(&m.border, i), day));
    }
    is(text.data ? text.data : "", want, name);
    demarc_buffer_free(&text);
}

static void test_changes(void)
{
    demarc_segment *a;

    made_new(&m);
    flat("a", 0, 1);
    folded();
    changes_are("", "nothing changes");
    ok(demarc_border_change(&m.border, 0) == DEMARC_DAY_MAX, "past the end");
    made_free(&m);

    made_new(&m);
    a = flat("a", 0, 1);
    a->stage = DEMARC_DESCRIBED;
    a->since = made_date("2002");
    made_life(flat("b", 1, 2), "2005-03-04", "2010-01");
    made_event(&m, "2011", "a", "delimited");
    made_event(&m, "2011-12-31", "a", "demarcated");
    made_event(&m, "[2000..]", "a", "delimited");
    made_event(&m, "1999", "a", "");
    folded();
    changes_are("2002-12-31 2005-03-04 2010-01-31 2011-12-31",
                "lives, own dates and events, each day once");
    made_free(&m);
}

static void test_lower(void)
{
    const demarc_finding *found;

    made_new(&m);
    flat("a", 0, 4);
    made_event(&m, "2001", "a[0%..50%]", "delimited");
    made_event(&m, "2002", "a", "described");
    made_event(&m, "2003", "a", "undetermined")->sets = true;
    made_event(&m, "2004", "a", "disputed");
    folded();
    found = made_found(&m, "event-lower", 0);
    is(found ? found->message : "",
       "222.639 km of \"a\" were already beyond described and stay so",
       "what stays beyond an event is told: 2 degrees");
    ok(found && found->line == 3 && strcmp(found->file, "events.csv") == 0,
       "at the event");
    ok(!made_found(&m, "event-lower", 1), "no other is below");
    made_free(&m);

    made_new(&m); /* a segment's own stage is no event */
    flat("a", 0, 4)->stage = DEMARC_DELIMITED;
    m.border.segments[0].since = made_date("2010");
    made_event(&m, "2001", "a", "demarcated");
    folded();
    ok(demarc_finding_count(m.ctx) == 0, "a segment below its event is silent");
    made_free(&m);
}

static void test_bad(void)
{
    demarc_fold *fold = NULL;

    made_new(&m);
    flat("a", 0, 1);
    made_event(&m, "2001", "x", "described");
    made_event(&m, "2002", "a", "described");
    made_event(&m, "2003", "a[", "described");
    is_int(made_build(&m), DEMARC_EDATA, "bad stretches stop");
    ok(made_found(&m, "stretch-name", 0) && made_found(&m, "stretch-bad", 0),
       "all of them are told");
    ok(!m.border.fold, "and nothing is folded");
    ok(demarc_fold_make(m.ctx, &m.border, &fold) == DEMARC_EDATA && !fold,
       "again");
    demarc_fold_free(NULL);
    made_free(&m);
}

static void folds_fail(bool once)
{
    demarc_status status = DEMARC_ENOMEM;
    long n = 1, wrong = 0;

    for (; n < 2000 && status == DEMARC_ENOMEM; n++) {
        made_new(&m);
        flat("a", 0, 4)->since = made_date("2000");
        flat("b", 6, 4);
        made_event(&m, "2001", "main[50%..75%]", "described");
        made_event(&m, "2002", "a; b", "undetermined");
        if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK)
            abort();
        fault_left = n;
        fault_once = once;
        status = demarc_fold_make(m.ctx, &m.border, &m.border.fold);
        wrong +=
            status != DEMARC_OK && (m.border.fold || status != DEMARC_ENOMEM);
        wrong += status == DEMARC_OK && fault_left == -1;
        fault_left = -1;
        if (status == DEMARC_OK)
            runs_are("a 0-3 e0 e3; a 3-4 e0 e2 e3; b 0-1.5 e3; b 1.5-2 e2 e3",
                     "the runs");
        made_free(&m);
    }
    is_int(wrong, 0, "there is no fold without memory");
    ok(n > 10 && status == DEMARC_OK, "made at the %ldth try", n - 1);
}

static void test_memory(void)
{
    if (!faults_work()) {
        ok(true, "out of memory # SKIP another allocator");
        return;
    }
    folds_fail(false);
    folds_fail(true);
}

int main(void)
{
    test_runs();
    test_slivers();
    test_order();
    test_changes();
    test_lower();
    test_bad();
    test_memory();
    return done();
}
