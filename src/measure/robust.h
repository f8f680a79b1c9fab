/** robust.h - the middle of numbers and their spread, which a few bad ones do
 *  not move. */
#ifndef DEMARC_MEASURE_ROBUST_H
#define DEMARC_MEASURE_ROBUST_H

#include <stddef.h>

typedef struct demarc_middle {
    double median; /* NAN of no numbers */
    double spread; /* 1.4826 times the median absolute deviation, which for
                      normal numbers is their standard deviation */
} demarc_middle;

/** A number this many spreads from the median is an outlier: Iglewicz and
 *  Hoaglin (1993), "How to detect and handle outliers". */
#define DEMARC_OUTLIER 3.5

/** The least first; none of them NAN. */
void demarc_numbers_sort(double *values, size_t count);

/** Puts the numbers in another order, and takes deviations for them. */
demarc_middle demarc_middle_take(double *values, size_t count);

#endif
