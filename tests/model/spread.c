/* Oracle: design, section 7, rule 4, counted by hand; the figures of the
 * length claims are those printed for the Kyrgyz-Tajik border (section 2). */
#include "claims.h"
#include "random.h"
#include "tap.h"

#include <time.h>

/* Rows that give a spread: which row is lowest, latest, highest; -1: none. */
static void is_spread(const row *rows, size_t count, long lowest, long latest,
                      long highest, const char *name)
{
    sheet page = sheet_make(rows, count);
    const demarc_event *event = &page.event;
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
    sheet_free(&page);
}

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
    sheet page = sheet_make(rows, 1);
    const demarc_event *event = &page.event;
    demarc_spread spread;

    ok(!demarc_event_killed(event, 0).lowest, "the other party has none");
    spread = demarc_event_wounded(event, 1);
    ok(!spread.lowest && !spread.latest && !spread.highest, "nobody wounded");
    ok(!*spread.low->text && isnan(spread.high->high), "but figures: none");
    page.slips[0].wounded[1] = &page.slips[0].figure;
    ok(demarc_event_wounded(event, 1).late == &page.slips[0].figure,
       "the wounded are read from their column");
    ok(!demarc_event_figure(event, DEMARC_PERCENT).lowest, "another measure");
    sheet_free(&page);
}

/* The rule as the design words it, claim by claim: the latest that is not the
 * repetition of a value that another one had outdated. */
static const demarc_claim *latest_by_rule(const sheet *page, size_t count)
{
    const demarc_claim *latest = NULL;

    for (size_t i = 0; i < count; i++) {
        const slip *own = &page->slips[i], *a, *b;
        const demarc_day day = own->published.latest;
        bool outdated = false;

        for (size_t j = 0; j < count; j++)
            for (size_t k = 0; k < count; k++) {
                a = &page->slips[j];
                b = &page->slips[k];
                outdated |= a->figure.low == own->figure.low &&
                            b->figure.low != own->figure.low &&
                            a->published.latest < b->published.latest &&
                            b->published.latest < day;
            }
        if (!outdated && (!latest || day >= demarc_claim_published(latest)))
            latest = &page->claims[i];
    }
    return latest;
}

/* Many claims are sorted, few are compared; the answer is the same. */
static void test_random(void)
{
    static const char *const values[] = {"970", "972", "980", "984", "987"};
    enum { MOST = 40 };
    const int tries = getenv("QUICK") ? 50 : 500;
    dice at = {2022};
    int wrong = 0;

    for (int n = 0; n < tries; n++) {
        char days[MOST][DEMARC_DAY_SIZE];
        size_t count = 1 + dice_below(&at, MOST);
        row rows[MOST];
        sheet page;

        for (size_t i = 0; i < count; i++)
            rows[i] = (row){
                values[dice_below(&at, 5)],
                demarc_day_format((demarc_day)dice_below(&at, 30), days[i]),
                ALL};
        page = sheet_make(rows, count);
        wrong += demarc_event_killed(&page.event, 1).latest !=
                 latest_by_rule(&page, count);
        sheet_free(&page);
    }
    is_int(wrong, 0, "the latest of many claims is that of the rule");
}

/* A record of one event: two values in turn, printed day after day. Sorted it
 * takes a blink; compared each with each, an hour. */
static void test_many(void)
{
    enum { COUNT = 200000 };
    row *rows = calloc(COUNT, sizeof *rows);
    char(*days)[DEMARC_DAY_SIZE] = calloc(COUNT, sizeof *days);
    sheet page;
    clock_t start;

    if (!rows || !days)
        abort();
    for (size_t i = 0; i < COUNT; i++)
        rows[i] = (row){i % 2 ? "984" : "972",
                        demarc_day_format((demarc_day)i, days[i]), ALL};
    page = sheet_make(rows, COUNT);
    start = clock();
    ok(demarc_event_killed(&page.event, 1).latest == &page.claims[1],
       "of two values in turn only the first prints are valid");
    ok(clock() - start < 10 * CLOCKS_PER_SEC, "200,000 claims, in seconds");
    sheet_free(&page);
    free(days);
    free(rows);
}

int main(void)
{
    test_order();
    test_bounds();
    test_outdated();
    test_parties();
    test_random();
    test_many();
    return done();
}
