/** cut.h - lines cut apart: a stretch taken out, segments split. */
#ifndef DEMARC_MEASURE_CUT_H
#define DEMARC_MEASURE_CUT_H

#include "measure/resolve.h"

/** Nearer than this to an end there is nothing to cut. */
#define DEMARC_CUT_LEAST_M 0.001

/** Where a line is to be cut. */
typedef struct demarc_cut_point {
    size_t line;
    double along_m; /* from the line's first vertex */
} demarc_cut_point;

/** A part of a segment that becomes a segment: spans [first, first + count),
 *  in its direction. */
typedef struct demarc_cut_part {
    size_t segment;
    size_t first, count;
    const char *id; /* the segment's, if the part is all of it */
} demarc_cut_part;

/** A border cut apart. */
struct demarc_cutting {
    demarc_arena arena; /* the ids */
    const demarc_border *border;
    demarc_day day;
    demarc_spans spans;
    demarc_cut_part *parts; /* by segment, and along it; malloc */
    size_t count, room;
    size_t blank; /* points to cut at that have no position */
};

/**
 * Cuts spans at points. Spans that overlap or meet are one. A part that is not
 * all of its segment is called SEGMENT.1, SEGMENT.2 ... along the segment,
 * without the ids that the border has already.
 * @param spans  put in order.
 * @param out    border and day are set; its spans and parts are filled. Free
 *               with demarc_cutting_free, also on failure.
 * @return DEMARC_ENOMEM.
 */
demarc_status demarc_spans_cut(demarc_spans *spans, demarc_cut_point *points,
                               size_t point_count, demarc_cutting *out);

/** The metres of a part. */
double demarc_cut_part_metres(const demarc_cutting *cutting,
                              const demarc_cut_part *part);

#endif
