#include "read/segments.h"

#include "base/file.h"
#include "base/text.h"
#include "model/geos.h"
#include "model/stage.h"
#include "read/fields.h"
#include "read/gdal.h"
#include "read/shape.h"

#include <gdal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** What OGR may open. Never left to OGR, whose VRT and others read whatever
 *  file or address their text names. */
static const char *const drivers[] = {
    "ESRI Shapefile", "GeoJSON", "GeoJSONSeq", "TopoJSON", "GPKG",
    "FlatGeobuf",     "KML",     "LIBKML",     NULL};

/** A file being read. */
typedef struct source {
    demarc_ctx *ctx;
    demarc_arena *arena;
    const char *path;
    const demarc_segments_how *how;
    GDALDatasetH data;
    OGRLayerH layer;
    demarc_crs crs;
    demarc_fields fields;
    demarc_segments *out;
} source;

static demarc_where at_file(const source *in)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = in->path;
    return where;
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
static demarc_status layer_open(source *in)
{
    demarc_where where = at_file(in);
    size_t count = 0;

    for (int i = 0; i < GDALDatasetGetLayerCount(in->data); i++) {
        OGRLayerH layer = GDALDatasetGetLayer(in->data, i);

        if (has_lines(layer) && count++ == 0)
            in->layer = layer;
    }
    if (!in->layer)
        in->layer = GDALDatasetGetLayer(in->data, 0);
    if (!in->layer)
        return demarc_report(in->ctx, DEMARC_RULE_SOURCE_OPEN, &where, NULL,
                             "the file has no layer");
    if (count < 2)
        return DEMARC_OK;
    return demarc_report(in->ctx, DEMARC_RULE_SOURCE_LAYERS, &where,
                         "put the one that is meant into a file of its own",
                         "of %zu layers with lines only \"%.60s\" is read",
                         count, OGR_L_GetName(in->layer));
}

static demarc_status data_open(source *in)
{
    demarc_gdal_ear ear = {.ctx = in->ctx, .file = in->path, .deaf = true};
    demarc_where where = at_file(in);
    char encoding[80];
    const char *options[] = {encoding, NULL};
    demarc_status status = demarc_file_check(in->ctx, in->path);

    if (status != DEMARC_OK)
        return status;
    snprintf(encoding, sizeof encoding, "ENCODING=%.60s",
             in->how->encoding ? in->how->encoding : "");
    GDALAllRegister();
    demarc_gdal_listen(&ear);
    in->data = GDALOpenEx(in->path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers,
                          in->how->encoding ? options : NULL, NULL);
    demarc_gdal_unlisten();
    if (!in->data)
        return demarc_report(in->ctx, DEMARC_RULE_SOURCE_OPEN, &where,
                             "check that it is whole, and a shapefile, "
                             "GeoJSON, TopoJSON, GeoPackage, FlatGeobuf or KML",
                             "the file cannot be read as lines%s%s",
                             *ear.last ? ": " : "", ear.last);
    return layer_open(in);
}

/** TopoJSON is longitude and latitude by its specification, and says nothing.
 */
static demarc_status crs_open(source *in)
{
    OGRSpatialReferenceH own = OGR_L_GetSpatialRef(in->layer);
    const char *driver = GDALGetDriverShortName(GDALGetDatasetDriver(in->data));
    demarc_crs_how how = {in->how->assume_crs, in->how->allow_ballpark};

    if (!own && strcmp(driver, "TopoJSON") == 0)
        how.assume = "EPSG:4326";
    return demarc_crs_open(in->ctx, in->arena, own, &how, in->path, &in->crs);
}

static demarc_status fields_open(source *in)
{
    OGRFeatureDefnH layer = OGR_L_GetLayerDefn(in->layer);
    demarc_where where = at_file(in);
    char names[700];
    demarc_status status;

    status = demarc_fields_find(in->ctx, layer, in->path, in->how->fields,
                                &in->fields);
    in->out->has_border = in->fields.index[DEMARC_FIELD_BORDER] >= 0;
    if (status != DEMARC_OK || in->fields.index[DEMARC_FIELD_STAGE] >= 0 ||
        in->how->default_stage)
        return status;
    demarc_fields_list(layer, names, sizeof names);
    return demarc_report(in->ctx, DEMARC_RULE_FIELD_NONE, &where,
                         "give --field stage=NAME, or --default-stage STAGE",
                         "no field holds the stage; the fields are: %s", names);
}

static demarc_status stage_take(source *in, const char *word,
                                const demarc_where *where, demarc_stage *out)
{
    demarc_buffer words = {0};
    demarc_status status;

    if (!*word && in->fields.index[DEMARC_FIELD_STAGE] < 0)
        word = in->how->default_stage;
    if (demarc_stage_parse(word, out) && *out != DEMARC_UNDISPUTED)
        return DEMARC_OK;
    demarc_stage_words(&words);
    status = demarc_report(in->ctx, DEMARC_RULE_SEGMENT_STAGE, where,
                           "correct it in the file",
                           "\"%s\" is no stage; the stages are: %s", word,
                           words.data ? words.data : "");
    demarc_buffer_free(&words);
    return status;
}

static demarc_status date_take(source *in, const char *text, const char *role,
                               const demarc_where *where, demarc_date *out)
{
    const char *reason;

    if (demarc_date_parse(text, out, &reason) == DEMARC_OK)
        return DEMARC_OK;
    return demarc_report(in->ctx, DEMARC_RULE_SEGMENT_DATE, where, reason,
                         "%s \"%s\" is no date", role, text);
}

/** The life of a segment: open where `from` or `until` is empty. */
static demarc_status life_take(source *in, const char *from, const char *until,
                               const demarc_where *where, demarc_segment *out)
{
    demarc_status status;

    status = date_take(in, from, "from", where, &out->from);
    if (status == DEMARC_OK)
        status = date_take(in, until, "until", where, &out->until);
    if (status != DEMARC_OK)
        return status;
    if (!*from)
        out->from.latest = DEMARC_DAY_MIN;
    if (*from && *until && out->from.latest >= out->until.latest)
        return demarc_report(in->ctx, DEMARC_RULE_SEGMENT_LIFE, where,
                             "until is the first day without it",
                             "the segment ends (%s) before it begins (%s)",
                             until, from);
    if ((*from && out->from.earliest != out->from.latest) ||
        (*until && out->until.earliest != out->until.latest))
        return demarc_report(in->ctx, DEMARC_RULE_SEGMENT_DOUBT, where, NULL,
                             "the life %s to %s counts from the last day of "
                             "each",
                             *from ? from : "..", *until ? until : "..");
    return DEMARC_OK;
}

/** Reads all fields as text; false when out of memory. */
static bool texts_read(source *in, OGRFeatureH feature, const char **text)
{
    for (size_t i = 0; i < DEMARC_FIELD_COUNT; i++) {
        text[i] = demarc_fields_text(in->arena, feature, in->fields.index[i]);
        if (!text[i])
            return false;
    }
    return true;
}

static const char *id_of(source *in, const char *text, long feature)
{
    char number[32];

    if (*text)
        return text;
    snprintf(number, sizeof number, "%ld", feature);
    return demarc_arena_text(in->arena, number);
}

static demarc_status utf8_check(source *in, const char *const *text,
                                const demarc_where *where)
{
    for (size_t i = 0; i < DEMARC_FIELD_COUNT; i++)
        if (!demarc_utf8_valid(text[i], strlen(text[i])))
            return demarc_report(in->ctx, DEMARC_RULE_SOURCE_TEXT, where,
                                 "give --encoding, such as --encoding cp1251",
                                 "the text of a field is not UTF-8");
    return DEMARC_OK;
}

static demarc_status segment_read(source *in, OGRFeatureH feature,
                                  demarc_segment *out)
{
    const char *text[DEMARC_FIELD_COUNT];
    demarc_where where = at_file(in);
    demarc_status status;

    if (!texts_read(in, feature, text) ||
        !(out->id = id_of(in, text[DEMARC_FIELD_ID], out->feature)))
        return DEMARC_ENOMEM;
    status = utf8_check(in, text, &where);
    if (status != DEMARC_OK)
        return status;
    where.feature = out->id;
    out->name = text[DEMARC_FIELD_NAME];
    out->border = text[DEMARC_FIELD_BORDER];
    out->left = text[DEMARC_FIELD_LEFT];
    out->right = text[DEMARC_FIELD_RIGHT];
    out->route = text[DEMARC_FIELD_ROUTE];
    out->source = text[DEMARC_FIELD_SOURCE];
    status = stage_take(in, text[DEMARC_FIELD_STAGE], &where, &out->stage);
    if (status == DEMARC_OK)
        status = date_take(in, text[DEMARC_FIELD_SINCE], "stage_since", &where,
                           &out->since);
    if (status == DEMARC_OK)
        status = life_take(in, text[DEMARC_FIELD_FROM],
                           text[DEMARC_FIELD_UNTIL], &where, out);
    if (status == DEMARC_OK)
        status = demarc_shape_read(in->ctx, OGR_F_GetGeometryRef(feature),
                                   &in->crs, &where, out);
    return status;
}

static demarc_status features_read(source *in)
{
    double all = (double)OGR_L_GetFeatureCount(in->layer, 1);
    demarc_status first = DEMARC_OK, status = DEMARC_OK;
    demarc_segments *out = in->out;
    OGRFeatureH feature;
    long number = 0;

    while ((feature = OGR_L_GetNextFeature(in->layer))) {
        demarc_segment *segment;

        if (!demarc_reserve(&out->items, &out->room, out->count + 1,
                            sizeof *out->items)) {
            OGR_F_Destroy(feature);
            return DEMARC_ENOMEM;
        }
        segment = &out->items[out->count];
        *segment = (demarc_segment){.feature = ++number};
        status = segment_read(in, feature, segment);
        OGR_F_Destroy(feature);
        if (status == DEMARC_OK)
            out->count++;
        else if (first == DEMARC_OK)
            first = status;
        if (status == DEMARC_ENOMEM || (first && !in->ctx->collect))
            break;
        if (number % 1024 == 0)
            demarc_progress(in->ctx, "reading segments", (double)number / all);
    }
    return first;
}

static demarc_status refuse_empty(const source *in)
{
    demarc_where where = at_file(in);

    return demarc_report(in->ctx, DEMARC_RULE_EMPTY, &where,
                         "check that it is the right one",
                         "the file holds no segment");
}

static demarc_status layer_read(source *in)
{
    demarc_gdal_ear ear = {.ctx = in->ctx, .file = in->path};
    demarc_where where = at_file(in);
    demarc_status status;

    if (OGR_L_GetFeatureCount(in->layer, 1) == 0)
        return refuse_empty(in);
    status = crs_open(in);
    if (status == DEMARC_OK)
        status = fields_open(in);
    if (status != DEMARC_OK)
        return status;
    demarc_gdal_listen(&ear);
    status = features_read(in);
    demarc_gdal_unlisten();
    if (status == DEMARC_OK)
        status = demarc_crs_tell(in->ctx, in->arena, in->path, &in->crs);
    in->out->crs =
        (demarc_origin){in->crs.name, in->crs.operation, in->crs.accuracy_m};
    if (status == DEMARC_OK && ear.failed)
        status = demarc_report(in->ctx, DEMARC_RULE_SOURCE_OPEN, &where,
                               "the file is damaged; get it again",
                               "the file could not be read to its end");
    if (status == DEMARC_OK && in->out->count == 0)
        status = refuse_empty(in);
    return status;
}

demarc_status demarc_segments_read(demarc_ctx *ctx, demarc_arena *arena,
                                   const char *path,
                                   const demarc_segments_how *how,
                                   demarc_segments *out)
{
    source in = {
        .ctx = ctx, .arena = arena, .path = path, .how = how, .out = out};
    demarc_status status;

    *out = (demarc_segments){.crs = {"", "", NAN}};
    status = data_open(&in);
    if (status == DEMARC_OK)
        status = layer_read(&in);
    demarc_crs_close(&in.crs);
    if (in.data)
        GDALClose(in.data);
    return status;
}

void demarc_segments_free(demarc_ctx *ctx, demarc_segments *segments)
{
    for (size_t i = 0; i < segments->count; i++)
        demarc_geos_free(ctx, segments->items[i].geometry); /* or moved on */
    free(segments->items);
    *segments = (demarc_segments){0};
}
