/** finder.h - the edges of a border in a tree of boxes; nearest.h searches it.
 *  Neither the antimeridian nor a pole is anything special in space. */
#ifndef DEMARC_MEASURE_FINDER_H
#define DEMARC_MEASURE_FINDER_H

#include "measure/chord.h"
#include "measure/geodesic.h"
#include "measure/nearest.h"
#include "measure/tree.h"

enum { DEMARC_CHUNK_EDGES = DEMARC_CHORDS_MOST };

/** Edges of one line that follow each other: a leaf of the tree. */
typedef struct demarc_chunk {
    size_t vertex;       /* of the finder: its first */
    uint32_t line, edge; /* its first */
    uint32_t count;      /* of edges */
} demarc_chunk;

struct demarc_finder {
    const demarc_border *border;
    struct geod_geodesic geod;
    demarc_space *vertices; /* of all lines */
    demarc_chunk *chunks;   /* along a curve that fills space */
    size_t chunk_count;
    demarc_tree tree;
};

#endif
