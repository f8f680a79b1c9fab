/** gdal.h - what GDAL and OGR say, caught and passed on as findings. */
#ifndef DEMARC_READ_GDAL_H
#define DEMARC_READ_GDAL_H

#include "base/ctx.h"

#include <ogr_api.h>

typedef struct demarc_gdal_ear {
    demarc_ctx *ctx;
    const char *file;
    bool deaf; /* heard, but the caller will say it better */
    char last[256];
    bool failed;
} demarc_gdal_ear;

/** From here to demarc_gdal_unlisten GDAL's messages become findings (rule
 *  source-says). Calls nest. */
void demarc_gdal_listen(demarc_gdal_ear *ear);
void demarc_gdal_unlisten(void);

/**
 * The coordinate system that a layer says it has; NULL if it has none. A .prj
 * that cannot be read is refused (rule crs-bad), unless another is assumed.
 * @param out  the layer's own; not to be freed.
 */
demarc_status demarc_gdal_crs(demarc_ctx *ctx, OGRLayerH layer,
                              const char *file, const char *assume,
                              OGRSpatialReferenceH *out);

#endif
