/** orient.h - which way a chain runs. */
#ifndef DEMARC_MEASURE_ORIENT_H
#define DEMARC_MEASURE_ORIENT_H

#include "measure/chain.h"

/**
 * Turns a chain so that party a, the first of the id, is on its left; where
 * the segments do not say, so that its first segment keeps its direction.
 * Segments that disagree are a finding.
 */
demarc_status demarc_chain_orient(demarc_ctx *ctx, const demarc_border *border,
                                  const demarc_net *net, demarc_chain *chain);

/** Turns an open chain so that it begins at the end nearer to a point. */
void demarc_chain_begin_at(const demarc_net *net, demarc_chain *chain,
                           double lon, double lat);

#endif
