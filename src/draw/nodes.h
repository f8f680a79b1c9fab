/**
 * nodes.h - the vertices at which lines and rings meet or part. Between two
 * of them all who have a line have the same one: when each such arc is
 * simplified for itself, neighbours still share it afterwards.
 */
#ifndef DEMARC_DRAW_NODES_H
#define DEMARC_DRAW_NODES_H

#include <stdbool.h>
#include <stddef.h>

/** Zero-initialise; free with demarc_nodes_free. */
typedef struct demarc_nodes {
    struct demarc_node *table; /* open addressing; `room` is a power of 2 */
    size_t count, room;
    bool failed; /* out of memory */
} demarc_nodes;

/** Notes each vertex of a line with the two that it stands between. The line
 *  must stay where it is as long as the nodes.
 *  @param closed  a ring, its first vertex not repeated. */
void demarc_nodes_add(demarc_nodes *nodes, const double *lon_lat, size_t count,
                      bool closed);
void demarc_nodes_free(demarc_nodes *nodes);

/** Does a line end there, or do two go different ways? */
bool demarc_nodes_at(const demarc_nodes *nodes, const double lon_lat[2]);

/** The order in which an arc is gone through, whoever has it: by its ends,
 *  then by what is next to them. Is it the other way round? */
bool demarc_arc_turned(const double *lon_lat, size_t count);

#endif
