/** geos.h - the context's GEOS handle. */
#ifndef DEMARC_MODEL_GEOS_H
#define DEMARC_MODEL_GEOS_H

#include "base/ctx.h"

#include <geos_c.h>

/** Made on first use, closed with the context; NULL when out of memory. */
GEOSContextHandle_t demarc_geos(demarc_ctx *ctx);

/** From now on `*failed` is set when GEOS is out of memory, which its trees
 *  say in no other way; NULL: from now on it is not. */
void demarc_geos_watch(demarc_ctx *ctx, bool *failed);

/** A MultiLineString of parts: part i has the points [start[i], start[i+1])
 *  of `lon_lat`. NULL when out of memory. */
GEOSGeometry *demarc_geos_lines(demarc_ctx *ctx, const double *lon_lat,
                                const size_t *start, size_t parts);

/** Frees a geometry; NULL is passed over. */
void demarc_geos_free(demarc_ctx *ctx, GEOSGeometry *geometry);

#endif
