/* Tests src/model/event.c and eventword.c. Oracle: design, section 7, rule 4,
 * counted by hand; the figures of the length claims are those printed for the
 * Kyrgyz-Tajik border (section 2). */
#include "model/event.h"
#include "model/figure.h"
#include "tap.h"

enum { MOST = 8 };

/* One claim: figure, day of print (or ""), scope. */
typedef struct row {
    const char *figure, *published;
    demarc_scope scope;
} row;

typedef struct sheet {
    demarc_figure killed[MOST][2];
    demarc_figure figure[MOST][DEMARC_MEASURE_COUNT];
    demarc_claim claims[MOST];
    demarc_event event;
} sheet;

static demarc_date date_of(const char *text)
{
    demarc_date date;
    const char *reason;

    demarc_date_parse(text, &date, &reason);
    return date;
}

static demarc_figure figure_of(const char *text)
{
    demarc_figure figure;
    const char *reason;

    demarc_figure_parse(text, &figure, &reason);
    return figure;
}

/* Rows as claims: the figure is the second party's killed and km_total. */
static demarc_event *fill(sheet *out, const row *rows, size_t count)
{
    *out = (sheet){.event = {.claim_count = count, .claims = out->claims}};
    for (size_t i = 0; i < count; i++) {
        demarc_claim *claim = &out->claims[i];

        for (size_t k = 0; k < DEMARC_MEASURE_COUNT; k++)
            out->figure[i][k] = DEMARC_NO_FIGURE;
        out->killed[i][0] = DEMARC_NO_FIGURE;
        out->killed[i][1] = figure_of(rows[i].figure);
        out->figure[i][DEMARC_KM_TOTAL] = out->killed[i][1];
        claim->killed = out->killed[i];
        claim->figure = out->figure[i];
        claim->scope = rows[i].scope;
        claim->date = date_of("");
        claim->source_date = date_of(rows[i].published);
        claim->source = claim->source_url = "";
    }
    return &out->event;
}

/* Rows that give a spread: which row is lowest, latest, highest; -1: none. */
static void is_spread(const row *rows, size_t count, long lowest, long latest,
                      long highest, const char *name)
{
    sheet page;
    demarc_event *event = fill(&page, rows, count);
    demarc_spread got = demarc_event_killed(event, 1);
    demarc_spread same = demarc_event_figure(event, DEMARC_KM_TOTAL);
    long low = got.lowest ? got.lowest - event->claims : -1;
    long late = got.latest ? got.latest - event->claims : -1;
    long high = got.highest ? got.highest - event->claims : -1;

    if (!ok(low == lowest && late == latest && high == highest, "%s", name))
        printf("# %ld %ld %ld\n", low, late, high);
    is(got.low->text, lowest < 0 ? "" : rows[lowest].figure, "lowest");
    is(got.late->text, latest < 0 ? "" : rows[latest].figure, "latest");
    is(got.high->text, highest < 0 ? "" : rows[highest].figure, "highest");
    ok(same.lowest == got.lowest && same.latest == got.latest &&
           same.highest == got.highest,
       "and the measure's spread is the same");
}

#define ALL DEMARC_SCOPE_ALL
#define SPREAD(rows, ...)                                                      \
    is_spread(rows, sizeof(rows) / sizeof *(rows), __VA_ARGS__)

static void test_order(void)
{
    const row usual[] = {{"24", "2022-09-16", ALL},
                         {"59", "2022-09-18", ALL},
                         {"37", "2022-09-17", ALL}};
    const row ties[] = {{"24", "2022-09-16", ALL},
                        {"24", "2022-09-16", ALL},
                        {"24", "2022-09-16", ALL}};
    const row scopes[] = {{"100", "2022-09-20", DEMARC_SCOPE_AGGREGATE},
                          {"24", "2022-09-16", ALL},
                          {"1", "2022-09-20", DEMARC_SCOPE_PARTIAL},
                          {"2", "2022-09-20", DEMARC_SCOPE_CIVILIAN},
                          {"3", "2022-09-20", DEMARC_SCOPE_MILITARY}};
    const row blanks[] = {{"", "2022-09-20", ALL}, {"0", "2022-09-16", ALL}};
    const row none[] = {{"", "2022-09-20", ALL},
                        {"7", "2022-09-20", DEMARC_SCOPE_PARTIAL}};
    const row undated[] = {{"37", "2022-09-17", ALL}, {"24", "", ALL}};

    SPREAD(usual, 0, 1, 1, "lowest, latest, highest");
    SPREAD(ties, 0, 2, 0, "of the same figures the first, and the last row");
    SPREAD(scopes, 1, 1, 1, "only claims that count all");
    SPREAD(blanks, 1, 1, 1, "a blank is no claim, 0 is one");
    SPREAD(none, -1, -1, -1, "no claim at all");
    SPREAD(undated, 1, 0, 0, "a claim without a day comes first");
}

static void test_bounds(void)
{
    const row bound[] = {{"90", "", ALL}, {">90", "", ALL}, {"85", "", ALL}};
    const row above[] = {{">90", "", ALL}, {"100", "", ALL}};
    const row below[] = {{"<5", "", ALL}, {"5", "", ALL}, {"0", "", ALL}};
    const row ranges[] = {
        {"12..15", "", ALL}, {"12", "", ALL}, {"14..15", "", ALL}};

    SPREAD(bound, 2, 2, 1, "of 90 and >90 the bound is the highest");
    SPREAD(above, 0, 1, 1, ">90 counts by 90");
    SPREAD(below, 2, 2, 1, "<5 lies between 0 and 5");
    SPREAD(ranges, 1, 2, 2, "ranges by their ends");
}

static void test_outdated(void)
{
    const row again[] = {{"972", "2011-05-01", ALL},
                         {"984", "2013-05-01", ALL},
                         {"972", "2015-05-01", ALL}};
    const row confirmed[] = {{"972", "2011-05-01", ALL},
                             {"972", "2015-05-01", ALL}};
    const row same_day[] = {{"972", "2011-05-01", ALL},
                            {"984", "2015-05-01", ALL},
                            {"972", "2015-05-01", ALL}};
    const row same_start[] = {{"972", "2011-05-01", ALL},
                              {"984", "2011-05-01", ALL},
                              {"972", "2015-05-01", ALL}};
    const row other_scope[] = {{"972", "2011-05-01", ALL},
                               {"984", "2013-05-01", DEMARC_SCOPE_PARTIAL},
                               {"972", "2015-05-01", ALL}};
    const row shuffled[] = {{"972", "2015-05-01", ALL},
                            {"987", "2014-05-01", ALL},
                            {"972", "2011-05-01", ALL},
                            {"984", "2013-05-01", ALL},
                            {"984", "2016-05-01", ALL}};
    const row rounded[] = {{"~972", "2011-05-01", ALL},
                           {"984", "2013-05-01", ALL},
                           {"972", "2015-05-01", ALL}};

    SPREAD(again, 0, 1, 1, "972 was outdated when it was printed again");
    SPREAD(confirmed, 0, 1, 0, "repeated, but never outdated");
    SPREAD(same_day, 0, 2, 1, "not outdated by a claim of the same day");
    SPREAD(same_start, 0, 2, 1, "nor by one of the first day");
    SPREAD(other_scope, 0, 2, 0, "nor by one that counts something else");
    SPREAD(shuffled, 0, 1, 1, "the two newest are outdated, in any order");
    SPREAD(rounded, 0, 1, 1, "~972 is the same value as 972");
}

static void test_parties(void)
{
    const row rows[] = {{"24", "", ALL}};
    sheet page;
    demarc_event *event = fill(&page, rows, 1);
    demarc_spread spread;

    ok(!demarc_event_killed(event, 0).lowest, "the other party has none");
    spread = demarc_event_wounded(event, 1);
    ok(!spread.lowest && !spread.latest && !spread.highest,
       "no wounded column, no wounded");
    ok(!*spread.low->text && isnan(spread.high->high), "but figures: none");
    page.claims[0].wounded = page.killed[0];
    ok(demarc_event_wounded(event, 1).late == &page.killed[0][1],
       "the wounded are read from their column");
    ok(!demarc_event_figure(event, DEMARC_PERCENT).lowest, "another measure");
}

static void test_published(void)
{
    const row rows[] = {{"", "", ALL}};
    sheet page;
    demarc_claim *claim = &page.claims[0];

    fill(&page, rows, 1);
    is_int(demarc_claim_published(claim), DEMARC_DAY_MIN, "on no known day");
    claim->date = date_of("2022-09");
    is_int(demarc_claim_published(claim), demarc_day_make(2022, 9, 30),
           "by its own date's last day");
    claim->source_date = date_of("2022-12-04");
    is_int(demarc_claim_published(claim), demarc_day_make(2022, 12, 4),
           "by its source's");
    claim->source_date = date_of("2021-05-21/..");
    is_int(demarc_claim_published(claim), demarc_day_make(2021, 5, 21),
           "a source that goes on, by its start");
}

static void test_sources(void)
{
    const row rows[] = {{"", "", ALL}, {"", "", ALL}, {"", "", ALL},
                        {"", "", ALL}, {"", "", ALL}, {"", "", ALL}};
    sheet page;
    demarc_event *event = fill(&page, rows, 6);

    is_int((long long)demarc_event_sources(event), 0, "no source is named");
    page.claims[0].source = "RFE/RL";
    page.claims[1].source = "TASS";
    page.claims[2].source = "RFE/RL";
    page.claims[3].source_url = "https://example.org/a";
    page.claims[4].source_url = "https://example.org/a";
    is_int((long long)demarc_event_sources(event), 3,
           "two names and an address");
}

static void test_events(void)
{
    demarc_event a = {.line = 2, .date = date_of("2022")};
    demarc_event b = {.line = 3, .date = date_of("2022-09-14/2022-09-16")};
    demarc_event c = {.line = 4, .date = date_of("2022-01-01")};
    demarc_event d = {.line = 5, .date = date_of("2022")};

    ok(demarc_event_order(&a, &b) < 0, "by the earliest day");
    ok(demarc_event_order(&b, &a) > 0, "either way");
    ok(demarc_event_order(&a, &c) > 0, "then by the latest day");
    ok(demarc_event_order(&a, &d) < 0, "then by the line");
    ok(demarc_event_order(&a, &a) == 0, "and itself");
}

static void test_words(void)
{
    demarc_buffer words = {0};
    demarc_scope scope;
    demarc_basis basis;

    is(demarc_event_type_find("Entry into force"), "entry-into-force", "type");
    ok(demarc_event_type_known("clash"), "a clash is known");
    ok(!demarc_event_type_known("") && !demarc_event_type_known("war"),
       "a war is not");
    demarc_event_type_words(&words);
    is(words.data,
       "clash, incident, meeting, protocol, treaty, ratification, "
       "entry-into-force, repudiation, transfer, milestone, closure, "
       "reopening, other",
       "the types");
    demarc_buffer_free(&words);
    for (int i = DEMARC_SCOPE_ALL; i <= DEMARC_SCOPE_AGGREGATE; i++)
        ok(demarc_scope_parse(demarc_scope_name((demarc_scope)i), &scope) &&
               scope == (demarc_scope)i,
           "scope %s", demarc_scope_name((demarc_scope)i));
    ok(demarc_scope_parse("", &scope) && scope == ALL, "no scope is all");
    ok(!demarc_scope_parse("some", &scope) && scope == ALL, "no such scope");
    demarc_scope_words(&words);
    is(words.data, "all, military, civilian, partial, aggregate", "scopes");
    demarc_buffer_free(&words);
    for (int i = DEMARC_BASIS_NONE; i <= DEMARC_RECONSTRUCTED; i++)
        ok(demarc_basis_parse(demarc_basis_name((demarc_basis)i), &basis) &&
               basis == (demarc_basis)i,
           "basis \"%s\"", demarc_basis_name((demarc_basis)i));
    ok(!demarc_basis_parse("guessed", &basis) && basis == DEMARC_BASIS_NONE,
       "no such basis");
    demarc_basis_words(&words);
    is(words.data, "located, reconstructed", "bases");
    demarc_buffer_free(&words);
}

int main(void)
{
    test_order();
    test_bounds();
    test_outdated();
    test_parties();
    test_published();
    test_sources();
    test_events();
    test_words();
    return done();
}
