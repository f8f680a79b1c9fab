/** topology.h - the rings of a TopoJSON file, arc by arc. OGR leaves out rings
 *  of fewer than four points, to which small areas shrink: the Vatican's. */
#ifndef DEMARC_READ_TOPOLOGY_H
#define DEMARC_READ_TOPOLOGY_H

#include "base/ctx.h"

typedef struct demarc_topology {
    struct json_t *root, *shapes; /* the second: of the object that is read */
    double scale[2], move[2];
    bool deltas;
    double *lon_lat; /* of the last ring; malloc */
    size_t count, room;
} demarc_topology;

/**
 * @param object  the layer's name.
 * @param out     close with demarc_topology_close, also after a failure.
 * @return DEMARC_EDATA (rule source-open) if it is not as it should be.
 */
demarc_status demarc_topology_open(demarc_ctx *ctx, const char *path,
                                   const char *object, demarc_topology *out);
void demarc_topology_close(demarc_topology *topology);

/** How many features there are, and polygons of one, and rings of one. */
size_t demarc_topology_features(const demarc_topology *topology);
size_t demarc_topology_polygons(const demarc_topology *topology,
                                size_t feature);
size_t demarc_topology_rings(const demarc_topology *topology, size_t feature,
                             size_t polygon);

/** Puts a ring's points into `lon_lat` and `count`. */
demarc_status demarc_topology_ring(demarc_topology *topology, size_t feature,
                                   size_t polygon, size_t ring);

#endif
