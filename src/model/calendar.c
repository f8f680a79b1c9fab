#include "model/calendar.h"

#include <stdio.h>
#include <string.h>

enum {
    ERA_DAYS = 146097,   /* in 400 years */
    EPOCH_DAYS = 719468, /* from 0000-03-01 to 1970-01-01 */
    MARCH = 3
};

demarc_day demarc_day_make(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month < MARCH); /* years begin in March */
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t month_of_year = month < MARCH ? month + 9 : month - MARCH;
    int64_t day_of_year = (153 * month_of_year + 2) / 5 + day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return (demarc_day)(era * ERA_DAYS + day_of_era - EPOCH_DAYS);
}

demarc_civil demarc_day_civil(demarc_day day)
{
    int64_t z = (int64_t)day + EPOCH_DAYS;
    int64_t era = (z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS;
    int64_t day_of_era = z - era * ERA_DAYS;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                           day_of_era / (ERA_DAYS - 1)) /
                          365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_of_year = (5 * day_of_year + 2) / 153;
    int64_t month = month_of_year + (month_of_year < 10 ? MARCH : -9);
    int64_t year = year_of_era + era * 400 + (month < MARCH);

    return (demarc_civil){
        .year = (int)year,
        .month = (int)month,
        .day = (int)(day_of_year - (153 * month_of_year + 2) / 5 + 1)};
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int demarc_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

char *demarc_day_format(demarc_day day, char out[DEMARC_DAY_SIZE])
{
    demarc_civil civil = demarc_day_civil(day);
    bool is_long = civil.year < -9999 || civil.year > 9999;
    char text[48] = ".."; /* for any three ints, as compilers count */

    if (day != DEMARC_DAY_MIN && day != DEMARC_DAY_MAX)
        snprintf(text, sizeof text, "%s%0*d-%02d-%02d", is_long ? "Y" : "",
                 civil.year < 0 ? 5 : 4, civil.year, civil.month, civil.day);
    memcpy(out, text, DEMARC_DAY_SIZE); /* "Y-5877641-06-24" is the longest */
    return out;
}
