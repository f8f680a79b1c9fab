/** crs.h - the one place that makes coordinate systems. */
#ifndef DEMARC_READ_CRS_H
#define DEMARC_READ_CRS_H

#include "base/ctx.h"
#include "read/crs_area.h"

#include <ogr_srs_api.h>
#include <proj.h>

/** A way from a source's coordinates to WGS 84 longitude and latitude. */
typedef struct demarc_crs {
    PJ *way;               /* NULL: they are so already */
    const char *name;      /* such as "EPSG:32642"; in the arena */
    const char *operation; /* the way in PROJ's words; "" before it was gone,
                              and where there is none */
    double accuracy_m;     /* PROJ's; NAN: not known */
    bool has_area;
    demarc_crs_area area;
    size_t brought, missed; /* points, and those far outside the area */
    double far[2];          /* the first of them */
    bool told;              /* that the datum is not known */
} demarc_crs;

/** What the user says of a source's coordinate system. */
typedef struct demarc_crs_how {
    const char *assume;  /* AUTHORITY:CODE for a source that has none; NULL */
    bool allow_ballpark; /* take a way that ignores the datum */
} demarc_crs_how;

/** Is it the name of a coordinate system: AUTHORITY:CODE, or that as a URN or
 *  an address of the registry? No file and no network is asked. */
bool demarc_crs_known(demarc_ctx *ctx, const char *name);

/**
 * Makes the way from `own`, the source's, or from what is assumed.
 * Refused are: none at all (rule crs-none); grids, extensions and shifts
 * beyond reason in its definition (crs-unsafe); one that has no way to WGS 84
 * (crs-bad), or only one that ignores the datum (crs-ballpark; a warning when
 * it is allowed).
 * @param own   not kept; NULL if the source has none.
 * @param file  for findings.
 * @param out   close with demarc_crs_close, also on failure.
 */
demarc_status demarc_crs_open(demarc_ctx *ctx, demarc_arena *arena,
                              OGRSpatialReferenceH own,
                              const demarc_crs_how *how, const char *file,
                              demarc_crs *out);
void demarc_crs_close(demarc_crs *crs);

/** Longitude and latitude on WGS 84 already: EPSG:4326. Needs no closing. */
void demarc_crs_plain(demarc_crs *out);

/**
 * Brings `count` points to WGS 84, longitude in [-180, 180]. In place.
 * False if one of them has no place there.
 */
bool demarc_crs_bring(demarc_crs *crs, double *lon_lat, size_t count);

/** After the last point: names the operation and its accuracy. Lines outside
 *  the area that the datum's known ways, or the projection, are for are a
 *  finding. */
demarc_status demarc_crs_tell(demarc_ctx *ctx, demarc_arena *arena,
                              const char *file, demarc_crs *crs);

#endif
