/** edges.h - the edges of a net, found by their place. */
#ifndef DEMARC_MEASURE_EDGES_H
#define DEMARC_MEASURE_EDGES_H

#include "measure/common.h"
#include "measure/net.h"

/** A few edges of a line that follow each other. */
typedef struct demarc_edge_run {
    size_t line, edge; /* its first */
    uint64_t place;    /* runs of like places are near each other */
} demarc_edge_run;

typedef struct demarc_edges {
    const demarc_net *net;
    demarc_space *vertices; /* of all lines */
    size_t *first;          /* per line: of its vertices */
    bool *passed;           /* per line: it is passed over */
    demarc_edge_run *runs;
    size_t run_count;
    demarc_box3 *leaves;
    demarc_boxes boxes; /* a leaf for each run */
} demarc_edges;

/** Called for an edge of the line asked for, and one that may run along it;
 *  of another line, or a later one of its own. */
typedef void demarc_edges_fn(void *user, size_t edge, size_t other,
                             size_t other_edge);

/** @return DEMARC_ENOMEM; free with demarc_edges_free all the same. */
demarc_status demarc_edges_make(const demarc_net *net, demarc_edges *out);
void demarc_edges_free(demarc_edges *edges);

void demarc_edges_get(const demarc_edges *edges, size_t line, size_t edge,
                      demarc_edge *out);

/** Finds what is near the edges of `line` on lines that are not before it and
 *  not passed over. */
void demarc_edges_near(const demarc_edges *edges, size_t line,
                       demarc_edges_fn *fn, void *user);

#endif
