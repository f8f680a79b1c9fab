/** crs.h - the one place that makes coordinate systems. */
#ifndef DEMARC_READ_CRS_H
#define DEMARC_READ_CRS_H

#include "base/ctx.h"

#include <ogr_srs_api.h>

/** A way from a source's coordinates to WGS 84 longitude and latitude. */
typedef struct demarc_crs {
    OGRCoordinateTransformationH way; /* NULL: they are so already */
    const char *name;                 /* such as "EPSG:32642"; in the arena */
} demarc_crs;

/**
 * @param assume  AUTHORITY:CODE for a source that has none, or NULL.
 * @param own     the source's own, or NULL; not kept.
 * @param file    for findings.
 * @return DEMARC_EDATA (rules crs-none, crs-bad) or DEMARC_EUSAGE with a
 *         finding. Close with demarc_crs_close.
 */
demarc_status demarc_crs_open(demarc_ctx *ctx, demarc_arena *arena,
                              OGRSpatialReferenceH own, const char *assume,
                              const char *file, demarc_crs *out);
void demarc_crs_close(demarc_crs *crs);

/**
 * Brings `count` points to WGS 84, longitude in [-180, 180]. In place.
 * False if one of them has no place there.
 */
bool demarc_crs_bring(const demarc_crs *crs, double *lon_lat, size_t count);

#endif
