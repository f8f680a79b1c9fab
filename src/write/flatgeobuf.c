/* FlatGeobuf, with its spatial index: features are in the order of that. */
#include "write/vector.h"
#include "write/writers.h"

demarc_status demarc_write_flatgeobuf(demarc_ctx *ctx,
                                      const demarc_border *border,
                                      const demarc_write_how *how,
                                      demarc_buffer *out)
{
    return demarc_vector_border(ctx, DEMARC_VECTOR_FLATGEOBUF, border, how,
                                out);
}

demarc_status demarc_write_flatgeobuf_lines(demarc_ctx *ctx,
                                            const demarc_lines *lines,
                                            demarc_buffer *out)
{
    return demarc_vector_lines(ctx, DEMARC_VECTOR_FLATGEOBUF, lines, out);
}
