/** gains.h - increments in time: meetings, and sums over a period. */
#ifndef DEMARC_CLAIMS_GAINS_H
#define DEMARC_CLAIMS_GAINS_H

#include "claims/record.h"

/** Kilometres added in one time; competing claims of them are one gain. */
typedef struct demarc_gain {
    const demarc_entry **entries;
    size_t count;
    demarc_day first, last;
    bool period; /* a sum over a time, in which other gains may lie */
    demarc_range km, loose;
    double value; /* as the first entry prints it */
} demarc_gain;

typedef struct demarc_gains {
    demarc_gain *items; /* meetings by last day, then periods by last day */
    size_t meetings, count;
} demarc_gains;

/** Gathers them in the record's arena. */
bool demarc_gains_make(demarc_record *record, demarc_gains *out);

/** Some gains, none of which lies in another, and what they add up to. */
typedef struct demarc_gain_sum {
    const demarc_gain **items; /* `count` of them; in the record's arena */
    size_t count;
    demarc_range km, loose;
    double value;
    double all; /* of every gain there, also those that lie in another */
} demarc_gain_sum;

/**
 * The most that can be added up in (from, to] without counting anything
 * twice: meetings whose last day is in it, and periods.
 * @param early   periods that began before `from` count too.
 * @param within  only gains that lie wholly in this one, which does not count
 *                itself; or NULL.
 */
bool demarc_gains_sum(demarc_record *record, const demarc_gains *gains,
                      demarc_day from, demarc_day to, bool early,
                      const demarc_gain *within, demarc_gain_sum *out);

/** The first meeting whose last day is after `day`; they are by last day. */
size_t demarc_gains_after(const demarc_gains *gains, demarc_day day);

/** Puts the first entry of each gain behind the `count` in `cited`, which has
 *  room for all of the record's; returns how many there are then. */
size_t demarc_gains_cite(const demarc_gain_sum *sum, const demarc_entry **cited,
                         size_t count);

#endif
