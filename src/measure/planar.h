/** planar.h - lengths in a plane, to compare with old GIS figures. */
#ifndef DEMARC_MEASURE_PLANAR_H
#define DEMARC_MEASURE_PLANAR_H

#include "base/ctx.h"

typedef struct demarc_plane demarc_plane;

/**
 * A projected coordinate system, by PROJ.
 * @param code  AUTHORITY:CODE.
 * @return DEMARC_EUSAGE if it is not known or has no plane.
 */
demarc_status demarc_plane_open(demarc_ctx *ctx, const char *code,
                                demarc_plane **out);
void demarc_plane_close(demarc_plane *plane);

/** GEOS's length of a line projected vertex by vertex, in metres.
 *  @return DEMARC_EDATA (rule planar) where it has no place in the plane. */
demarc_status demarc_plane_length(demarc_ctx *ctx, demarc_plane *plane,
                                  const double *lon_lat, size_t count,
                                  double *out);

#endif
