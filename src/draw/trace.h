/**
 * trace.h - lines and rings as they are drawn: projected along their
 * geodesics, simplified to less than half a pixel, cut at the frame.
 */
#ifndef DEMARC_DRAW_TRACE_H
#define DEMARC_DRAW_TRACE_H

#include "draw/nodes.h"
#include "draw/plane.h"

/** How far what is drawn may be from what is true, in px: 0.1 for the edges
 *  of geodesics, 0.3 for vertices left out, 0.07 for decimals. */
#define DEMARC_TRACE_BEND 0.1
#define DEMARC_TRACE_DROP 0.3

/** Points in px. Zero-initialise; free with demarc_trace_free. */
typedef struct demarc_trace {
    double *xy;
    size_t count, room;
    bool failed; /* out of memory */
} demarc_trace;

void demarc_trace_add(demarc_trace *trace, double x, double y);
void demarc_trace_free(demarc_trace *trace);

/**
 * Projects and simplifies a line. Where the projection does not reach it, it
 * is left out.
 * @param nodes   of everything that is drawn, or NULL.
 * @param closed  a ring, its first vertex not repeated; nor is it in `out`.
 * @param out     is emptied first.
 */
void demarc_trace_make(const demarc_plane *plane, const demarc_nodes *nodes,
                       const double *lon_lat, size_t count, bool closed,
                       demarc_trace *out);

/** What of a ring is in the rectangle: one ring, along its edges where it
 *  leaves (Sutherland and Hodgman 1974). */
void demarc_trace_clip_ring(const demarc_trace *ring, demarc_rect box,
                            demarc_trace *out);

/** Called for each part of a line that is in the rectangle. */
typedef void demarc_part_fn(void *user, const double *xy, size_t count);
void demarc_trace_clip_line(const demarc_trace *line, demarc_rect box,
                            demarc_part_fn *fn, void *user);

/** Appends a path's data: "M1.5 2l3 4...", in tenths of a pixel. */
void demarc_trace_path(const double *xy, size_t count, bool closed,
                       demarc_buffer *out);

#endif
