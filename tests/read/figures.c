/* Numbers in the cells of a file: which sign is a decimal one, what groups
 * thousands, what can be counted. The oracle is the table in
 * timeline/README.md, each number worked out by hand. */
#include "read/figures.h"

#include "reading.h"
#include "tap.h"

#define NBSP   "\xc2\xa0"     /* U+00A0 */
#define NARROW "\xe2\x80\xaf" /* U+202F */
#define THIN   "\xe2\x80\x89" /* U+2009 */

typedef struct test_case {
    const char *column;
    const char *cell;
    double low, high; /* -1: refused */
} test_case;

/* In a file with semicolons, or tabs. */
static const test_case semicolons[] = {
    {"km_total", "13,98", 13.98, 13.98},
    {"km_total", "13.98", 13.98, 13.98},
    {"km_total", ">12,5", 12.5, INFINITY},
    {"km_total", "12,5..13", 12.5, 13},
    {"percent", "68,4 %", 68.4, 68.4},
    {"percent", "68,432", 68.432, 68.432}, /* thousands of % are senseless */
    /* 1, or a thousand? */
    {"km_total", "1,006", -1, -1},
    {"km_total", "~1,006", -1, -1},
    {"km_total", "12,345", -1, -1},
    {"km_total", "1,5..1,750", -1, -1},
    {"km_total", "0,500", 0.5, 0.5},
    {"km_total", "1,0060", 1.006, 1.006},
    {"km_total", "1234,567", 1234.567, 1234.567},
    /* Thousands grouped by blanks that do not break a line. */
    {"km_total", "1" NBSP "006,84", 1006.84, 1006.84},
    {"km_total", "~1" NARROW "000", 1000, 1000},
    {"km_total", "999" THIN "999", 999999, 999999},
    {"km_total", "900..1" NBSP "000", 900, 1000},
    {"killed_kgz", "1" NBSP "234" NBSP "567", 1234567, 1234567},
    {"killed_kgz", ">1" NBSP "000", 1000, INFINITY},
    /* They group three digits each, and not behind a point. */
    {"km_total", "12" NBSP "50", -1, -1},
    {"km_total", "1" NBSP "0000", -1, -1},
    {"km_total", "1234" NBSP "567", -1, -1},
    {"km_total", "0" NBSP "500", -1, -1},
    {"km_total", "1,5" NBSP "000", -1, -1},
    {"km_total", "1.5" NBSP "000", -1, -1},
    {"km_total", "1" NBSP NBSP "000", -1, -1},
    {"km_total", "1 006,84", -1, -1}, /* one number, or two? */
    {"km_total", "1.006,84", -1, -1},
    {"km_total", "1,006.84", -1, -1},
    {"killed_kgz", "1,5", -1, -1},
    {"killed_kgz", "1,000", -1, -1},
};

static const test_case commas[] = {
    {"km_total", "\"13,98\"", -1, -1},
    {"km_total", "\"1,006\"", -1, -1},
    {"km_total", "\"1,006.84\"", -1, -1},
    {"km_total", "1" NBSP "006.84", 1006.84, 1006.84},
    {"km_total", "~1000", 1000, 1000},
    {"km_total", ">90", 90, INFINITY},
    {"km_total", "12..15", 12, 15},
    {"km_total", "1000000", 1e6, 1e6},
    {"km_total", "1000000.1", -1, -1},
    /* People are counted. */
    {"killed_kgz", "3", 3, 3},
    {"killed_kgz", "3.0", 3, 3}, /* as data frames write them */
    {"killed_kgz", "0.5", -1, -1},
    {"wounded_kgz", "1..2.5", -1, -1},
    {"wounded_kgz", ">0.5", -1, -1},
    {"killed_kgz", "-1", -1, -1},
    {"killed_kgz", "some", -1, -1},
    {"killed_kgz", "1e", -1, -1},
    {"percent", "%", -1, -1},
    {"killed_kgz", "1e3", -1, -1},
    {"evacuated", "1000000000", 1e9, 1e9},
    {"evacuated", "1000000001", -1, -1},
    {"killed_kgz", "100000000000000000000", -1, -1},
    {"killed_kgz", "<100000000000000000000", -1, -1},
};

static const demarc_figure *figure_of(const demarc_claim *claim,
                                      const char *column)
{
    if (strcmp(column, "killed_kgz") == 0)
        return claim->killed[0];
    if (strcmp(column, "wounded_kgz") == 0)
        return claim->wounded[0];
    if (strcmp(column, "evacuated") == 0)
        return claim->figure[DEMARC_EVACUATED];
    return claim->figure[*column == 'p' ? DEMARC_PERCENT : DEMARC_KM_TOTAL];
}

static void run(const test_case *test, char delimiter)
{
    char text[200];
    reading in;

    snprintf(text, sizeof text, "date%c%s\n2020%c%s\n", delimiter, test->column,
             delimiter, test->cell);
    in = read_text(text, NULL, false);
    if (test->low < 0) {
        ok(in.events.rows_refused == 1 && demarc_finding_count(in.ctx) == 1 &&
               demarc_finding_at(in.ctx, 0)->line == 2,
           "%s %s is refused, once", test->column, test->cell);
    } else if (in.events.count == 0) {
        ok(false, "%s %s is read", test->column, test->cell);
    } else {
        const demarc_figure *got =
            figure_of(in.events.items[0].claims, test->column);

        ok(got->low == test->low && got->high == test->high,
           "%s %s is %g to %g", test->column, test->cell, got->low, got->high);
        is(got->text, test->cell, "and is kept as written");
    }
    reading_free(&in);
}

/* What was refused is not remembered as good, nor the other way round. */
static void test_again(void)
{
    reading in = read_text("date,killed_kgz,km_total\n2020,many,1\n"
                           "2020,many,1\n2020,1,1.5\n2020,1.5,1\n"
                           "2020,many,1\n2020,1,1.5\n",
                           NULL, false);

    findings(in.ctx, &in.text);
    is(in.text.data,
       "event-figure:2 event-figure:3 event-figure:5 "
       "event-figure:6",
       "it is refused in every row");
    ok(in.events.items[0].claims->figure == in.events.items[1].claims->figure,
       "rows with the same figures share them");
    reading_free(&in);
}

int main(void)
{
    for (size_t i = 0; i < sizeof semicolons / sizeof *semicolons; i++) {
        run(&semicolons[i], ';');
        run(&semicolons[i], '\t');
    }
    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
        run(&commas[i], ',');
    test_again();
    return done();
}
