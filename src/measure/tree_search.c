#include "measure/machines.h"
#include "measure/tree.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

enum {
    FAN = DEMARC_TREE_FAN,
    MOST = DEMARC_NEARBY_MOST, /* a power of two */
    VISITED = INT32_MAX
};

/** What rounding may change squares of metres by, relatively: a few times
 *  2^-24. */
static const double ROUNDED = 2e-6;

/** So much farther than it needs a search takes what is nearby. */
static const double TIMES = 2, MORE_M = 10000;

typedef struct search {
    const demarc_tree *tree;
    float at[3];
    float within2; /* squared, and a little more */
    demarc_tree_fn *fn;
    void *user;
} search;

static search search_of(const demarc_tree *tree, demarc_space at)
{
    return (search){.tree = tree,
                    .at = {(float)at.x, (float)at.y, (float)at.z}};
}

static void within_set(search *look, double metres)
{
    const double metres2 = metres * metres * (1 + ROUNDED);

    /* Below INFINITY, so that it is never more than to an empty box. */
    look->within2 = metres < 0          ? -1
                    : metres2 < FLT_MAX ? (float)metres2
                                        : FLT_MAX;
}

/** The square of the way to a box along one axis. */
static inline float apart2(float at, float low, float high)
{
    float under = low - at, over = at - high;

    under = under > 0 ? under : 0;
    over = over > under ? over : under;
    return over * over;
}

/** Squares of metres to the boxes of a node. @return which of them are within
 *  reach, a bit for each: none could foretell a branch here. */
EACH_MACHINE
static unsigned node_measure(const search *look, const demarc_tree_node *node,
                             float *metres2)
{
    static const unsigned bits[] = {1, 2, 4, 8, 16, 32, 64, 128};
    const float at[] = {look->at[0], look->at[1], look->at[2]};
    const float within2 = look->within2;
    unsigned hit[FAN], hits = 0;

    _Pragma("omp simd") for (int i = 0; i < FAN; i++)
    {
        metres2[i] = apart2(at[0], node->low[0][i], node->high[0][i]) +
                     apart2(at[1], node->low[1][i], node->high[1][i]) +
                     apart2(at[2], node->low[2][i], node->high[2][i]);
        hit[i] = metres2[i] <= within2 ? bits[i] : 0;
    }
    for (int i = 0; i < FAN; i++)
        hits |= hit[i];
    return hits;
}

/** Looks into a node of a level, the nearest of its boxes first. */
static void visit(search *look, size_t level, size_t number)
{
    const size_t *start = look->tree->start;
    const size_t first = (number - start[level]) * FAN;
    float metres2[FAN], sorted[FAN];
    size_t order[FAN], count = 0;
    unsigned hits = node_measure(look, &look->tree->nodes[number], metres2);

    for (; hits; hits &= hits - 1) {
        const size_t i = (size_t)__builtin_ctz(hits);
        size_t place = count++;

        for (; place > 0 && sorted[place - 1] > metres2[i]; place--) {
            sorted[place] = sorted[place - 1];
            order[place] = order[place - 1];
        }
        sorted[place] = metres2[i];
        order[place] = first + i;
    }
    for (size_t i = 0; i < count && sorted[i] <= look->within2; i++)
        if (level > 0)
            visit(look, level - 1, start[level - 1] + order[i]);
        else
            within_set(look, look->fn(look->user, order[i]));
}

void demarc_tree_search(const demarc_tree *tree, demarc_space at, double within,
                        demarc_tree_fn *fn, void *user)
{
    search look = search_of(tree, at);

    look.fn = fn;
    look.user = user;
    within_set(&look, within);
    if (tree->count > 0)
        visit(&look, tree->levels - 1, tree->start[tree->levels - 1]);
}

/* ---- Many searches round a place ---- */

/** Keeps the lowest nodes below a node that may be within reach; false if
 *  there are too many. */
static bool nodes_keep(const search *look, size_t level, size_t number,
                       demarc_nearby *near)
{
    const demarc_tree_node *node = &look->tree->nodes[number];
    const size_t *start = look->tree->start;
    const size_t first = start[level - 1] + (number - start[level]) * FAN;
    float metres2[FAN];
    bool fits = true;

    for (unsigned hits = node_measure(look, node, metres2); fits && hits;
         hits &= hits - 1) {
        const size_t i = (size_t)__builtin_ctz(hits), below = first + i;

        if (level > 1) {
            fits = nodes_keep(look, level - 1, below, near);
            continue;
        }
        fits = near->count < MOST;
        if (!fits)
            break;
        for (int axis = 0; axis < 3; axis++) {
            near->low[axis][near->count] = node->low[axis][i];
            near->high[axis][near->count] = node->high[axis][i];
        }
        near->nodes[near->count++] = below;
    }
    return fits;
}

static bool nodes_take(demarc_nearby *near, demarc_space at, double reach)
{
    const demarc_tree *tree = near->tree;
    search look = search_of(tree, at);

    within_set(&look, reach);
    near->middle = at;
    near->count = 0;
    near->reach = -1;
    if (tree->levels > 1 && nodes_keep(&look, tree->levels - 1,
                                       tree->start[tree->levels - 1], near))
        near->reach = reach;
    for (size_t i = near->count; i < MOST; i++) /* and nothing there */
        for (int axis = 0; axis < 3; axis++)
            near->low[axis][i] = near->high[axis][i] = INFINITY;
    return near->reach >= 0;
}

/** Sees to it that all nodes within so many metres are held. */
static bool nodes_hold(demarc_nearby *near, const demarc_tree *tree,
                       demarc_space at, double within)
{
    const demarc_space d = {at.x - near->middle.x, at.y - near->middle.y,
                            at.z - near->middle.z};

    if (near->tree != tree) {
        near->tree = tree;
        near->reach = -1;
        return false;
    }
    return (near->reach >= 0 &&
            sqrt(d.x * d.x + d.y * d.y + d.z * d.z) + within <= near->reach) ||
           (isfinite(within) &&
            (nodes_take(near, at, TIMES * within + MORE_M) ||
             nodes_take(near, at, within)));
}

/** Squares of metres to the nodes that are held: as whole numbers, which for
 *  floats that are not negative have the same order, the last bits of which
 *  give way to the node's own place. */
EACH_MACHINE
static void nodes_measure(const demarc_nearby *near, const float *at,
                          int32_t *keys)
{
    _Pragma("omp simd") for (int i = 0; i < MOST; i++)
    {
        float metres2 = apart2(at[0], near->low[0][i], near->high[0][i]) +
                        apart2(at[1], near->low[1][i], near->high[1][i]) +
                        apart2(at[2], near->low[2][i], near->high[2][i]);
        int32_t bits;

        memcpy(&bits, &metres2, sizeof bits);
        keys[i] = (bits & -MOST) | i;
    }
}

EACH_MACHINE
static int32_t keys_least(const int32_t *keys)
{
    int32_t least = VISITED;

    for (int i = 0; i < MOST; i++)
        least = keys[i] < least ? keys[i] : least;
    return least;
}

/** Visits the nodes that are held, the nearest first. */
static void nodes_visit(search *look, const demarc_nearby *near)
{
    int32_t keys[MOST], next;

    nodes_measure(near, look->at, keys);
    while ((next = keys_least(keys)) != VISITED) {
        const int32_t bits = next & -MOST;
        float metres2; /* or a little less */

        memcpy(&metres2, &bits, sizeof metres2);
        if (!(metres2 <= look->within2))
            break;
        keys[next % MOST] = VISITED;
        visit(look, 0, near->nodes[next % MOST]);
    }
}

void demarc_tree_search_near(demarc_nearby *near, const demarc_tree *tree,
                             demarc_space at, double within, demarc_tree_fn *fn,
                             void *user)
{
    search look = search_of(tree, at);

    if (!nodes_hold(near, tree, at, within)) {
        demarc_tree_search(tree, at, within, fn, user);
        return;
    }
    look.fn = fn;
    look.user = user;
    within_set(&look, within);
    nodes_visit(&look, near);
}
