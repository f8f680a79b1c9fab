/** shape.h - a feature's geometry, checked, on WGS 84. */
#ifndef DEMARC_READ_SHAPE_H
#define DEMARC_READ_SHAPE_H

#include "read/crs.h"

#include <ogr_api.h>

/**
 * Sets the segment's course, parts and vertices from an OGR line or multi
 * line (curves are drawn out; Z and M are left aside).
 * @param arena  the course lives there.
 * @return DEMARC_EDATA with a finding at `where`.
 */
demarc_status demarc_shape_read(demarc_ctx *ctx, demarc_arena *arena,
                                OGRGeometryH geometry, demarc_crs *crs,
                                const demarc_where *where,
                                demarc_segment *segment);

#endif
