/** calendar.h - days and civil dates, proleptic Gregorian, with a year 0. */
#ifndef DEMARC_MODEL_CALENDAR_H
#define DEMARC_MODEL_CALENDAR_H

#include "demarc.h"

/** Years from minus this to this have days that fit a demarc_day. */
#define DEMARC_YEAR_LIMIT 5000000

typedef struct demarc_civil {
    int year;  /* 0 is the year before 1, -1 the one before that */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
} demarc_civil;

/**
 * The inverse of demarc_day_make, for every demarc_day. Both are Howard
 * Hinnant's days_from_civil and civil_from_days, "chrono-Compatible Low-Level
 * Date Algorithms" (2013): eras of 400 years that begin on 1 March.
 */
demarc_civil demarc_day_civil(demarc_day day);

/** 28 to 31; `month` is 1 to 12. */
int demarc_month_days(int year, int month);

#endif
