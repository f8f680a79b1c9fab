/** days.h - the days that one date covers, whatever way it is written. */
#ifndef DEMARC_MODEL_DAYS_H
#define DEMARC_MODEL_DAYS_H

#include "demarc.h"

/** Both days belong to it; first <= last. */
typedef struct demarc_days {
    demarc_day first, last;
    bool approximate, uncertain;
} demarc_days;

/** In place of a month or a day: all of the year, or of the month. */
enum { DEMARC_WHOLE = -1 };

/**
 * Sets the days of a year, season, month or day, and no marks.
 * @param month  1 to 12; or, without a day, a season: 21 March to May,
 *               22 June to August, 23 September to November, 24 December to
 *               February of the next year (meteorological, northern); or
 *               DEMARC_WHOLE, and then `day` is so too.
 * @return false if there is no such date; `*reason` says so, a static string.
 */
bool demarc_days_make(int year, int month, int day, demarc_days *out,
                      const char **reason);

/** Takes a ?, ~ or % from the end of [begin, *end) and sets the marks. */
void demarc_days_mark(const char *begin, const char **end, demarc_days *out);

#endif
