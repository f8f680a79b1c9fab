/**
 * net.h - a border measured: its lines, and the routes they chain to. Lines
 * have lives, so the routes differ from era to era; an era is a time in which
 * the same lines are alive.
 */
#ifndef DEMARC_MEASURE_NET_H
#define DEMARC_MEASURE_NET_H

#include "base/names.h"
#include "measure/line.h"

#define DEMARC_NONE SIZE_MAX /* no such line, route or link */

/** A line in a chain. */
typedef struct demarc_link {
    size_t line;
    bool reversed;  /* the route runs from its last vertex to its first */
    double start_m; /* chainage of the line's beginning on the route */
} demarc_link;

typedef struct demarc_route {
    const char *name; /* "main", "main-2", "ring-1", or its attribute */
    bool ring;        /* closed: an enclave */
    double length_m;  /* gaps are not in it */
    demarc_link *links;
    size_t count;
} demarc_route;

typedef struct demarc_era {
    demarc_day start;     /* up to the next era's */
    demarc_route *routes; /* open ones by length, then rings by length */
    size_t route_count;
    demarc_names names; /* of the routes: a name's number is its route's */
    size_t *route_of, *link_of; /* per line of the net; DEMARC_NONE: dead */
} demarc_era;

typedef struct demarc_net {
    demarc_arena arena; /* eras and routes */
    demarc_line *lines; /* by segment, then part */
    size_t line_count;
    demarc_era *eras; /* by start; the first starts at DEMARC_DAY_MIN */
    size_t era_count;
    demarc_names ids; /* of the segments: an id's number is its segment's */
} demarc_net;

/**
 * Measures the segments (sets their length_m) and chains them. Gaps,
 * junctions and sides that change are findings.
 * @param out  free with demarc_net_free; NULL on failure.
 */
demarc_status demarc_net_make(demarc_ctx *ctx, demarc_border *border,
                              demarc_net **out);
void demarc_net_free(demarc_net *net);

/** The era that holds the day. */
const demarc_era *demarc_net_era(const demarc_net *net, demarc_day day);

/** The line of a segment's part; NULL if there is none. */
const demarc_line *demarc_net_line(const demarc_net *net, size_t segment,
                                   size_t part);

/** The segment of that id, from `from` on; DEMARC_NONE if there is none. */
size_t demarc_net_segment(const demarc_border *border, const char *id,
                          size_t from);

/** Is the segment alive on that day? */
bool demarc_segment_alive(const demarc_segment *segment, demarc_day day);

/** The route of that name in the era; NULL if there is none. */
const demarc_route *demarc_era_route(const demarc_era *era, const char *name);

#endif
