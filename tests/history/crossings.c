/* Closures and reopenings; the days by hand. */
#include "history/crossings.h"

#include "border.h"
#include "tap.h"

static made m;
static demarc_arena arena;

static void event(const char *id, const char *date, const char *type,
                  const char *crossing)
{
    demarc_event *to = made_event(&m, date, id, "");

    to->has_stage = false;
    to->type = type;
    to->crossing = crossing;
}

static demarc_crossings on(const char *day)
{
    demarc_crossings out;

    if (demarc_crossings_follow(&m.border, NULL, made_date(day).first, &arena,
                                &out))
        abort();
    return out;
}

static void state_is(const demarc_crossing *of, const char *name,
                     demarc_passage state, double low, double high, bool gap)
{
    ok(strcmp(of->name, name) == 0 && of->state == state, "%s: the state",
       name);
    ok(of->closed_low == low && of->closed_high == high,
       "%s: closed %g to %g days", name, of->closed_low, of->closed_high);
    ok(of->gap == gap, "%s: the gap", name);
}

static void test_days(void)
{
    demarc_crossings all = on("2019-12-31");

    ok(all.count == 3, "all three are known before any event");
    state_is(&all.items[0], "North", DEMARC_PASSAGE_UNTOLD, 0, 0, false);
    demarc_crossings_free(&all);

    all = on("2020-01-10"); /* 1 to 10 January, the last with it */
    state_is(&all.items[0], "North", DEMARC_PASSAGE_CLOSED, 10, 10, false);
    state_is(&all.items[1], "South", DEMARC_PASSAGE_UNTOLD, 0, 0, false);
    demarc_crossings_free(&all);

    all = on("2020-12-31");
    /* North: 1 Jan to 1 Feb are 31 days; in March from some day of it to 1
     * April: 1 to 31 days */
    state_is(&all.items[0], "North", DEMARC_PASSAGE_OPEN, 32, 62, false);
    /* South: some day of March to 1 April; then a closure in May and another
     * in June, when nothing had reopened it: 1 June to 31 December are 214
     * days for sure, from 1 May on 245 */
    state_is(&all.items[1], "South", DEMARC_PASSAGE_CLOSED, 215, 276, true);
    state_is(&all.items[2], "East", DEMARC_PASSAGE_OPEN, 1, 31, false);
    demarc_crossings_free(&all);
}

static void test_none(void)
{
    demarc_crossings all;

    m.border.event_count = 0;
    all = on("2020-01-01");
    ok(all.count == 0, "no event, no crossing");
    demarc_crossings_free(&all);
}

int main(void)
{
    made_new(&m);
    event("a", "2020-01-01", "closure", "North");
    event("b", "2020-02-01", "reopening", " North ;");
    event("c", "2020-03", "closure", "");
    event("d", "2020-04-01", "reopening", "");
    event("e", "2020-05-01", "closure", "South");
    event("f", "2020-06-01", "closure", "South;;");
    event("g", "2020-04-01", "meeting", "West");
    event("h", "2021-01-01", "reopening", "East");
    test_days();
    test_none();
    demarc_arena_free(&arena);
    made_free(&m);
    return done();
}
