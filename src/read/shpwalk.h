/** shpwalk.h - a .shp from its first record to its last, and its .shx beside
 *  it, in one pass. */
#ifndef DEMARC_READ_SHPWALK_H
#define DEMARC_READ_SHPWALK_H

#include "read/shprecord.h"

/** What there is, so that what OGR returns can be held against it. */
typedef struct demarc_shp_count {
    uint64_t records, parts, points;
} demarc_shp_count;

typedef struct demarc_shp_walk {
    const char *shp;
    const char *shx;             /* NULL: there is none to compare with */
    demarc_buffer *index;        /* a new .shx is appended to it; or NULL */
    bool areas;                  /* polygons are as welcome as lines */
    bool points;                 /* points instead of lines */
    const demarc_gauger *gauger; /* NULL: nobody wants the vertices */
    demarc_shp_count count;
    bool gauged; /* all vertices were given to the gauger */
    bool broken; /* OGR must not read it, not even in collecting mode */
} demarc_shp_walk;

/**
 * Checks the shapes and their index, each byte that says where and how long
 * something is, and each point against its record's box. Memory is constant,
 * but for the new index.
 * @param walk  its count, `gauged` and `broken` are set.
 * @return DEMARC_ENOINPUT, DEMARC_EIO, DEMARC_EDATA with findings.
 */
demarc_status demarc_shp_walk_do(demarc_ctx *ctx, demarc_shp_walk *walk);

#endif
