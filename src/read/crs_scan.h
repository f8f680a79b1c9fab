/**
 * crs_scan.h - definitions of coordinate systems that files bring along, as
 * text, before OGR may import them: one that names grids makes PROJ open
 * whatever file it names.
 */
#ifndef DEMARC_READ_CRS_SCAN_H
#define DEMARC_READ_CRS_SCAN_H

#include "read/source.h"

/**
 * Looks at the .prj beside a shapefile or CSV, and at a FlatGeobuf's header.
 * @return DEMARC_EDATA (rule crs-unsafe).
 */
demarc_status demarc_crs_scan(demarc_ctx *ctx, demarc_arena *arena,
                              const demarc_source *source);

/** Looks at the .prj beside a file, if there is one. */
demarc_status demarc_crs_scan_beside(demarc_ctx *ctx, demarc_arena *arena,
                                     const char *path);

/** Looks at a text of the file. */
demarc_status demarc_crs_scan_text(demarc_ctx *ctx, const char *file,
                                   const char *text);

/** Looks at the definitions in a GeoPackage that is open, but of whose layers
 *  nothing was asked. */
demarc_status demarc_crs_scan_table(demarc_ctx *ctx,
                                    const demarc_source *source);

#endif
