/* The stage and the overlay of a run, and what each op does to them. */
#include "history/fold.h"

#include "border.h"
#include "tap.h"

static made m;

static void state_is(const demarc_state *state, demarc_stage stage,
                     demarc_stage overlay, demarc_stage shown, const char *name)
{
    ok(state->stage == stage && state->overlay == overlay &&
           demarc_state_shown(state) == shown,
       "%s", name);
}

static void start_is(demarc_stage own, const char *since, demarc_stage stage,
                     demarc_stage overlay, const char *name)
{
    demarc_segment segment = {.stage = own, .since = made_date(since)};
    demarc_state state = demarc_state_start(&segment);

    state_is(&state, stage, overlay, overlay ? overlay : stage, name);
    ok(!state.stage_op && !state.overlay_op, "no event gave it");
}

static void test_start(void)
{
    start_is(DEMARC_DESCRIBED, "", DEMARC_DESCRIBED, DEMARC_UNKNOWN,
             "a stage from the start");
    start_is(DEMARC_DESCRIBED, "2011", DEMARC_UNDETERMINED, DEMARC_UNKNOWN,
             "with a date: undetermined before it");
    start_is(DEMARC_UNKNOWN, "", DEMARC_UNKNOWN, DEMARC_UNKNOWN,
             "unknown is not undetermined");
    start_is(DEMARC_UNKNOWN, "2011", DEMARC_UNKNOWN, DEMARC_UNKNOWN,
             "whatever its date");
    start_is(DEMARC_DISPUTED, "", DEMARC_UNKNOWN, DEMARC_DISPUTED,
             "an overlay, the stage under it unknown");
    start_is(DEMARC_LINE_OF_CONTROL, "1949", DEMARC_UNDETERMINED,
             DEMARC_UNKNOWN, "an overlay with a date: none before it");
}

static void test_apply(void)
{
    const demarc_op describe = {.stage = DEMARC_DESCRIBED};
    const demarc_op delimit = {.stage = DEMARC_DELIMITED};
    const demarc_op back = {.stage = DEMARC_UNDETERMINED, .sets = true};
    const demarc_op dispute = {.stage = DEMARC_DISPUTED};
    const demarc_op control = {.stage = DEMARC_LINE_OF_CONTROL};
    const demarc_op settle = {.stage = DEMARC_UNDISPUTED};
    demarc_state state = {0};

    demarc_state_apply(&state, &delimit);
    state_is(&state, DEMARC_DELIMITED, DEMARC_UNKNOWN, DEMARC_DELIMITED,
             "an event raises");
    ok(demarc_state_op(&state) == &delimit, "and gave the stage");
    demarc_state_apply(&state, &describe);
    state_is(&state, DEMARC_DELIMITED, DEMARC_UNKNOWN, DEMARC_DELIMITED,
             "what is beyond stays");
    ok(demarc_state_op(&state) == &delimit, "by the event that gave it");
    demarc_state_apply(&state, &dispute);
    state_is(&state, DEMARC_DELIMITED, DEMARC_DISPUTED, DEMARC_DISPUTED,
             "an overlay lies over the stage");
    ok(demarc_state_op(&state) == &dispute, "and gave the class");
    demarc_state_apply(&state, &control);
    state_is(&state, DEMARC_DELIMITED, DEMARC_LINE_OF_CONTROL,
             DEMARC_LINE_OF_CONTROL, "one overlay takes the other's place");
    demarc_state_apply(&state, &back);
    state_is(&state, DEMARC_UNDETERMINED, DEMARC_LINE_OF_CONTROL,
             DEMARC_LINE_OF_CONTROL, "under it the stage may fall back");
    ok(demarc_state_op(&state) == &control, "unseen");
    demarc_state_apply(&state, &settle);
    state_is(&state, DEMARC_UNDETERMINED, DEMARC_UNKNOWN, DEMARC_UNDETERMINED,
             "undisputed lifts it");
    ok(demarc_state_op(&state) == &back, "and shows what came under it");
    demarc_state_apply(&state, &settle);
    state_is(&state, DEMARC_UNDETERMINED, DEMARC_UNKNOWN, DEMARC_UNDETERMINED,
             "once is enough");
}

static void on(const char *day, demarc_stage want, const char *name)
{
    demarc_day at = *day ? made_day(day) : DEMARC_DAY_MAX;
    demarc_state state =
        demarc_run_state(&m.border, &m.border.fold->runs[0], at);

    is(demarc_stage_name(demarc_state_shown(&state)), demarc_stage_name(want),
       name);
}

static void test_days(void)
{
    demarc_segment *segment;

    made_new(&m);
    segment = made_line(&m, "a", POINTS(70, 40, 71, 40));
    segment->stage = DEMARC_DESCRIBED;
    segment->since = made_date("2005-06");
    made_event(&m, "2010/2012", "a", "delimited");
    made_event(&m, "2020-03-04", "a", "undetermined")->sets = true;
    made_event(&m, "[2030..]", "a", "demarcated");
    is_int(made_build(&m), DEMARC_OK, "folded");
    on("2005-06-29", DEMARC_UNDETERMINED, "before the last day of a month");
    on("2005-06-30", DEMARC_DESCRIBED, "on it");
    on("2012-12-30", DEMARC_DESCRIBED, "before the end of an interval");
    on("2012-12-31", DEMARC_DELIMITED, "at it");
    on("2020-03-03", DEMARC_DELIMITED, "the day before a day");
    on("2020-03-04", DEMARC_UNDETERMINED, "the day");
    on("9999-01-01", DEMARC_UNDETERMINED, "without a last day never");
    on("", DEMARC_UNDETERMINED, "not even at the end of all days");
    made_free(&m);
}

int main(void)
{
    test_start();
    test_apply();
    test_days();
    return done();
}
