/** agreed.h - which claim says best how much was agreed by the day. */
#ifndef DEMARC_SAY_AGREED_H
#define DEMARC_SAY_AGREED_H

#include "say/speech.h"

/**
 * The newest claim of a cumulative length, or of a percentage, by the day its
 * km hold; of one day the first in the file. What is told in reports of
 * clashes and closures is passed over if there is another: such reports carry
 * old figures on. NULL: none.
 */
const demarc_entry *demarc_agreed_newest(demarc_speech *to);

/** A claim that held before and is higher, beyond what digits leave open, and
 *  that no repudiation undid; the highest of them. NULL: none. */
const demarc_entry *demarc_agreed_higher(demarc_speech *to,
                                         const demarc_entry *entry);

/** The day by which its km hold: of reports that look back, the day that they
 *  look back to. */
demarc_day demarc_agreed_day(const demarc_entry *entry);

/** A share that is worked out: 0 to 1, and the decimals of its percentage that
 *  the figures' digits fix; NAN where they fix none. */
typedef struct demarc_made {
    double share;
    int digits;
} demarc_made;

/** What the cumulative length of one row is of the total of another, or the
 *  same. NAN too where either is no plain number or the part is more than the
 *  whole. None of it, and all of it, are fixed however round they are. */
demarc_made demarc_agreed_made(const demarc_entry *part,
                               const demarc_entry *whole);

/** What is done of the row's own total; where that is not to be worked out, its
 *  percentage, if it is a plain number that its km do not refute: 0 to 1; NAN
 *  if there is neither. */
double demarc_agreed_share(const demarc_entry *entry);

/** May the row's percentage in print be what its km make? Also where one of
 *  them is not given. */
bool demarc_agreed_fits(const demarc_entry *entry);

/** Does the other give a cumulative length and differ in it or its total? */
bool demarc_agreed_other(const demarc_entry *entry, const demarc_entry *other);

#endif
