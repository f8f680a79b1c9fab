#include "read/raster.h"

#include "base/file.h"
#include "base/text.h"
#include "read/crs_scan.h"
#include "read/source.h"
#include "read/tiff.h"

#include <cpl_conv.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** GDAL's own is a share of all memory there is. */
static const GIntBig CACHE = 48 << 20;

/** What the environment must not change while heights are read. */
static const char *const settings[DEMARC_RASTER_OPTIONS][2] = {
    {"GDAL_DISABLE_READDIR_ON_OPEN", "TRUE"},
    {"GDAL_PAM_ENABLED", "NO"}, /* no .aux.xml */
    {"GDAL_GEOREF_SOURCES", "INTERNAL"},
};

static demarc_where at_file(const demarc_raster *raster)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = raster->file;
    return where;
}

/** "N40E070.hgt": the place is in the name, and nowhere else. */
static bool is_hgt(const char *file)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    static const char form[] = "NddEddd.hgt";

    if (strlen(name) != strlen(form))
        return false;
    for (size_t i = 0; form[i]; i++) {
        int c = toupper((unsigned char)name[i]);
        bool fits = form[i] == 'd'   ? isdigit(c)
                    : form[i] == 'N' ? c == 'N' || c == 'S'
                    : form[i] == 'E' ? c == 'E' || c == 'W'
                                     : c == toupper((unsigned char)form[i]);

        if (!fits)
            return false;
    }
    return true;
}

/** GDAL's name of the driver for the file; NULL if there is none. */
static const char *driver_of(const char *file, const char *head, size_t length)
{
    if (length >= 8 && demarc_tiff_is((const unsigned char *)head))
        return "GTiff";
    if (strncasecmp(head, "ncols", 5) == 0 ||
        strncasecmp(head, "nrows", 5) == 0)
        return "AAIGrid";
    if (length >= 80 && memcmp(head, "UHL1", 4) == 0)
        return "DTED";
    return is_hgt(file) ? "SRTMHGT" : NULL;
}

static demarc_status refuse_kind(demarc_ctx *ctx, const demarc_raster *raster,
                                 const char *head, size_t length)
{
    demarc_where where = at_file(raster);
    const char *what = NULL;

    demarc_source_kind_find(head, length, &what);
    return demarc_report(
        ctx, DEMARC_RULE_RELIEF, &where,
        "make a GeoTIFF of the heights: gdal_translate FILE heights.tif",
        "%s%s, and no GeoTIFF, ESRI ASCII grid, SRTM .hgt or DTED file",
        what ? "it is " : "it is of another kind", what ? what : "");
}

/** Definitions of coordinate systems, before GDAL may see them. */
static demarc_status texts_scan(demarc_ctx *ctx, demarc_raster *raster,
                                const char *driver)
{
    demarc_buffer text = {0};
    demarc_status status = DEMARC_OK;

    if (strcmp(driver, "AAIGrid") == 0)
        return demarc_crs_scan_beside(ctx, &raster->arena, raster->file);
    if (strcmp(driver, "GTiff") == 0)
        status = demarc_tiff_text(ctx, raster->file, &text);
    if (status == DEMARC_OK && text.data)
        status = demarc_crs_scan_text(ctx, raster->file, text.data);
    demarc_buffer_free(&text);
    return status;
}

static demarc_status settings_set(demarc_raster *raster)
{
    for (size_t i = 0; i < DEMARC_RASTER_OPTIONS; i++) {
        const char *before =
            CPLGetThreadLocalConfigOption(settings[i][0], NULL);

        raster->options[i] =
            before ? demarc_arena_text(&raster->arena, before) : NULL;
        if (before && !raster->options[i])
            return DEMARC_ENOMEM;
    }
    for (size_t i = 0; i < DEMARC_RASTER_OPTIONS; i++)
        CPLSetThreadLocalConfigOption(settings[i][0], settings[i][1]);
    raster->options_set = true;
    raster->cache = GDALGetCacheMax64();
    GDALSetCacheMax64(raster->cache < CACHE ? raster->cache : CACHE);
    return DEMARC_OK;
}

/** The file's name cannot be taken for anything else; what is beside it is
 *  not looked for. */
static demarc_status data_open(demarc_raster *raster, const char *driver)
{
    const char *slash = strrchr(raster->file, '/');
    const char *alone[] = {slash ? slash + 1 : raster->file, NULL};
    const char *drivers[] = {driver, NULL};
    size_t size = strlen(raster->file) + 3;
    char *path = demarc_arena_take(&raster->arena, size);

    if (!path)
        return DEMARC_ENOMEM;
    snprintf(path, size, "%s%s", *raster->file == '/' ? "" : "./",
             raster->file);
    GDALAllRegister();
    raster->data = GDALOpenEx(path, GDAL_OF_RASTER | GDAL_OF_READONLY, drivers,
                              NULL, alone);
    return DEMARC_OK;
}

/** Heights and nothing else, once, and where on the earth. */
static demarc_status band_take(demarc_ctx *ctx, demarc_raster *raster)
{
    demarc_where where = at_file(raster);
    int bands = raster->data ? GDALGetRasterCount(raster->data) : 0;

    if (bands < 1)
        return demarc_report(ctx, DEMARC_RULE_RELIEF, &where, "get it again",
                             "it cannot be read as heights");
    if (GDALGetMetadataItem(raster->data, "OVERVIEW_FILE", "OVERVIEWS"))
        return demarc_report(ctx, DEMARC_RULE_RELIEF, &where,
                             "make a copy without: gdal_translate -co "
                             "COPY_SRC_OVERVIEWS=NO FILE heights.tif",
                             "its metadata name another file to read");
    raster->band = GDALGetRasterBand(raster->data, 1);
    if (GDALDataTypeIsComplex(GDALGetRasterDataType(raster->band)) ||
        GDALGetRasterColorInterpretation(raster->band) == GCI_PaletteIndex ||
        GDALGetRasterColorInterpretation(raster->band) == GCI_RedBand)
        return demarc_report(ctx, DEMARC_RULE_RELIEF, &where,
                             "give the heights that it was made of",
                             "it is a picture, and has no heights");
    raster->columns = (size_t)GDALGetRasterXSize(raster->data);
    raster->rows = (size_t)GDALGetRasterYSize(raster->data);
    if (GDALGetGeoTransform(raster->data, raster->from_cell) != CE_None ||
        !GDALInvGeoTransform(raster->from_cell, raster->to_cell))
        return demarc_report(ctx, DEMARC_RULE_RELIEF, &where,
                             "give one that is georeferenced",
                             "it does not say where on the earth it lies");
    if (bands == 1)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_RELIEF_BANDS, &where,
                         "take the one that is meant: gdal_translate -b 1",
                         "of its %d bands the first is taken for heights",
                         bands);
}

static demarc_status crs_open(demarc_ctx *ctx, demarc_raster *raster)
{
    const demarc_crs_how how = {.allow_ballpark = true};
    OGRSpatialReferenceH own = GDALGetSpatialRef(raster->data);
    demarc_where where = at_file(raster);
    const double *by = raster->from_cell;

    if (!own)
        return demarc_report(
            ctx, DEMARC_RULE_CRS_NONE, &where,
            "make a copy that has one: gdal_translate -a_srs EPSG:4326 FILE "
            "heights.tif",
            "the heights have no coordinate system");
    if (OSRIsGeographic(own) && by[2] == 0 && by[4] == 0)
        raster->period = 360 / fabs(by[1]);
    return demarc_crs_open(ctx, &raster->arena, own, &how, raster->file,
                           &raster->crs);
}

demarc_status demarc_raster_open(demarc_ctx *ctx, const char *file,
                                 demarc_raster *out)
{
    char *head = malloc(DEMARC_HEAD_SIZE + 1);
    const char *driver = NULL;
    size_t length = 0;
    demarc_status status = DEMARC_ENOMEM;

    *out = (demarc_raster){.file = file, .since = demarc_finding_count(ctx)};
    out->ear = (demarc_gdal_ear){.ctx = ctx, .file = file};
    if (head)
        status = demarc_source_head(ctx, file, head, &length);
    if (status == DEMARC_OK) {
        driver = driver_of(file, head, length);
        status = driver ? texts_scan(ctx, out, driver)
                        : refuse_kind(ctx, out, head, length);
    }
    free(head);
    if (status == DEMARC_OK)
        status = settings_set(out);
    if (status)
        return status;
    demarc_gdal_listen(&out->ear);
    out->listens = true;
    status = data_open(out, driver);
    if (status == DEMARC_OK)
        status = band_take(ctx, out);
    if (status == DEMARC_OK)
        status = crs_open(ctx, out);
    return status;
}

void demarc_raster_close(demarc_ctx *ctx, demarc_raster *raster)
{
    demarc_crs_close(&raster->crs);
    if (raster->data)
        GDALClose(raster->data);
    if (raster->listens) {
        if (raster->ear.failed)
            demarc_gdal_explain(&raster->ear, raster->since);
        demarc_gdal_tell(&raster->ear);
        demarc_gdal_unlisten(&raster->ear);
    }
    if (raster->cache)
        GDALSetCacheMax64(raster->cache);
    for (size_t i = 0; raster->options_set && i < DEMARC_RASTER_OPTIONS; i++)
        CPLSetThreadLocalConfigOption(settings[i][0], raster->options[i]);
    demarc_arena_free(&raster->arena);
    (void)ctx;
    *raster = (demarc_raster){0};
}
