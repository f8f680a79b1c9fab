/* A GeoPackage: OGC 12-128. */
#include "write/vector.h"
#include "write/writers.h"

demarc_status demarc_write_geopackage(demarc_ctx *ctx,
                                      const demarc_border *border,
                                      const demarc_write_how *how,
                                      demarc_buffer *out)
{
    return demarc_vector_border(ctx, DEMARC_VECTOR_GEOPACKAGE, border, how,
                                out);
}

demarc_status demarc_write_geopackage_lines(demarc_ctx *ctx,
                                            const demarc_lines *lines,
                                            demarc_buffer *out)
{
    return demarc_vector_lines(ctx, DEMARC_VECTOR_GEOPACKAGE, lines, out);
}
