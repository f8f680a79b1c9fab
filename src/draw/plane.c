#include "draw/plane.h"

#include "measure/geodesic.h"
#include "model/proj.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Beyond it an azimuthal projection bends the edges of a map too much, unless
 *  all is so near to a pole that it is the middle. */
static const double WIDE = 120, POLAR = 45;

static int longitude_order(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

/** The widest gap between longitudes, round the earth, is left out. */
static void longitudes_find(double *lon, size_t count, demarc_extent *out)
{
    double widest;
    size_t behind = 0;

    qsort(lon, count, sizeof *lon, longitude_order);
    widest = lon[0] + 360 - lon[count - 1];
    for (size_t i = 1; i < count; i++)
        if (lon[i] - lon[i - 1] > widest) {
            widest = lon[i] - lon[i - 1];
            behind = i;
        }
    out->west = lon[behind];
    out->east = lon[behind ? behind - 1 : count - 1];
}

demarc_extent demarc_extent_of(const double *lon_lat, size_t count)
{
    demarc_extent out = {lon_lat[0], lon_lat[1], lon_lat[0], lon_lat[1]};
    double *lon = malloc(count * sizeof *lon);

    for (size_t i = 0; i < count; i++) {
        double x = lon_lat[2 * i], y = lon_lat[2 * i + 1];

        if (lon)
            lon[i] = remainder(x, 360);
        out.west = fmin(out.west, x);
        out.east = fmax(out.east, x);
        out.south = fmin(out.south, y);
        out.north = fmax(out.north, y);
    }
    if (lon)
        longitudes_find(lon, count, &out);
    free(lon);
    return out;
}

static double middle_of(const demarc_extent *extent, double *wide)
{
    *wide = extent->east - extent->west;
    if (*wide < 0)
        *wide += 360;
    return remainder(extent->west + *wide / 2, 360);
}

/** Numbers of PROJ's definitions: its own locale is "C" whatever ours is. */
static void definition_write(const demarc_extent *extent, char *out,
                             size_t room, const char **name)
{
    double wide, lon = middle_of(extent, &wide);
    double lat = (extent->south + extent->north) / 2;
    bool polar = extent->south > POLAR || extent->north < -POLAR;
    long lon_e4 = lround(lon * 1e4), lat_e4;

    if (wide > WIDE && polar)
        lat = copysign(90, lat);
    lat_e4 = lround(lat * 1e4);
    if (wide > WIDE && !polar) {
        *name = "Equal Earth";
        snprintf(out, room, "+proj=eqearth +lon_0=%lde-4 +ellps=WGS84", lon_e4);
    } else {
        *name = "Lambert azimuthal equal-area";
        snprintf(out, room,
                 "+proj=laea +lat_0=%lde-4 +lon_0=%lde-4 +ellps=WGS84", lat_e4,
                 lon_e4);
    }
}

/** Not by what comes out of it: from WGS 84 to WGS 84 it is nothing at all. */
static bool is_projected(PJ_CONTEXT *proj, const char *crs)
{
    PJ *of = proj_create(proj, crs);
    PJ *part = of && proj_get_type(of) == PJ_TYPE_COMPOUND_CRS
                   ? proj_crs_get_sub_crs(proj, of, 0)
                   : NULL;
    bool out = of && proj_get_type(part ? part : of) == PJ_TYPE_PROJECTED_CRS;

    proj_destroy(part);
    proj_destroy(of);
    return out;
}

static PJ *named_make(demarc_ctx *ctx, const char *crs)
{
    PJ_CONTEXT *proj = demarc_proj(ctx);
    PJ *way = is_projected(proj, crs)
                  ? proj_create_crs_to_crs(proj, "EPSG:4326", crs, NULL)
                  : NULL;
    PJ *out = way ? proj_normalize_for_visualization(proj, way) : NULL;

    proj_destroy(way);
    return out;
}

static demarc_status projection_make(demarc_ctx *ctx,
                                     const demarc_extent *extent,
                                     const char *crs, demarc_plane *out)
{
    char definition[120];
    PJ_CONTEXT *proj = demarc_proj(ctx);

    if (!proj)
        return DEMARC_ENOMEM;
    if (crs) {
        out->name = crs;
        out->projection = demarc_crs_code(crs) ? named_make(ctx, crs) : NULL;
        if (!out->projection)
            return demarc_report(ctx, DEMARC_RULE_DRAW_CRS, NULL,
                                 "give a projected one, such as EPSG:32642",
                                 "\"%s\" is no system to draw a map in", crs);
        return DEMARC_OK;
    }
    definition_write(extent, definition, sizeof definition, &out->name);
    out->projection = proj_create(proj, definition);
    return out->projection ? DEMARC_OK : DEMARC_ENOMEM;
}

/** What the points take in the projection's units. */
static bool units_measure(const demarc_plane *plane, const double *lon_lat,
                          size_t count, double box[4])
{
    const demarc_plane raw = {.projection = plane->projection, .scale = 1};

    for (size_t i = 0; i < count; i++) {
        double at[2];

        if (!demarc_plane_to(&raw, lon_lat + 2 * i, at))
            return false;
        for (int axis = 0; axis < 2; axis++) {
            box[axis] = i ? fmin(box[axis], at[axis]) : at[axis];
            box[axis + 2] = i ? fmax(box[axis + 2], at[axis]) : at[axis];
        }
    }
    return true;
}

bool demarc_plane_outmost(const demarc_plane *plane, const double *lon_lat,
                          size_t count, double out[8])
{
    const demarc_plane raw = {.projection = plane->projection, .scale = 1};
    double best[4] = {INFINITY, INFINITY, INFINITY, INFINITY};

    for (size_t i = 0; i < count; i++) {
        double at[2];

        if (!demarc_plane_to(&raw, lon_lat + 2 * i, at))
            return false;
        for (size_t side = 0; side < 4; side++) {
            double far = side < 2 ? at[side] : -at[side - 2];

            if (far >= best[side])
                continue;
            best[side] = far;
            memcpy(out + 2 * side, lon_lat + 2 * i, 2 * sizeof *out);
        }
    }
    return true;
}

/** No map is of less than a kilometre: one point has an extent too. */
static const double LEAST = 1000;

static void frame_fit(const double box[4], demarc_rect inside,
                      demarc_plane *out)
{
    double width = fmax(box[2] - box[0], LEAST);
    double height = fmax(box[3] - box[1], LEAST);
    double scale = fmin(inside.width / width, inside.height / height);

    out->x = (box[0] + box[2]) / 2 - (inside.x + inside.width / 2) / scale;
    out->y = (box[1] + box[3]) / 2 - (inside.y + inside.height / 2) / scale;
    out->scale = scale;
}

demarc_status demarc_plane_make(demarc_ctx *ctx, const demarc_extent *extent,
                                const double *lon_lat, size_t count,
                                demarc_rect frame, demarc_rect inside,
                                const char *crs, demarc_plane *out)
{
    double box[4] = {0};
    demarc_status status;

    *out = (demarc_plane){.frame = frame, .scale = 1};
    status = projection_make(ctx, extent, crs, out);
    if (status)
        return status;
    if (!units_measure(out, lon_lat, count, box))
        return demarc_report(ctx, DEMARC_RULE_DRAW_CRS, NULL,
                             "leave --crs out, or choose one for that area",
                             "the map's system does not reach the border");
    frame_fit(box, inside, out);
    return DEMARC_OK;
}

void demarc_plane_free(demarc_plane *plane)
{
    proj_destroy(plane->projection);
    *plane = (demarc_plane){0};
}

/** Does this operation take degrees? A definition of PROJ takes radians. */
static bool takes_radians(const demarc_plane *plane)
{
    return proj_angular_input(plane->projection, PJ_FWD);
}

bool demarc_plane_to(const demarc_plane *plane, const double lon_lat[2],
                     double px[2])
{
    double unit = takes_radians(plane) ? M_PI / 180 : 1;
    PJ_COORD at = proj_trans(
        plane->projection, PJ_FWD,
        proj_coord(lon_lat[0] * unit, lon_lat[1] * unit, 0, HUGE_VAL));

    px[0] = (at.xy.x - plane->x) * plane->scale;
    px[1] = (-at.xy.y - plane->y) * plane->scale;
    return isfinite(px[0]) && isfinite(px[1]);
}

bool demarc_plane_from(const demarc_plane *plane, const double px[2],
                       double lon_lat[2])
{
    double unit = takes_radians(plane) ? M_PI / 180 : 1;
    PJ_COORD at =
        proj_trans(plane->projection, PJ_INV,
                   proj_coord(px[0] / plane->scale + plane->x,
                              -(px[1] / plane->scale + plane->y), 0, HUGE_VAL));

    lon_lat[0] = at.xy.x / unit;
    lon_lat[1] = at.xy.y / unit;
    return isfinite(lon_lat[0]) && isfinite(lon_lat[1]);
}

double demarc_plane_metres(const demarc_plane *plane, double x, double y)
{
    double left[2], right[2];
    struct geod_geodesic earth;

    if (!demarc_plane_from(plane, (double[]){x - 0.5, y}, left) ||
        !demarc_plane_from(plane, (double[]){x + 0.5, y}, right))
        return NAN;
    demarc_geod(&earth);
    return demarc_distance(&earth, left[0], left[1], right[0], right[1]);
}

double demarc_plane_north(const demarc_plane *plane, double x, double y)
{
    double at[2], up[2];

    if (!demarc_plane_from(plane, (double[]){x, y}, at) ||
        !demarc_plane_to(plane, (double[]){at[0], at[1] + 1e-4}, up))
        return NAN;
    return atan2(up[0] - x, y - up[1]) * 180 / M_PI;
}
