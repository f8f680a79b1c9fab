/** chain.h - lines joined end to end. */
#ifndef DEMARC_MEASURE_CHAIN_H
#define DEMARC_MEASURE_CHAIN_H

#include "measure/net.h"

/** Lines chained as far as they go; a ring starts at the first line's first
 *  vertex and follows its direction. */
typedef struct demarc_chain {
    demarc_link *links; /* among those of all, or its own */
    size_t count;
    demarc_link *own; /* malloc, of chains that were put together; or NULL */
    bool ring;
    bool loose[2]; /* the begin and the end are met by no other line */
} demarc_chain;

typedef struct demarc_chains {
    demarc_chain *items;
    size_t count, room;
    demarc_link *links; /* each line once, chain after chain */
} demarc_chains;

/**
 * Chains `count` lines of the net (indices in `which`, rising). Ends within a
 * millimetre are one; 180 and -180 degrees are one; three ends or more that
 * meet are a finding, and no chain passes there. A line of a millimetre or
 * less is a chain of its own.
 */
demarc_status demarc_chains_make(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_net *net, const size_t *which,
                                 size_t count, demarc_chains *out);
void demarc_chains_free(demarc_chains *chains);

/** Turns a chain round. */
void demarc_chain_turn(demarc_chain *chain);

/** The place where a chain begins (end = 0) or ends (end = 1). */
void demarc_chain_end(const demarc_net *net, const demarc_chain *chain, int end,
                      double *lon, double *lat);

#endif
