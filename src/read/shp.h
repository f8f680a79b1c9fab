/**
 * shp.h - the door to shapefiles: every file is checked before OGR may open
 * it, since OGR reads most damaged ones without a word. What OGR returns is
 * then to be held against what was counted.
 */
#ifndef DEMARC_READ_SHP_H
#define DEMARC_READ_SHP_H

#include "read/shpcopy.h"
#include "read/shpwalk.h"

typedef struct demarc_shp_how {
    bool rebuild_index; /* the .shx is made anew in memory, the file unread */
    bool shapes_only;   /* there need not be a .dbf */
    bool areas;         /* polygons are as welcome as lines */
    bool points;        /* points instead of lines */
    bool trusts_prj; /* `wgs84` is answer enough: OGR need not see the .prj */
    const demarc_gauger *gauger; /* is given the lines' vertices; or NULL */
} demarc_shp_how;

typedef struct demarc_shp {
    demarc_shp_count count;
    bool sound;       /* OGR may read it, although errors were found */
    bool gauged;      /* the gauger was given all of it */
    bool wgs84;       /* the .prj says so plainly, if it is trusted */
    const char *path; /* for OGR, while this is open; the file or a copy */
    demarc_shp_copy *copy;
} demarc_shp;

/**
 * Checks the files of a shapefile. In collecting mode all that is wrong is
 * found, at most 100 times each, then counted.
 * @param path  of the .shp.
 * @param out   close with demarc_shp_close, also after a failure.
 * @return DEMARC_EDATA, DEMARC_ENOINPUT, DEMARC_EIO with findings on the very
 *         file.
 */
demarc_status demarc_shp_open(demarc_ctx *ctx, demarc_arena *arena,
                              const char *path, const demarc_shp_how *how,
                              demarc_shp *out);
void demarc_shp_close(demarc_shp *shp);

/** Holds what OGR returned against what is there (rule source-count). */
demarc_status demarc_shp_compare(demarc_ctx *ctx, const char *path,
                                 const demarc_shp_count *there,
                                 const demarc_shp_count *got);

#endif
