/** axis.h - from values to px, and where the ticks go: round numbers, and days
 *  on which a year, a month or a week begins. */
#ifndef DEMARC_DRAW_AXIS_H
#define DEMARC_DRAW_AXIS_H

#include "demarc.h"

#include <math.h>

/** Values [from, to] on px [begin, end]; either may fall. */
typedef struct demarc_axis {
    double from, to, begin, end;
} demarc_axis;

static inline double demarc_axis_px(const demarc_axis *axis, double value)
{
    return axis->begin + (value - axis->from) / (axis->to - axis->from) *
                             (axis->end - axis->begin);
}

/** The least of 1, 2, 5, 10, 20, 50 ... and of 0.1, 0.2, 0.5 ... of which at
 *  most `most` (at least 1) go into a span above 0. */
double demarc_axis_step(double span, size_t most);

typedef enum demarc_day_unit {
    DEMARC_UNIT_DAY,
    DEMARC_UNIT_MONTH,
    DEMARC_UNIT_YEAR
} demarc_day_unit;

/** Every so many days, months or years. */
typedef struct demarc_day_step {
    demarc_day_unit unit;
    int count;
} demarc_day_step;

/** The finest step of days (1, 2, 7, 14), months (1, 2, 3, 6) or years (1, 2,
 *  5, 10 ...) of which at most `most` go into [from, to]. */
demarc_day_step demarc_axis_day_step(demarc_day from, demarc_day to,
                                     size_t most);

/** The first tick on or after a day: years that are multiples of the count,
 *  months counted from January, days from 1970-01-01. */
demarc_day demarc_axis_day(demarc_day_step step, demarc_day day);

/**
 * Moves positions apart so that neighbours are `gap` from each other and all
 * are in [low, high] if they can be: least squares under that order (pool
 * adjacent violators; Ayer et al. 1955).
 * @param at  `count`, rising; moved.
 * @return false, and nothing moved, where there is no room for all or no
 *         memory.
 */
bool demarc_axis_apart(double *at, size_t count, double gap, double low,
                       double high);

#endif
