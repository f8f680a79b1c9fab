/* Edges that several areas have, to the digit. */
#include "measure/geodesic.h"
#include "measure/sames.h"
#include "measure/shared.h"

#include <stdlib.h>
#include <string.h>

/** An edge of area a that area b has too. */
typedef struct common {
    uint32_t b, ring, point;
} common;

typedef struct job {
    demarc_ctx *ctx;
    const demarc_areas *areas;
    demarc_shared *out;
    demarc_sames sames;
    uint32_t *rank;         /* per area: its place by slug */
    uint32_t *beside;       /* areas that one shares edges with, rising */
    size_t *count;          /* per area: how many edges; all 0 between areas */
    common *found, *sorted; /* of one area: by point; by b, then by point */
    size_t used, found_room, sorted_room;
} job;

/* ---- Whose edges are the same ---- */

typedef struct named {
    const char *slug;
    uint32_t area;
} named;

static int named_order(const void *left, const void *right)
{
    const named *a = left, *b = right;
    int order = strcmp(a->slug, b->slug);

    return order ? order : (a->area > b->area) - (a->area < b->area);
}

static bool ranks_make(job *in)
{
    const size_t count = in->areas->count;
    named *names = malloc((count + 1) * sizeof *names);

    in->rank = malloc((count + 1) * sizeof *in->rank);
    for (size_t i = 0; names && i < count; i++)
        names[i] = (named){in->areas->items[i].slug, (uint32_t)i};
    if (names)
        qsort(names, count, sizeof *names, named_order);
    for (size_t i = 0; names && in->rank && i < count; i++)
        in->rank[names[i].area] = (uint32_t)i;
    free(names);
    return names && in->rank;
}

static void owner_set(uint32_t *owner, uint32_t area)
{
    *owner = *owner == 0 || *owner == area + 1 ? area + 1 : UINT32_MAX;
}

/** Has it been found that b has this edge? The area may have it twice. */
static bool known(const job *in, uint32_t b, size_t point)
{
    for (size_t i = in->used; i > 0 && in->found[i - 1].point == point; i--)
        if (in->found[i - 1].b == b)
            return true;
    return false;
}

/** Notes the areas that have an edge of area a too; as pairs those that come
 *  behind it. */
static bool edge_share(job *in, size_t a, size_t ring, size_t point)
{
    const uint32_t *next = in->sames.next;

    for (size_t i = next[point]; i > 0 && i - 1 != point; i = next[i - 1]) {
        uint32_t b = (uint32_t)in->areas->rings[in->sames.ring[i - 1]].area;

        if (b == a)
            continue;
        owner_set(&in->out->owner[point], b);
        if (in->rank[a] > in->rank[b] || known(in, b, point))
            continue;
        if (!demarc_reserve(&in->found, &in->found_room, in->used + 1,
                            sizeof *in->found))
            return false;
        in->found[in->used++] = (common){b, (uint32_t)ring, (uint32_t)point};
    }
    return true;
}

static int number_order(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/** Sorts what was found for an area by b; sets how many b there are. */
static bool found_sort(job *in, size_t *out)
{
    size_t behind = 0, count = 0;

    if (!demarc_reserve(&in->sorted, &in->sorted_room, in->used,
                        sizeof *in->sorted))
        return false;
    for (size_t i = 0; i < in->used; i++)
        if (in->count[in->found[i].b]++ == 0)
            in->beside[count++] = in->found[i].b;
    qsort(in->beside, count, sizeof *in->beside, number_order);
    for (size_t i = 0; i < count; i++) {
        size_t own = in->count[in->beside[i]];

        in->count[in->beside[i]] = behind;
        behind += own;
    }
    for (size_t i = 0; i < in->used; i++)
        in->sorted[in->count[in->found[i].b]++] = in->found[i];
    for (size_t i = 0; i < count; i++)
        in->count[in->beside[i]] = 0;
    *out = count;
    return true;
}

/* ---- Lines ---- */

/** Adds a point. At a coarse scale lines fold up; an edge that is walked
 *  there, back and there again is walked once. */
static void point_put(demarc_shared_line *line, const double *at)
{
    const double *end = line->lon_lat + 2 * line->count;

    if (line->count > 2 && demarc_place_same(at, end - 4) &&
        demarc_place_same(end - 2, end - 6)) {
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

/** Makes the lines of area a with the b of these edges. */
static bool border_make(job *in, size_t a, const common *found, size_t count)
{
    demarc_shared *out = in->out;
    demarc_shared_border *border;

    if (!demarc_reserve(&out->borders, &out->room, out->count + 1,
                        sizeof *out->borders))
        return false;
    border = &out->borders[out->count++];
    *border = (demarc_shared_border){.a = a, .b = found->b, .exact = true};
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && found[end].ring == found[i].ring;)
            end++;
        if (!ring_lines(in, &found[i], end - i, border))
            return false;
    }
    demarc_shared_sort(border);
    return true;
}

static bool area_share(job *in, size_t a)
{
    const demarc_area *area = &in->areas->items[a];
    size_t count = 0;

    in->used = 0;
    for (size_t r = area->ring; r < area->ring + area->rings; r++) {
        const demarc_ring *ring = &in->areas->rings[r];

        for (size_t i = ring->start; i < ring->start + ring->count; i++)
            if (in->sames.next[i] && !edge_share(in, a, r, i))
                return false;
    }
    if (in->used > 0 && !found_sort(in, &count))
        return false;
    for (size_t i = 0, end; i < in->used; i = end) {
        for (end = i + 1;
             end < in->used && in->sorted[end].b == in->sorted[i].b;)
            end++;
        if (!border_make(in, a, &in->sorted[i], end - i))
            return false;
    }
    return true;
}

static demarc_status areas_share(job *in)
{
    const size_t count = in->areas->count;

    in->out->owner = calloc(in->areas->points + 1, sizeof *in->out->owner);
    in->beside = malloc((count + 1) * sizeof *in->beside);
    in->count = calloc(count + 1, sizeof *in->count);
    if (!in->out->owner || !in->beside || !in->count || !ranks_make(in))
        return DEMARC_ENOMEM;
    for (size_t a = 0; a < count; a++) {
        if (!area_share(in, a))
            return DEMARC_ENOMEM;
        demarc_progress(in->ctx, "joining edges", (double)a / (double)count);
    }
    return DEMARC_OK;
}

demarc_status demarc_shared_exact(demarc_ctx *ctx, const demarc_areas *areas,
                                  size_t jobs, demarc_shared *out)
{
    job in = {.ctx = ctx, .areas = areas, .out = out};
    const demarc_sames_how how = {.jobs = jobs};
    demarc_status status;

    *out = (demarc_shared){0};
    demarc_progress(ctx, "finding edges", 0);
    status = demarc_sames_find(areas, &how, &in.sames);
    if (!status)
        status = areas_share(&in);
    demarc_sames_free(&in.sames);
    free(in.rank);
    free(in.beside);
    free(in.count);
    free(in.found);
    free(in.sorted);
    return status;
}
