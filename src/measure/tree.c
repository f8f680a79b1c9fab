#include "measure/tree.h"

#include <math.h>

enum { FAN = DEMARC_TREE_FAN };

static const double MARGIN_M = 1;

/** More than rounding to a float changes a number by, relatively: 2^-24. */
static const double ROUNDED = 1e-7;

size_t demarc_tree_room(size_t count)
{
    size_t room = 0;

    do {
        count = (count + FAN - 1) / FAN;
        room += count;
    } while (count > 1);
    return room;
}

/** A float that is no higher. */
static float lower(double metres)
{
    return (float)(metres - ROUNDED * fabs(metres));
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

void demarc_tree_begin(demarc_tree_node *nodes, size_t count, demarc_tree *out)
{
    const size_t lowest = (count + FAN - 1) / FAN;

    *out = (demarc_tree){
        .nodes = nodes, .levels = 1, .count = count, .all = DEMARC_BOX3_EMPTY};
    out->start[1] = lowest;
    if (lowest > 0)
        node_clear(&nodes[lowest - 1]);
}

void demarc_tree_put(demarc_tree *tree, size_t leaf, const demarc_box3 *box)
{
    const double low[] = {box->low.x, box->low.y, box->low.z};
    const double high[] = {box->high.x, box->high.y, box->high.z};
    demarc_tree_node *node = &tree->nodes[leaf / FAN];

    for (int axis = 0; axis < 3; axis++) {
        node->low[axis][leaf % FAN] = lower(low[axis] - MARGIN_M);
        node->high[axis][leaf % FAN] = -lower(-high[axis] - MARGIN_M);
    }
}

/** Makes the level above the last one. */
static void level_add(demarc_tree *tree)
{
    const size_t below = tree->start[tree->levels - 1];
    const size_t here = tree->start[tree->levels];
    demarc_tree_node *above = tree->nodes + here - 1;

    for (size_t i = 0; i < here - below; i++) {
        above += i % FAN == 0;
        if (i % FAN == 0)
            node_clear(above);
        node_put(above, i % FAN, &tree->nodes[below + i]);
    }
    tree->start[++tree->levels] = (size_t)(above + 1 - tree->nodes);
}

void demarc_tree_end(demarc_tree *tree)
{
    const demarc_tree_node *root;

    while (tree->start[tree->levels] - tree->start[tree->levels - 1] > 1)
        level_add(tree);
    if (tree->count == 0)
        return;
    root = &tree->nodes[tree->start[tree->levels - 1]];
    tree->all = (demarc_box3){
        {least(root->low[0]), least(root->low[1]), least(root->low[2])},
        {most(root->high[0]), most(root->high[1]), most(root->high[2])}};
}
