/** pixels.h - a picture made of pixels, to be put into an SVG. */
#ifndef DEMARC_DRAW_PIXELS_H
#define DEMARC_DRAW_PIXELS_H

#include "base/ctx.h"
#include "draw/trace.h"

#include <stdint.h>

/** Zero-initialise. */
typedef struct demarc_pixels {
    int width, height;
    int8_t *shade;            /* row by row: -127 is black, 127 white, and so
                                      transparent between them that 0 is nothing */
    const demarc_trace *keep; /* what is outside these rings is left out, in
                                 pixels, by winding; NULL: nothing is */
    size_t keep_count;
} demarc_pixels;

/** Appends it as PNG, in base64.
 *  @return DEMARC_EINTERNAL (rule draw-picture). */
demarc_status demarc_pixels_write(demarc_ctx *ctx, const demarc_pixels *pixels,
                                  demarc_buffer *out);

#endif
