/** range.h - what the digits of a figure leave open: interval arithmetic. */
#ifndef DEMARC_CLAIMS_RANGE_H
#define DEMARC_CLAIMS_RANGE_H

#include "demarc.h"

/** Both ends belong to it; NAN and NAN where there is none. */
typedef struct demarc_range {
    double low, high;
} demarc_range;

/** What is counted decides what its digits mean. */
typedef enum demarc_quantity {
    DEMARC_IN_KM,
    DEMARC_IN_PERCENT,
    DEMARC_IN_PEOPLE
} demarc_quantity;

/** How literally a figure is taken. */
typedef enum demarc_reading {
    DEMARC_PRINTED, /* rounded to the digits that are there */
    DEMARC_LOOSE    /* cut off, or rounded once more on the way */
} demarc_reading;

/**
 * The values that a source may have had when it printed the figure.
 *
 *     km       664     663.5 to 664.5; loosely 663 to 665
 *     km       663.7   663.65 to 663.75; loosely 663.6 to 663.8
 *     km       600     570 to 630: two zeros or more at the end are round, by
 *                      half of the last digit that is none, at most 5 %
 *     km       660     659.5 to 660.5; loosely 650 to 670
 *     percent  68      67.5 to 68.5; loosely 67 to 69; zeros count
 *     people   36      36; people are not rounded, but 33000 are
 *     any      ~1000   950 to 1050; loosely 900 to 1100
 *     any      >90     90 and more
 *     any      12..15  11.5 to 15.5 in km; loosely 11 to 16
 */
demarc_range demarc_range_of(const demarc_figure *figure,
                             demarc_quantity quantity, demarc_reading reading);

bool demarc_range_given(demarc_range range);
demarc_range demarc_range_plus(demarc_range a, demarc_range b);
demarc_range demarc_range_minus(demarc_range a, demarc_range b);

/** The smallest range that holds both; one that is not given is passed over. */
demarc_range demarc_range_hull(demarc_range a, demarc_range b);

/** `part` of `whole`, in percent; of [0, high] where `whole` may be 0. */
demarc_range demarc_range_percent(demarc_range part, demarc_range whole);

/** The whole of which `part` is so many percent. */
demarc_range demarc_range_whole(demarc_range part, demarc_range percent);

/** The decimals that a range fixes, to half a unit of the last either way: 1
 *  (0.1 wide), 0 (1 wide), or -1 for none, as of what is not given. */
int demarc_range_digits(demarc_range range);

/** Can both be true? Whatever is not given meets everything. */
bool demarc_range_meet(demarc_range a, demarc_range b);

/** Is all of `a` below all of `b`? False if one is not given. */
bool demarc_range_below(demarc_range a, demarc_range b);

#endif
