/** feed_date.h - dates as feeds write them, with a code for their precision. */
#ifndef DEMARC_READ_FEED_DATE_H
#define DEMARC_READ_FEED_DATE_H

#include "model/days.h"

/** The longest date that is made here, with its NUL. */
enum { DEMARC_FEED_DATE_SIZE = 64 };

typedef struct demarc_feed_date {
    const char *text; /* EDTF; `made`, or as it was written */
    char made[DEMARC_FEED_DATE_SIZE];
    demarc_days days; /* on which it may have been */
} demarc_feed_date;

/**
 * Reads one date: 2022-09-14, with or without a time of day behind it;
 * 14 September 2022; 14-09-2022 where the feed has the day first; or a year.
 * @return false if it is none of these, or there is no such day.
 */
bool demarc_feed_day(const char *text, bool day_first, demarc_days *out);

/**
 * Makes a date of its first and last day and the word for its precision.
 * "day": the day, or from one to the other as it lasted. "span" and "week":
 * one of these days, [a..b]; of one day alone, up to five or six days around.
 * "month" and "year": that, if both days are in it. A word that is not known
 * marks the date as uncertain.
 * @param end   may be "".
 * @param word  may be "": as "day", if the feed has no such code.
 * @return false, and why: a static string.
 */
bool demarc_feed_dates(const char *start, const char *end, const char *word,
                       bool day_first, demarc_feed_date *out,
                       const char **reason);

#endif
