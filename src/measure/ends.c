#include "measure/ends.h"

#include "measure/geodesic.h"
#include "model/geos.h"

#include <stdlib.h>

typedef struct search {
    const double *lon_lat;
    struct geod_geodesic geod;
    double metres;
    size_t from;
    demarc_pair_fn *fn;
    void *user;
} search;

/** The items of the tree are the points' places in `lon_lat`. */
static void candidate(void *item, void *user)
{
    const search *look = user;
    const double *b = item, *a = look->lon_lat + 2 * look->from;
    size_t to = (size_t)(b - look->lon_lat) / 2;
    double metres;

    if (to <= look->from)
        return;
    metres = demarc_distance(&look->geod, a[0], a[1], b[0], b[1]);
    if (metres <= look->metres)
        look->fn(look->user, look->from, to, metres);
}

static GEOSGeometry *box_make(GEOSContextHandle_t geos, double lon, double lat,
                              double wide, double high)
{
    return GEOSGeom_createRectangle_r(geos, lon - wide, lat - high, lon + wide,
                                      lat + high);
}

/** Half the width in degrees of longitude of a box that holds all points
 *  within `high` degrees of latitude; near a pole that is every longitude. */
static double box_width(double lat, double high)
{
    double top = fabs(lat) + high;
    double wide = top < 89.9 ? high / cos(top * M_PI / 180) * 1.01 : 360;

    return wide < 180 ? wide : 360;
}

static bool query(GEOSContextHandle_t geos, GEOSSTRtree *tree, search *look)
{
    const double *at = look->lon_lat + 2 * look->from;
    double high = look->metres / 110000, wide = box_width(at[1], high);

    for (int turn = -1; turn <= 1; turn++) { /* 179.9 is near -179.9 */
        GEOSGeometry *box;

        if (turn != 0 && (wide == 360 || fabs(at[0]) + wide < 180))
            continue;
        box = box_make(geos, at[0] + 360.0 * turn, at[1], wide, high);
        if (!box)
            return false;
        GEOSSTRtree_query_r(geos, tree, box, candidate, look);
        GEOSGeom_destroy_r(geos, box);
    }
    return true;
}

/** A tree over the points; `points` must outlive it. */
static bool tree_fill(GEOSContextHandle_t geos, GEOSSTRtree *tree,
                      const double *lon_lat, size_t count,
                      GEOSGeometry **points)
{
    for (size_t i = 0; i < count; i++) {
        const double *at = lon_lat + 2 * i;

        points[i] = GEOSGeom_createPointFromXY_r(geos, at[0], at[1]);
        if (!points[i])
            return false;
        GEOSSTRtree_insert_r(geos, tree, points[i], (void *)(uintptr_t)at);
    }
    return true;
}

demarc_status demarc_pairs_within(demarc_ctx *ctx, const double *lon_lat,
                                  size_t count, double metres,
                                  demarc_pair_fn *fn, void *user)
{
    GEOSContextHandle_t geos = demarc_geos(ctx);
    GEOSGeometry **points = calloc(count + 1, sizeof *points);
    search look = {
        .lon_lat = lon_lat, .metres = metres, .fn = fn, .user = user};
    demarc_status status = DEMARC_ENOMEM;
    GEOSSTRtree *tree = NULL;
    bool failed = false;

    if (!geos || !points || !(tree = GEOSSTRtree_create_r(geos, 10)))
        goto done;
    demarc_geos_watch(ctx, &failed);
    demarc_geod(&look.geod);
    if (count > 1 && !tree_fill(geos, tree, lon_lat, count, points))
        goto done;
    for (; count > 1 && look.from < count; look.from++)
        if (!query(geos, tree, &look))
            goto done;
    status = failed ? DEMARC_ENOMEM : DEMARC_OK;
done:
    if (tree) {
        demarc_geos_watch(ctx, NULL);
        GEOSSTRtree_destroy_r(geos, tree);
    }
    for (size_t i = 0; points && i < count; i++)
        GEOSGeom_destroy_r(geos, points[i]);
    free(points);
    return status;
}
