/** ties.h - the places at which two editions of a line are one, or belong
 *  together. */
#ifndef DEMARC_MEASURE_TIES_H
#define DEMARC_MEASURE_TIES_H

#include "base/ctx.h"
#include "measure/trace.h"

/** How much a tie is worth when ties contradict each other. */
typedef enum demarc_tie_kind {
    DEMARC_TIE_END = 1,   /* ends that belong together */
    DEMARC_TIE_CROSS = 8, /* the lines cross */
    DEMARC_TIE_SAME = 64  /* a vertex of one on the line of the other */
} demarc_tie_kind;

/** A place on an old trace and the place on a new one that belongs to it. */
typedef struct demarc_tie {
    size_t trace[2]; /* of the old, of the new */
    double at[2];    /* metres along them */
    size_t node[2];  /* set by demarc_ties_settle */
    demarc_tie_kind kind;
} demarc_tie;

typedef struct demarc_ties {
    demarc_tie *items; /* malloc */
    size_t count, room;
} demarc_ties;

typedef struct demarc_ties_how {
    double same_m; /* lines nearer than this are one */
    double ends_m; /* ends farther apart do not belong together */
} demarc_ties_how;

/**
 * Looks for the places, on flattened traces: lines that are the same in both
 * (of one border), vertices, crossings and ends.
 * @param out  free out->items, also on failure.
 */
demarc_status demarc_ties_find(demarc_ctx *ctx, const demarc_traces *old,
                               const demarc_traces *made,
                               const demarc_ties_how *how, demarc_ties *out);

/** Puts a node at each tie, unless there is one within `same_m`, and sorts
 *  them by traces and nodes. */
demarc_status demarc_ties_settle(demarc_traces *old, demarc_traces *made,
                                 const demarc_flat *flat, double same_m,
                                 demarc_ties *ties);

bool demarc_tie_add(demarc_ties *to, demarc_tie tie);

/** Adds the crossings of edges, but for those that begin or end at vertices
 *  within `same_m` of each other. */
demarc_status demarc_ties_cross(demarc_ctx *ctx, const demarc_traces *old,
                                const demarc_traces *made, double same_m,
                                demarc_ties *out);

#endif
