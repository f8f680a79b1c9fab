/** line.h - one part of a segment, measured: distance along it to a point,
 *  and back. */
#ifndef DEMARC_MEASURE_LINE_H
#define DEMARC_MEASURE_LINE_H

#include "model/border.h"
#include "model/gauge.h"

/** Of a line that was measured while it was read there are its two ends. */
typedef struct demarc_line {
    size_t segment, part; /* of the border; of the segment */
    size_t count;
    const double *lon, *lat;   /* degrees */
    const double *cum;         /* metres from the first vertex; cum[0] is 0 */
    const demarc_gauge *gauge; /* of such a line; else NULL */
    double *own;               /* malloc: what of it is its own; or NULL */
} demarc_line;

/** Measures part `part` of a segment. Free with demarc_line_free. */
demarc_status demarc_line_make(demarc_ctx *ctx, const demarc_segment *segment,
                               size_t part, demarc_line *out);
void demarc_line_free(demarc_line *line);

/**
 * Of a line that was measured while it was read, all of it, read again.
 * @param out  free with demarc_line_free.
 * @return DEMARC_EIO when the file is not what it was, with a finding.
 */
demarc_status demarc_line_recall(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_line *line, demarc_line *out);

/** Says that the border's file is not what it was. */
demarc_status demarc_recall_refuse(demarc_ctx *ctx,
                                   const demarc_border *border);

/** Are these the part's ends, to the bit? */
bool demarc_gauge_ends(const demarc_gauge *gauge, const double *first,
                       const double *last);

static inline double demarc_line_metres(const demarc_line *line)
{
    return line->cum[line->count - 1];
}

/** How many vertices it has, here or in its file. */
static inline size_t demarc_line_vertices(const demarc_line *line)
{
    return line->gauge ? line->gauge->vertices : line->count;
}

/** The edge that holds `metres`: the greatest i with cum[i] <= metres, but
 *  never the last vertex. */
size_t demarc_line_edge(const demarc_line *line, double metres);

/** The point `metres` along the line, on its geodesic edge; clamped. */
void demarc_line_at(const demarc_line *line, double metres, double *lon,
                    double *lat);

/**
 * The line from `from` to `to` metres (from <= to; clamped): its ends are cut
 * on the geodesic, the vertices strictly between are kept to the digit.
 * @param lon_lat  2 * `count` doubles, malloc; NULL and 0 on failure.
 */
demarc_status demarc_line_cut(const demarc_line *line, double from, double to,
                              double **lon_lat, size_t *count);

#endif
