/** fit.h - printed parts that add up to the printed total. */
#ifndef DEMARC_WRITE_FIT_H
#define DEMARC_WRITE_FIT_H

#include "base/table.h"

/**
 * Rounds a column so that in every group with a total row the other rows add
 * up to it as printed (demarc_apportion). Parts that do not sum to their total
 * before rounding either, since one is unknown or they overlap, are left
 * alone: to make them fit would be a lie.
 * @param numbers  one per row, NAN where unknown; replaced.
 * @param room     space for as many.
 * @param digits   after the point; 0 or more.
 */
void demarc_fit_groups(const demarc_table *table, double *numbers, double *room,
                       int digits);

#endif
