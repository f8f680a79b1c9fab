#include "read/crs.h"

#include "model/proj.h"
#include "read/crs_guard.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static OGRSpatialReferenceH crs_from_code(const char *code)
{
    OGRSpatialReferenceH crs = OSRNewSpatialReference(NULL);

    CPLPushErrorHandler(CPLQuietErrorHandler); /* the caller says it */
    if (crs && OSRSetFromUserInput(crs, code) != OGRERR_NONE) {
        OSRDestroySpatialReference(crs);
        crs = NULL;
    }
    CPLPopErrorHandler();
    return crs;
}

bool demarc_crs_known(demarc_ctx *ctx, const char *name)
{
    static const char *const forms[] = {"urn:ogc:def:crs:",
                                        "urn:x-ogc:def:crs:",
                                        "http://www.opengis.net/def/crs/",
                                        "https://www.opengis.net/def/crs/",
                                        "http://opengis.net/def/crs/",
                                        "https://opengis.net/def/crs/"};
    PJ_CONTEXT *proj = demarc_proj(ctx);
    bool named = demarc_crs_code(name);
    PJ *crs;

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        named |= strncasecmp(name, forms[i], strlen(forms[i])) == 0;
    crs = named && proj ? proj_create(proj, name) : NULL;
    proj_destroy(crs);
    return crs != NULL;
}

static demarc_where at_file(const char *file)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = file;
    return where;
}

static demarc_status assumed(demarc_ctx *ctx, const char *code,
                             OGRSpatialReferenceH *out)
{
    *out = demarc_crs_code(code) ? crs_from_code(code) : NULL;
    if (*out)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                         "write AUTHORITY:CODE, such as EPSG:4326",
                         "\"%s\" is no coordinate system", code);
}

/** Is there a file beside it that should have said it, in any case? */
static bool has_prj(const char *file)
{
    static const char *const endings[] = {"prj", "PRJ", "Prj"};
    const char *dot = strrchr(file, '.');
    char path[PATH_MAX];

    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++) {
        snprintf(path, sizeof path, "%.*s%s", (int)(dot + 1 - file), file,
                 endings[i]);
        if (access(path, F_OK) == 0)
            return true;
    }
    return false;
}

static demarc_status tell_none(demarc_ctx *ctx, const char *file)
{
    demarc_where where = at_file(file);

    return demarc_report(ctx, DEMARC_RULE_CRS_NONE, &where,
                         "give --assume-crs EPSG:4326 if it is longitude and "
                         "latitude",
                         has_prj(file)
                             ? "the .prj beside the file names no coordinate "
                               "system that can be read"
                             : "the file has no coordinate system");
}

/** The source's own, else the one that is assumed; for the caller to free. */
static demarc_status crs_choose(demarc_ctx *ctx, OGRSpatialReferenceH own,
                                const demarc_crs_how *how, const char *file,
                                OGRSpatialReferenceH *out)
{
    demarc_where where = at_file(file);
    const char *wrong;
    demarc_status status = DEMARC_OK;

    *out = NULL;
    if (!own && !how->assume)
        return tell_none(ctx, file);
    if (!own)
        return assumed(ctx, how->assume, out);
    wrong = demarc_crs_unsafe(own);
    if (wrong)
        return demarc_report(ctx, DEMARC_RULE_CRS_UNSAFE, &where,
                             "take its coordinate system out and give "
                             "--assume-crs AUTHORITY:CODE",
                             "the coordinate system cannot be trusted: %s",
                             wrong);
    if (how->assume)
        status = demarc_report(ctx, DEMARC_RULE_CRS_OWN, &where, NULL,
                               "the file has a coordinate system of its own; "
                               "--assume-crs %s is not used",
                               how->assume);
    *out = OSRClone(own);
    OSRDemoteTo2D(*out, NULL); /* heights are left aside */
    return status;
}

static const char *crs_name(demarc_arena *arena, OGRSpatialReferenceH crs)
{
    const char *authority = OSRGetAuthorityName(crs, NULL);
    const char *code = OSRGetAuthorityCode(crs, NULL);
    char text[80];

    if (!authority || !code)
        return demarc_arena_text(arena, OSRGetName(crs));
    snprintf(text, sizeof text, "%s:%s", authority, code);
    return demarc_arena_text(arena, text);
}

/** Is it longitude and latitude on WGS 84, whatever its axes' order? */
static bool is_wgs84(OGRSpatialReferenceH crs)
{
    static const char *const options[] = {
        "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT",
        NULL};
    OGRSpatialReferenceH wgs84 = crs_from_code("EPSG:4326");
    bool same = wgs84 && OSRIsSameEx(crs, wgs84, options);

    OSRDestroySpatialReference(wgs84);
    return same;
}

static PJ *source_make(PJ_CONTEXT *proj, OGRSpatialReferenceH from)
{
    static const char *const wkt2[] = {"FORMAT=WKT2_2018", NULL};
    PJ *source = NULL;
    char *text = NULL;

    if (OSRExportToWktEx(from, &text, wkt2) == OGRERR_NONE)
        source = proj_create(proj, text);
    CPLFree(text);
    return source;
}

/** PROJ's way to longitude and latitude; x before y whatever the authority's
 *  axis order says, as files have it. NULL if there is none. */
static PJ *way_make(demarc_ctx *ctx, OGRSpatialReferenceH from, bool ballpark)
{
    static const char *const strict[] = {"ALLOW_BALLPARK=NO", NULL};
    PJ_CONTEXT *proj = demarc_proj(ctx);
    PJ *source = proj ? source_make(proj, from) : NULL;
    PJ *target = proj ? proj_create(proj, "EPSG:4326") : NULL;
    PJ *found = NULL, *way = NULL;

    if (source && target)
        found = proj_create_crs_to_crs_from_pj(proj, source, target, NULL,
                                               ballpark ? NULL : strict);
    if (found)
        way = proj_normalize_for_visualization(proj, found);
    proj_destroy(source);
    proj_destroy(target);
    proj_destroy(found);
    return way;
}

static demarc_status way_open(demarc_ctx *ctx, OGRSpatialReferenceH from,
                              const demarc_crs_how *how, const char *file,
                              demarc_crs *out)
{
    demarc_where where = at_file(file);
    PJ *strict = way_make(ctx, from, false);

    out->way = way_make(ctx, from, true);
    if (out->way && strict) {
        proj_destroy(strict);
        return DEMARC_OK;
    }
    if (!out->way)
        return demarc_report(ctx, DEMARC_RULE_CRS_BAD, &where,
                             "give the lines in another one",
                             "the coordinate system \"%s\" cannot be brought "
                             "to WGS 84",
                             out->name);
    if (!how->allow_ballpark)
        return demarc_report(ctx, DEMARC_RULE_CRS_BALLPARK, &where,
                             "name the right one, or give --allow-ballpark",
                             "the datum of \"%s\" is not known: the lines "
                             "could lie hundreds of metres off",
                             out->name);
    out->told = true;
    return demarc_report(ctx, DEMARC_RULE_CRS_LOOSE, &where, NULL,
                         "the datum of \"%s\" is not known and was taken for "
                         "WGS 84",
                         out->name);
}

demarc_status demarc_crs_open(demarc_ctx *ctx, demarc_arena *arena,
                              OGRSpatialReferenceH own,
                              const demarc_crs_how *how, const char *file,
                              demarc_crs *out)
{
    OGRSpatialReferenceH from = NULL;
    demarc_status status;

    *out = (demarc_crs){.name = "", .operation = "", .accuracy_m = NAN};
    OSRSetPROJEnableNetwork(0);
    status = crs_choose(ctx, own, how, file, &from);
    if (status != DEMARC_OK)
        goto done;
    out->name = crs_name(arena, from);
    if (!out->name) {
        out->name = "";
        status = DEMARC_ENOMEM;
    } else if (!is_wgs84(from)) {
        status = way_open(ctx, from, how, file, out);
        out->has_area = demarc_crs_area_find(from, &out->area);
    }
done:
    OSRDestroySpatialReference(from);
    return status;
}

void demarc_crs_plain(demarc_crs *out)
{
    *out =
        (demarc_crs){.name = "EPSG:4326", .operation = "", .accuracy_m = NAN};
}

void demarc_crs_close(demarc_crs *crs)
{
    proj_destroy(crs->way);
    crs->way = NULL;
}

/** 180 and -180 are the same place; both stay as they are written. */
static double wrapped(double lon)
{
    if (!(fabs(lon) <= 360)) /* not on the earth: left for who checks it */
        return lon;
    return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
}

static void area_check(demarc_crs *crs, const double *lon_lat)
{
    crs->brought++;
    if (!crs->has_area ||
        !demarc_crs_area_misses(&crs->area, lon_lat[0], lon_lat[1]))
        return;
    if (crs->missed++ == 0) {
        crs->far[0] = lon_lat[0];
        crs->far[1] = lon_lat[1];
    }
}

bool demarc_crs_bring(demarc_crs *crs, double *lon_lat, size_t count)
{
    if (crs->way)
        proj_trans_generic(crs->way, PJ_FWD, lon_lat, 2 * sizeof *lon_lat,
                           count, lon_lat + 1, 2 * sizeof *lon_lat, count, NULL,
                           0, 0, NULL, 0, 0);
    for (size_t i = 0; i < count; i++) {
        if (crs->way &&
            !(isfinite(lon_lat[2 * i]) && isfinite(lon_lat[2 * i + 1])))
            return false;
        lon_lat[2 * i] = wrapped(lon_lat[2 * i]);
        area_check(crs, lon_lat + 2 * i);
    }
    return true;
}

/** The lines lie where no known way from their datum is meant for. */
static demarc_status tell_outside(demarc_ctx *ctx, const demarc_crs *crs,
                                  const char *file)
{
    demarc_where where = at_file(file);

    return demarc_report(ctx, DEMARC_RULE_CRS_OUTSIDE, &where,
                         "check that it is the right coordinate system",
                         "the lines lie outside the area \"%s\" is for; its "
                         "datum was taken for WGS 84 there",
                         crs->name);
}

/** Far from where a projection is made for, it is true to nothing. */
static demarc_status tell_far(demarc_ctx *ctx, const demarc_crs *crs,
                              const char *file)
{
    demarc_where where = at_file(file);

    where.lon = crs->far[0];
    where.lat = crs->far[1];
    return demarc_report(
        ctx, DEMARC_RULE_CRS_OUTSIDE, &where,
        "check that it is the right coordinate system",
        "%zu of %zu vertices lie far outside the area \"%s\" is for, longitude "
        "%.4g to %.4g and latitude %.4g to %.4g; the first is at %.4f, %.4f",
        crs->missed, crs->brought, crs->name, crs->area.west, crs->area.east,
        crs->area.south, crs->area.north, crs->far[0], crs->far[1]);
}

demarc_status demarc_crs_tell(demarc_ctx *ctx, demarc_arena *arena,
                              const char *file, demarc_crs *crs)
{
    demarc_status status = DEMARC_OK;
    PJ_PROJ_INFO info;
    PJ *used = crs->way ? proj_trans_get_last_used_operation(crs->way) : NULL;

    if (!used)
        return DEMARC_OK;
    info = proj_pj_info(used);
    crs->operation = demarc_arena_text(arena, info.description);
    if (info.accuracy >= 0)
        crs->accuracy_m = info.accuracy;
    if (!crs->operation) {
        crs->operation = "";
        status = DEMARC_ENOMEM;
    } else if (!crs->told && proj_coordoperation_has_ballpark_transformation(
                                 demarc_proj(ctx), used)) {
        status = tell_outside(ctx, crs, file);
    } else if (crs->missed > 0) {
        status = tell_far(ctx, crs, file);
    }
    proj_destroy(used);
    return status;
}
