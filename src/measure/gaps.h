/** gaps.h - ends that come near each other and do not meet. */
#ifndef DEMARC_MEASURE_GAPS_H
#define DEMARC_MEASURE_GAPS_H

#include "measure/chain.h"

/** Makes a finding of every pair of loose ends within a kilometre. */
demarc_status demarc_gaps_tell(demarc_ctx *ctx, const demarc_border *border,
                               const demarc_net *net,
                               const demarc_chains *chains);

#endif
