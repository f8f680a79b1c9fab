#include "draw/pixels.h"

#include "base/buffer.h"
#include "draw/libraries.h"

#include <stdint.h>
#include <stdlib.h>

static void base64_add(demarc_buffer *out, const unsigned char *at,
                       size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        unsigned bits = (unsigned)at[i] << 16 |
                        (left > 1 ? (unsigned)at[i + 1] << 8 : 0) |
                        (left > 2 ? at[i + 2] : 0);
        const char four[4] = {digits[bits >> 18], digits[bits >> 12 & 63],
                              left > 1 ? digits[bits >> 6 & 63] : '=',
                              left > 2 ? digits[bits & 63] : '='};

        demarc_buffer_add(out, four, 4);
    }
}

static cairo_status_t append(void *user, const unsigned char *data,
                             unsigned length)
{
    demarc_buffer *out = user;

    demarc_buffer_add(out, (const char *)data, length);
    return out->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

/** Colours of Cairo are multiplied by what covers. */
static void shade_put(const demarc_libraries *use, cairo_surface_t *to,
                      const demarc_pixels *from)
{
    unsigned char *data = use->cairo_image_surface_get_data(to);
    int stride = use->cairo_image_surface_get_stride(to);

    use->cairo_surface_flush(to);
    for (int y = 0; data && y < from->height; y++)
        for (int x = 0; x < from->width; x++) {
            int shade =
                (int)from->shade[(size_t)y * (size_t)from->width + (size_t)x];
            uint32_t cover = 2 * (uint32_t)abs(shade);
            uint32_t *at =
                (uint32_t *)(void *)(data + (size_t)y * (size_t)stride) + x;

            *at = cover << 24 | (shade > 0 ? cover * 0x010101u : 0);
        }
    use->cairo_surface_mark_dirty(to);
}

static void rings_keep(const demarc_libraries *use, cairo_t *on,
                       const demarc_pixels *from)
{
    use->cairo_set_operator(on, CAIRO_OPERATOR_DEST_IN);
    for (size_t i = 0; i < from->keep_count; i++) {
        const demarc_trace *ring = &from->keep[i];

        for (size_t k = 0; k < ring->count; k++)
            if (k == 0)
                use->cairo_move_to(on, ring->xy[0], ring->xy[1]);
            else
                use->cairo_line_to(on, ring->xy[2 * k], ring->xy[2 * k + 1]);
        use->cairo_close_path(on);
    }
    use->cairo_fill(on);
}

demarc_status demarc_pixels_write(demarc_ctx *ctx, const demarc_pixels *pixels,
                                  demarc_buffer *out)
{
    const demarc_libraries *use;
    demarc_status status = demarc_libraries_load(ctx, &use);
    demarc_buffer png = {0};
    cairo_status_t said;
    cairo_surface_t *surface;
    cairo_t *on;

    if (status)
        return status;
    surface = use->cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
                                              pixels->width, pixels->height);
    shade_put(use, surface, pixels);
    on = use->cairo_create(surface);
    if (pixels->keep)
        rings_keep(use, on, pixels);
    said = use->cairo_status(on);
    use->cairo_destroy(on);
    if (!said)
        said = use->cairo_surface_write_to_png_stream(surface, append, &png);
    use->cairo_surface_destroy(surface);
    if (said == CAIRO_STATUS_NO_MEMORY)
        status = DEMARC_ENOMEM;
    else if (said)
        status = demarc_report(ctx, DEMARC_RULE_DRAW_PICTURE, NULL,
                               "leave the relief out",
                               "the relief cannot be drawn: %s",
                               use->cairo_status_to_string(said));
    if (!status)
        base64_add(out, (const unsigned char *)png.data, png.length);
    demarc_buffer_free(&png);
    return status ? status : demarc_buffer_status(out);
}
