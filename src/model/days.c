#include "model/days.h"
#include "model/calendar.h"

enum { SPRING = 21, WINTER = 24, LAST_LEVEL_2 = 41 };

static bool refuse(const char *why, const char **reason)
{
    *reason = why;
    return false;
}

static bool make_season(int year, int season, demarc_days *out)
{
    int month = 3 * (season - SPRING) + 3; /* its first: 3, 6, 9, 12 */
    int end_year = season == WINTER ? year + 1 : year;
    int end_month = season == WINTER ? 2 : month + 2;

    out->first = demarc_day_make(year, month, 1);
    out->last = demarc_day_make(end_year, end_month,
                                demarc_month_days(end_year, end_month));
    return true;
}

static bool make_day(int year, int month, int day, demarc_days *out,
                     const char **reason)
{
    if (month == 2 && day == 29 && demarc_month_days(year, month) < day)
        return refuse("that year has no 29 February, it is not a leap year; "
                      "look the day up",
                      reason);
    if (day < 1 || day > demarc_month_days(year, month))
        return refuse("that month has no such day; look the day up, or write "
                      "the month alone: 2022-09",
                      reason);
    out->first = out->last = demarc_day_make(year, month, day);
    return true;
}

bool demarc_days_make(int year, int month, int day, demarc_days *out,
                      const char **reason)
{
    if (year < -DEMARC_YEAR_LIMIT || year > DEMARC_YEAR_LIMIT)
        return refuse("years are read from -5000000 to 5000000", reason);
    if (month == DEMARC_WHOLE) {
        out->first = demarc_day_make(year, 1, 1);
        out->last = demarc_day_make(year, 12, 31);
        return true;
    }
    if (day == DEMARC_WHOLE && month >= SPRING && month <= WINTER)
        return make_season(year, month, out);
    if (day == DEMARC_WHOLE && month > WINTER && month <= LAST_LEVEL_2)
        return refuse("of the parts of a year only months 01 to 12 and "
                      "seasons 21 to 24 are read; write an interval: "
                      "2022-01/2022-06",
                      reason);
    if (month < 1 || month > 12)
        return refuse("there is no such month, they are 01 to 12; write year, "
                      "month and day: 2022-09-14",
                      reason);
    if (day != DEMARC_WHOLE)
        return make_day(year, month, day, out, reason);
    out->first = demarc_day_make(year, month, 1);
    out->last = demarc_day_make(year, month, demarc_month_days(year, month));
    return true;
}

void demarc_days_mark(const char *begin, const char **end, demarc_days *out)
{
    char mark = *end > begin ? (*end)[-1] : '\0';

    out->approximate = mark == '~' || mark == '%';
    out->uncertain = mark == '?' || mark == '%';
    if (out->approximate || out->uncertain)
        --*end;
}
