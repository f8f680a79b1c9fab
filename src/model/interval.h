/** interval.h - dates with a start and an end, which count from the end. */
#ifndef DEMARC_MODEL_INTERVAL_H
#define DEMARC_MODEL_INTERVAL_H

#include "model/days.h"

/* All of them add marks to `out` and set its days, but not its text. */

/** The date that is one span: it holds from one of its days. */
void demarc_date_of_days(const demarc_days *span, demarc_date *out);

/**
 * The date that lasts from one span to the other: it holds from its last day.
 * @return false, and a reason, if the end is before the start.
 */
bool demarc_date_of_interval(const demarc_days *from, const demarc_days *to,
                             demarc_date *out, const char **reason);

/**
 * Reads [begin, end), which has a slash, as an EDTF interval "A/B". For an
 * end, ".." is open: it lasts still, and holds from the last day of its
 * start; nothing is unknown: it ended on some day from the start on.
 * @return false if it is not; `*reason` says why and what to write, static.
 */
bool demarc_interval_read(const char *begin, const char *end, demarc_date *out,
                          const char **reason);

#endif
