#include "model/geos.h"

#include <stdlib.h>

static void geos_close(void *handle)
{
    GEOS_finish_r(handle);
}

GEOSContextHandle_t demarc_geos(demarc_ctx *ctx)
{
    demarc_engine *engine = &ctx->engine[DEMARC_ENGINE_GEOS];

    if (!engine->handle) {
        engine->handle = GEOS_init_r();
        engine->close = geos_close;
    }
    return engine->handle;
}

static void geos_failed(const char *message, void *failed)
{
    (void)message;
    *(bool *)failed = true;
}

void demarc_geos_watch(demarc_ctx *ctx, bool *failed)
{
    GEOSContext_setErrorMessageHandler_r(demarc_geos(ctx),
                                         failed ? geos_failed : NULL, failed);
}

static GEOSGeometry *line_make(GEOSContextHandle_t geos, const double *lon_lat,
                               size_t count)
{
    GEOSCoordSequence *points;

    points =
        GEOSCoordSeq_copyFromBuffer_r(geos, lon_lat, (unsigned)count, 0, 0);
    return points ? GEOSGeom_createLineString_r(geos, points) : NULL;
}

GEOSGeometry *demarc_geos_lines(demarc_ctx *ctx, const double *lon_lat,
                                const size_t *start, size_t parts)
{
    GEOSContextHandle_t geos = demarc_geos(ctx);
    GEOSGeometry **lines = calloc(parts ? parts : 1, sizeof *lines);
    GEOSGeometry *whole = NULL;
    size_t made = 0;

    if (!geos || !lines)
        goto done;
    for (; made < parts; made++) {
        lines[made] = line_make(geos, lon_lat + 2 * start[made],
                                start[made + 1] - start[made]);
        if (!lines[made])
            goto done;
    }
    whole = GEOSGeom_createCollection_r(geos, GEOS_MULTILINESTRING, lines,
                                        (unsigned)parts);
    made = 0; /* the collection owns them now */
done:
    while (made > 0)
        GEOSGeom_destroy_r(geos, lines[--made]);
    free(lines);
    return whole;
}

void demarc_geos_free(demarc_ctx *ctx, GEOSGeometry *geometry)
{
    if (geometry)
        GEOSGeom_destroy_r(demarc_geos(ctx), geometry);
}
