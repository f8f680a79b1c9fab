/** gdal.h - what GDAL and OGR say, kept until it is known what came of it. */
#ifndef DEMARC_READ_GDAL_H
#define DEMARC_READ_GDAL_H

#include "base/ctx.h"

#include <ogr_api.h>

/** Heard, but not told: each text once, a line each. */
typedef struct demarc_gdal_ear {
    demarc_ctx *ctx;
    const char *file;
    bool failed; /* there was an error among it; the caller may clear it */
    demarc_buffer said;
    size_t since; /* what is told is behind this, and not heard again */
} demarc_gdal_ear;

/** From here to demarc_gdal_unlisten the ear hears GDAL's messages. Calls
 *  nest. */
void demarc_gdal_listen(demarc_gdal_ear *ear);

/** Forgets what was not told. */
void demarc_gdal_unlisten(demarc_gdal_ear *ear);

/** Adds what was heard to the last error among the findings from number
 *  `since` on, as its reason; nothing if there is no such error. */
void demarc_gdal_explain(demarc_gdal_ear *ear, size_t since);

/** Makes a warning of each message (rule source-says). */
demarc_status demarc_gdal_tell(demarc_gdal_ear *ear);

/**
 * The coordinate system that a layer says it has; NULL if it has none. A .prj
 * that cannot be read is refused (rule crs-bad), unless another is assumed:
 * then it is a warning.
 * @param out  the layer's own; not to be freed.
 */
demarc_status demarc_gdal_crs(demarc_gdal_ear *ear, OGRLayerH layer,
                              const char *assume, OGRSpatialReferenceH *out);

#endif
