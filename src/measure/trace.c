#include "measure/trace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Ends this near are one, as for chains. */
static const double JOINT_M = 0.001;

static bool node_add(demarc_trace *to, double lon, double lat, double at,
                     bool given)
{
    if (to->count > 0 && at <= to->nodes[to->count - 1].at)
        return true; /* a doubled vertex, or the joint of two lines */
    if (!demarc_reserve(&to->nodes, &to->room, to->count + 1,
                        sizeof *to->nodes))
        return false;
    to->nodes[to->count++] =
        (demarc_node){.lon = lon, .lat = lat, .at = at, .given = given};
    return true;
}

/** Does the line begin where the trace ends? */
static bool goes_on(const demarc_trace *trace, double lon, double lat)
{
    const demarc_node *end = trace->nodes + trace->count - 1;
    struct geod_geodesic geod;

    if (trace->count == 0)
        return false;
    demarc_geod(&geod);
    return demarc_distance(&geod, end->lon, end->lat, lon, lat) <= JOINT_M;
}

static demarc_trace *trace_begin(demarc_traces *to, const demarc_route *route,
                                 const demarc_link *link)
{
    demarc_trace *trace;

    if (!demarc_reserve(&to->items, &to->room, to->count + 1, sizeof *trace))
        return NULL;
    trace = &to->items[to->count++];
    *trace = (demarc_trace){
        .route = route, .start_m = link->start_m, .left = "", .right = ""};
    return trace;
}

/** Adds a line to the route's trace, or begins another after a gap. */
static bool link_add(demarc_traces *to, const demarc_route *route, size_t n)
{
    const demarc_link *link = &route->links[n];
    const demarc_line *line = &to->border->net->lines[link->line];
    demarc_trace *trace = n > 0 ? &to->items[to->count - 1] : NULL;
    size_t first = link->reversed ? line->count - 1 : 0;
    bool fine = true;

    if (!trace || !goes_on(trace, line->lon[first], line->lat[first]))
        trace = trace_begin(to, route, link);
    if (!trace)
        return false;
    to->of_line[link->line] = to->count - 1;
    for (size_t i = 0; fine && i < line->count; i++) {
        size_t v = link->reversed ? first - i : i;

        fine = node_add(trace, line->lon[v], line->lat[v],
                        demarc_trace_place(to, link->line, line->cum[v]), true);
    }
    return fine;
}

/** A trace that comes back to its beginning is a ring. */
static void ring_close(demarc_trace *trace)
{
    demarc_node *end = trace->nodes + trace->count - 1;

    trace->ring = trace->count > 3 &&
                  goes_on(trace, trace->nodes[0].lon, trace->nodes[0].lat);
    if (trace->ring) {
        end->lon = trace->nodes[0].lon;
        end->lat = trace->nodes[0].lat;
    }
}

/** The parties on both sides: those of the first line that names them, as the
 *  most metres have them. */
static void sides_find(const demarc_traces *of, size_t n)
{
    const demarc_border *border = of->border;
    demarc_trace *trace = &of->items[n];
    double balance = 0; /* metres as the first has it, less the others */

    for (size_t i = 0; i < trace->route->count; i++) {
        const demarc_link *link = &trace->route->links[i];
        const demarc_line *line = &border->net->lines[link->line];
        const demarc_segment *segment = &border->segments[line->segment];
        const char *left = link->reversed ? segment->right : segment->left;
        const char *right = link->reversed ? segment->left : segment->right;
        const double metres = demarc_line_metres(line);

        if (of->of_line[link->line] != n || !*left || !*right)
            continue;
        if (!*trace->left) {
            trace->left = left;
            trace->right = right;
        }
        balance += strcmp(left, trace->left) == 0 ? metres : -metres;
    }
    if (balance < 0) {
        const char *swap = trace->left;

        trace->left = trace->right;
        trace->right = swap;
    }
}

demarc_status demarc_traces_make(const demarc_border *border, demarc_day day,
                                 demarc_traces *out)
{
    const size_t lines = border->net->line_count;
    const demarc_era *era = demarc_net_era(border->net, day);

    *out = (demarc_traces){.border = border, .era = era};
    out->of_line = malloc((lines + 1) * sizeof *out->of_line);
    if (!out->of_line)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < lines; i++)
        out->of_line[i] = DEMARC_NONE;
    for (size_t i = 0; i < era->route_count; i++)
        for (size_t k = 0; k < era->routes[i].count; k++)
            if (!link_add(out, &era->routes[i], k))
                return DEMARC_ENOMEM;
    for (size_t i = 0; i < out->count; i++) {
        ring_close(&out->items[i]);
        sides_find(out, i);
    }
    return DEMARC_OK;
}

void demarc_traces_free(demarc_traces *traces)
{
    for (size_t i = 0; i < traces->count; i++)
        free(traces->items[i].nodes);
    free(traces->items);
    free(traces->of_line);
    *traces = (demarc_traces){0};
}

double demarc_trace_place(const demarc_traces *traces, size_t line,
                          double along_m)
{
    const demarc_trace *trace = &traces->items[traces->of_line[line]];
    const demarc_link *link = &trace->route->links[traces->era->link_of[line]];
    const double metres = demarc_line_metres(&traces->border->net->lines[line]);

    return link->start_m - trace->start_m +
           (link->reversed ? metres - along_m : along_m);
}

/** Adds points between the last node and `to`, and `to`. */
static bool edge_add(demarc_trace *out, const demarc_flat *flat,
                     const demarc_node *to, double step)
{
    const demarc_node from = out->nodes[out->count - 1];
    const double metres = to->at - from.at;
    const size_t parts = (size_t)fmax(ceil(metres / step), 1);
    struct geod_geodesicline edge;
    double lon, lat;
    bool fine = true;

    if (parts > 1)
        geod_inverseline(&edge, &flat->geod, from.lat, from.lon, to->lat,
                         to->lon,
                         GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    for (size_t i = 1; fine && i < parts; i++) {
        const double share = (double)i / (double)parts;

        geod_position(&edge, share * edge.s13, &lat, &lon, NULL);
        fine = node_add(out, lon, lat, from.at + share * metres, false);
    }
    return fine && node_add(out, to->lon, to->lat, to->at, to->given);
}

static bool trace_flatten(demarc_trace *trace, const demarc_flat *flat,
                          double step)
{
    demarc_trace dense = {0};
    bool fine = node_add(&dense, trace->nodes[0].lon, trace->nodes[0].lat,
                         trace->nodes[0].at, true);

    for (size_t i = 1; fine && i < trace->count; i++)
        fine = edge_add(&dense, flat, &trace->nodes[i], step);
    if (!fine) {
        free(dense.nodes);
        return false;
    }
    free(trace->nodes);
    trace->nodes = dense.nodes;
    trace->count = dense.count;
    trace->room = dense.room;
    for (size_t i = 0; i < trace->count; i++) {
        demarc_node *node = &trace->nodes[i];

        demarc_flat_to(flat, node->lon, node->lat, &node->x, &node->y);
    }
    return true;
}

demarc_status demarc_traces_flatten(demarc_traces *traces,
                                    const demarc_flat *flat, double step)
{
    for (size_t i = 0; i < traces->count; i++)
        if (!trace_flatten(&traces->items[i], flat, step))
            return DEMARC_ENOMEM;
    return DEMARC_OK;
}

size_t demarc_trace_node(const demarc_trace *trace, double at)
{
    size_t low = 0, high = trace->count - 1;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (trace->nodes[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return trace->nodes[high].at - at < at - trace->nodes[low].at ? high : low;
}

/** A node on the edge between two others. */
static demarc_node node_between(const demarc_flat *flat,
                                const demarc_node *from, const demarc_node *to,
                                double at)
{
    demarc_node made = {.at = at};
    double metres, course;

    geod_inverse(&flat->geod, from->lat, from->lon, to->lat, to->lon, &metres,
                 &course, NULL);
    geod_direct(&flat->geod, from->lat, from->lon, course,
                (at - from->at) / (to->at - from->at) * metres, &made.lat,
                &made.lon, NULL);
    demarc_flat_to(flat, made.lon, made.lat, &made.x, &made.y);
    return made;
}

demarc_status demarc_trace_insert(demarc_trace *trace, const demarc_flat *flat,
                                  double same_m, const double *at, size_t count)
{
    demarc_node *all = malloc((trace->count + count) * sizeof *all);
    size_t n = 0, next = 0;

    if (!all)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < trace->count; i++) {
        const demarc_node *to = &trace->nodes[i];

        for (; next < count && at[next] < to->at - same_m; next++)
            if (n > 0 && at[next] > all[n - 1].at + same_m) {
                all[n] = node_between(flat, &trace->nodes[i - 1], to, at[next]);
                n++;
            }
        all[n++] = *to;
    }
    free(trace->nodes);
    trace->nodes = all;
    trace->room = trace->count + count;
    trace->count = n;
    return DEMARC_OK;
}
