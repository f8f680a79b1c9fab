/**
 * trace.h - the lines of a day as they run on: routes cut at their gaps, with
 * points between the vertices, so close that a plane may join them by straight
 * lines.
 */
#ifndef DEMARC_MEASURE_TRACE_H
#define DEMARC_MEASURE_TRACE_H

#include "measure/flat.h"
#include "measure/net.h"

typedef struct demarc_node {
    double lon, lat;
    double at;   /* metres from the trace's first node */
    double x, y; /* in the plane */
    bool given;  /* a vertex of the line; else put between */
} demarc_node;

typedef struct demarc_trace {
    const demarc_route *route;
    double start_m; /* chainage of the first node on the route */
    bool ring;      /* the last node is the first again */
    demarc_node *nodes;
    size_t count, room;
    const char *left, *right; /* parties, by the most metres; "" not known */
} demarc_trace;

/** All lines of a border that are alive on a day. */
typedef struct demarc_traces {
    const demarc_border *border;
    const demarc_era *era;
    demarc_trace *items;
    size_t count, room;
    size_t *of_line; /* per line of the net: its trace; DEMARC_NONE: dead */
} demarc_traces;

/** @param out  free with demarc_traces_free, also on failure. */
demarc_status demarc_traces_make(const demarc_border *border, demarc_day day,
                                 demarc_traces *out);
void demarc_traces_free(demarc_traces *traces);

/** Puts nodes between the vertices of geodesic edges, none farther from the
 *  next than `step` metres, and all of them into the plane. */
demarc_status demarc_traces_flatten(demarc_traces *traces,
                                    const demarc_flat *flat, double step);

/** Where on its trace a place on a line of the net is, in metres. */
double demarc_trace_place(const demarc_traces *traces, size_t line,
                          double along_m);

/** Puts nodes at these places, on the geodesic edges, unless there is one
 *  within `same_m` metres.
 *  @param at  rising, none below 0 or past the end. */
demarc_status demarc_trace_insert(demarc_trace *trace, const demarc_flat *flat,
                                  double same_m, const double *at,
                                  size_t count);

/** The node that is nearest to a place along the trace. */
size_t demarc_trace_node(const demarc_trace *trace, double at);

static inline double demarc_trace_metres(const demarc_trace *trace)
{
    return trace->nodes[trace->count - 1].at;
}

#endif
