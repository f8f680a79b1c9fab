#include "read/segments.h"

#include "base/text.h"
#include "model/course.h"
#include "read/charset.h"
#include "read/gdal.h"
#include "read/life.h"
#include "read/recall.h"
#include "read/shape.h"
#include "read/shp.h"
#include "read/source.h"
#include "read/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** A file being read. */
typedef struct source {
    demarc_ctx *ctx;
    demarc_arena *arena;
    const char *path;
    const demarc_segments_how *how;
    demarc_source from;
    demarc_shp shp;       /* if it is a shapefile */
    demarc_status damage; /* found in it */
    demarc_shp_count got; /* what OGR returned */
    OGRLayerH layer;
    demarc_charset charset;
    demarc_crs crs;
    demarc_vocabulary words;
    demarc_segments *out;
    bool gauged;  /* lines come from the gauger, not from OGR */
    size_t gauge; /* the next one */
} source;

static demarc_where at_file(const source *in)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = in->path;
    return where;
}

/** In collecting mode what OGR can read in spite of errors is read. */
static demarc_status shp_open(source *in)
{
    const demarc_shp_how how = {.rebuild_index = in->how->rebuild_index,
                                .shapes_only = in->how->default_stage,
                                .trusts_prj = !in->how->assume_crs,
                                .gauger = in->how->gauger};

    in->damage =
        demarc_shp_open(in->ctx, in->arena, in->from.path, &how, &in->shp);
    return in->shp.sound ? DEMARC_OK : in->damage;
}

static bool is_shp(const source *in)
{
    return in->from.kind == DEMARC_SOURCE_SHAPEFILE;
}

static demarc_status data_open(source *in)
{
    const demarc_source_how how = {.scratch = in->how->scratch,
                                   .allow_network = in->how->allow_network,
                                   .encoding = in->how->encoding};
    demarc_status status =
        demarc_source_find(in->ctx, in->arena, in->path, &how, &in->from);

    if (status == DEMARC_OK && is_shp(in))
        status = shp_open(in);
    if (status == DEMARC_OK)
        status = demarc_source_open(in->ctx, in->arena,
                                    is_shp(in) ? in->shp.path : in->from.path,
                                    &in->from);
    in->layer = in->from.layer;
    if (status == DEMARC_OK)
        status = demarc_charset_open(in->ctx, in->arena, &in->from,
                                     in->how->encoding, &in->charset);
    if (status == DEMARC_OK)
        status =
            demarc_charset_names(&in->charset, OGR_L_GetLayerDefn(in->layer));
    return status;
}

/** TopoJSON is longitude and latitude by its specification, and says nothing.
 */
static demarc_status crs_open(source *in)
{
    demarc_crs_how how = {in->how->assume_crs, in->how->allow_ballpark};
    OGRSpatialReferenceH own;
    demarc_status status;

    if (is_shp(in) && in->shp.wgs84) {
        demarc_crs_plain(&in->crs);
        return DEMARC_OK;
    }
    status = demarc_gdal_crs(&in->from.ear, in->layer, how.assume, &own);
    if (status != DEMARC_OK)
        return status;
    if (!own && in->from.kind == DEMARC_SOURCE_TOPOJSON)
        how.assume = "EPSG:4326";
    return demarc_crs_open(in->ctx, in->arena, own, &how, in->path, &in->crs);
}

static demarc_status words_open(source *in)
{
    const demarc_vocabulary_how how = {in->how->schema, in->how->view,
                                       in->how->fields, in->how->default_stage,
                                       in->how->events};
    demarc_segments *out = in->out;
    demarc_status status = demarc_vocabulary_open(in->ctx, in->arena,
                                                  OGR_L_GetLayerDefn(in->layer),
                                                  in->path, &how, &in->words);

    out->schema = in->words.schema->name;
    out->view = in->words.view;
    out->missed = in->words.fields.missed;
    out->has_border = in->words.fields.index[DEMARC_FIELD_BORDER] >= 0;
    out->has_pairs = demarc_vocabulary_pairs(&in->words);
    out->has_sides = in->words.party[0] < 0;
    return status;
}

/** Reads all fields as text, but for the stage, which the vocabulary reads;
 *  false when out of memory. */
static bool texts_read(source *in, OGRFeatureH feature, const char **text)
{
    int index[DEMARC_FIELD_COUNT];

    memcpy(index, in->words.fields.index, sizeof index);
    index[DEMARC_FIELD_STAGE] = -1;
    if (!in->out->has_sides) {
        index[DEMARC_FIELD_LEFT] = in->words.party[0];
        index[DEMARC_FIELD_RIGHT] = in->words.party[1];
    }
    for (size_t i = 0; i < DEMARC_FIELD_COUNT; i++) {
        text[i] = demarc_fields_text(in->arena, feature, index[i]);
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

/** The parts of a feature that were measured while the file was checked; its
 *  number from 0 is that of its record. */
static demarc_status gauges_give(source *in, uint64_t record,
                                 demarc_segment *out)
{
    const demarc_gauges *all = &in->out->gauges;
    size_t first;

    while (in->gauge < all->count && all->items[in->gauge].record < record)
        in->gauge++;
    first = in->gauge;
    for (; in->gauge < all->count && all->items[in->gauge].record == record;
         in->gauge++, out->parts++)
        out->vertices += all->items[in->gauge].vertices;
    if (all->lon)
        out->course = demarc_course_kept(in->arena, all, first, out->parts);
    else
        out->gauges = all->items + first;
    return out->gauges || out->course ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status line_read(source *in, OGRFeatureH feature,
                               const demarc_where *where, demarc_segment *out)
{
    if (!in->gauged)
        return demarc_shape_read(in->ctx, in->arena,
                                 OGR_F_GetGeometryRef(feature), &in->crs, where,
                                 out);
    return gauges_give(in, (uint64_t)OGR_F_GetFID(feature), out);
}

/** @param hidden  set when it is no border in this view. */
static demarc_status segment_read(source *in, OGRFeatureH feature,
                                  demarc_segment *out, bool *hidden)
{
    const char *text[DEMARC_FIELD_COUNT];
    demarc_where where = at_file(in);
    demarc_status status;

    status = demarc_charset_feature(&in->charset, feature, out->feature);
    if (status != DEMARC_OK)
        return status;
    if (!texts_read(in, feature, text) ||
        !(out->id = id_of(in, text[DEMARC_FIELD_ID], out->feature)))
        return DEMARC_ENOMEM;
    where.feature = out->id;
    out->name = text[DEMARC_FIELD_NAME];
    out->border = text[DEMARC_FIELD_BORDER];
    out->left = text[DEMARC_FIELD_LEFT];
    out->right = text[DEMARC_FIELD_RIGHT];
    out->route = text[DEMARC_FIELD_ROUTE];
    out->source = text[DEMARC_FIELD_SOURCE];
    status = demarc_vocabulary_stage(&in->words, feature, &where, &out->stage,
                                     hidden);
    if (status == DEMARC_OK)
        status = demarc_life_read(in->ctx, text, &where, out);
    if (status == DEMARC_OK)
        status = line_read(in, feature, &where, out);
    return status;
}

/** Keeps the segment that was read: for the border, or, without its lines,
 *  among the hidden. */
static demarc_status segment_keep(source *in, bool hidden)
{
    demarc_segments *out = in->out;
    demarc_segment *segment = &out->items[out->count];
    demarc_where where = at_file(in);

    in->got.records++;
    in->got.parts += segment->parts;
    in->got.points += segment->vertices;
    out->count += !hidden;
    if (!hidden)
        return DEMARC_OK;
    if (!demarc_reserve(&out->hidden, &out->hidden_room, out->hidden_count + 1,
                        sizeof *out->hidden))
        return DEMARC_ENOMEM;
    out->hidden[out->hidden_count++] = *segment;
    where.feature = segment->id;
    return demarc_report(in->ctx, DEMARC_RULE_SCHEMA_HIDDEN, &where, NULL,
                         "left out: hidden %s%s",
                         *out->view ? "in the view " : "by the schema ",
                         *out->view ? out->view : out->schema);
}

static demarc_status features_read(source *in)
{
    double all = (double)OGR_L_GetFeatureCount(in->layer, 1);
    demarc_status first = DEMARC_OK, status = DEMARC_OK;
    demarc_segments *out = in->out;
    OGRFeatureH feature;
    long number = 0;

    if (!demarc_reserve(&out->items, &out->room, in->shp.count.records,
                        sizeof *out->items))
        return DEMARC_ENOMEM;

    while ((feature = OGR_L_GetNextFeature(in->layer))) {
        demarc_segment *segment;
        bool hidden = false;
        size_t before = in->ctx->finding_count;

        if (!demarc_reserve(&out->items, &out->room, out->count + 1,
                            sizeof *out->items)) {
            OGR_F_Destroy(feature);
            return DEMARC_ENOMEM;
        }
        segment = &out->items[out->count];
        *segment = (demarc_segment){.feature = ++number};
        status = segment_read(in, feature, segment, &hidden);
        OGR_F_Destroy(feature);
        if (status == DEMARC_OK)
            status = segment_keep(in, hidden);
        else
            demarc_gdal_explain(&in->from.ear, before);
        if (first == DEMARC_OK)
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

    return demarc_report(
        in->ctx, DEMARC_RULE_EMPTY, &where, "check that it is the right one",
        "the file holds no segment%s",
        in->out->hidden_count ? ", but lines that are hidden in this view"
                              : "");
}

/** Has OGR returned all that is in a shapefile? */
static demarc_status count_check(const source *in)
{
    if (!is_shp(in) || in->damage != DEMARC_OK)
        return DEMARC_OK;
    return demarc_shp_compare(in->ctx, in->path, &in->shp.count, &in->got);
}

/** Are the lines measured already? They are if their coordinates are, as they
 *  stand in the file, longitude and latitude on WGS 84. OGR then need not read
 *  them. */
static demarc_status gauges_take(source *in)
{
    const char *geometry[] = {"OGR_GEOMETRY", NULL};

    if (!in->shp.gauged || in->damage || in->crs.way ||
        !in->how->gauger->take(in->how->gauger->user, &in->out->gauges))
        return DEMARC_OK;
    in->gauged = OGR_L_SetIgnoredFields(in->layer, geometry) == OGRERR_NONE;
    if (!in->gauged || !in->how->recalls)
        return DEMARC_OK;
    return demarc_recall_open(in->ctx, in->from.path, &in->out->recall);
}

static demarc_status layer_read(source *in)
{
    demarc_status status;

    if (OGR_L_GetFeatureCount(in->layer, 1) == 0 && !in->from.count)
        return refuse_empty(in);
    status = crs_open(in);
    if (status == DEMARC_OK)
        status = words_open(in);
    if (status == DEMARC_OK)
        status = gauges_take(in);
    if (status != DEMARC_OK)
        return status;
    in->from.ear.failed = false;
    status = features_read(in);
    if (status == DEMARC_OK)
        status = demarc_crs_tell(in->ctx, in->arena, in->path, &in->crs);
    if (status == DEMARC_OK)
        status = demarc_vocabulary_tell(&in->words);
    in->out->crs =
        (demarc_origin){in->crs.name, in->crs.operation, in->crs.accuracy_m};
    if (status == DEMARC_OK)
        status = demarc_source_finish(in->ctx, &in->from, in->got.records);
    if (status == DEMARC_OK && in->out->count == 0)
        status = refuse_empty(in);
    return status == DEMARC_OK ? count_check(in) : status;
}

demarc_status demarc_segments_read(demarc_ctx *ctx, demarc_arena *arena,
                                   const char *path,
                                   const demarc_segments_how *how,
                                   demarc_segments *out)
{
    source in = {
        .ctx = ctx, .arena = arena, .path = path, .how = how, .out = out};
    demarc_status status;

    *out = (demarc_segments){
        .crs = {"", "", NAN}, .schema = "", .view = "", .has_sides = true};
    status = data_open(&in);
    if (status == DEMARC_OK)
        status = layer_read(&in);
    demarc_crs_close(&in.crs);
    if (in.charset.ctx)
        demarc_charset_close(&in.charset);
    demarc_source_close(ctx, &in.from);
    demarc_shp_close(&in.shp);
    return in.damage != DEMARC_OK ? in.damage : status;
}

void demarc_segments_free(demarc_segments *segments)
{
    free(segments->items);
    free(segments->hidden);
    demarc_gauges_free(&segments->gauges);
    demarc_recall_close(&segments->recall);
    *segments = (demarc_segments){0};
}
