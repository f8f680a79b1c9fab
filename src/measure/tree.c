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

static void box_put(demarc_tree_node *node, size_t i, const demarc_box3 *box)
{
    const double low[] = {box->low.x, box->low.y, box->low.z};
    const double high[] = {box->high.x, box->high.y, box->high.z};

    for (int axis = 0; axis < 3; axis++) {
        node->low[axis][i] = lower(low[axis] - MARGIN_M);
        node->high[axis][i] = -lower(-high[axis] - MARGIN_M);
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
