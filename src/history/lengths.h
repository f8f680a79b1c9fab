/** lengths.h - sums over the runs alive on a day, by any ruler. */
#ifndef DEMARC_HISTORY_LENGTHS_H
#define DEMARC_HISTORY_LENGTHS_H

#include "history/fold.h"

/**
 * As demarc_border_lengths, each run as long as a ruler says.
 * @param run_m  metres per run of the fold, or NULL for geodesic metres.
 */
void demarc_fold_lengths(const demarc_border *border, demarc_day day,
                         demarc_stage reach, const double *run_m,
                         demarc_lengths *out);

/**
 * The same in geodesic metres and without the bands (low and high, which stay
 * 0). These lengths are those of every day up to the next of the border's
 * change days.
 */
void demarc_fold_stages(const demarc_border *border, demarc_day day,
                        demarc_stage reach, demarc_lengths *out);

/** How many of the border's change days have come by a day. */
size_t demarc_fold_changed(const demarc_border *border, demarc_day day);

#endif
