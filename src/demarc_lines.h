/**
 * demarc_lines.h - lines to be written as a segments file. Part of demarc.h,
 * which includes it; see there for the conventions.
 */
#ifndef DEMARC_LINES_H
#define DEMARC_LINES_H

/** Lines with the fields of segments. */
typedef struct demarc_lines demarc_lines;
void demarc_lines_free(demarc_lines *lines);

/** Appends the lines as a segments file, in a format for DEMARC_LINES. */
demarc_status demarc_write_lines(demarc_ctx *ctx, const demarc_format *format,
                                 const demarc_lines *lines, demarc_buffer *out);

#endif
