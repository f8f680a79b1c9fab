/** tree.h - boxes in space in a packed tree, to find the nearest. */
#ifndef DEMARC_MEASURE_TREE_H
#define DEMARC_MEASURE_TREE_H

#include "measure/boxes.h"

enum { DEMARC_TREE_FAN = 8, DEMARC_TREE_LEVELS = 24 };

/**
 * Eight boxes, side by side so that the compiler measures them at once. Their
 * sides are rounded outwards, by a metre more than a float needs, which is
 * more than the place that is asked for is moved by becoming floats.
 */
typedef struct demarc_tree_node {
    float low[3][DEMARC_TREE_FAN], high[3][DEMARC_TREE_FAN];
} demarc_tree_node;

typedef struct demarc_tree {
    demarc_tree_node *nodes; /* level after level; the leaves' first */
    size_t start[DEMARC_TREE_LEVELS + 1]; /* of each level */
    size_t levels;
    size_t count;    /* of leaves */
    demarc_box3 all; /* round all of them, as wide as the nodes' */
} demarc_tree;

/** How many nodes are needed for so many leaves. */
size_t demarc_tree_room(size_t count);

/** @param nodes  with that room; must live as long.
 *  @param count  of leaves, each of which is then put once. */
void demarc_tree_begin(demarc_tree_node *nodes, size_t count, demarc_tree *out);

/** Threads may put leaves at the same time. What is near in space is to have
 *  neighbouring numbers. */
void demarc_tree_put(demarc_tree *tree, size_t leaf, const demarc_box3 *box);

/** When all leaves are put. */
void demarc_tree_end(demarc_tree *tree);

/** Looks at a leaf. @return from here on only what is within so many metres;
 *  never more than before. */
typedef double demarc_tree_fn(void *user, size_t leaf);

/** Goes to the leaves within so many metres of a point in a straight line, the
 *  nearer boxes first, and perhaps to some a little farther away. */
void demarc_tree_search(const demarc_tree *tree, demarc_space at, double within,
                        demarc_tree_fn *fn, void *user);

enum { DEMARC_NEARBY_MOST = 64 };

/** The lowest nodes within `reach` metres of `middle`, in a straight line, for
 *  many searches there. Begin with no tree. */
typedef struct demarc_nearby {
    const demarc_tree *tree;
    demarc_space middle;
    double reach;
    size_t count;
    size_t nodes[DEMARC_NEARBY_MOST];
    float low[3][DEMARC_NEARBY_MOST], high[3][DEMARC_NEARBY_MOST];
} demarc_nearby;

/**
 * The same: through the nodes that are held, if the search is about no others.
 * From the second search of a tree on those round the point are taken first, so
 * that the next one need not begin at the root.
 */
void demarc_tree_search_near(demarc_nearby *near, const demarc_tree *tree,
                             demarc_space at, double within, demarc_tree_fn *fn,
                             void *user);

#endif
