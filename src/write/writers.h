/**
 * writers.h - the writers that formats.def names. A writer appends to `out`.
 * It need not look after what it wrote when it fails, nor ask whether `out`
 * ran out of memory: demarc_write_table and demarc_write_border do that.
 */
#ifndef DEMARC_WRITE_WRITERS_H
#define DEMARC_WRITE_WRITERS_H

#include "demarc.h"

typedef demarc_status demarc_table_writer(demarc_ctx *ctx,
                                          const demarc_table *table,
                                          const demarc_write_how *how,
                                          demarc_buffer *out);
typedef demarc_table_writer demarc_timeline_writer;
typedef demarc_status demarc_border_writer(demarc_ctx *ctx,
                                           const demarc_border *border,
                                           const demarc_write_how *how,
                                           demarc_buffer *out);
typedef demarc_status demarc_lines_writer(demarc_ctx *ctx,
                                          const demarc_lines *lines,
                                          demarc_buffer *out);
typedef demarc_status demarc_changes_writer(demarc_ctx *ctx,
                                            const demarc_difference *of,
                                            demarc_buffer *out);

#define FORMAT(kind, name, ending, media_type, title, writer)                  \
    demarc_##kind##_writer writer;
#include "write/formats.def"
#undef FORMAT

#endif
