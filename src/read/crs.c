#include "read/crs.h"

#include "base/text.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** AUTHORITY:CODE and nothing else: OSRSetFromUserInput would also read
 *  files and addresses. */
static bool code_form(const char *text)
{
    const char *colon = strchr(text, ':');

    if (!colon || colon == text || !colon[1] || strlen(text) > 40)
        return false;
    for (const char *at = text; *at; at++)
        if (at != colon && !isalnum((unsigned char)*at) && *at != '_')
            return false;
    return true;
}

static OGRSpatialReferenceH crs_from_code(const char *code)
{
    OGRSpatialReferenceH crs = OSRNewSpatialReference(NULL);

    if (crs && OSRSetFromUserInput(crs, code) != OGRERR_NONE) {
        OSRDestroySpatialReference(crs);
        crs = NULL;
    }
    return crs;
}

static demarc_status assumed(demarc_ctx *ctx, const char *code,
                             OGRSpatialReferenceH *out)
{
    *out = code_form(code) ? crs_from_code(code) : NULL;
    if (*out)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                         "write AUTHORITY:CODE, such as EPSG:4326",
                         "\"%s\" is no coordinate system", code);
}

static const char *crs_name(demarc_arena *arena, OGRSpatialReferenceH crs)
{
    const char *authority = OSRGetAuthorityName(crs, NULL);
    const char *code = OSRGetAuthorityCode(crs, NULL);
    const char *name = OSRGetName(crs);
    char text[80];

    if (authority && code) {
        snprintf(text, sizeof text, "%s:%s", authority, code);
        name = text;
    }
    return demarc_arena_text(arena, name);
}

/** Is it longitude and latitude on WGS 84 (by datum, not by name)? */
static bool is_wgs84(OGRSpatialReferenceH crs, OGRSpatialReferenceH wgs84)
{
    static const char *const options[] = {
        "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT",
        NULL};

    return OSRIsSameEx(crs, wgs84, options);
}

static demarc_status way_open(demarc_ctx *ctx, OGRSpatialReferenceH from,
                              const char *file, demarc_crs *out)
{
    OGRSpatialReferenceH wgs84 = crs_from_code("EPSG:4326");
    demarc_where where = DEMARC_NOWHERE;
    demarc_status status = DEMARC_OK;

    where.file = file;
    if (!wgs84)
        return demarc_report(ctx, DEMARC_RULE_INTERNAL, NULL,
                             "check that proj-data is installed",
                             "PROJ does not know EPSG:4326");
    /* Files hold x before y whatever the authority's axis order says. */
    OSRSetAxisMappingStrategy(wgs84, OAMS_TRADITIONAL_GIS_ORDER);
    OSRSetAxisMappingStrategy(from, OAMS_TRADITIONAL_GIS_ORDER);
    if (!is_wgs84(from, wgs84)) {
        out->way = OCTNewCoordinateTransformation(from, wgs84);
        if (!out->way)
            status = demarc_report(ctx, DEMARC_RULE_CRS_BAD, &where,
                                   "give --assume-crs AUTHORITY:CODE",
                                   "the coordinate system \"%s\" cannot be "
                                   "brought to WGS 84",
                                   out->name);
    }
    OSRDestroySpatialReference(wgs84);
    return status;
}

demarc_status demarc_crs_open(demarc_ctx *ctx, demarc_arena *arena,
                              OGRSpatialReferenceH own, const char *assume,
                              const char *file, demarc_crs *out)
{
    demarc_where where = DEMARC_NOWHERE;
    OGRSpatialReferenceH from = NULL;
    demarc_status status = DEMARC_OK;

    *out = (demarc_crs){.name = ""};
    where.file = file;
    OSRSetPROJEnableNetwork(0);
    if (own)
        from = OSRClone(own);
    else if (assume)
        status = assumed(ctx, assume, &from);
    else
        status = demarc_report(ctx, DEMARC_RULE_CRS_NONE, &where,
                               "give --assume-crs EPSG:4326 if it is "
                               "longitude and latitude",
                               "the file has no coordinate system");
    if (status != DEMARC_OK)
        goto done;
    out->name = from ? crs_name(arena, from) : NULL;
    if (!out->name) {
        status = DEMARC_ENOMEM;
        goto done;
    }
    status = way_open(ctx, from, file, out);
done:
    if (from)
        OSRDestroySpatialReference(from);
    return status;
}

void demarc_crs_close(demarc_crs *crs)
{
    if (crs->way)
        OCTDestroyCoordinateTransformation(crs->way);
    crs->way = NULL;
}

/** 180 and -180 are the same place; both stay as they are written. */
static double wrapped(double lon)
{
    return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
}

static bool transformed(const demarc_crs *crs, double *lon_lat, size_t count)
{
    double *x = malloc(count * 2 * sizeof *x), *y = x ? x + count : NULL;
    bool done = x && count <= INT32_MAX;

    for (size_t i = 0; done && i < count; i++) {
        x[i] = lon_lat[2 * i];
        y[i] = lon_lat[2 * i + 1];
    }
    done = done && OCTTransform(crs->way, (int)count, x, y, NULL);
    for (size_t i = 0; done && i < count; i++) {
        lon_lat[2 * i] = x[i];
        lon_lat[2 * i + 1] = y[i];
    }
    free(x);
    return done;
}

bool demarc_crs_bring(const demarc_crs *crs, double *lon_lat, size_t count)
{
    if (crs->way && count && !transformed(crs, lon_lat, count))
        return false;
    for (size_t i = 0; i < count; i++)
        lon_lat[2 * i] = wrapped(lon_lat[2 * i]);
    return true;
}
