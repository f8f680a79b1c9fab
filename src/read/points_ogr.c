#include "base/text.h"
#include "read/charset.h"
#include "read/crs.h"
#include "read/fields.h"
#include "read/gdal.h"
#include "read/points.h"
#include "read/shp.h"
#include "read/source.h"

#include <math.h>
#include <string.h>

/** A source being read. */
typedef struct source {
    demarc_ctx *ctx;
    const char *path;
    const demarc_open *how;
    demarc_source from;
    demarc_shp shp; /* if it is a shapefile */
    demarc_charset charset;
    demarc_crs crs;
    int id, date;  /* fields; -1: none */
    size_t others; /* features that are no points */
    demarc_shp_count got;
    demarc_points *out;
} source;

static demarc_where at_file(const source *in)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = in->path;
    return where;
}

static bool is_shp(const source *in)
{
    return in->from.kind == DEMARC_SOURCE_SHAPEFILE;
}

/** Of several layers the first that has points, or may have some. */
static void layer_choose(demarc_source *from)
{
    for (int i = 0; i < GDALDatasetGetLayerCount(from->data); i++) {
        OGRLayerH layer = GDALDatasetGetLayer(from->data, i);
        OGRwkbGeometryType type = OGR_GT_Flatten(OGR_L_GetGeomType(layer));

        if (type == wkbPoint || type == wkbMultiPoint || type == wkbUnknown) {
            from->layer = layer;
            return;
        }
    }
}

static demarc_status data_open(source *in)
{
    const demarc_source_how how = {.scratch = in->how->scratch,
                                   .allow_network = in->how->allow_network,
                                   .encoding = in->how->encoding};
    const demarc_shp_how shp = {.rebuild_index = in->how->rebuild_index,
                                .shapes_only = true,
                                .points = true};
    demarc_arena *arena = &in->out->arena;
    demarc_status status =
        demarc_source_find(in->ctx, arena, in->path, &how, &in->from);

    if (status == DEMARC_OK && is_shp(in))
        status = demarc_shp_open(in->ctx, arena, in->from.path, &shp, &in->shp);
    if (status == DEMARC_OK)
        status = demarc_source_open(in->ctx, arena,
                                    is_shp(in) ? in->shp.path : in->from.path,
                                    &in->from);
    if (status != DEMARC_OK)
        return status;
    layer_choose(&in->from);
    status = demarc_charset_open(in->ctx, arena, &in->from, in->how->encoding,
                                 &in->charset);
    if (status == DEMARC_OK)
        status = demarc_charset_names(&in->charset,
                                      OGR_L_GetLayerDefn(in->from.layer));
    return status;
}

static demarc_status crs_open(source *in)
{
    demarc_crs_how how = {in->how->assume_crs, in->how->allow_ballpark};
    OGRSpatialReferenceH own;
    demarc_status status =
        demarc_gdal_crs(&in->from.ear, in->from.layer, how.assume, &own);

    if (status != DEMARC_OK)
        return status;
    if (!own && in->from.kind == DEMARC_SOURCE_TOPOJSON)
        how.assume = "EPSG:4326"; /* by its specification */
    return demarc_crs_open(in->ctx, &in->out->arena, own, &how, in->path,
                           &in->crs);
}

/** The field of a role: the user's, else the first there of some names. */
static demarc_status field_find(const source *in, const char *const *names,
                                int *out)
{
    OGRFeatureDefnH layer = OGR_L_GetLayerDefn(in->from.layer);
    const size_t length = strlen(names[0]);
    demarc_where where = at_file(in);
    char known[700];

    *out = -1;
    for (const char *const *pair = in->how->fields; pair && *pair; pair++) {
        if (!demarc_text_starts(*pair, names[0]) || (*pair)[length] != '=')
            continue;
        *out = demarc_fields_index(layer, *pair + length + 1);
        if (*out >= 0)
            return DEMARC_OK;
        demarc_fields_list(layer, known, sizeof known);
        return demarc_report(in->ctx, DEMARC_RULE_FIELD_NONE, &where,
                             "name one that is there in --field",
                             "there is no field \"%s\"; the fields are: %s",
                             *pair + length + 1, known);
    }
    for (; *names && *out < 0; names++)
        *out = demarc_fields_index(layer, *names);
    return DEMARC_OK;
}

static demarc_status date_read(source *in, OGRFeatureH feature,
                               const demarc_where *where, demarc_point *out)
{
    const char *text = demarc_fields_text(&in->out->arena, feature, in->date),
               *reason;

    if (!text)
        return DEMARC_ENOMEM;
    if (demarc_date_parse(text, &out->date, &reason) == DEMARC_OK)
        return DEMARC_OK;
    return demarc_report(in->ctx, DEMARC_RULE_EVENT_DATE, where, reason,
                         "%.60s: \"%.60s\" is no date", out->id, text);
}

static demarc_status position_read(source *in, OGRGeometryH geometry,
                                   const demarc_where *where, demarc_point *out)
{
    double at[2] = {OGR_G_GetX(geometry, 0), OGR_G_GetY(geometry, 0)};

    if (!demarc_crs_bring(&in->crs, at, 1) ||
        !(fabs(at[0]) <= 180 && fabs(at[1]) <= 90))
        return demarc_report(in->ctx, DEMARC_RULE_GEOMETRY_VERTEX, where,
                             "check the file and its coordinate system",
                             "%.60s is not on the earth", out->id);
    out->lon = at[0];
    out->lat = at[1];
    return DEMARC_OK;
}

/** A multi point of one point is that point. */
static OGRGeometryH point_of(OGRGeometryH geometry)
{
    if (geometry &&
        OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) == wkbMultiPoint &&
        OGR_G_GetGeometryCount(geometry) == 1)
        return OGR_G_GetGeometryRef(geometry, 0);
    return geometry;
}

/** A feature without a geometry, or with an empty one, is a point without a
 *  position. */
static demarc_status feature_read(source *in, OGRFeatureH feature, long number)
{
    OGRGeometryH geometry = point_of(OGR_F_GetGeometryRef(feature));
    bool empty = !geometry || OGR_G_IsEmpty(geometry);
    demarc_point *point = demarc_points_add(in->out);
    demarc_where where = at_file(in);
    demarc_status status;

    if (!point)
        return DEMARC_ENOMEM;
    if (!empty && OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) != wkbPoint) {
        in->others++;
        return DEMARC_OK;
    }
    status = demarc_charset_feature(&in->charset, feature, number);
    if (status != DEMARC_OK)
        return status;
    point->line = number;
    point->lon = point->lat = NAN;
    point->id = demarc_fields_text(&in->out->arena, feature, in->id);
    if (point->id && !*point->id)
        point->id = demarc_points_name(in->out, number);
    if (!point->id)
        return DEMARC_ENOMEM;
    status = date_read(in, feature, &where, point);
    if (status == DEMARC_OK && !empty)
        status = position_read(in, geometry, &where, point);
    in->out->count += status == DEMARC_OK;
    return status;
}

static demarc_status features_read(source *in)
{
    double all = (double)OGR_L_GetFeatureCount(in->from.layer, 1);
    demarc_status first = DEMARC_OK, status;
    OGRFeatureH feature;
    long number = 0;

    while ((feature = OGR_L_GetNextFeature(in->from.layer))) {
        OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);

        in->got.records++;
        in->got.parts += geometry != NULL;
        in->got.points += geometry != NULL;
        status = feature_read(in, feature, ++number);
        OGR_F_Destroy(feature);
        first = first == DEMARC_OK ? status : first;
        if (status == DEMARC_ENOMEM || (first && !in->ctx->collect))
            break;
        if (number % 1024 == 0)
            demarc_progress(in->ctx, "reading points", (double)number / all);
    }
    return first;
}

static demarc_status others_tell(const source *in)
{
    demarc_where where = at_file(in);

    if (in->others == 0)
        return DEMARC_OK;
    return demarc_report(
        in->ctx, DEMARC_RULE_POINT_OTHER, &where, "give a file of points",
        "%zu feature%s no point%s, and left out", in->others,
        in->others == 1 ? " is" : "s are", in->others == 1 ? "" : "s");
}

static demarc_status layer_read(source *in)
{
    static const char *const ids[] = {"id", "event_id", "name", NULL};
    static const char *const dates[] = {"date", "date_start", NULL};
    demarc_status status = crs_open(in);

    if (status != DEMARC_OK)
        return status;
    in->from.ear.failed = false;
    status = field_find(in, ids, &in->id);
    if (status == DEMARC_OK)
        status = field_find(in, dates, &in->date);
    if (status == DEMARC_OK)
        status = features_read(in);
    if (status == DEMARC_OK)
        status = demarc_crs_tell(in->ctx, &in->out->arena, in->path, &in->crs);
    if (status == DEMARC_OK)
        status = demarc_source_finish(in->ctx, &in->from, in->got.records);
    if (status == DEMARC_OK)
        status = others_tell(in);
    if (status == DEMARC_OK && is_shp(in))
        status =
            demarc_shp_compare(in->ctx, in->path, &in->shp.count, &in->got);
    return status;
}

demarc_status demarc_points_ogr(demarc_ctx *ctx, const char *path,
                                const demarc_open *how, demarc_points *out)
{
    source in = {.ctx = ctx, .path = path, .how = how, .out = out};
    demarc_status status;

    status = data_open(&in);
    if (status == DEMARC_OK)
        status = layer_read(&in);
    demarc_crs_close(&in.crs);
    if (in.charset.ctx)
        demarc_charset_close(&in.charset);
    demarc_source_close(ctx, &in.from);
    demarc_shp_close(&in.shp);
    return status;
}
