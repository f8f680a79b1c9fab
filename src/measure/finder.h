/** finder.h - the edges of a border in a tree of boxes; nearest.h searches it.
 *  Neither the antimeridian nor a pole is anything special in space. */
#ifndef DEMARC_MEASURE_FINDER_H
#define DEMARC_MEASURE_FINDER_H

#include "measure/geodesic.h"
#include "measure/nearest.h"
#include "measure/tree.h"

enum { DEMARC_CHUNK_EDGES = 8 };

/** Nearer than this two distances are one. It is far above what rounding
 *  does to coordinates in space. */
#define DEMARC_SAME_M 1e-6

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

/**
 * A geodesic edge is nowhere farther from its chord than this. A curve whose
 * curvature is at most k is at most k L^2 / 8 away (the error of linear
 * interpolation); a geodesic has the curvature of the surface below it, which
 * on WGS 84 is at most 1 / 6335439 m (a meridian at the equator).
 * @param chord2  the chord, squared.
 */
double demarc_chord_bulge(double chord2);

#endif
