/** legs.h - two editions of a line laid beside each other, leg by leg. */
#ifndef DEMARC_MEASURE_LEGS_H
#define DEMARC_MEASURE_LEGS_H

#include "measure/ties.h"

typedef enum demarc_leg_kind {
    DEMARC_LEG_SAME,  /* one line in both, within the tolerance */
    DEMARC_LEG_MOVED, /* from one place to another */
    DEMARC_LEG_GONE,  /* nothing of the new belongs to it */
    DEMARC_LEG_NEW    /* nothing of the old belongs to it */
} demarc_leg_kind;

/** A part of an old trace and the part of a new one that belongs to it. */
typedef struct demarc_leg {
    demarc_leg_kind kind;
    size_t trace[2]; /* of the old, of the new; DEMARC_NONE: there is none */
    size_t from[2];  /* first node, in the trace's own direction */
    size_t edges[2]; /* on a ring they may go on past its last node */
    bool reversed;   /* the new trace runs the other way */
    double hausdorff_m, frechet_m, step_m; /* of what moved; see apart.h */
} demarc_leg;

typedef struct demarc_legs {
    demarc_leg *items; /* malloc; by old trace and node, the new ones last */
    size_t count, room;
} demarc_legs;

/**
 * Lays settled traces beside each other. Every edge of both is in one leg.
 * @param ties  sorted, as demarc_ties_settle leaves them.
 * @param out   free out->items, also on failure.
 */
demarc_status demarc_legs_make(demarc_ctx *ctx, const demarc_traces *old,
                               const demarc_traces *made,
                               const demarc_ties *ties, double same_m,
                               demarc_legs *out);

/** Node number `k` of a leg on a side (0 old, 1 new), in the old's direction;
 *  the last one is leg->edges[side]. */
const demarc_node *demarc_leg_node(const demarc_traces *traces,
                                   const demarc_leg *leg, int side, size_t k);

/** The ties in an order that both traces keep, the heaviest there is. */
typedef struct demarc_rank {
    size_t a, b; /* places on both, 0 is the first */
    size_t tie;
    size_t weight;
    size_t total, before; /* of the best order up to here; the one before */
} demarc_rank;

/**
 * Picks of `count` ranks those that rise strictly on both sides and weigh the
 * most, by a Fenwick tree; puts them first. @return how many; SIZE_MAX when
 * out of memory.
 * @param most  above every b.
 */
size_t demarc_ranks_pick(demarc_rank *ranks, size_t count, size_t most,
                         size_t *weight);

#endif
