/** thin.h - a run's ops without those that never matter. */
#ifndef DEMARC_HISTORY_THIN_H
#define DEMARC_HISTORY_THIN_H

#include "history/fold.h"

/**
 * Drops ops that change neither a state nor a band on any day: what repeats
 * the op before it; and, where no op sets the stage, a raise to what another
 * has raised it to, or beyond, by then for certain. A record of thousands of
 * protocols leaves a few.
 * @param ops  `count` of them in fold order; those that stay move up.
 * @return how many stay.
 */
size_t demarc_ops_thin(const demarc_op **ops, size_t count);

#endif
