/** blocks.h - the edges of all areas in blocks, and which of these are near
 *  each other. */
#ifndef DEMARC_MEASURE_BLOCKS_H
#define DEMARC_MEASURE_BLOCKS_H

#include "base/ctx.h"
#include "model/area.h"

/** Edges in a row on one ring. */
typedef struct demarc_block {
    double box[4];     /* west, south, east, north, and the margin */
    uint32_t from, to; /* the points that they leave */
    uint32_t ring;
    uint32_t place; /* along a curve that fills the plane */
    bool open;      /* some edge is of one area alone */
} demarc_block;

enum { DEMARC_BLOCKS_LEVELS = 12 };

/** Zero-initialise. */
typedef struct demarc_blocks {
    demarc_block *items; /* by place */
    size_t count;
    double (*boxes)[4]; /* of each eight blocks, of each eight of these, ... */
    uint32_t *areas;    /* of each block, and then of each box, if it is one */
    size_t level[DEMARC_BLOCKS_LEVELS + 1];
    size_t levels;
} demarc_blocks;

/**
 * @param owner   per point, not 0 where the edge that leaves it has another
 *                area too.
 * @param margin  metres round each block.
 * @param out     free with demarc_blocks_free, also on failure.
 */
demarc_status demarc_blocks_make(const demarc_areas *areas,
                                 const uint32_t *owner, double margin,
                                 demarc_blocks *out);
void demarc_blocks_free(demarc_blocks *blocks);

/** False when out of memory. */
typedef bool demarc_blocks_fn(void *user, const demarc_block *one,
                              const demarc_block *two);

/** Calls `fn` once for each two blocks of two areas whose boxes overlap, the
 *  first one by place first, then the second. */
demarc_status demarc_blocks_pairs(demarc_ctx *ctx, const demarc_blocks *blocks,
                                  demarc_blocks_fn *fn, void *user);

#endif
