/** timeofday.h - the time behind a date: checked, then left aside. */
#ifndef DEMARC_MODEL_TIMEOFDAY_H
#define DEMARC_MODEL_TIMEOFDAY_H

#include <stdbool.h>

/**
 * Is [begin, end) a time of ISO 8601 in its long form: "10:30", "10:30:00"
 * or "10:30:00.25", with "Z", "+06" or "+06:00" behind it or without?
 */
bool demarc_time_check(const char *begin, const char *end);

#endif
