/* A shapefile: .shp, .shx, .dbf, .prj and .cpg in one zip, since only one file
 * can be written whole or not at all: docs/decisions/0015-binary.md. */
#include "write/vector.h"
#include "write/writers.h"

demarc_status demarc_write_shapefile(demarc_ctx *ctx,
                                     const demarc_border *border,
                                     const demarc_write_how *how,
                                     demarc_buffer *out)
{
    return demarc_vector_border(ctx, DEMARC_VECTOR_SHAPEFILE, border, how, out);
}

demarc_status demarc_write_shapefile_lines(demarc_ctx *ctx,
                                           const demarc_lines *lines,
                                           demarc_buffer *out)
{
    return demarc_vector_lines(ctx, DEMARC_VECTOR_SHAPEFILE, lines, out);
}
