#include "measure/edges.h"

#include <math.h>
#include <stdlib.h>

enum { EDGES = 8 }; /* in a run */

/** The edges of a run, each in its box. */
typedef struct boxed {
    size_t line, edge, count;
    demarc_box3 all, each[EDGES];
} boxed;

typedef struct query {
    const demarc_edges *edges;
    boxed own;
    demarc_edges_fn *fn;
    void *user;
} query;

/**
 * Nothing that runs along an edge is farther from its chord than this. A
 * geodesic is nowhere farther than k L^2 / 8, k being its curvature, at most
 * 1 / 6335439 m; a straight line in longitude and latitude at most as far as
 * a parallel of that latitude, which is 1 / cos as far.
 */
static double margin_of(double metres, double lat)
{
    double bulge = metres * metres / (8 * 6335439.0);
    double flat = fmax(cos(lat * M_PI / 180), 0.05);

    return DEMARC_COMMON_M + fmin(bulge / flat, fmax(bulge, metres));
}

static boxed box_run(const demarc_edges *edges, size_t number, size_t edge)
{
    const demarc_line *line = &edges->net->lines[number];
    const demarc_space *at = edges->vertices + edges->first[number];
    size_t left = line->count - 1 - edge;
    boxed out = {.line = number,
                 .edge = edge,
                 .count = left < EDGES ? left : EDGES,
                 .all = DEMARC_BOX3_EMPTY};

    for (size_t i = 0; i < out.count; i++) {
        size_t k = edge + i;
        double top = fmax(fabs(line->lat[k]), fabs(line->lat[k + 1]));
        double margin = margin_of(line->cum[k + 1] - line->cum[k], top);

        out.each[i] = DEMARC_BOX3_EMPTY;
        demarc_box3_add(&out.each[i], at[k], margin);
        demarc_box3_add(&out.each[i], at[k + 1], margin);
        demarc_box3_add(&out.all, out.each[i].low, 0);
        demarc_box3_add(&out.all, out.each[i].high, 0);
    }
    return out;
}

/** Every second bit, as far as 32 go. */
static uint64_t spread(uint64_t bits)
{
    bits = (bits | bits << 16) & 0x0000ffff0000ffff;
    bits = (bits | bits << 8) & 0x00ff00ff00ff00ff;
    bits = (bits | bits << 4) & 0x0f0f0f0f0f0f0f0f;
    bits = (bits | bits << 2) & 0x3333333333333333;
    return (bits | bits << 1) & 0x5555555555555555;
}

/** Morton's order: the bits of longitude and latitude in turn. */
static uint64_t place_of(double lon, double lat)
{
    return spread((uint64_t)((lon + 360) / 720 * 4294967295.0)) |
           spread((uint64_t)((lat + 90) / 180 * 4294967295.0)) << 1;
}

static int run_order(const void *left, const void *right)
{
    const demarc_edge_run *a = left, *b = right;

    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->edge > b->edge) - (a->edge < b->edge);
}

static void line_add(demarc_edges *edges, size_t number, size_t *next)
{
    const demarc_line *line = &edges->net->lines[number];

    edges->first[number] = *next;
    for (size_t i = 0; i < line->count; i++)
        edges->vertices[(*next)++] =
            demarc_space_of(line->lon[i], line->lat[i]);
    for (size_t i = 0; i + 1 < line->count; i += EDGES)
        edges->runs[edges->run_count++] =
            (demarc_edge_run){number, i, place_of(line->lon[i], line->lat[i])};
}

demarc_status demarc_edges_make(const demarc_net *net, demarc_edges *out)
{
    size_t vertices = 1, runs = 1, next = 0;

    for (size_t i = 0; i < net->line_count; i++) {
        vertices += net->lines[i].count;
        runs += (net->lines[i].count + EDGES - 2) / EDGES;
    }
    *out = (demarc_edges){.net = net};
    out->vertices = malloc(vertices * sizeof *out->vertices);
    out->first = malloc((net->line_count + 1) * sizeof *out->first);
    out->passed = calloc(net->line_count + 1, sizeof *out->passed);
    out->runs = malloc(runs * sizeof *out->runs);
    out->leaves = malloc(demarc_boxes_room(runs) * sizeof *out->leaves);
    if (!out->vertices || !out->first || !out->passed || !out->runs ||
        !out->leaves)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < net->line_count; i++)
        line_add(out, i, &next);
    qsort(out->runs, out->run_count, sizeof *out->runs, run_order);
    for (size_t i = 0; i < out->run_count; i++)
        out->leaves[i] = box_run(out, out->runs[i].line, out->runs[i].edge).all;
    demarc_boxes_make(out->leaves, out->run_count, &out->boxes);
    return DEMARC_OK;
}

void demarc_edges_free(demarc_edges *edges)
{
    free(edges->vertices);
    free(edges->first);
    free(edges->passed);
    free(edges->runs);
    free(edges->leaves);
    *edges = (demarc_edges){0};
}

void demarc_edges_get(const demarc_edges *edges, size_t line, size_t edge,
                      demarc_edge *out)
{
    const demarc_line *of = &edges->net->lines[line];
    const demarc_space *at = edges->vertices + edges->first[line] + edge;

    *out = (demarc_edge){{at[0], at[1]},
                         {of->lon[edge], of->lon[edge + 1]},
                         {of->lat[edge], of->lat[edge + 1]},
                         of->cum[edge + 1] - of->cum[edge]};
}

static void run_near(void *user, size_t leaf)
{
    const query *look = user;
    const demarc_edge_run *run = &look->edges->runs[leaf];
    const boxed *own = &look->own;
    boxed other;

    if (run->line < own->line || look->edges->passed[run->line] ||
        (run->line == own->line && run->edge < own->edge))
        return;
    other = box_run(look->edges, run->line, run->edge);
    for (size_t i = 0; i < own->count; i++)
        for (size_t k = 0; k < other.count; k++)
            if ((own->line != other.line || own->edge + i < other.edge + k) &&
                demarc_box3_meets(&own->each[i], &other.each[k]))
                look->fn(look->user, own->edge + i, other.line, other.edge + k);
}

void demarc_edges_near(const demarc_edges *edges, size_t line,
                       demarc_edges_fn *fn, void *user)
{
    query look = {.edges = edges, .fn = fn, .user = user};

    for (size_t i = 0; i + 1 < edges->net->lines[line].count; i += EDGES) {
        look.own = box_run(edges, line, i);
        demarc_boxes_meet(&edges->boxes, &look.own.all, run_near, &look);
    }
}
