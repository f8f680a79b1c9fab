/** reported.h - the newest figures in print on a day. */
#ifndef DEMARC_HISTORY_REPORTED_H
#define DEMARC_HISTORY_REPORTED_H

#include "history/lengths.h"

/** The newest claim of each measure published by a day; NULL: none. */
typedef struct demarc_reported {
    const demarc_claim *claim[DEMARC_MEASURE_COUNT];
} demarc_reported;

/** Of what was in print by the day: the newest total by its publication, other
 *  figures by the day they are about; then the other way; then by place in
 *  the file. Only claims of scope `all` count. */
void demarc_reported_find(const demarc_border *border, demarc_day day,
                          demarc_reported *out);

/** The number as printed, NAN if there is none. */
double demarc_reported_value(const demarc_reported *reported,
                             demarc_measure measure);

/**
 * Kilometres that are reported and not located: the newest cumulative figure
 * less what is located of it. Located is the share of the line that is at
 * least described, since the same km get every word in print, taken of the
 * newest total; or the cumulative figure of the row that located it, if that is
 * more. At least 0; NAN where nothing is reported.
 */
double demarc_reported_not_located(const demarc_border *border, demarc_day day,
                                   const demarc_reported *reported,
                                   const demarc_lengths *lengths);

#endif
