#include "measure/planar.h"

#include "model/geos.h"
#include "model/proj.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct demarc_plane {
    PJ *way;
    double unit_m; /* metres in one unit of the plane */
};

/** Metres per unit of a plane; 0 if it is none. Geocentric systems are
 *  Cartesian as well, with three axes. */
static double plane_unit(PJ_CONTEXT *proj, const char *code)
{
    PJ *crs = proj_create(proj, code);
    PJ *axes = crs ? proj_crs_get_coordinate_system(proj, crs) : NULL;
    double unit = 0;

    if (axes && proj_cs_get_type(proj, axes) == PJ_CS_TYPE_CARTESIAN &&
        proj_cs_get_axis_count(proj, axes) == 2)
        proj_cs_get_axis_info(proj, axes, 0, NULL, NULL, NULL, &unit, NULL,
                              NULL, NULL);
    proj_destroy(axes);
    proj_destroy(crs);
    return unit;
}

static PJ *way_open(PJ_CONTEXT *proj, const char *code)
{
    PJ *found = proj_create_crs_to_crs(proj, "EPSG:4326", code, NULL);
    PJ *way = found ? proj_normalize_for_visualization(proj, found) : NULL;

    proj_destroy(found);
    return way;
}

demarc_status demarc_plane_open(demarc_ctx *ctx, const char *code,
                                demarc_plane **out)
{
    PJ_CONTEXT *proj = demarc_proj(ctx);
    demarc_plane *plane = calloc(1, sizeof *plane);

    *out = NULL;
    if (!proj || !plane) {
        free(plane);
        return DEMARC_ENOMEM;
    }
    plane->unit_m = demarc_crs_code(code) ? plane_unit(proj, code) : 0;
    plane->way = plane->unit_m > 0 ? way_open(proj, code) : NULL;
    if (!plane->way) {
        free(plane);
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "give a projected one, such as EPSG:32642",
                             "\"%s\" is no coordinate system with a plane",
                             code);
    }
    *out = plane;
    return DEMARC_OK;
}

void demarc_plane_close(demarc_plane *plane)
{
    if (!plane)
        return;
    proj_destroy(plane->way);
    free(plane);
}

static double line_length(GEOSContextHandle_t geos, const double *xy,
                          size_t count)
{
    GEOSCoordSequence *points =
        GEOSCoordSeq_copyFromBuffer_r(geos, xy, (unsigned)count, 0, 0);
    GEOSGeometry *line =
        points ? GEOSGeom_createLineString_r(geos, points) : NULL;
    double length = NAN;

    if (line && !GEOSLength_r(geos, line, &length))
        length = NAN;
    GEOSGeom_destroy_r(geos, line);
    return length;
}

demarc_status demarc_plane_length(demarc_ctx *ctx, demarc_plane *plane,
                                  const double *lon_lat, size_t count,
                                  double *out)
{
    double *xy = malloc(2 * (count + 1) * sizeof *xy);
    demarc_status status = DEMARC_OK;

    *out = 0;
    if (!xy)
        return DEMARC_ENOMEM;
    memcpy(xy, lon_lat, 2 * count * sizeof *xy);
    proj_trans_generic(plane->way, PJ_FWD, xy, 2 * sizeof *xy, count, xy + 1,
                       2 * sizeof *xy, count, NULL, 0, 0, NULL, 0, 0);
    *out = line_length(demarc_geos(ctx), xy, count) * plane->unit_m;
    if (!isfinite(*out)) {
        *out = 0;
        status = demarc_report(ctx, DEMARC_RULE_PLANAR, NULL,
                               "choose one whose area holds the border",
                               "the line has no place in that plane near "
                               "%.4f, %.4f",
                               lon_lat[0], lon_lat[1]);
    }
    free(xy);
    return status;
}
