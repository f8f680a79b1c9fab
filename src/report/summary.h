/** summary.h - what the stats come to, as every --by prints it. */
#ifndef DEMARC_REPORT_SUMMARY_H
#define DEMARC_REPORT_SUMMARY_H

#include "base/table.h"
#include "history/lengths.h"

/** Adds as_of, reach, total_m, reached_m, remaining_m, <stage>_m and bands.
 *  DEMARC_DAY_MAX and DEMARC_UNKNOWN are null: there is none, or several. */
void demarc_summary_add(demarc_table *table, demarc_day day, demarc_stage reach,
                        const demarc_lengths *lengths);

/** Is a date in doubt, so that low and high differ? */
bool demarc_lengths_doubt(const demarc_lengths *lengths);

#endif
