/** pieces.h - the runs of a border as pieces with stage and interval. */
#ifndef DEMARC_HISTORY_PIECES_H
#define DEMARC_HISTORY_PIECES_H

#include "history/fold.h"

/** As demarc_piece_fn, with the run's place in the fold. */
typedef demarc_status demarc_run_fn(void *user, const demarc_piece *piece,
                                    size_t run);

/** As demarc_border_pieces, with the runs. */
demarc_status demarc_fold_pieces(const demarc_border *border, demarc_day day,
                                 demarc_run_fn *fn, void *user);

/** Of a piece that is a whole part of a line whose vertices are not kept: where
 *  they are; else NULL. */
const demarc_gauge *demarc_piece_gauge(const demarc_border *border,
                                       const demarc_piece *piece);

#endif
