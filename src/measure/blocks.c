#include "measure/blocks.h"

#include "measure/box.h"

#include <stdlib.h>

enum { EDGES = 16, CHILDREN = 8 };
static const uint32_t MIXED = UINT32_MAX; /* boxes of several areas */

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
        demarc_box_empty(at->box);
        for (size_t i = from; i <= to; i++) {
            const double *p =
                demarc_area_point(areas, i < end ? i : ring->start);

            demarc_box_add(at->box, p, p);
            at->open |= i < to && owner[i] == 0;
        }
        box_widen(at->box, margin);
        at->place = place_of(at->box);
    }
}

/** Where in `areas` a box of a level is; level 0 are the blocks themselves. */
static size_t node_of(const demarc_blocks *in, size_t level, size_t place)
{
    return level == 0 ? place : in->count + in->level[level - 1] + place;
}

static int key_order(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/** By place, then as they are along their rings. */
static bool blocks_sort(demarc_blocks *out)
{
    uint64_t *keys = malloc((out->count + 1) * sizeof *keys);
    demarc_block *sorted = malloc((out->count + 1) * sizeof *sorted);
    bool fine = keys && sorted;

    for (size_t i = 0; fine && i < out->count; i++)
        keys[i] = (uint64_t)out->items[i].place << 32 | i;
    if (fine)
        qsort(keys, out->count, sizeof *keys, key_order);
    for (size_t i = 0; fine && i < out->count; i++)
        sorted[i] = out->items[(uint32_t)keys[i]];
    free(keys);
    free(fine ? out->items : sorted);
    if (fine)
        out->items = sorted;
    return fine;
}

static bool levels_make(const demarc_areas *areas, demarc_blocks *out)
{
    size_t count = out->count;

    for (out->levels = 0; count > 1; out->levels++) {
        count = (count + CHILDREN - 1) / CHILDREN;
        out->level[out->levels + 1] = out->level[out->levels] + count;
    }
    out->boxes = malloc((out->level[out->levels] + 1) * sizeof *out->boxes);
    out->areas =
        malloc((out->count + out->level[out->levels] + 1) * sizeof *out->areas);
    if (!out->boxes || !out->areas)
        return false;
    for (size_t i = 0; i < out->count; i++)
        out->areas[i] = (uint32_t)areas->rings[out->items[i].ring].area;
    for (size_t k = 0; k < out->levels; k++) {
        size_t below = k > 0 ? out->level[k] - out->level[k - 1] : out->count;

        for (size_t i = 0; i < below; i++) {
            const double *from =
                k > 0 ? out->boxes[out->level[k - 1] + i] : out->items[i].box;
            double *box = out->boxes[out->level[k] + i / CHILDREN];
            uint32_t area = out->areas[node_of(out, k, i)];
            uint32_t *all = &out->areas[node_of(out, k + 1, i / CHILDREN)];

            if (i % CHILDREN == 0) {
                demarc_box_empty(box);
                *all = area;
            }
            demarc_box_add(box, from, from + 2);
            if (*all != area)
                *all = MIXED;
        }
    }
    return true;
}

demarc_status demarc_blocks_make(const demarc_areas *areas,
                                 const uint32_t *owner, double margin,
                                 demarc_blocks *out)
{
    *out = (demarc_blocks){0};
    out->items = calloc(areas->points / EDGES + areas->ring_count + 1,
                        sizeof *out->items);
    if (!out->items)
        return DEMARC_ENOMEM;
    for (size_t r = 0; r < areas->ring_count; r++)
        ring_cut(areas, r, owner, margin, out);
    return blocks_sort(out) && levels_make(areas, out) ? DEMARC_OK
                                                       : DEMARC_ENOMEM;
}

void demarc_blocks_free(demarc_blocks *blocks)
{
    free(blocks->items);
    free(blocks->boxes);
    free(blocks->areas);
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
    uint64_t *pairs; /* the first block, and the second behind 32 bits */
    size_t count, room;
    bool failed;
} walk;

static const double *box_of(const demarc_blocks *in, size_t level, size_t place)
{
    return level > 0 ? in->boxes[in->level[level - 1] + place]
                     : in->items[place].box;
}

/** The end of a box's children. */
static size_t behind(const demarc_blocks *in, size_t level, size_t place)
{
    size_t below =
        level > 1 ? in->level[level - 1] - in->level[level - 2] : in->count;
    size_t end = (place + 1) * CHILDREN;

    return end < below ? end : below;
}

static void pair_add(walk *at, size_t one, size_t two)
{
    at->failed = !demarc_reserve(&at->pairs, &at->room, at->count + 1,
                                 sizeof *at->pairs);
    if (!at->failed)
        at->pairs[at->count++] = (uint64_t)one << 32 | two;
}

/** Goes down two boxes of a level at a time; one is not behind two. */
static void descend(walk *at, size_t level, size_t one, size_t two)
{
    const demarc_blocks *in = at->in;
    uint32_t area = in->areas[node_of(in, level, one)];

    if ((area != MIXED && area == in->areas[node_of(in, level, two)]) ||
        (one != two &&
         !overlap(box_of(in, level, one), box_of(in, level, two))))
        return;
    if (level == 0) {
        pair_add(at, one, two);
        return;
    }
    for (size_t i = one * CHILDREN; i < behind(in, level, one); i++)
        for (size_t k = one == two ? i : two * CHILDREN;
             k < behind(in, level, two) && !at->failed; k++)
            descend(at, level - 1, i, k);
}

demarc_status demarc_blocks_pairs(demarc_ctx *ctx, const demarc_blocks *blocks,
                                  demarc_blocks_fn *fn, void *user)
{
    walk at = {.in = blocks};

    demarc_progress(ctx, "looking for neighbours", 0);
    if (blocks->count > 0)
        descend(&at, blocks->levels, 0, 0);
    if (!at.failed && at.count > 0)
        qsort(at.pairs, at.count, sizeof *at.pairs, key_order);
    for (size_t i = 0; i < at.count && !at.failed; i++) {
        at.failed = !fn(user, &blocks->items[at.pairs[i] >> 32],
                        &blocks->items[(uint32_t)at.pairs[i]]);
        if (i % 1024 == 0)
            demarc_progress(ctx, "looking for neighbours",
                            (double)i / (double)at.count);
    }
    free(at.pairs);
    return at.failed ? DEMARC_ENOMEM : DEMARC_OK;
}
