#include "read/source.h"

#include "read/crs_scan.h"

#include <cpl_conv.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* GDAL has these of C, and tells of them in C++ alone. Registering one driver
 * takes no time, all of them some milliseconds. A GDAL built without one, or
 * with it as a plugin, does not have its function. */
extern void RegisterOGRShape(void) __attribute__((weak));
extern void RegisterOGRGeoPackage(void) __attribute__((weak));
extern void RegisterOGRFlatGeobuf(void) __attribute__((weak));
extern void RegisterOGRGeoJSON(void) __attribute__((weak));

/** The one driver for each kind; of KML the first that is there. */
static const struct {
    const char *driver, *other;
    const char *name; /* in a message */
    void (*enroll)(void);
} kinds[] = {
    [DEMARC_SOURCE_SHAPEFILE] = {"ESRI Shapefile", NULL, "the shapefile",
                                 RegisterOGRShape},
    [DEMARC_SOURCE_GPKG] = {"GPKG", NULL, "the GeoPackage",
                            RegisterOGRGeoPackage},
    [DEMARC_SOURCE_FLATGEOBUF] = {"FlatGeobuf", NULL, "the FlatGeobuf file",
                                  RegisterOGRFlatGeobuf},
    [DEMARC_SOURCE_GEOJSON] = {"GeoJSON", NULL, "the GeoJSON",
                               RegisterOGRGeoJSON},
    [DEMARC_SOURCE_GEOJSONSEQ] = {"GeoJSONSeq", NULL, "the GeoJSON", NULL},
    [DEMARC_SOURCE_TOPOJSON] = {"TopoJSON", NULL, "the TopoJSON", NULL},
    [DEMARC_SOURCE_KML] = {"LIBKML", "KML", "the KML", NULL},
    [DEMARC_SOURCE_CSV] = {"CSV", NULL, "the CSV", NULL},
    [DEMARC_SOURCE_POSTGRES] = {"PostgreSQL", NULL, "the database", NULL},
};

/** The drivers that may be needed, and no other if that can be told. */
static void drivers_enroll(demarc_source_kind kind)
{
    if (kinds[kind].enroll)
        kinds[kind].enroll();
    if (!GDALGetDriverByName(kinds[kind].driver))
        GDALAllRegister();
}

/** What the environment must not change while a file is read. */
static const char *const settings[DEMARC_SOURCE_OPTIONS][2] = {
    {"GDAL_DISABLE_READDIR_ON_OPEN", "TRUE"},
    {"SHAPE_RESTORE_SHX", "NO"},
    {"LIBKML_EXTERNAL_STYLE", "NO"},
    {"LIBKML_RESOLVE_STYLE", "NO"},
    {"OGR_SQLITE_LIST_VIRTUAL_OGR", "NO"},
    {"OGR_GEOJSON_MAX_OBJ_SIZE", "2000"}, /* megabytes; 200 is not enough */
};

static demarc_where at_file(const demarc_source *source)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = source->name;
    return where;
}

static demarc_status settings_set(demarc_arena *arena, demarc_source *source)
{
    for (size_t i = 0; i < DEMARC_SOURCE_OPTIONS; i++) {
        const char *before =
            CPLGetThreadLocalConfigOption(settings[i][0], NULL);

        source->options[i] = before ? demarc_arena_text(arena, before) : NULL;
        if (before && !source->options[i])
            return DEMARC_ENOMEM;
    }
    for (size_t i = 0; i < DEMARC_SOURCE_OPTIONS; i++)
        CPLSetThreadLocalConfigOption(settings[i][0], settings[i][1]);
    source->options_set = true;
    return DEMARC_OK;
}

/** May the layer hold lines? One of mixed or unknown content may. */
static bool has_lines(OGRLayerH layer)
{
    OGRwkbGeometryType type = OGR_GT_Flatten(OGR_L_GetGeomType(layer));

    return type == wkbUnknown || type == wkbGeometryCollection ||
           OGR_GT_IsSubClassOf(type, wkbCurve) ||
           OGR_GT_IsSubClassOf(type, wkbMultiCurve);
}

/** Takes the first layer with lines; more than one is not passed over. */
static demarc_status layer_open(demarc_ctx *ctx, demarc_source *source)
{
    demarc_where where = at_file(source);
    size_t count = 0;

    for (int i = 0; i < GDALDatasetGetLayerCount(source->data); i++) {
        OGRLayerH layer = GDALDatasetGetLayer(source->data, i);

        if (has_lines(layer) && count++ == 0)
            source->layer = layer;
    }
    if (!source->layer)
        source->layer = GDALDatasetGetLayer(source->data, 0);
    if (!source->layer)
        return demarc_report(ctx, DEMARC_RULE_SOURCE_OPEN, &where,
                             "check that it is whole", "%s has no layer",
                             kinds[source->kind].name);
    if (count < 2)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_SOURCE_LAYERS, &where,
                         "put the one that is meant into a file of its own",
                         "of %zu layers with lines only \"%.60s\" is read",
                         count, OGR_L_GetName(source->layer));
}

static GDALDatasetH data_open(const demarc_source *source, const char *path)
{
    const char *driver[] = {kinds[source->kind].driver, NULL};
    const char *other = kinds[source->kind].other;
    char column[120];
    const char *shp[] = {"ENCODING=", NULL}; /* none of OGR's guesses */
    const char *gpkg[] = {"IMMUTABLE=YES", "LIST_ALL_TABLES=NO", NULL};
    const char *csv[] = {column, "KEEP_GEOM_COLUMNS=NO", "HEADERS=YES",
                         "AUTODETECT_TYPE=NO", NULL};
    const char **options = source->kind == DEMARC_SOURCE_SHAPEFILE ? shp
                           : source->kind == DEMARC_SOURCE_GPKG    ? gpkg
                           : source->kind == DEMARC_SOURCE_CSV     ? csv
                                                                   : NULL;

    snprintf(column, sizeof column, "GEOM_POSSIBLE_NAMES=%s", source->wkt);
    drivers_enroll(source->kind);
    if (other && !GDALGetDriverByName(driver[0]))
        driver[0] = other;
    return GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY, driver, options,
                      NULL);
}

/** A file's name must not read as a connection string or a text. */
static const char *path_plain(demarc_arena *arena, const demarc_source *source,
                              const char *path)
{
    const char *before = source->kind == DEMARC_SOURCE_CSV ? "CSV:" : "";
    const char *here = *path == '/' ? "" : "./";
    size_t size = strlen(path) + sizeof "CSV:./";
    char *out;

    if (source->kind == DEMARC_SOURCE_POSTGRES ||
        (!*before && (*path == '/' || *path == '.' ||
                      (isalnum((unsigned char)*path) && !strchr(path, ':')))))
        return path;
    out = demarc_arena_take(arena, size);
    if (out)
        snprintf(out, size, "%s%s%s", before, here, path);
    return out;
}

demarc_status demarc_source_open(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, demarc_source *source)
{
    const size_t before = demarc_finding_count(ctx);
    demarc_where where = at_file(source);
    demarc_status status = settings_set(arena, source);

    path = path_plain(arena, source, path);
    if (!path || status != DEMARC_OK)
        return DEMARC_ENOMEM;
    source->ear = (demarc_gdal_ear){.ctx = ctx, .file = source->name};
    demarc_gdal_listen(&source->ear);
    source->listens = true;
    source->data = data_open(source, path);
    if (!source->data)
        status = demarc_report(ctx, DEMARC_RULE_SOURCE_OPEN, &where,
                               "check that it is whole", "%s cannot be opened",
                               kinds[source->kind].name);
    if (status == DEMARC_OK && source->kind == DEMARC_SOURCE_GPKG)
        status = demarc_crs_scan_table(ctx, source);
    if (status == DEMARC_OK)
        status = layer_open(ctx, source);
    if (status != DEMARC_OK)
        demarc_gdal_explain(&source->ear, before);
    return status;
}

demarc_status demarc_source_finish(demarc_ctx *ctx, demarc_source *source,
                                   uint64_t count)
{
    const size_t before = demarc_finding_count(ctx);
    demarc_where where = at_file(source);
    demarc_status status;

    if (source->ear.failed) {
        status = demarc_report(ctx, DEMARC_RULE_SOURCE_OPEN, &where,
                               "the file is damaged; get it again",
                               "%s could not be read to its end",
                               kinds[source->kind].name);
        demarc_gdal_explain(&source->ear, before);
        return status;
    }
    if (!source->counted || source->count == count)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_SOURCE_COUNT, &where,
                         "the file is damaged; get it again",
                         "it has %llu features, and %llu were read",
                         (unsigned long long)source->count,
                         (unsigned long long)count);
}

/** What was heard is the reason of an error, or a warning of its own. */
static void ear_close(demarc_source *source)
{
    if (!source->listens)
        return;
    if (source->ear.failed)
        demarc_gdal_explain(&source->ear, source->since);
    demarc_gdal_tell(&source->ear);
    demarc_gdal_unlisten(&source->ear);
    source->listens = false;
}

/** "/tmp/demarc-x/seg.dbf" is gone: it was "borders.zip/seg.dbf". */
static void findings_rename(demarc_ctx *ctx, const demarc_source *source)
{
    const char *folder = source->unzipped.folder;
    size_t length = folder ? strlen(folder) : 0;

    for (size_t i = source->since; folder && i < ctx->finding_count; i++) {
        demarc_finding *found = &ctx->findings[i];
        size_t size = strlen(source->name) + strlen(found->file) + 1;
        char *file;

        if (strncmp(found->file, folder, length) != 0)
            continue;
        file = demarc_arena_take(&ctx->arena, size);
        if (file)
            snprintf(file, size, "%s%s", source->name, found->file + length);
        found->file = file ? file : source->name;
    }
}

void demarc_source_close(demarc_ctx *ctx, demarc_source *source)
{
    if (source->data)
        GDALClose(source->data);
    source->data = NULL;
    ear_close(source);
    for (size_t i = 0; source->options_set && i < DEMARC_SOURCE_OPTIONS; i++)
        CPLSetThreadLocalConfigOption(settings[i][0], source->options[i]);
    findings_rename(ctx, source);
    demarc_unzip_clear(ctx, &source->unzipped);
}
