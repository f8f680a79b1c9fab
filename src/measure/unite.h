/** unite.h - a route that has a name, of chains that do not meet. */
#ifndef DEMARC_MEASURE_UNITE_H
#define DEMARC_MEASURE_UNITE_H

#include "measure/chain.h"

/**
 * A named route is one chain by decree: to the first, the nearest chain is put
 * on again and again, at either end. The gaps between are findings, not
 * lengths.
 * @param chains  one at least; all but the first have no links left.
 */
demarc_status demarc_chains_unite(demarc_ctx *ctx, const demarc_border *border,
                                  const demarc_net *net, demarc_chains *chains);

#endif
