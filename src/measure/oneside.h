/** oneside.h - where two boundaries run the same way round: both areas have
 *  the land on one side, as an island that two countries count as theirs. */
#ifndef DEMARC_MEASURE_ONESIDE_H
#define DEMARC_MEASURE_ONESIDE_H

#include "measure/match.h"

/**
 * Parts matches: from some both boundaries go on by about the same way, forward
 * on both and not backward on b.
 * @param one    these, with b turned: they lie along demarc_rim_turn's rim.
 * @param other  the others. Both in order on a; free the items, also on
 * failure.
 */
demarc_status demarc_oneside_part(const demarc_rim *a, const demarc_rim *b,
                                  const demarc_matches *all,
                                  demarc_matches *one, demarc_matches *other);

#endif
