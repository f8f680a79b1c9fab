/* Edges that several areas have, to the digit. */
#include "measure/geodesic.h"
#include "measure/shared.h"

#include <stdlib.h>
#include <string.h>

typedef struct edge {
    uint64_t hash;
    uint32_t point, ring; /* the edge leaves this point of this ring */
} edge;

/** An edge of area a that area b has too. */
typedef struct common {
    uint32_t a, b, ring, point;
} common;

typedef struct job {
    demarc_ctx *ctx;
    const demarc_areas *areas;
    demarc_shared *out;
    common *found;
    size_t count, room;
} job;

static uint64_t mix(uint64_t hash, double value)
{
    uint64_t bits;

    value += 0.0; /* -0 is 0 */
    memcpy(&bits, &value, sizeof bits);
    hash ^= bits;
    hash *= 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
}

/** The ends of an edge, the lesser first. */
static void ends_of(const demarc_areas *areas, const edge *at,
                    const double *end[2])
{
    const demarc_ring *ring = &areas->rings[at->ring];
    const double *a = demarc_area_point(areas, at->point);
    const double *b =
        demarc_area_point(areas, demarc_ring_next(ring, at->point));
    bool turned = a[0] > b[0] || (a[0] == b[0] && a[1] > b[1]);

    end[0] = turned ? b : a;
    end[1] = turned ? a : b;
}

static bool same(const demarc_areas *areas, const edge *a, const edge *b)
{
    const double *one[2], *two[2];

    ends_of(areas, a, one);
    ends_of(areas, b, two);
    return one[0][0] == two[0][0] && one[0][1] == two[0][1] &&
           one[1][0] == two[1][0] && one[1][1] == two[1][1];
}

static int edge_order(const void *left, const void *right)
{
    const edge *a = left, *b = right;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->point > b->point) - (a->point < b->point);
}

static edge *edges_make(const demarc_areas *areas)
{
    edge *edges = malloc((areas->points + 1) * sizeof *edges);
    size_t count = 0;

    for (size_t r = 0; edges && r < areas->ring_count; r++)
        for (size_t k = 0; k < areas->rings[r].count; k++) {
            edge *at = &edges[count++];
            const double *end[2];

            *at = (edge){0, (uint32_t)(areas->rings[r].start + k), (uint32_t)r};
            ends_of(areas, at, end);
            at->hash = mix(mix(mix(mix(1, end[0][0]), end[0][1]), end[1][0]),
                           end[1][1]);
        }
    if (edges)
        qsort(edges, count, sizeof *edges, edge_order);
    return edges;
}

static size_t area_of(const job *in, const edge *at)
{
    return in->areas->rings[at->ring].area;
}

static void owner_set(uint32_t *owner, size_t area)
{
    *owner = *owner == 0 || *owner == (uint32_t)area + 1 ? (uint32_t)area + 1
                                                         : UINT32_MAX;
}

static bool pair_put(job *in, const edge *of_a, size_t a, size_t b)
{
    if (!demarc_reserve(&in->found, &in->room, in->count + 1,
                        sizeof *in->found))
        return false;
    in->found[in->count++] =
        (common){(uint32_t)a, (uint32_t)b, of_a->ring, of_a->point};
    return true;
}

/** Notes that two areas have this edge; of one area's twins only the first. */
static bool pair_add(job *in, const edge *one, const edge *two)
{
    size_t a = area_of(in, one), b = area_of(in, two);

    owner_set(&in->out->owner[one->point], b);
    owner_set(&in->out->owner[two->point], a);
    if (strcmp(in->areas->items[a].slug, in->areas->items[b].slug) > 0)
        return pair_put(in, two, b, a);
    return pair_put(in, one, a, b);
}
/** Pairs the edges [from, to) that have one hash. */
static bool group_pair(job *in, const edge *edges, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        for (size_t k = i + 1; k < to; k++)
            if (area_of(in, &edges[i]) != area_of(in, &edges[k]) &&
                same(in->areas, &edges[i], &edges[k]) &&
                !pair_add(in, &edges[i], &edges[k]))
                return false;
    return true;
}

static bool edges_pair(job *in, const edge *edges)
{
    size_t from = 0;

    for (size_t i = 1; i <= in->areas->points; i++) {
        if (i < in->areas->points && edges[i].hash == edges[from].hash)
            continue;
        if (i - from > 1 && !group_pair(in, edges, from, i))
            return false;
        from = i;
    }
    return true;
}

static int common_order(const void *left, const void *right)
{
    const common *a = left, *b = right;

    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    if (a->b != b->b)
        return a->b < b->b ? -1 : 1;
    return (a->point > b->point) - (a->point < b->point);
}

static bool same_place(const double *a, const double *b)
{
    return a[0] == b[0] && a[1] == b[1];
}

/** Adds a point. At a coarse scale lines fold up; an edge that is walked
 *  there, back and there again is walked once. */
static void point_put(demarc_shared_line *line, const double *at)
{
    const double *end = line->lon_lat + 2 * line->count;

    if (line->count > 2 && same_place(at, end - 4) &&
        same_place(end - 2, end - 6)) {
        line->count--;
        return;
    }
    memcpy(line->lon_lat + 2 * line->count++, at, 2 * sizeof *at);
}

/** Adds the line of `edges` edges that begins at a point of a ring. */
static bool line_make(const demarc_areas *areas, const demarc_ring *ring,
                      size_t point, size_t edges, demarc_shared_border *border)
{
    demarc_shared_line *line = demarc_shared_line_add(border, edges + 1);

    if (!line)
        return false;
    for (size_t i = 0; i <= edges; i++) {
        point_put(line, demarc_area_point(areas, point));
        point = demarc_ring_next(ring, point);
    }
    line->ring = edges == ring->count;
    line->length_m = demarc_line_length(line->lon_lat, line->count);
    line->side_m[0] = line->side_m[1] = line->length_m;
    line->shift[0].count = line->shift[1].count = line->count;
    return true;
}

/** The common edges [from, to) of a pair on one ring, rising and each once:
 *  runs of them are lines, also round the end of the ring. */
static bool ring_lines(const job *in, const common *found, size_t count,
                       demarc_shared_border *border)
{
    const demarc_ring *ring = &in->areas->rings[found->ring];
    size_t head = 0;
    bool wraps = found[0].point == ring->start &&
                 found[count - 1].point == ring->start + ring->count - 1;

    if (count == ring->count)
        return line_make(in->areas, ring, ring->start, count, border);
    while (wraps && found[head].point + 1 == found[head + 1].point)
        head++;
    head = wraps ? head + 1 : 0; /* these end the last run */
    while (head < count) {
        size_t run = 1;

        while (head + run < count &&
               found[head + run - 1].point + 1 == found[head + run].point)
            run++;
        if (head + run == count && wraps) {
            size_t first = 0;

            while (found[first].point + 1 == found[first + 1].point)
                first++;
            return line_make(in->areas, ring, found[head].point,
                             run + first + 1, border);
        }
        if (!line_make(in->areas, ring, found[head].point, run, border))
            return false;
        head += run;
    }
    return true;
}

static size_t twins_drop(common *found, size_t count)
{
    size_t kept = count > 0;

    for (size_t i = 1; i < count; i++)
        if (common_order(&found[i], &found[kept - 1]) != 0)
            found[kept++] = found[i];
    return kept;
}

static bool borders_make(job *in)
{
    demarc_shared *out = in->out;
    demarc_shared_border *border = NULL;

    for (size_t i = 0, end; i < in->count; i = end) {
        const common *at = &in->found[i];

        for (end = i + 1; end < in->count && in->found[end].ring == at->ring &&
                          in->found[end].b == at->b;)
            end++;
        if (!border || border->a != at->a || border->b != at->b) {
            if (!demarc_reserve(&out->borders, &out->room, out->count + 1,
                                sizeof *out->borders))
                return false;
            border = &out->borders[out->count++];
            *border =
                (demarc_shared_border){.a = at->a, .b = at->b, .exact = true};
            demarc_progress(in->ctx, "joining edges",
                            (double)i / (double)in->count);
        }
        if (!ring_lines(in, at, end - i, border))
            return false;
    }
    for (size_t i = 0; i < out->count; i++)
        demarc_shared_sort(&out->borders[i]);
    return true;
}

demarc_status demarc_shared_exact(demarc_ctx *ctx, const demarc_areas *areas,
                                  demarc_shared *out)
{
    job in = {.ctx = ctx, .areas = areas, .out = out};
    bool fine = areas->points < UINT32_MAX;
    edge *edges = fine ? edges_make(areas) : NULL;

    *out = (demarc_shared){0};
    out->owner = calloc(areas->points + 1, sizeof *out->owner);
    demarc_progress(ctx, "finding edges", 0);
    fine = edges && out->owner && edges_pair(&in, edges);
    free(edges);
    if (fine && in.count > 0) {
        qsort(in.found, in.count, sizeof *in.found, common_order);
        in.count = twins_drop(in.found, in.count);
        fine = borders_make(&in);
    }
    free(in.found);
    return fine ? DEMARC_OK : DEMARC_ENOMEM;
}
