#include "read/shape.h"

#include "model/course.h"

#include <math.h>
#include <stdlib.h>

/** The points of all parts, and where each part starts. */
typedef struct shape {
    double *lon_lat;
    size_t points, point_room;
    size_t *start; /* parts + 1 */
    size_t parts, part_room;
} shape;

static demarc_status bad(demarc_ctx *ctx, demarc_rule_id rule,
                         const demarc_where *where, const char *remedy,
                         const char *what)
{
    return demarc_report(ctx, rule, where, remedy, "%s", what);
}

static demarc_status part_add(demarc_ctx *ctx, OGRGeometryH line,
                              const demarc_where *where, shape *out)
{
    size_t count = (size_t)OGR_G_GetPointCount(line);
    size_t need = out->points + count;

    if (count < 2)
        return bad(ctx, DEMARC_RULE_GEOMETRY_EMPTY, where, "remove the part",
                   "a part of the segment has fewer than two points");
    if (need > SIZE_MAX / 2 ||
        !demarc_reserve(&out->lon_lat, &out->point_room, 2 * need,
                        sizeof *out->lon_lat) ||
        !demarc_reserve(&out->start, &out->part_room, out->parts + 2,
                        sizeof *out->start))
        return DEMARC_ENOMEM;
    out->start[out->parts] = out->points;
    OGR_G_GetPoints(line, out->lon_lat + 2 * out->points, 2 * sizeof(double),
                    out->lon_lat + 2 * out->points + 1, 2 * sizeof(double),
                    NULL, 0);
    out->points = need;
    out->start[++out->parts] = need;
    return DEMARC_OK;
}

/** Collects the lines of a line, a multi line or a collection of lines. */
static demarc_status lines_add(demarc_ctx *ctx, OGRGeometryH geometry,
                               const demarc_where *where, shape *out)
{
    demarc_status status = DEMARC_OK;

    switch (OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))) {
    case wkbLineString:
        return part_add(ctx, geometry, where, out);
    case wkbMultiLineString:
    case wkbGeometryCollection:
        for (int i = 0; i < OGR_G_GetGeometryCount(geometry); i++) {
            status =
                lines_add(ctx, OGR_G_GetGeometryRef(geometry, i), where, out);
            if (status != DEMARC_OK)
                break;
        }
        return status;
    default:
        return demarc_report(ctx, DEMARC_RULE_GEOMETRY_TYPE, where,
                             "give a file of lines", "a %s, not a line",
                             OGR_G_GetGeometryName(geometry));
    }
}

static bool on_earth(double lon, double lat)
{
    return fabs(lon) <= 180 && fabs(lat) <= 90;
}

static demarc_status vertices_check(demarc_ctx *ctx, const shape *lines,
                                    const demarc_where *where)
{
    size_t bad = 0, first = 0, swapped = 0;

    for (size_t i = lines->points; i-- > 0;) {
        double lon = lines->lon_lat[2 * i], lat = lines->lon_lat[2 * i + 1];

        swapped += on_earth(lat, lon);
        if (on_earth(lon, lat))
            continue;
        bad++;
        first = i;
    }
    if (bad == 0)
        return DEMARC_OK;
    return demarc_report(
        ctx, DEMARC_RULE_GEOMETRY_VERTEX, where,
        swapped == lines->points && 2 * bad > lines->points
            ? "longitude and latitude look swapped: swap them in the file"
            : "check the file and its coordinate system",
        "%zu of %zu vertices %s not on the earth; the first, number %zu, is at "
        "%.7g, %.7g",
        bad, lines->points, bad == 1 ? "is" : "are", first + 1,
        lines->lon_lat[2 * first], lines->lon_lat[2 * first + 1]);
}

static demarc_status shape_finish(demarc_ctx *ctx, demarc_arena *arena,
                                  shape *lines, demarc_crs *crs,
                                  const demarc_where *where,
                                  demarc_segment *segment)
{
    demarc_status status;

    if (lines->parts == 0)
        return bad(ctx, DEMARC_RULE_GEOMETRY_EMPTY, where,
                   "remove the feature or give it a line",
                   "the segment has no line");
    if (!demarc_crs_bring(crs, lines->lon_lat, lines->points))
        return bad(ctx, DEMARC_RULE_GEOMETRY_VERTEX, where,
                   "check the file's coordinate system",
                   "a vertex has no place on WGS 84");
    status = vertices_check(ctx, lines, where);
    if (status != DEMARC_OK)
        return status;
    segment->course =
        demarc_course_make(arena, lines->lon_lat, lines->start, lines->parts);
    segment->parts = lines->parts;
    segment->vertices = lines->points;
    return segment->course ? DEMARC_OK : DEMARC_ENOMEM;
}

/** Told once a file: heights are of every feature or of none. */
static demarc_status heights_tell(demarc_ctx *ctx, OGRGeometryH geometry,
                                  const demarc_where *where)
{
    if ((!OGR_G_Is3D(geometry) && !OGR_G_IsMeasured(geometry)) ||
        demarc_told(ctx, DEMARC_RULE_GEOMETRY_HEIGHT, where->file))
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_GEOMETRY_HEIGHT, where, NULL,
                         "heights or measures are left aside, from here on");
}

demarc_status demarc_shape_read(demarc_ctx *ctx, demarc_arena *arena,
                                OGRGeometryH geometry, demarc_crs *crs,
                                const demarc_where *where,
                                demarc_segment *segment)
{
    OGRGeometryH linear = NULL;
    shape lines = {0};
    demarc_status status;

    if (geometry && OGR_G_HasCurveGeometry(geometry, TRUE))
        geometry = linear = OGR_G_GetLinearGeometry(geometry, 0, NULL);
    status = geometry ? lines_add(ctx, geometry, where, &lines) : DEMARC_OK;
    if (status == DEMARC_OK && geometry)
        status = heights_tell(ctx, geometry, where);
    if (status == DEMARC_OK)
        status = shape_finish(ctx, arena, &lines, crs, where, segment);
    if (linear)
        OGR_G_DestroyGeometry(linear);
    free(lines.lon_lat);
    free(lines.start);
    return status;
}
