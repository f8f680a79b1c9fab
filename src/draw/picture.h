/** picture.h - PNG and PDF, made from the SVG by librsvg and Cairo. */
#ifndef DEMARC_DRAW_PICTURE_H
#define DEMARC_DRAW_PICTURE_H

#include "draw/type.h"

typedef struct demarc_picture_how {
    double scale;     /* PNG: pixels per px of the SVG; 0: 2 */
    const char *made; /* PDF: its date, as 2022-09-14T00:00:00; no clock */
    const char *title;
} demarc_picture_how;

/**
 * Appends the picture of an SVG, drawn with these fonts. The same bytes each
 * time, whatever the clock, the locale and the home folder.
 * @return DEMARC_EINTERNAL (rule draw-picture) with what Cairo or librsvg say;
 *         nothing has been appended then.
 */
demarc_status demarc_picture_png(demarc_ctx *ctx, const demarc_fonts *fonts,
                                 const demarc_buffer *svg,
                                 const demarc_picture_how *how,
                                 demarc_buffer *out);
demarc_status demarc_picture_pdf(demarc_ctx *ctx, const demarc_fonts *fonts,
                                 const demarc_buffer *svg,
                                 const demarc_picture_how *how,
                                 demarc_buffer *out);

#endif
