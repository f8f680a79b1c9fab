/* Where the edges of two editions cross, in the plane, found with GEOS's
 * STRtree. */
#include "measure/ties.h"

#include "model/geos.h"

#include <math.h>
#include <stdlib.h>

/** An edge of the new side. */
typedef struct edge {
    size_t trace, node; /* from this node to the next */
} edge;

typedef struct search {
    GEOSContextHandle_t geos;
    const demarc_traces *old, *made;
    double same_m;
    demarc_ties *out;
    edge at; /* of the old side */
    bool failed;
} search;

static const demarc_node *node_of(const demarc_traces *traces, edge at)
{
    return &traces->items[at.trace].nodes[at.node];
}

static double metres_between(const demarc_node *a, const demarc_node *b)
{
    return hypot(a->x - b->x, a->y - b->y);
}

/** Do two edges begin or end at the same vertex? It is tied already. */
static bool do_meet(const demarc_node *a, const demarc_node *b, double same_m)
{
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 2; k++)
            if (a[i].given && b[k].given &&
                metres_between(a + i, b + k) <= same_m)
                return true;
    return false;
}

/** Where along an edge a point on it is, in metres along the trace. */
static double place_on(const demarc_node *from, double x, double y)
{
    double length = metres_between(from, from + 1);
    double share = length > 0 ? hypot(x - from->x, y - from->y) / length : 0;

    return from->at + fmin(share, 1) * (from[1].at - from->at);
}

static void candidate(void *item, void *user)
{
    search *look = user;
    const edge *to = item;
    const demarc_node *a = node_of(look->old, look->at);
    const demarc_node *b = node_of(look->made, *to);
    double x, y;

    if (do_meet(a, b, look->same_m) ||
        GEOSSegmentIntersection_r(look->geos, a[0].x, a[0].y, a[1].x, a[1].y,
                                  b[0].x, b[0].y, b[1].x, b[1].y, &x, &y) != 1)
        return;
    if (!demarc_tie_add(
            look->out,
            (demarc_tie){.trace = {look->at.trace, to->trace},
                         .at = {place_on(a, x, y), place_on(b, x, y)},
                         .kind = DEMARC_TIE_CROSS}))
        look->failed = true;
}

static GEOSGeometry *box_of(GEOSContextHandle_t geos, const demarc_node *from)
{
    return GEOSGeom_createRectangle_r(
        geos, fmin(from[0].x, from[1].x), fmin(from[0].y, from[1].y),
        fmax(from[0].x, from[1].x), fmax(from[0].y, from[1].y));
}

static size_t edges_of(const demarc_traces *traces)
{
    size_t count = 0;

    for (size_t i = 0; i < traces->count; i++)
        count += traces->items[i].count - 1;
    return count;
}

/** @param boxes  keeps what the tree holds alive. */
static bool tree_fill(const search *look, GEOSSTRtree *tree, edge *edges,
                      GEOSGeometry **boxes)
{
    size_t n = 0;

    for (size_t i = 0; i < look->made->count; i++)
        for (size_t k = 0; k + 1 < look->made->items[i].count; k++, n++) {
            edges[n] = (edge){i, k};
            boxes[n] = box_of(look->geos, &look->made->items[i].nodes[k]);
            if (!boxes[n])
                return false;
            GEOSSTRtree_insert_r(look->geos, tree, boxes[n], &edges[n]);
        }
    return true;
}

static bool trace_look(search *look, GEOSSTRtree *tree, size_t trace)
{
    const demarc_trace *of = &look->old->items[trace];

    for (size_t i = 0; i + 1 < of->count; i++) {
        GEOSGeometry *box = box_of(look->geos, &of->nodes[i]);

        if (!box)
            return false;
        look->at = (edge){trace, i};
        GEOSSTRtree_query_r(look->geos, tree, box, candidate, look);
        GEOSGeom_destroy_r(look->geos, box);
    }
    return true;
}

demarc_status demarc_ties_cross(demarc_ctx *ctx, const demarc_traces *old,
                                const demarc_traces *made, double same_m,
                                demarc_ties *out)
{
    const size_t count = edges_of(made);
    search look = {.geos = demarc_geos(ctx),
                   .old = old,
                   .made = made,
                   .same_m = same_m,
                   .out = out};
    GEOSGeometry **boxes = calloc(count + 1, sizeof *boxes);
    edge *edges = calloc(count + 1, sizeof *edges);
    GEOSSTRtree *tree = NULL;
    bool fine, silent = false;

    fine = look.geos && boxes && edges &&
           (tree = GEOSSTRtree_create_r(look.geos, 10));
    if (fine)
        demarc_geos_watch(ctx, &silent);
    if (fine && count > 0)
        fine = tree_fill(&look, tree, edges, boxes);
    for (size_t i = 0; fine && count > 0 && i < old->count; i++)
        fine = trace_look(&look, tree, i);
    if (tree) {
        demarc_geos_watch(ctx, NULL);
        GEOSSTRtree_destroy_r(look.geos, tree);
    }
    for (size_t i = 0; boxes && i < count; i++)
        if (boxes[i])
            GEOSGeom_destroy_r(look.geos, boxes[i]);
    free(boxes);
    free(edges);
    return fine && !look.failed && !silent ? DEMARC_OK : DEMARC_ENOMEM;
}
