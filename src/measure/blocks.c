#include "measure/blocks.h"

#include <stdlib.h>

enum { EDGES = 16, CHILDREN = 8 };

static void box_empty(double *box)
{
    box[0] = box[1] = INFINITY;
    box[2] = box[3] = -INFINITY;
}

static void box_add(double *box, const double *low, const double *high)
{
    for (size_t axis = 0; axis < 2; axis++) {
        box[axis] = fmin(box[axis], low[axis]);
        box[axis + 2] = fmax(box[axis + 2], high[axis]);
    }
}

static void box_widen(double *box, double margin)
{
    double high = margin / 110000 + 1e-9;
    double lat = fmin(fmax(fabs(box[1]), fabs(box[3])) + high, 89.9);
    double wide = high / cos(lat * M_PI / 180);

    box[0] -= wide;
    box[1] -= high;
    box[2] += wide;
    box[3] += high;
}

/** Puts a zero between each two of 16 bits. */
static uint32_t spread(uint32_t bits)
{
    bits = (bits | bits << 8) & 0x00ff00ff;
    bits = (bits | bits << 4) & 0x0f0f0f0f;
    bits = (bits | bits << 2) & 0x33333333;
    return (bits | bits << 1) & 0x55555555;
}

/** Where a box's middle is along Morton's curve. */
static uint32_t place_of(const double *box)
{
    double x = ((box[0] + box[2]) / 2 + 180) / 360;
    double y = ((box[1] + box[3]) / 2 + 90) / 180;

    return spread((uint32_t)(fmin(fmax(x, 0), 1) * 65535)) |
           spread((uint32_t)(fmin(fmax(y, 0), 1) * 65535)) << 1;
}

static int block_order(const void *left, const void *right)
{
    const demarc_block *a = left, *b = right;

    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return (a->from > b->from) - (a->from < b->from);
}

static void ring_cut(const demarc_areas *areas, size_t r, const uint32_t *owner,
                     double margin, demarc_blocks *out)
{
    const demarc_ring *ring = &areas->rings[r];
    size_t end = ring->start + ring->count;

    for (size_t from = ring->start; from < end; from += EDGES) {
        size_t to = from + EDGES < end ? from + EDGES : end;
        demarc_block *at = &out->items[out->count++];

        *at = (demarc_block){
            .from = (uint32_t)from, .to = (uint32_t)to, .ring = (uint32_t)r};
        box_empty(at->box);
        for (size_t i = from; i <= to; i++) {
            const double *p =
                demarc_area_point(areas, i < end ? i : ring->start);

            box_add(at->box, p, p);
            at->open |= i < to && owner[i] == 0;
        }
        box_widen(at->box, margin);
        at->place = place_of(at->box);
    }
}

static bool levels_make(demarc_blocks *out)
{
    size_t count = out->count;

    for (out->levels = 0; count > 1; out->levels++) {
        count = (count + CHILDREN - 1) / CHILDREN;
        out->level[out->levels + 1] = out->level[out->levels] + count;
    }
    out->boxes = malloc((out->level[out->levels] + 1) * sizeof *out->boxes);
    for (size_t k = 0; out->boxes && k < out->levels; k++) {
        size_t below = k > 0 ? out->level[k] - out->level[k - 1] : out->count;

        for (size_t i = 0; i < below; i++) {
            const double *from =
                k > 0 ? out->boxes[out->level[k - 1] + i] : out->items[i].box;
            double *box = out->boxes[out->level[k] + i / CHILDREN];

            if (i % CHILDREN == 0)
                box_empty(box);
            box_add(box, from, from + 2);
        }
    }
    return out->boxes != NULL;
}

demarc_status demarc_blocks_make(const demarc_areas *areas,
                                 const uint32_t *owner, double margin,
                                 demarc_blocks *out)
{
    *out = (demarc_blocks){0};
    out->items = malloc((areas->points / EDGES + areas->ring_count + 1) *
                        sizeof *out->items);
    if (!out->items)
        return DEMARC_ENOMEM;
    for (size_t r = 0; r < areas->ring_count; r++)
        ring_cut(areas, r, owner, margin, out);
    qsort(out->items, out->count, sizeof *out->items, block_order);
    return levels_make(out) ? DEMARC_OK : DEMARC_ENOMEM;
}

void demarc_blocks_free(demarc_blocks *blocks)
{
    free(blocks->items);
    free(blocks->boxes);
    *blocks = (demarc_blocks){0};
}

static bool overlap(const double *a, const double *b)
{
    double half = (a[2] - a[0] + b[2] - b[0]) / 2;
    double apart = (a[0] + a[2] - b[0] - b[2]) / 2;

    return a[1] <= b[3] && b[1] <= a[3] &&
           (fabs(apart) <= half || fabs(demarc_lon_turn(apart)) <= half);
}

typedef struct walk {
    const demarc_blocks *in;
    size_t own;
    demarc_blocks_fn *fn;
    void *user;
} walk;

/** Goes down to the blocks behind our own that overlap it; `level` 0 are the
 *  blocks themselves. */
static bool descend(const walk *at, size_t level, size_t place)
{
    const demarc_blocks *in = at->in;
    const demarc_block *own = &in->items[at->own];
    size_t below = level > 1   ? in->level[level - 1] - in->level[level - 2]
                   : level > 0 ? in->count
                               : 0;
    size_t reach = 1;

    if (level == 0)
        return place <= at->own || !overlap(own->box, in->items[place].box) ||
               at->fn(at->user, own, &in->items[place]);
    for (size_t k = 0; k < level; k++)
        reach *= CHILDREN;
    if ((place + 1) * reach <= at->own + 1 ||
        !overlap(own->box, in->boxes[in->level[level - 1] + place]))
        return true;
    for (size_t i = place * CHILDREN; i < (place + 1) * CHILDREN && i < below;
         i++)
        if (!descend(at, level - 1, i))
            return false;
    return true;
}

demarc_status demarc_blocks_pairs(demarc_ctx *ctx, const demarc_blocks *blocks,
                                  demarc_blocks_fn *fn, void *user)
{
    for (size_t i = 0; i < blocks->count; i++) {
        const walk at = {blocks, i, fn, user};

        if (!descend(&at, blocks->levels, 0))
            return DEMARC_ENOMEM;
        if (i % 1024 == 0)
            demarc_progress(ctx, "looking for neighbours",
                            (double)i / (double)blocks->count);
    }
    return DEMARC_OK;
}
