/** tiff.h - a look into a TIFF before GDAL may open it. */
#ifndef DEMARC_READ_TIFF_H
#define DEMARC_READ_TIFF_H

#include "base/ctx.h"

/** Is it a TIFF, or a BigTIFF, by its first 8 bytes? */
bool demarc_tiff_is(const unsigned char *head);

/**
 * Appends the text that GeoTIFF keys point into (tag 34737), where a
 * coordinate system can stand as WKT. NULs become blanks.
 * @return DEMARC_EDATA (rule relief) when its first directory is damaged.
 */
demarc_status demarc_tiff_text(demarc_ctx *ctx, const char *path,
                               demarc_buffer *out);

#endif
