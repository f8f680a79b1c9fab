#include "draw/trace.h"

#include "base/buffer.h"
#include "draw/svg.h"
#include "measure/geodesic.h"

#include <stdlib.h>
#include <string.h>

enum { HALVINGS = 10 };

void demarc_trace_add(demarc_trace *trace, double x, double y)
{
    if (trace->failed ||
        !demarc_reserve(&trace->xy, &trace->room, trace->count + 1,
                        2 * sizeof *trace->xy)) {
        trace->failed = true;
        return;
    }
    trace->xy[2 * trace->count] = x;
    trace->xy[2 * trace->count + 1] = y;
    trace->count++;
}

void demarc_trace_free(demarc_trace *trace)
{
    free(trace->xy);
    *trace = (demarc_trace){0};
}

/** Squared distance of a point from the edge between two others. */
static double off(const double *at, const double *a, const double *b)
{
    double dx = b[0] - a[0], dy = b[1] - a[1], square = dx * dx + dy * dy;
    double along = (at[0] - a[0]) * dx + (at[1] - a[1]) * dy;
    double t = square > 0 ? fmin(1, fmax(0, along / square)) : 0;
    double x = a[0] + t * dx - at[0], y = a[1] + t * dy - at[1];

    return x * x + y * y;
}

/** Puts points on a geodesic until its chords are as good as the curve. */
static void bend(const demarc_plane *plane,
                 const struct geod_geodesicline *line, const double a[2],
                 const double b[2], double from, double to, int halvings,
                 demarc_trace *out)
{
    double lon_lat[2], at[2], middle = from + (to - from) / 2;

    if (halvings == 0)
        return;
    geod_position(line, middle, &lon_lat[1], &lon_lat[0], NULL);
    if (!demarc_plane_to(plane, lon_lat, at) ||
        off(at, a, b) < DEMARC_TRACE_BEND * DEMARC_TRACE_BEND)
        return;
    bend(plane, line, a, at, from, middle, halvings - 1, out);
    demarc_trace_add(out, at[0], at[1]);
    bend(plane, line, at, b, middle, to, halvings - 1, out);
}

/** Edges this short (in degrees) on the screen have no bend to be seen. */
static void edge_add(const demarc_plane *plane, const double *from,
                     const double *to, const double a[2], const double b[2],
                     demarc_trace *out)
{
    struct geod_geodesic earth;
    struct geod_geodesicline line;
    double dx = b[0] - a[0], dy = b[1] - a[1];

    if (dx * dx + dy * dy < 20 * 20)
        return;
    demarc_geod(&earth);
    geod_inverseline(&line, &earth, from[1], from[0], to[1], to[0],
                     GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    bend(plane, &line, a, b, 0, line.s13, HALVINGS, out);
}

/** An arc in px, from its lower end to its upper one. */
static void arc_project(const demarc_plane *plane, const double *lon_lat,
                        size_t count, bool turned, demarc_trace *out)
{
    double before[2] = {0};
    const double *last = NULL;

    out->count = 0;
    for (size_t i = 0; i < count; i++) {
        const double *vertex = lon_lat + 2 * (turned ? count - 1 - i : i);
        double at[2];

        if (!demarc_plane_to(plane, vertex, at))
            continue;
        if (last)
            edge_add(plane, last, vertex, before, at, out);
        demarc_trace_add(out, at[0], at[1]);
        memcpy(before, at, sizeof before);
        last = vertex;
    }
}

/** Douglas and Peucker (1973), without recursion: `keep` marks what stays. */
static void thin(const double *xy, size_t count, unsigned char *keep,
                 size_t *stack)
{
    size_t top = 0;

    memset(keep, 0, count);
    keep[0] = keep[count - 1] = 1;
    stack[top++] = 0;
    stack[top++] = count - 1;
    while (top) {
        size_t last = stack[--top], first = stack[--top], far = 0;
        double most = DEMARC_TRACE_DROP * DEMARC_TRACE_DROP;

        for (size_t i = first + 1; i < last; i++) {
            double square = off(xy + 2 * i, xy + 2 * first, xy + 2 * last);

            if (square > most) {
                most = square;
                far = i;
            }
        }
        if (!far)
            continue;
        keep[far] = 1;
        stack[top++] = first;
        stack[top++] = far;
        stack[top++] = far;
        stack[top++] = last;
    }
}

/** Appends an arc without its last point, in its own direction. */
static void arc_append(const demarc_trace *arc, bool turned, bool with_last,
                       demarc_trace *out)
{
    unsigned char *keep = malloc(arc->count + 1);
    size_t *stack = malloc((2 * arc->count + 4) * sizeof *stack);

    if (!keep || !stack)
        out->failed = true;
    else if (arc->count)
        thin(arc->xy, arc->count, keep, stack);
    for (size_t i = 0; !out->failed && i < arc->count; i++) {
        size_t at = turned ? arc->count - 1 - i : i;

        if (keep[at] && (i + 1 < arc->count || with_last))
            demarc_trace_add(out, arc->xy[2 * at], arc->xy[2 * at + 1]);
    }
    free(keep);
    free(stack);
}

/** Where a ring is begun, whoever has it: at a node, else at its lowest. */
static size_t ring_begin(const demarc_nodes *nodes, const double *lon_lat,
                         size_t count)
{
    size_t lowest = 0;

    for (size_t i = 0; i < count; i++) {
        const double *at = lon_lat + 2 * i, *low = lon_lat + 2 * lowest;

        if (nodes && demarc_nodes_at(nodes, at))
            return i;
        if (at[0] < low[0] || (at[0] == low[0] && at[1] < low[1]))
            lowest = i;
    }
    return lowest;
}

/** The line as an array that can be cut into arcs: a ring from where it is
 *  begun, with its first vertex again at the end. */
static double *unrolled(const demarc_nodes *nodes, const double *lon_lat,
                        size_t *count, bool closed)
{
    size_t begin = closed ? ring_begin(nodes, lon_lat, *count) : 0;
    size_t whole = *count + closed;
    double *out = malloc(whole * 2 * sizeof *out);

    for (size_t i = 0; out && i < whole; i++)
        memcpy(out + 2 * i, lon_lat + 2 * ((begin + i) % *count),
               2 * sizeof *out);
    *count = whole;
    return out;
}

void demarc_trace_make(const demarc_plane *plane, const demarc_nodes *nodes,
                       const double *lon_lat, size_t count, bool closed,
                       demarc_trace *out)
{
    demarc_trace arc = {0};
    double *line;
    size_t from = 0;

    out->count = 0;
    if (count == 0)
        return;
    line = unrolled(nodes, lon_lat, &count, closed);
    out->failed = out->failed || !line;
    for (size_t i = 1; line && i < count; i++) {
        const bool last = i + 1 == count;
        bool turned;

        if (!last && !(nodes && demarc_nodes_at(nodes, line + 2 * i)))
            continue;
        turned = demarc_arc_turned(line + 2 * from, i - from + 1);
        arc_project(plane, line + 2 * from, i - from + 1, turned, &arc);
        arc_append(&arc, turned, last && !closed, out);
        from = i;
    }
    out->failed = out->failed || arc.failed;
    demarc_trace_free(&arc);
    free(line);
}

void demarc_trace_path(const double *xy, size_t count, bool closed,
                       demarc_buffer *out)
{
    long x = 0, y = 0;

    for (size_t i = 0; i < count; i++) {
        long to_x = lround(xy[2 * i] * 10), to_y = lround(xy[2 * i + 1] * 10);

        if (i > 0 && to_x == x && to_y == y && !(i == 1 && count == 2))
            continue;
        demarc_buffer_text(out, i == 0 ? "M" : i == 1 ? "l" : "");
        if (i > 1 && to_x >= x)
            demarc_buffer_char(out, ' ');
        demarc_svg_put(out, (double)(to_x - x) / 10);
        if (to_y >= y)
            demarc_buffer_char(out, ' ');
        demarc_svg_put(out, (double)(to_y - y) / 10);
        x = to_x;
        y = to_y;
    }
    if (closed && count)
        demarc_buffer_char(out, 'z');
}
