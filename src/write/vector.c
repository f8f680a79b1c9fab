#include "write/vector.h"

#include "base/buffer.h"
#include "base/ctx.h"
#include "measure/dateline.h"
#include "write/zip.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH = 64, OPTIONS = 3, DBF_TEXT = 254 };

/* No clock: the same lines are the same bytes. */
#define DAY  "1970-01-01"
#define NOON DAY "T00:00:00.000Z"

typedef struct kind_row {
    const char *driver, *ending;
    const char *options[OPTIONS + 1];
} kind_row;

struct demarc_vector {
    demarc_ctx *ctx;
    demarc_vector_kind kind;
    const demarc_vector_field *fields;
    const char *name; /* of the layer */
    char folder[PATH];
    char said[256]; /* GDAL's last complaint */
    char *day_before;
    GDALDatasetH data;
    OGRLayerH layer;
};

static const kind_row kinds[] = {
    [DEMARC_VECTOR_SHAPEFILE] = {"ESRI Shapefile",
                                 "shp",
                                 {"ENCODING=UTF-8", "RESIZE=YES",
                                  "DBF_DATE_LAST_UPDATE=" DAY}},
    [DEMARC_VECTOR_GEOPACKAGE] = {"GPKG", "gpkg", {NULL}},
    [DEMARC_VECTOR_FLATGEOBUF] = {"FlatGeobuf", "fgb", {"TEMPORARY_DIR="}},
};

static void CPL_STDCALL hear(CPLErr level, CPLErrorNum number, const char *text)
{
    demarc_vector *to = CPLGetErrorHandlerUserData();

    (void)number;
    if (level < CE_Warning)
        return;
    snprintf(to->said, sizeof to->said, "%.250s", text);
    for (char *at = to->said; *at; at++)
        if (*at == '\n' || *at == '\r')
            *at = ' ';
}

static demarc_status fail(const demarc_vector *to)
{
    return demarc_report(to->ctx, DEMARC_RULE_IO, NULL, NULL,
                         "the %s cannot be made: %s", kinds[to->kind].driver,
                         *to->said ? to->said : "GDAL does not say why");
}

static demarc_status fields_make(demarc_vector *to)
{
    for (const demarc_vector_field *at = to->fields; at->name; at++) {
        OGRFieldDefnH field =
            OGR_Fld_Create(at->name, at->number ? OFTReal : OFTString);
        OGRErr error;

        if (!field)
            return DEMARC_ENOMEM;
        if (at->number && to->kind == DEMARC_VECTOR_SHAPEFILE) {
            OGR_Fld_SetWidth(field, 16);
            OGR_Fld_SetPrecision(field, 6);
        }
        error = OGR_L_CreateField(to->layer, field, FALSE);
        OGR_Fld_Destroy(field);
        if (error != OGRERR_NONE)
            return fail(to);
    }
    return DEMARC_OK;
}

static demarc_status layer_make(demarc_vector *to)
{
    OGRSpatialReferenceH wgs84 = OSRNewSpatialReference(NULL);
    char text[OPTIONS][2 * PATH], *list[OPTIONS + 1] = {NULL};

    for (int i = 0; i < OPTIONS && kinds[to->kind].options[i]; i++) {
        list[i] = text[i];
        snprintf(text[i], sizeof text[i], "%s%s", kinds[to->kind].options[i],
                 to->kind == DEMARC_VECTOR_FLATGEOBUF ? to->folder : "");
    }
    if (wgs84 && OSRSetWellKnownGeogCS(wgs84, "WGS84") == OGRERR_NONE) {
        OSRSetAxisMappingStrategy(wgs84, OAMS_TRADITIONAL_GIS_ORDER);
        to->layer = GDALDatasetCreateLayer(to->data, to->name, wgs84,
                                           wkbMultiLineString, list);
    }
    OSRRelease(wgs84);
    if (!to->layer)
        return fail(to);
    /* a GeoPackage then waits with writing to the end */
    if (OGR_L_StartTransaction(to->layer) != OGRERR_NONE)
        return fail(to);
    return fields_make(to);
}

static demarc_status data_make(demarc_vector *to)
{
    const kind_row *kind = &kinds[to->kind];
    GDALDriverH driver;
    char path[2 * PATH];

    GDALAllRegister();
    driver = GDALGetDriverByName(kind->driver);
    if (!driver)
        return demarc_report(to->ctx, DEMARC_RULE_USAGE, NULL,
                             "choose another: see demarc formats",
                             "this GDAL has no driver %s", kind->driver);
    snprintf(path, sizeof path, "%s/%s.%s", to->folder, to->name, kind->ending);
    VSIMkdir(to->folder, 0700);
    to->data = GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, NULL);
    return to->data ? layer_make(to) : fail(to);
}

demarc_status demarc_vector_open(demarc_ctx *ctx, demarc_vector_kind kind,
                                 const char *layer,
                                 const demarc_vector_field *fields,
                                 demarc_vector **out)
{
    demarc_vector *to = calloc(1, sizeof *to);
    const char *before;
    demarc_status status;

    *out = to;
    if (!to)
        return DEMARC_ENOMEM;
    to->ctx = ctx;
    to->kind = kind;
    to->fields = fields;
    to->name = layer;
    snprintf(to->folder, sizeof to->folder, "/vsimem/demarc-%p", (void *)to);
    before = CPLGetThreadLocalConfigOption("OGR_CURRENT_DATE", NULL);
    to->day_before = before ? CPLStrdup(before) : NULL;
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", NOON);
    CPLPushErrorHandlerEx(hear, to);
    status = data_make(to);
    CPLPopErrorHandler();
    if (status) {
        demarc_vector_close(to, status, NULL);
        *out = NULL;
    }
    return status;
}

/* A .dbf has room for 254 bytes; more is cut between two characters. */
static void text_set(demarc_vector *to, OGRFeatureH feature, int i,
                     const char *text)
{
    char cut[DBF_TEXT + 1];
    size_t length = DBF_TEXT;

    if (to->kind == DEMARC_VECTOR_SHAPEFILE && strlen(text) > DBF_TEXT) {
        while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
            length--;
        memcpy(cut, text, length);
        cut[length] = '\0';
        text = cut;
        demarc_report(to->ctx, DEMARC_RULE_TEXT_LONG, NULL,
                      "write a GeoPackage instead",
                      "a %s is cut to the 254 bytes that a .dbf holds: %.60s",
                      to->fields[i].name, text);
    }
    OGR_F_SetFieldString(feature, i, text);
}

static void values_set(demarc_vector *to, OGRFeatureH feature,
                       const demarc_vector_value *values)
{
    for (int i = 0; to->fields[i].name; i++)
        if (to->fields[i].number && isfinite(values[i].number))
            OGR_F_SetFieldDouble(feature, i, values[i].number);
        else if (!to->fields[i].number && values[i].text && *values[i].text)
            text_set(to, feature, i, values[i].text);
        else
            OGR_F_SetFieldNull(feature, i);
}

/** Adds a part, itself in parts where it crosses the antimeridian. */
static demarc_status part_add(OGRGeometryH all, const double *lon_lat,
                              size_t count)
{
    demarc_parts parts;
    demarc_status status = demarc_dateline_cut(lon_lat, count, &parts);

    for (size_t i = 0; i < parts.count && !status; i++) {
        OGRGeometryH line = OGR_G_CreateGeometry(wkbLineString);
        const double *at = parts.lon_lat + 2 * parts.start[i];
        int points = (int)(parts.start[i + 1] - parts.start[i]);

        OGR_G_SetPoints(line, points, at, 2 * sizeof *at, at + 1,
                        2 * sizeof *at, NULL, 0);
        OGR_G_AddGeometryDirectly(all, line);
    }
    demarc_parts_free(&parts);
    return status;
}

demarc_status demarc_vector_add(demarc_vector *to,
                                const demarc_vector_value *values,
                                const double *lon_lat, const size_t *start,
                                size_t parts)
{
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(to->layer));
    OGRGeometryH all = OGR_G_CreateGeometry(wkbMultiLineString);
    demarc_status status = feature && all ? DEMARC_OK : DEMARC_ENOMEM;

    CPLPushErrorHandlerEx(hear, to);
    if (!status)
        values_set(to, feature, values);
    for (size_t i = 0; i < parts && !status; i++)
        status = part_add(all, lon_lat + 2 * start[i], start[i + 1] - start[i]);
    if (!status && OGR_F_SetGeometry(feature, all) != OGRERR_NONE)
        status = DEMARC_ENOMEM;
    if (!status && OGR_L_CreateFeature(to->layer, feature) != OGRERR_NONE)
        status = fail(to);
    OGR_G_DestroyGeometry(all);
    OGR_F_Destroy(feature);
    CPLPopErrorHandler();
    return status;
}

/** What OGR wrote; free with CPLFree. NULL if it is not there. */
static void *file_take(const demarc_vector *to, const char *ending,
                       size_t *size)
{
    char path[2 * PATH];
    vsi_l_offset length = 0;
    void *data;

    snprintf(path, sizeof path, "%s/%s.%s", to->folder, to->name, ending);
    data = VSIGetMemFileBuffer(path, &length, TRUE);
    *size = (size_t)length;
    return data;
}

static demarc_status zip_write(demarc_vector *to, demarc_buffer *out)
{
    static const char *const endings[] = {"shp", "shx", "dbf", "prj", "cpg"};
    demarc_zip zip = {0};
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char name[PATH];
        size_t size;
        void *data = file_take(to, endings[i], &size);

        snprintf(name, sizeof name, "%s.%s", to->name, endings[i]);
        if (data)
            demarc_zip_add(&zip, out, name, data, size);
        else
            status = fail(to);
        CPLFree(data);
    }
    return demarc_zip_end(&zip, out) || status ? status : fail(to);
}

static demarc_status file_write(demarc_vector *to, demarc_buffer *out)
{
    size_t size;
    void *data;

    if (to->kind == DEMARC_VECTOR_SHAPEFILE)
        return zip_write(to, out);
    data = file_take(to, kinds[to->kind].ending, &size);
    if (!data)
        return fail(to);
    demarc_buffer_add(out, data, size);
    CPLFree(data);
    return DEMARC_OK;
}

demarc_status demarc_vector_close(demarc_vector *to, demarc_status status,
                                  demarc_buffer *out)
{
    if (!to)
        return status;
    CPLPushErrorHandlerEx(hear, to);
    CPLErrorReset();
    if (to->layer && OGR_L_CommitTransaction(to->layer) != OGRERR_NONE &&
        !status)
        status = fail(to);
    if (to->data)
        GDALClose(to->data);
    if (!status && CPLGetLastErrorType() >= CE_Failure)
        status = fail(to);
    if (!status)
        status = file_write(to, out);
    VSIRmdirRecursive(to->folder);
    CPLPopErrorHandler();
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", to->day_before);
    CPLFree(to->day_before);
    free(to);
    return status;
}
