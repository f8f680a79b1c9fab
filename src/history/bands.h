/** bands.h - in which classes a run may be on a day, when dates are in doubt.
 */
#ifndef DEMARC_HISTORY_BANDS_H
#define DEMARC_HISTORY_BANDS_H

#include "history/fold.h"

/**
 * The classes that are possible under any days within the events' [earliest,
 * latest] and so in any order of them: bit 1 << demarc_stage is set for each.
 * Stage and overlay come of different events and are independent.
 */
unsigned demarc_run_possible(const demarc_border *border, const demarc_run *run,
                             demarc_day day);

#endif
