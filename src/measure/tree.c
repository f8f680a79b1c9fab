#include "measure/tree.h"

#include <math.h>

enum { FAN = DEMARC_TREE_FAN };

static const double MARGIN_M = 1;

/** What rounding may take off a square of metres, relatively: a few times
 *  2^-24. */
static const double ROUNDED = 2e-6;

typedef struct search {
    const demarc_tree *tree;
    float at[3];
    double within;
    float within2; /* squared, and a little more */
    demarc_leaf_fn *fn;
    void *user;
} search;

size_t demarc_tree_room(size_t count)
{
    size_t room = 0;

    do {
        count = (count + FAN - 1) / FAN;
        room += count;
    } while (count > 1);
    return room;
}

static void box_put(demarc_tree_node *node, size_t i, const demarc_box3 *box)
{
    const double low[] = {box->low.x, box->low.y, box->low.z};
    const double high[] = {box->high.x, box->high.y, box->high.z};

    for (int axis = 0; axis < 3; axis++) {
        node->low[axis][i] =
            nextafterf((float)(low[axis] - MARGIN_M), -INFINITY);
        node->high[axis][i] =
            nextafterf((float)(high[axis] + MARGIN_M), INFINITY);
    }
}

static float least(const float *of)
{
    float found = of[0];

    for (int i = 1; i < FAN; i++)
        found = of[i] < found ? of[i] : found;
    return found;
}

static float most(const float *of)
{
    float found = of[0];

    for (int i = 1; i < FAN; i++)
        found = of[i] > found ? of[i] : found;
    return found;
}

/** What is round a node goes into the node above. */
static void node_put(demarc_tree_node *above, size_t i,
                     const demarc_tree_node *node)
{
    for (int axis = 0; axis < 3; axis++) {
        above->low[axis][i] = least(node->low[axis]);
        above->high[axis][i] = most(node->high[axis]);
    }
}

/** Nothing is near to an empty place. */
static void node_clear(demarc_tree_node *node)
{
    for (int axis = 0; axis < 3; axis++)
        for (int i = 0; i < FAN; i++) {
            node->low[axis][i] = INFINITY;
            node->high[axis][i] = -INFINITY;
        }
}

void demarc_tree_make(demarc_tree_node *nodes, const demarc_box3 *leaves,
                      size_t count, demarc_tree *out)
{
    size_t below = 0, next = (count + FAN - 1) / FAN;

    *out = (demarc_tree){
        .nodes = nodes, .levels = 1, .count = count, .all = DEMARC_BOX3_EMPTY};
    for (size_t i = 0; i < next; i++)
        node_clear(&nodes[i]);
    for (size_t i = 0; i < count; i++) {
        box_put(&nodes[i / FAN], i % FAN, &leaves[i]);
        demarc_box3_add(&out->all, leaves[i].low, 0);
        demarc_box3_add(&out->all, leaves[i].high, 0);
    }
    out->start[1] = next;
    while (next - below > 1) {
        const size_t here = next;

        for (size_t i = below; i < here; i++) {
            demarc_tree_node *above = &nodes[here + (i - below) / FAN];

            if ((i - below) % FAN == 0)
                node_clear(above);
            node_put(above, (i - below) % FAN, &nodes[i]);
            next = (size_t)(above + 1 - nodes);
        }
        below = here;
        out->start[++out->levels] = next;
    }
}

static inline float apart(float at, float low, float high)
{
    float under = low - at, over = at - high;

    under = under > 0 ? under : 0;
    return over > under ? over : under;
}

/** Squares of metres to the boxes of a node. */
static void node_measure(const demarc_tree_node *node, const float *at,
                         float *metres2)
{
    _Pragma("omp simd") for (int i = 0; i < FAN; i++)
    {
        float x = apart(at[0], node->low[0][i], node->high[0][i]);
        float y = apart(at[1], node->low[1][i], node->high[1][i]);
        float z = apart(at[2], node->low[2][i], node->high[2][i]);

        metres2[i] = x * x + y * y + z * z;
    }
}

static void within_set(search *look, double metres)
{
    look->within = metres;
    look->within2 = metres < 0 ? -1 : (float)(metres * metres * (1 + ROUNDED));
}

/** Looks into a node of a level, the nearest of its boxes first. */
static void visit(search *look, size_t level, size_t number)
{
    const size_t *start = look->tree->start;
    const size_t boxes =
        level > 0 ? start[level] - start[level - 1] : look->tree->count;
    const size_t first = (number - start[level]) * FAN;
    float metres2[FAN], sorted[FAN];
    size_t order[FAN], count = 0;

    node_measure(&look->tree->nodes[number], look->at, metres2);
    for (size_t i = 0; i < FAN && first + i < boxes; i++) {
        size_t place = count;

        if (!(metres2[i] <= look->within2))
            continue;
        for (; place > 0 && sorted[place - 1] > metres2[i]; place--) {
            sorted[place] = sorted[place - 1];
            order[place] = order[place - 1];
        }
        sorted[place] = metres2[i];
        order[place] = first + i;
        count++;
    }
    for (size_t i = 0; i < count && sorted[i] <= look->within2; i++)
        if (level > 0)
            visit(look, level - 1, start[level - 1] + order[i]);
        else
            within_set(look, look->fn(look->user, order[i], look->within));
}

void demarc_tree_search(const demarc_tree *tree, demarc_space at, double within,
                        demarc_leaf_fn *fn, void *user)
{
    search look = {.tree = tree,
                   .at = {(float)at.x, (float)at.y, (float)at.z},
                   .fn = fn,
                   .user = user};

    within_set(&look, within);
    if (tree->count > 0)
        visit(&look, tree->levels - 1, tree->start[tree->levels - 1]);
}
