/**
 * plane.h - from longitude and latitude to px, and back: a projection that
 * suits the extent, scaled into a frame.
 */
#ifndef DEMARC_DRAW_PLANE_H
#define DEMARC_DRAW_PLANE_H

#include "base/ctx.h"

#include <proj.h>

/** A rectangle in px; y grows downwards. */
typedef struct demarc_rect {
    double x, y, width, height;
} demarc_rect;

/** What is to be seen, in degrees; west > east where it crosses 180. */
typedef struct demarc_extent {
    double west, south, east, north;
} demarc_extent;

/** A map's projection. Zero-initialise; free with demarc_plane_free. */
typedef struct demarc_plane {
    PJ *projection;
    const char *name;  /* for the map's description */
    double x, y;       /* of the projection at the frame's upper left */
    double scale;      /* px per unit of the projection */
    demarc_rect frame; /* where the map is */
} demarc_plane;

/**
 * Chooses a projection and fits points into a frame. Without a CRS it is
 * Lambert's azimuthal equal-area about the middle (Snyder 1987, p. 182),
 * which shows shapes and areas true to 1 % up to 1,800 km from there. Beyond
 * 120 degrees of longitude the middle is the pole, if all is within 45 degrees
 * of it, or else it is Equal Earth (Savric, Patterson and Jenny 2019).
 * @param extent   chooses the projection's middle.
 * @param lon_lat  `count` points, all of which shall be in the frame; at
 *                 least one.
 * @param inside   the part of `frame` that they may fill.
 * @param crs      AUTHORITY:CODE of a projected system; or NULL.
 * @return DEMARC_EUSAGE (rule draw-crs) when the CRS is unknown or does not
 *         reach there.
 */
demarc_status demarc_plane_make(demarc_ctx *ctx, const demarc_extent *extent,
                                const double *lon_lat, size_t count,
                                demarc_rect frame, demarc_rect inside,
                                const char *crs, demarc_plane *out);
void demarc_plane_free(demarc_plane *plane);

/** The points of `count` that lie farthest to the left, top, right and bottom
 *  in the projection, into out[8]: they alone fit it as all do. At least one;
 *  false where the projection does not reach one. */
bool demarc_plane_outmost(const demarc_plane *plane, const double *lon_lat,
                          size_t count, double out[8]);

/** To px. False where the projection does not reach. */
bool demarc_plane_to(const demarc_plane *plane, const double lon_lat[2],
                     double px[2]);

/** From px to degrees. */
bool demarc_plane_from(const demarc_plane *plane, const double px[2],
                       double lon_lat[2]);

/** Metres on the ellipsoid per px, at a place of the frame, along x. */
double demarc_plane_metres(const demarc_plane *plane, double x, double y);

/** Degrees by which north is off the top there, clockwise. */
double demarc_plane_north(const demarc_plane *plane, double x, double y);

/** The least extent that holds all points: the widest gap in longitude is
 *  outside of it. */
demarc_extent demarc_extent_of(const double *lon_lat, size_t count);

#endif
