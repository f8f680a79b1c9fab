/* The heaviest of the orders that two lines can keep. */
#include "measure/legs.h"

#include <stdlib.h>
#include <string.h>

static int by_both(const void *left, const void *right)
{
    const demarc_rank *a = left, *b = right;

    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    if (a->b != b->b) /* of one place no two can follow each other */
        return a->b > b->b ? -1 : 1;
    return (a->weight < b->weight) - (a->weight > b->weight);
}

static size_t total_of(const demarc_rank *ranks, size_t number)
{
    return number == DEMARC_NONE ? 0 : ranks[number].total;
}

/** The heaviest order that ends below `b`. */
static size_t best_below(const size_t *tree, const demarc_rank *ranks, size_t b)
{
    size_t best = DEMARC_NONE;

    for (; b > 0; b &= b - 1)
        if (total_of(ranks, tree[b]) > total_of(ranks, best))
            best = tree[b];
    return best;
}

static void best_put(size_t *tree, size_t most, const demarc_rank *ranks,
                     size_t number)
{
    for (size_t b = ranks[number].b + 1; b <= most; b += b & -b)
        if (ranks[number].total > total_of(ranks, tree[b]))
            tree[b] = number;
}

/** Moves the order that ends with `last` to the front. */
static size_t order_take(demarc_rank *ranks, size_t last)
{
    size_t count = 0, at = last, next = DEMARC_NONE, before;

    for (; at != DEMARC_NONE; at = before, count++) { /* turn the chain */
        before = ranks[at].before;
        ranks[at].before = next;
        next = at;
    }
    for (size_t i = 0; i < count; i++) {
        at = ranks[next].before;
        ranks[i] = ranks[next]; /* never before i: places rise */
        next = at;
    }
    return count;
}

size_t demarc_ranks_pick(demarc_rank *ranks, size_t count, size_t most,
                         size_t *weight)
{
    size_t *tree = malloc((most + 1) * sizeof *tree);
    size_t best = DEMARC_NONE;

    *weight = 0;
    if (!tree)
        return SIZE_MAX;
    for (size_t i = 0; i <= most; i++)
        tree[i] = DEMARC_NONE;
    if (count > 0)
        qsort(ranks, count, sizeof *ranks, by_both);
    for (size_t i = 0; i < count; i++) {
        ranks[i].before = best_below(tree, ranks, ranks[i].b);
        ranks[i].total = ranks[i].weight + total_of(ranks, ranks[i].before);
        best_put(tree, most, ranks, i);
        if (ranks[i].total > total_of(ranks, best))
            best = i;
    }
    free(tree);
    *weight = total_of(ranks, best);
    return order_take(ranks, best);
}
