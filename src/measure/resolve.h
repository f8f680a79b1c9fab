/** resolve.h - from the words of a stretch to metres of lines. */
#ifndef DEMARC_MEASURE_RESOLVE_H
#define DEMARC_MEASURE_RESOLVE_H

#include "measure/net.h"

/** From `from` to `to` metres along a line of the net. */
typedef struct demarc_span {
    size_t line;
    double from, to;
} demarc_span;

typedef struct demarc_spans {
    demarc_span *items; /* malloc */
    size_t count, room;
} demarc_spans;

/**
 * Resolves a stretch on the lines alive on a day. A term that is a route and
 * a segment means the route.
 * @param where  of the stretch, for findings: one that cannot be read or names
 *               no line is an error; a dead segment or a range that passes the
 *               end of its line is a warning.
 * @param out    free out->items; may overlap; may be empty.
 */
demarc_status demarc_stretch_resolve(demarc_ctx *ctx,
                                     const demarc_border *border,
                                     demarc_day day, const char *text,
                                     const demarc_where *where,
                                     demarc_spans *out);

#endif
