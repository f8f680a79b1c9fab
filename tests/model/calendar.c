/* Tests src/model/calendar.c. Oracles: Python 3.11, date.toordinal() - 719163,
 * with years below 1 and above 9999 moved by whole eras of 400 years, which
 * are 146097 days; and glibc's gmtime_r(), which knows the same calendar. */
#include "model/calendar.h"
#include "tap.h"

#include <time.h>

static const struct {
    int year, month, day;
    demarc_day number; /* Python's */
    const char *text;
} days[] = {
    {1970, 1, 1, 0, "1970-01-01"},
    {1969, 12, 31, -1, "1969-12-31"},
    {2000, 2, 29, 11016, "2000-02-29"},
    {2000, 3, 1, 11017, "2000-03-01"},
    {1900, 2, 28, -25509, "1900-02-28"},
    {1900, 3, 1, -25508, "1900-03-01"},
    {2022, 9, 14, 19249, "2022-09-14"},
    {2025, 3, 13, 20160, "2025-03-13"},
    {1582, 10, 15, -141427, "1582-10-15"},
    {1, 1, 1, -719162, "0001-01-01"},
    {0, 12, 31, -719163, "0000-12-31"},
    {0, 2, 29, -719469, "0000-02-29"},
    {0, 1, 1, -719528, "0000-01-01"},
    {-1, 12, 31, -719529, "-0001-12-31"},
    {-1, 1, 1, -719893, "-0001-01-01"},
    {-44, 3, 15, -735525, "-0044-03-15"},
    {-400, 2, 29, -865566, "-0400-02-29"},
    {9999, 12, 31, 2932896, "9999-12-31"},
    {17000, 1, 1, 5489595, "Y17000-01-01"},
    {-17000, 12, 31, -6928286, "Y-17000-12-31"},
    {DEMARC_YEAR_LIMIT, 12, 31, 1825493337, "Y5000000-12-31"},
    {-DEMARC_YEAR_LIMIT, 1, 1, -1826932028, "Y-5000000-01-01"},
};

static bool is_civil(demarc_civil got, int year, int month, int day)
{
    return got.year == year && got.month == month && got.day == day;
}

static void test_days(void)
{
    char text[DEMARC_DAY_SIZE];

    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        demarc_day day =
            demarc_day_make(days[i].year, days[i].month, days[i].day);

        is_int(day, days[i].number, days[i].text);
        ok(is_civil(demarc_day_civil(day), days[i].year, days[i].month,
                    days[i].day),
           "%s and back", days[i].text);
        is(demarc_day_format(day, text), days[i].text, "written");
    }
}

/* From 1970 back to the year -767 and on to 4707. */
static void test_million(void)
{
    long wrong = 0, differ = 0;

    for (demarc_day day = -1000000; day <= 1000000; day++) {
        demarc_civil civil = demarc_day_civil(day);
        time_t seconds = (time_t)day * 86400;
        struct tm tm;

        wrong += demarc_day_make(civil.year, civil.month, civil.day) != day;
        differ +=
            !gmtime_r(&seconds, &tm) ||
            !is_civil(civil, tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) ||
            civil.day > demarc_month_days(civil.year, civil.month);
    }
    is_int(wrong, 0, "two million days go there and back");
    is_int(differ, 0, "and are the days of glibc");
}

static void test_ends(void)
{
    char text[DEMARC_DAY_SIZE];

    is(demarc_day_format(DEMARC_DAY_MIN, text), "..", "an open start");
    is(demarc_day_format(DEMARC_DAY_MAX, text), "..", "an open end");
    /* one day inside the ends: glibc's gmtime_r() says the same */
    is(demarc_day_format(DEMARC_DAY_MIN + 1, text), "Y-5877641-06-24",
       "the longest text fits");
    is(demarc_day_format(DEMARC_DAY_MAX - 1, text), "Y5881580-07-10",
       "the last day that is none");
}

static void test_months(void)
{
    /* the rule of the Gregorian calendar, Inter gravissimas, 1582 */
    is_int(demarc_month_days(2023, 2), 28, "a common year");
    is_int(demarc_month_days(2024, 2), 29, "a leap year");
    is_int(demarc_month_days(1900, 2), 28, "not every hundredth");
    is_int(demarc_month_days(2000, 2), 29, "every four hundredth");
    is_int(demarc_month_days(0, 2), 29, "the year 0");
    is_int(demarc_month_days(-4, 2), 29, "the year -4");
    is_int(demarc_month_days(-100, 2), 28, "the year -100");
    is_int(demarc_month_days(2022, 9), 30, "September");
    is_int(demarc_month_days(2022, 12), 31, "December");
}

int main(void)
{
    test_days();
    test_million();
    test_ends();
    test_months();
    return done();
}
