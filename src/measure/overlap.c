#include "measure/overlap.h"

#include "measure/geodesic.h"
#include "model/geos.h"

#include <math.h>
#include <stdlib.h>

typedef struct box {
    double west, south, east, north;
} box;

typedef struct edge {
    double lon0, lat0, lon1, lat1; /* the lesser end first */
    double metres;
} edge;

typedef struct search {
    demarc_ctx *ctx;
    const demarc_border *border;
    const box *boxes;
    size_t line;
    demarc_status status;
} search;

static box box_of(const demarc_line *line)
{
    box all = {INFINITY, INFINITY, -INFINITY, -INFINITY};

    for (size_t i = 0; i < line->count; i++) {
        all.west = fmin(all.west, line->lon[i]);
        all.east = fmax(all.east, line->lon[i]);
        all.south = fmin(all.south, line->lat[i]);
        all.north = fmax(all.north, line->lat[i]);
    }
    return all;
}

static edge edge_of(const demarc_line *line, size_t i)
{
    bool turned =
        line->lon[i] > line->lon[i + 1] ||
        (line->lon[i] == line->lon[i + 1] && line->lat[i] > line->lat[i + 1]);
    size_t a = turned ? i + 1 : i, b = turned ? i : i + 1;

    return (edge){line->lon[a], line->lat[a], line->lon[b], line->lat[b],
                  line->cum[i + 1] - line->cum[i]};
}

static bool edge_in(const edge *at, const box *in)
{
    return at->lon0 >= in->west && at->lon1 <= in->east &&
           fmin(at->lat0, at->lat1) >= in->south &&
           fmax(at->lat0, at->lat1) <= in->north && at->metres > 0;
}

static int edge_order(const void *left, const void *right)
{
    const edge *a = left, *b = right;

    if (a->lon0 != b->lon0)
        return a->lon0 < b->lon0 ? -1 : 1;
    if (a->lat0 != b->lat0)
        return a->lat0 < b->lat0 ? -1 : 1;
    if (a->lon1 != b->lon1)
        return a->lon1 < b->lon1 ? -1 : 1;
    return (a->lat1 > b->lat1) - (a->lat1 < b->lat1);
}

/** The edges of a line in a box, sorted; NULL when out of memory. */
static edge *edges_in(const demarc_line *line, const box *in, size_t *count)
{
    edge *edges = malloc(line->count * sizeof *edges);

    *count = 0;
    for (size_t i = 0; edges && i + 1 < line->count; i++) {
        edge at = edge_of(line, i);
        if (edge_in(&at, in))
            edges[(*count)++] = at;
    }
    if (edges)
        qsort(edges, *count, sizeof *edges, edge_order);
    return edges;
}

/** Metres of edges that both lines have within a box. */
static demarc_status shared_measure(const demarc_line *a, const demarc_line *b,
                                    const box *in, double *metres)
{
    size_t count;
    edge *edges = edges_in(a, in, &count);
    demarc_sum sum = {0};

    *metres = 0;
    if (!edges)
        return DEMARC_ENOMEM;
    for (size_t i = 0; count > 0 && i + 1 < b->count; i++) {
        edge at = edge_of(b, i);
        if (edge_in(&at, in) &&
            bsearch(&at, edges, count, sizeof *edges, edge_order))
            demarc_sum_add(&sum, at.metres);
    }
    free(edges);
    *metres = demarc_sum_value(&sum);
    return DEMARC_OK;
}

static demarc_status shared_tell(const search *all, const demarc_line *a,
                                 const demarc_line *b, double metres)
{
    const demarc_segment *segments = all->border->segments;
    const char *first = segments[a->segment].id, *id = segments[b->segment].id;
    bool whole =
        fmin(demarc_line_metres(a), demarc_line_metres(b)) - metres < 1e-3;
    demarc_where where = {.file = all->border->segments_file,
                          .feature = id,
                          .lon = b->lon[0],
                          .lat = b->lat[0]};

    return demarc_report(all->ctx,
                         whole ? DEMARC_RULE_SEGMENT_DOUBLED
                               : DEMARC_RULE_SEGMENT_OVERLAP,
                         &where, "keep one of them, or give them lives",
                         whole ? "segment %s is there twice: %s repeats "
                                 "%.3f km of it"
                               : "segments %s and %s share %.3f km, which "
                                 "count twice",
                         first, id, metres / 1000);
}

static bool alive_together(const demarc_segment *a, const demarc_segment *b)
{
    return a->from.latest < b->until.latest && b->from.latest < a->until.latest;
}

static void candidate(void *item, void *user)
{
    search *all = user;
    const box *other = item, *own = &all->boxes[all->line];
    size_t line = (size_t)(other - all->boxes);
    const demarc_line *a = &all->border->net->lines[all->line];
    const demarc_line *b = &all->border->net->lines[line];
    const box both = {
        fmax(own->west, other->west), fmax(own->south, other->south),
        fmin(own->east, other->east), fmin(own->north, other->north)};
    double metres;

    if (line <= all->line || all->status != DEMARC_OK ||
        both.west > both.east || both.south > both.north ||
        (both.west == both.east && both.south == both.north) ||
        !alive_together(&all->border->segments[a->segment],
                        &all->border->segments[b->segment]))
        return;
    all->status = shared_measure(a, b, &both, &metres);
    if (all->status == DEMARC_OK && metres > 0)
        all->status = shared_tell(all, a, b, metres);
}

static GEOSGeometry *rectangle(GEOSContextHandle_t geos, const box *of)
{
    return GEOSGeom_createRectangle_r(geos, of->west, of->south, of->east,
                                      of->north);
}

/** A line that goes back over its own edges. */
static demarc_status self_tell(const search *all, const demarc_line *line)
{
    const char *id = all->border->segments[line->segment].id;
    demarc_where where = {.file = all->border->segments_file,
                          .feature = id,
                          .lon = line->lon[0],
                          .lat = line->lat[0]};
    demarc_sum sum = {0};
    size_t count;
    edge *edges = edges_in(line, &all->boxes[all->line], &count);

    if (!edges)
        return DEMARC_ENOMEM;
    for (size_t i = 1; i < count; i++)
        if (edge_order(&edges[i - 1], &edges[i]) == 0)
            demarc_sum_add(&sum, edges[i].metres);
    free(edges);
    if (demarc_sum_value(&sum) <= 0)
        return DEMARC_OK;
    return demarc_report(all->ctx, DEMARC_RULE_SEGMENT_OVERLAP, &where,
                         "take out what is there twice",
                         "segment %s goes back over %.3f km of itself, which "
                         "count twice",
                         id, demarc_sum_value(&sum) / 1000);
}

/** Queries the tree of all boxes with each; the rectangles are kept. */
static demarc_status boxes_search(search *all, GEOSSTRtree *tree,
                                  GEOSGeometry **rectangles)
{
    GEOSContextHandle_t geos = demarc_geos(all->ctx);
    size_t count = all->border->net->line_count;

    for (size_t i = 0; i < count; i++) {
        rectangles[i] = rectangle(geos, &all->boxes[i]);
        if (!rectangles[i])
            return DEMARC_ENOMEM;
        GEOSSTRtree_insert_r(geos, tree, rectangles[i],
                             (void *)(uintptr_t)&all->boxes[i]);
    }
    for (; all->line < count && all->status == DEMARC_OK; all->line++)
        GEOSSTRtree_query_r(geos, tree, rectangles[all->line], candidate, all);
    for (all->line = 0; all->line < count && all->status == DEMARC_OK;
         all->line++)
        all->status = self_tell(all, &all->border->net->lines[all->line]);
    return all->status;
}

demarc_status demarc_overlaps_find(demarc_ctx *ctx, const demarc_border *border)
{
    GEOSContextHandle_t geos = demarc_geos(ctx);
    size_t count = border->net->line_count;
    box *boxes = malloc((count + 1) * sizeof *boxes);
    GEOSGeometry **rectangles = calloc(count + 1, sizeof *rectangles);
    GEOSSTRtree *tree = geos ? GEOSSTRtree_create_r(geos, 10) : NULL;
    search all = {.ctx = ctx, .border = border, .boxes = boxes};
    demarc_status status = DEMARC_ENOMEM;
    bool failed = false;

    for (size_t i = 0; boxes && i < count; i++)
        boxes[i] = box_of(&border->net->lines[i]);
    if (boxes && rectangles && tree) {
        demarc_geos_watch(ctx, &failed);
        status = boxes_search(&all, tree, rectangles);
        demarc_geos_watch(ctx, NULL);
    }
    if (failed)
        status = DEMARC_ENOMEM;
    if (tree)
        GEOSSTRtree_destroy_r(geos, tree);
    for (size_t i = 0; rectangles && i < count; i++)
        demarc_geos_free(ctx, rectangles[i]);
    free(rectangles);
    free(boxes);
    return status;
}
