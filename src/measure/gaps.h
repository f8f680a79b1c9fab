/** gaps.h - ends that come near each other and do not meet. */
#ifndef DEMARC_MEASURE_GAPS_H
#define DEMARC_MEASURE_GAPS_H

#include "measure/chain.h"

/** Farther apart than this, two ends are two ends and not a gap, unless both
 *  are of one route by decree. */
#define DEMARC_GAP_M 1000.0

/** Makes a finding of a gap, once for all eras. */
demarc_status demarc_gap_report(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_net *net, const char *from,
                                const double *at, const char *to,
                                double metres);

/** Makes a finding of lines in a heap, once for all eras.
 *  @param what  "ends" or "edges", of which there are too many within
 *               `metres` to look at each pair. */
demarc_status demarc_heap_report(demarc_ctx *ctx, const demarc_border *border,
                                 const char *what, double metres);

/** Makes a finding of every pair of loose ends within DEMARC_GAP_M; of so many
 *  of them at most that lines in a heap do not take hours. */
demarc_status demarc_gaps_tell(demarc_ctx *ctx, const demarc_border *border,
                               const demarc_net *net,
                               const demarc_chains *chains);

#endif
