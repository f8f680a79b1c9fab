#include "measure/dateface.h"

#include "model/geos.h"

#include <math.h>
#include <stdlib.h>

typedef struct job {
    GEOSContextHandle_t geos;
    demarc_ctx *ctx;
    demarc_faces *out;
} job;

/** The ring with longitudes that go on past 180; one round a pole goes there
 *  and back. @param near  the longitude to begin near to. */
static GEOSGeometry *ring_make(const job *in, const double *lon_lat,
                               size_t count, double near)
{
    double *xy = malloc(2 * (count + 3) * sizeof *xy), turn;
    GEOSCoordSequence *points = NULL;
    size_t n = 0;

    if (!xy || count == 0) {
        free(xy);
        return NULL;
    }
    for (size_t i = 0; i < count; i++, n++) {
        const double last = n ? xy[2 * n - 2] : near;

        xy[2 * n] = last + remainder(lon_lat[2 * i] - last, 360);
        xy[2 * n + 1] = lon_lat[2 * i + 1];
    }
    turn = xy[2 * n - 2] - xy[0];
    if (fabs(turn) > 180) {
        const double pole = copysign(90, xy[1]);
        const double way[6] = {xy[2 * n - 2], pole, xy[0], pole, xy[0], xy[1]};

        for (size_t i = 0; i < 6; i++)
            xy[2 * n + i] = way[i];
        n += 3;
    } else { /* to the digit */
        xy[2 * n - 2] = xy[0];
        xy[2 * n - 1] = xy[1];
    }
    points = GEOSCoordSeq_copyFromBuffer_r(in->geos, xy, (unsigned)n, 0, 0);
    free(xy);
    return points ? GEOSGeom_createLinearRing_r(in->geos, points) : NULL;
}

static GEOSGeometry *polygon_make(const job *in, const double *lon_lat,
                                  const size_t *start, size_t rings)
{
    GEOSGeometry **all = calloc(rings, sizeof *all), *out = NULL;
    size_t made = 0;

    for (; all && made < rings; made++) {
        all[made] = ring_make(in, lon_lat + 2 * start[made],
                              start[made + 1] - start[made], lon_lat[0]);
        if (!all[made])
            break;
    }
    if (all && made == rings) {
        out = GEOSGeom_createPolygon_r(in->geos, all[0], all + 1,
                                       (unsigned)rings - 1);
        made = 0; /* the polygon owns them, also when it failed */
    }
    while (made > 0)
        GEOSGeom_destroy_r(in->geos, all[--made]);
    free(all);
    return out;
}

/** Adds a ring, moved by `shift` degrees, and turned if it runs wrongly. */
static bool ring_take(job *in, const GEOSGeometry *ring, double shift,
                      bool hole)
{
    const GEOSCoordSequence *from = GEOSGeom_getCoordSeq_r(in->geos, ring);
    demarc_parts *to = &in->out->rings;
    unsigned count = 0;
    char ccw = 0;
    double *at;

    if (!from || !GEOSCoordSeq_getSize_r(in->geos, from, &count) ||
        !GEOSCoordSeq_isCCW_r(in->geos, from, &ccw) ||
        !demarc_reserve(&to->lon_lat, &to->point_room, 2 * (to->points + count),
                        sizeof *to->lon_lat))
        return false;
    at = to->lon_lat + 2 * to->points;
    for (size_t i = 0; i < count; i++) {
        const size_t k = (ccw != 0) != hole ? i : count - 1 - i;

        if (!GEOSCoordSeq_getXY_r(in->geos, from, (unsigned)k, &at[2 * i],
                                  &at[2 * i + 1]))
            return false;
        at[2 * i] += shift;
    }
    in->out->hole[to->count] = hole;
    to->points += count;
    to->start[++to->count] = to->points;
    return true;
}

static bool polygon_take(job *in, const GEOSGeometry *polygon, double shift)
{
    const int holes = GEOSGetNumInteriorRings_r(in->geos, polygon);
    demarc_parts *to = &in->out->rings;
    const size_t room = to->count + (size_t)(holes > 0 ? holes : 0) + 2;
    bool *hole;
    bool fine;

    if (holes < 0 ||
        !demarc_reserve(&to->start, &to->start_room, room, sizeof *to->start))
        return false;
    hole = realloc(in->out->hole, room * sizeof *hole);
    if (!hole)
        return false;
    in->out->hole = hole;
    to->start[to->count] = to->points;
    fine =
        ring_take(in, GEOSGetExteriorRing_r(in->geos, polygon), shift, false);
    for (int i = 0; fine && i < holes; i++)
        fine = ring_take(in, GEOSGetInteriorRingN_r(in->geos, polygon, i),
                         shift, true);
    in->out->polygons++;
    return fine;
}

/** Takes what of the polygon is in one turn of the globe. */
static bool turn_take(job *in, const GEOSGeometry *polygon, int turn)
{
    const double shift = 360.0 * turn;
    GEOSGeometry *globe = GEOSGeom_createRectangle_r(in->geos, -180 - shift,
                                                     -90, 180 - shift, 90);
    GEOSGeometry *part =
        globe ? GEOSIntersection_r(in->geos, polygon, globe) : NULL;
    const int count = part ? GEOSGetNumGeometries_r(in->geos, part) : -1;
    bool fine = count >= 0;

    for (int i = 0; fine && i < count; i++) {
        const GEOSGeometry *item = GEOSGetGeometryN_r(in->geos, part, i);

        if (GEOSGeomTypeId_r(in->geos, item) == GEOS_POLYGON &&
            GEOSisEmpty_r(in->geos, item) == 0)
            fine = polygon_take(in, item, shift);
    }
    demarc_geos_free(in->ctx, part);
    demarc_geos_free(in->ctx, globe);
    return fine;
}

static bool crosses(const job *in, const GEOSGeometry *polygon)
{
    double west = 0, east = 0;

    return GEOSGeom_getXMin_r(in->geos, polygon, &west) &&
           GEOSGeom_getXMax_r(in->geos, polygon, &east) &&
           (west < -180 || east > 180);
}

demarc_status demarc_dateline_face(demarc_ctx *ctx, const double *lon_lat,
                                   const size_t *start, size_t rings,
                                   demarc_faces *out)
{
    job in = {.geos = demarc_geos(ctx), .ctx = ctx, .out = out};
    GEOSGeometry *polygon;
    bool fine;

    *out = (demarc_faces){0};
    if (!in.geos || !(polygon = polygon_make(&in, lon_lat, start, rings)))
        return DEMARC_ENOMEM;
    fine = true;
    if (!crosses(&in, polygon))
        fine = polygon_take(&in, polygon, 0);
    else
        for (int turn = -1; fine && turn <= 1; turn++)
            fine = turn_take(&in, polygon, turn);
    demarc_geos_free(ctx, polygon);
    return fine ? DEMARC_OK : DEMARC_ENOMEM;
}

void demarc_faces_free(demarc_faces *faces)
{
    demarc_parts_free(&faces->rings);
    free(faces->hole);
    *faces = (demarc_faces){0};
}
