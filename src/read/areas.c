#include "read/areas.h"

#include "read/areacode.h"
#include "read/charset.h"
#include "read/crs.h"
#include "read/gdal.h"
#include "read/nesting.h"
#include "read/shp.h"
#include "read/shprings.h"
#include "read/source.h"
#include "read/topology.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** A file being read. */
typedef struct job {
    demarc_ctx *ctx;
    demarc_arena *arena;
    const char *path;
    const demarc_areas_how *how;
    demarc_source from;
    demarc_shp shp; /* if it is a shapefile */
    demarc_charset charset;
    demarc_crs crs;
    demarc_areacode codes;
    demarc_topology arcs; /* if it is TopoJSON */
    demarc_jsonrings json;
    demarc_shprings shapes;
    const demarc_bare_rings *taken; /* of these, if OGR need not read them */
    size_t next_ring;
    demarc_shp_count got;
    demarc_areas *out;
} job;

static demarc_where at_file(const job *in)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = in->path;
    return where;
}

static bool has_areas(OGRLayerH layer)
{
    OGRwkbGeometryType type = OGR_GT_Flatten(OGR_L_GetGeomType(layer));

    return type == wkbUnknown || type == wkbGeometryCollection ||
           OGR_GT_IsSubClassOf(type, wkbSurface) ||
           OGR_GT_IsSubClassOf(type, wkbMultiSurface);
}

/** Sorts the rings that were taken while the file was checked. */
static demarc_status shapes_take(job *in)
{
    const char *geometry[] = {"OGR_GEOMETRY", NULL};

    if (!in->shp.gauged || in->shapes.left ||
        OGR_L_SetIgnoredFields(in->from.layer, geometry) != OGRERR_NONE)
        return DEMARC_OK;
    in->taken = &in->shapes.all;
    return demarc_nesting_find(&in->shapes.all) ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status data_open(job *in)
{
    const demarc_source_how how = {in->how->scratch, in->how->allow_network,
                                   in->how->encoding, &in->json};
    const demarc_gauger taker = demarc_shprings_gauger(&in->shapes);
    const demarc_shp_how shp = {.rebuild_index = in->how->rebuild_index,
                                .areas = true,
                                .gauger = &taker};
    demarc_status status =
        demarc_source_find(in->ctx, in->arena, in->path, &how, &in->from);
    const char *path = in->from.path;

    if (!status && in->from.kind == DEMARC_SOURCE_SHAPEFILE) {
        status = demarc_shp_open(in->ctx, in->arena, path, &shp, &in->shp);
        path = in->shp.path;
    }
    if (!status && in->json.taken) {
        in->taken = &in->json.all;
        path = demarc_jsonrings_path(&in->json);
    }
    if (!status && !path)
        status = DEMARC_ENOMEM;
    if (!status)
        status = demarc_source_open(in->ctx, in->arena, path, &in->from);
    for (int i = 0; !status && i < GDALDatasetGetLayerCount(in->from.data); i++)
        if (has_areas(GDALDatasetGetLayer(in->from.data, i))) {
            in->from.layer = GDALDatasetGetLayer(in->from.data, i);
            break;
        }
    if (!status)
        status = shapes_take(in);
    if (!status)
        status = demarc_charset_open(in->ctx, in->arena, &in->from,
                                     in->how->encoding, &in->charset);
    if (!status)
        status = demarc_charset_names(&in->charset,
                                      OGR_L_GetLayerDefn(in->from.layer));
    return status;
}

static demarc_status crs_open(job *in)
{
    demarc_crs_how how = {in->how->assume_crs, in->how->allow_ballpark};
    OGRSpatialReferenceH own;
    demarc_status status =
        demarc_gdal_crs(&in->from.ear, in->from.layer, how.assume, &own);

    if (status)
        return status;
    if (!own && in->from.kind == DEMARC_SOURCE_TOPOJSON)
        how.assume = "EPSG:4326"; /* by its specification */
    return demarc_crs_open(in->ctx, in->arena, own, &how, in->path, &in->crs);
}

static demarc_status vertices_check(job *in, const double *lon_lat,
                                    size_t count, const demarc_where *where)
{
    for (size_t i = 0; i < count; i++)
        if (!(fabs(lon_lat[2 * i]) <= 180 && fabs(lon_lat[2 * i + 1]) <= 90))
            return demarc_report(in->ctx, DEMARC_RULE_GEOMETRY_VERTEX, where,
                                 "check the file and its coordinate system",
                                 "vertex %zu is not on the earth (%.7g, %.7g)",
                                 i + 1, lon_lat[2 * i], lon_lat[2 * i + 1]);
    return DEMARC_OK;
}

/** Room for a ring of `count` points; NULL when out of memory. */
static double *ring_begin(demarc_areas *out, size_t count)
{
    if (!demarc_reserve(&out->lon_lat, &out->point_room,
                        2 * (out->points + count + 1), sizeof *out->lon_lat) ||
        !demarc_reserve(&out->rings, &out->ring_room, out->ring_count + 1,
                        sizeof *out->rings))
        return NULL;
    return out->lon_lat + 2 * out->points;
}

/** Takes the points that ring_begin had room for. */
static demarc_status ring_keep(job *in, size_t count, bool hole,
                               const demarc_where *where)
{
    demarc_areas *out = in->out;
    double *at = out->lon_lat + 2 * out->points;
    demarc_status status;

    if (!demarc_crs_bring(&in->crs, at, count))
        return demarc_report(in->ctx, DEMARC_RULE_GEOMETRY_VERTEX, where,
                             "check the file's coordinate system",
                             "a vertex has no place on WGS 84");
    status = vertices_check(in, at, count, where);
    count = demarc_ring_thin(at, count);
    if (status || count < 2) /* two: drawn there and back, at a coarse scale */
        return status;
    if ((demarc_ring_turning(at, count) > 0) == hole)
        demarc_ring_turn(at, count);
    out->rings[out->ring_count++] =
        (demarc_ring){out->points, count, out->count};
    out->points += count;
    return DEMARC_OK;
}

static demarc_status ring_add(job *in, OGRGeometryH ring, bool hole,
                              const demarc_where *where)
{
    int points = OGR_G_GetPointCount(ring);
    size_t count = points > 0 ? (size_t)points : 0;
    double *at = ring_begin(in->out, count);

    if (!at)
        return DEMARC_ENOMEM;
    in->got.points += count;
    in->got.parts++;
    OGR_G_GetPoints(ring, at, 2 * sizeof *at, at + 1, 2 * sizeof *at, NULL, 0);
    return ring_keep(in, count, hole, where);
}

/** Adds the rings of a feature of a TopoJSON file; 0 is the first. */
static demarc_status arcs_add(job *in, size_t feature,
                              const demarc_where *where)
{
    demarc_topology *arcs = &in->arcs;
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < demarc_topology_polygons(arcs, feature); i++)
        for (size_t k = 0;
             !status && k < demarc_topology_rings(arcs, feature, i); k++) {
            double *at;

            status = demarc_topology_ring(arcs, feature, i, k);
            if (status)
                return status;
            at = ring_begin(in->out, arcs->count);
            if (!at)
                return DEMARC_ENOMEM;
            if (arcs->count > 0)
                memcpy(at, arcs->lon_lat, 2 * arcs->count * sizeof *at);
            status = ring_keep(in, arcs->count, k > 0, where);
        }
    return status;
}

/** Adds the rings of a feature that OGR was not to read; 0 is the first. */
static demarc_status taken_add(job *in, size_t feature,
                               const demarc_where *where)
{
    const demarc_bare_rings *from = in->taken;
    demarc_status status = DEMARC_OK;

    for (; !status && in->next_ring < from->count &&
           from->items[in->next_ring].feature == feature;
         in->next_ring++) {
        const demarc_bare_ring *ring = &from->items[in->next_ring];
        double *at = ring_begin(in->out, ring->count);

        if (!at)
            return DEMARC_ENOMEM;
        in->got.points += ring->count;
        in->got.parts++;
        memcpy(at, from->lon_lat + 2 * ring->start,
               2 * ring->count * sizeof *at);
        status = ring_keep(in, ring->count, ring->hole, where);
    }
    return status;
}

/** Adds the rings of a polygon, or of all in a collection. */
static demarc_status rings_add(job *in, OGRGeometryH geometry,
                               const demarc_where *where)
{
    OGRwkbGeometryType type = OGR_GT_Flatten(OGR_G_GetGeometryType(geometry));
    demarc_status status = DEMARC_OK;

    if (type != wkbPolygon && type != wkbMultiPolygon &&
        type != wkbGeometryCollection)
        return demarc_report(in->ctx, DEMARC_RULE_GEOMETRY_TYPE, where,
                             "give a file of polygons", "a %s, not a polygon",
                             OGR_G_GetGeometryName(geometry));
    for (int i = 0; i < OGR_G_GetGeometryCount(geometry) && !status; i++) {
        OGRGeometryH part = OGR_G_GetGeometryRef(geometry, i);

        status = type == wkbPolygon ? ring_add(in, part, i > 0, where)
                                    : rings_add(in, part, where);
    }
    return status;
}

static demarc_status area_read(job *in, OGRFeatureH feature, long number)
{
    demarc_areas *out = in->out;
    demarc_where where = at_file(in);
    OGRGeometryH geometry = OGR_F_GetGeometryRef(feature), linear = NULL;
    demarc_area *area;
    demarc_status status =
        demarc_charset_feature(&in->charset, feature, number);

    if (status)
        return status;
    if (!demarc_reserve(&out->items, &out->room, out->count + 1,
                        sizeof *out->items))
        return DEMARC_ENOMEM;
    area = &out->items[out->count];
    *area = (demarc_area){
        .source = in->how->source, .feature = number, .ring = out->ring_count};
    if (!demarc_areacode_read(&in->codes, in->arena, feature, in->path, area))
        return DEMARC_ENOMEM;
    in->got.records++;
    where.feature = area->code;
    if (geometry && OGR_G_HasCurveGeometry(geometry, TRUE))
        geometry = linear = OGR_G_GetLinearGeometry(geometry, 0, NULL);
    if (in->arcs.root)
        status = arcs_add(in, (size_t)number - 1, &where);
    else if (in->taken)
        status = taken_add(in, (size_t)number - 1, &where);
    else if (geometry)
        status = rings_add(in, geometry, &where);
    if (linear)
        OGR_G_DestroyGeometry(linear);
    area->rings = out->ring_count - area->ring;
    out->count++;
    return status;
}

static demarc_status layer_read(job *in)
{
    double all = (double)OGR_L_GetFeatureCount(in->from.layer, 1);
    demarc_where where = at_file(in);
    demarc_status status = crs_open(in);
    OGRFeatureH feature;

    if (!status)
        status = demarc_areacode_find(
            in->ctx, in->arena, OGR_L_GetLayerDefn(in->from.layer), in->path,
            in->how->fields, in->how->lang, &in->codes);
    if (!status && in->from.kind == DEMARC_SOURCE_TOPOJSON)
        status = demarc_topology_open(in->ctx, in->from.path,
                                      OGR_L_GetName(in->from.layer), &in->arcs);
    if (!status && ((in->arcs.root &&
                     demarc_topology_features(&in->arcs) != (size_t)all) ||
                    (in->json.taken && in->json.features != (size_t)all)))
        status = demarc_report(in->ctx, DEMARC_RULE_SOURCE_OPEN, &where, NULL,
                               "OGR counts other features than there are");
    in->from.ear.failed = false;
    for (long number = 1;
         !status && (feature = OGR_L_GetNextFeature(in->from.layer));
         number++) {
        status = area_read(in, feature, number);
        OGR_F_Destroy(feature);
        demarc_progress(in->ctx, "reading areas", (double)number / all);
    }
    if (!status)
        status = demarc_crs_tell(in->ctx, in->arena, in->path, &in->crs);
    if (!status)
        status = demarc_source_finish(in->ctx, &in->from, in->got.records);
    if (!status && in->from.kind == DEMARC_SOURCE_SHAPEFILE)
        status =
            demarc_shp_compare(in->ctx, in->path, &in->shp.count, &in->got);
    return status;
}

demarc_status demarc_areas_read(demarc_ctx *ctx, demarc_arena *arena,
                                const char *path, const demarc_areas_how *how,
                                demarc_areas *out)
{
    job in = {.ctx = ctx, .arena = arena, .path = path, .how = how, .out = out};
    size_t before = out->ring_count;
    demarc_where where = at_file(&in);
    demarc_status status;

    status = data_open(&in);
    if (!status)
        status = layer_read(&in);
    demarc_crs_close(&in.crs);
    demarc_topology_close(&in.arcs);
    if (in.charset.ctx)
        demarc_charset_close(&in.charset);
    demarc_source_close(ctx, &in.from);
    demarc_jsonrings_free(&in.json);
    demarc_bare_rings_free(&in.shapes.all);
    demarc_shp_close(&in.shp);
    if (!status && out->ring_count == before)
        status = demarc_report(ctx, DEMARC_RULE_EMPTY, &where,
                               "check that it is the right one",
                               "the file holds no polygon");
    return status;
}

void demarc_areas_free(demarc_areas *areas)
{
    free(areas->items);
    free(areas->rings);
    free(areas->lon_lat);
    *areas = (demarc_areas){0};
}
