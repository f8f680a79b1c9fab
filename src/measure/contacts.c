/* Areas that touch or come near, and share no line. */
#include "measure/match.h"
#include "measure/shared.h"
#include "model/geos.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 16 };

/** Edges in a row on one ring. */
typedef struct block {
    size_t ring, from, to; /* points */
    double box[4];         /* west, south, east, north */
} block;

typedef struct job {
    demarc_ctx *ctx;
    const demarc_areas *areas;
    demarc_shared *io;
    double metres;
    block *blocks;
    size_t count, at;
    GEOSGeometry **boxes;
    bool failed;
} job;

static bool is_border(const demarc_shared *shared, size_t a, size_t b)
{
    size_t low = 0, high = shared->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const demarc_shared_border *at = &shared->borders[middle];

        if (at->a == a && at->b == b)
            return true;
        if (at->a < a || (at->a == a && at->b < b))
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/** Puts two areas into the order of their slugs; false if they are one or
 *  share a line. */
static bool pair_open(const job *in, size_t *a, size_t *b)
{
    if (*a == *b)
        return false;
    if (strcmp(in->areas->items[*a].slug, in->areas->items[*b].slug) > 0) {
        size_t swap = *a;

        *a = *b;
        *b = swap;
    }
    return !is_border(in->io, *a, *b);
}

static void contact_add(job *in, size_t a, size_t b, const double *at,
                        double metres)
{
    demarc_shared *io = in->io;
    demarc_contact new = {a, b, metres == 0, at[0], at[1], metres};

    for (size_t i = 0; i < io->contact_count; i++)
        if (io->contacts[i].a == a && io->contacts[i].b == b) {
            if (metres < io->contacts[i].metres)
                io->contacts[i] = new;
            return;
        }
    if (demarc_reserve(&io->contacts, &io->contact_room, io->contact_count + 1,
                       sizeof *io->contacts))
        io->contacts[io->contact_count++] = new;
    else
        in->failed = true;
}

static void edge_compare(job *in, const demarc_ring *ring, size_t point,
                         const demarc_ring *other, size_t edge, size_t a,
                         size_t b)
{
    const double *at = demarc_area_point(in->areas, point);
    const double *p = demarc_area_point(in->areas, edge);
    const double *q =
        demarc_area_point(in->areas, demarc_ring_next(other, edge));
    double squeeze = cos(at[1] * M_PI / 180), gap, share, long2;
    double ax = remainder(p[0] - at[0], 360) * squeeze, ay = p[1] - at[1];
    double dx = remainder(q[0] - p[0], 360) * squeeze, dy = q[1] - p[1];

    (void)ring;
    long2 = dx * dx + dy * dy;
    share = long2 > 0 ? -(ax * dx + ay * dy) / long2 : 0;
    share = fmin(fmax(share, 0), 1);
    gap = hypot(ax + share * dx, ay + share * dy) * 111320;
    if (gap <= in->metres)
        contact_add(in, a, b, at, gap);
}

static void blocks_compare(job *in, const block *one, const block *two,
                           size_t a, size_t b)
{
    const demarc_ring *rings = in->areas->rings;

    for (size_t i = one->from; i < one->to; i++)
        for (size_t k = two->from; k < two->to; k++)
            edge_compare(in, &rings[one->ring], i, &rings[two->ring], k, a, b);
}

static void candidate(void *item, void *user)
{
    job *in = user;
    const block *one = &in->blocks[in->at], *two = item;
    size_t a = in->areas->rings[one->ring].area;
    size_t b = in->areas->rings[two->ring].area;

    if (two <= one || in->failed || !pair_open(in, &a, &b))
        return;
    blocks_compare(in, one, two, a, b);
    blocks_compare(in, two, one, a, b);
}

static bool blocks_make(job *in)
{
    const demarc_areas *areas = in->areas;
    const double high = in->metres / 2 / 110000 + 1e-9;

    in->blocks = malloc((areas->points / BLOCK + areas->ring_count + 1) *
                        sizeof *in->blocks);
    for (size_t r = 0; in->blocks && r < areas->ring_count; r++) {
        const demarc_ring *ring = &areas->rings[r];
        size_t end = ring->start + ring->count;

        for (size_t from = ring->start; from < end; from += BLOCK) {
            size_t to = from + BLOCK < end ? from + BLOCK : end;
            block *at = &in->blocks[in->count++];
            double wide;

            *at = (block){
                r, from, to, {INFINITY, INFINITY, -INFINITY, -INFINITY}};
            for (size_t i = from; i <= to; i++) {
                const double *p =
                    demarc_area_point(areas, i < end ? i : ring->start);

                for (size_t axis = 0; axis < 2; axis++) {
                    at->box[axis] = fmin(at->box[axis], p[axis]);
                    at->box[axis + 2] = fmax(at->box[axis + 2], p[axis]);
                }
            }
            wide =
                high /
                fmax(cos(fmin(fmax(fabs(at->box[1]), fabs(at->box[3])) + high,
                              89.9) *
                         M_PI / 180),
                     1e-3);
            at->box[0] -= wide;
            at->box[2] += wide;
            at->box[1] -= high;
            at->box[3] += high;
        }
    }
    return in->blocks != NULL;
}

static bool boxes_search(job *in, GEOSContextHandle_t geos, GEOSSTRtree *tree)
{
    for (size_t i = 0; i < in->count; i++) {
        const double *box = in->blocks[i].box;

        in->boxes[i] =
            GEOSGeom_createRectangle_r(geos, box[0], box[1], box[2], box[3]);
        if (!in->boxes[i])
            return false;
        GEOSSTRtree_insert_r(geos, tree, in->boxes[i], &in->blocks[i]);
    }
    for (; in->at < in->count && !in->failed; in->at++) {
        GEOSSTRtree_query_r(geos, tree, in->boxes[in->at], candidate, in);
        if (in->at % 1024 == 0)
            demarc_progress(in->ctx, "looking for neighbours",
                            (double)in->at / (double)in->count);
    }
    return !in->failed;
}

demarc_status demarc_shared_contacts(demarc_ctx *ctx, const demarc_areas *areas,
                                     double metres, demarc_shared *io)
{
    GEOSContextHandle_t geos = demarc_geos(ctx);
    job in = {.ctx = ctx, .areas = areas, .io = io, .metres = metres};
    GEOSSTRtree *tree = geos ? GEOSSTRtree_create_r(geos, 10) : NULL;
    demarc_status status = DEMARC_ENOMEM;
    bool failed = false;

    if (tree && blocks_make(&in))
        in.boxes = calloc(in.count + 1, sizeof *in.boxes);
    if (in.boxes) {
        demarc_geos_watch(ctx, &failed);
        if (in.count == 0 || boxes_search(&in, geos, tree))
            status = DEMARC_OK;
        demarc_geos_watch(ctx, NULL);
    }
    if (failed)
        status = DEMARC_ENOMEM;
    if (tree)
        GEOSSTRtree_destroy_r(geos, tree);
    for (size_t i = 0; in.boxes && i < in.count; i++)
        demarc_geos_free(ctx, in.boxes[i]);
    free(in.boxes);
    free(in.blocks);
    return status;
}
