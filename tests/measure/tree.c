/* The tree of boxes, against a look at each. */
#include "measure/tree.h"

#include "brute.h"
#include "random.h"
#include "tap.h"

enum { MOST = 5000 };

static demarc_box3 boxes[MOST];
static bool seen[MOST];
static size_t looked;

/* @param user  the distance asked for, which stays. */
static double keep(void *user, size_t leaf)
{
    seen[leaf] = true;
    looked++;
    return *(double *)user;
}

/* A search for the nearest box alone. */
typedef struct hunt {
    demarc_space from;
    double least;
} hunt;

static double closer(void *user, size_t leaf)
{
    hunt *of = user;

    of->least = fmin(of->least, demarc_box3_metres(&boxes[leaf], of->from));
    return of->least;
}

static demarc_space place(dice *at, double size)
{
    return (demarc_space){dice_real(at, -size, size),
                          dice_real(at, -size, size),
                          dice_real(at, -size, size)};
}

static void boxes_make(dice *at, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        boxes[i] = DEMARC_BOX3_EMPTY;
        demarc_box3_add(&boxes[i], place(at, 6.4e6), dice_real(at, 0, 1e5));
    }
}

static void tree_make(demarc_tree_node *into, const demarc_box3 *leaves,
                      size_t count, demarc_tree *out)
{
    demarc_tree_begin(into, count, out);
    for (size_t i = count; i-- > 0;) /* in any order */
        demarc_tree_put(out, i, &leaves[i]);
    demarc_tree_end(out);
}

static void tree_try(size_t count)
{
    demarc_tree_node *nodes =
        malloc((demarc_tree_room(count) + 1) * sizeof *nodes);
    size_t missed = 0, idle = 0;
    demarc_tree tree;
    dice at = {count};

    boxes_make(&at, count);
    tree_make(nodes, boxes, count, &tree);
    for (int i = 0; i < 50; i++) {
        demarc_space from = place(&at, 6.4e6);
        double within = dice_real(&at, 0, 3e6);

        memset(seen, 0, sizeof seen);
        demarc_tree_search(&tree, from, within, keep, &within);
        for (size_t k = 0; k < count; k++) {
            double metres = demarc_box3_metres(&boxes[k], from);

            missed += metres <= within && !seen[k];
            idle += metres > within + 5 && seen[k];
        }
    }
    ok(missed == 0, "%zu boxes: none within reach is missed", count);
    ok(idle == 0, "and none is looked at that is 5 m out of it");
    free(nodes);
}

static void test_nearest(void)
{
    static demarc_tree_node nodes[MOST];
    size_t wrong = 0;
    double nothing = -1;
    demarc_tree tree;
    dice at = {3};

    boxes_make(&at, MOST);
    tree_make(nodes, boxes, MOST, &tree);
    for (int i = 0; i < 200; i++) {
        hunt of = {place(&at, 6.4e6), INFINITY};
        double least = INFINITY;

        for (size_t k = 0; k < MOST; k++)
            least = fmin(least, demarc_box3_metres(&boxes[k], of.from));
        demarc_tree_search(&tree, of.from, INFINITY, closer, &of);
        wrong += of.least != least;
    }
    ok(wrong == 0, "the nearest box is found");
    looked = 0;
    demarc_tree_search(&tree, (demarc_space){0, 0, 0}, -1, keep, &nothing);
    ok(looked == 0, "nothing is within less than nothing");
}

/* A walk on which what is nearby goes along, with a jump now and then, from
 * one tree to another. */
static void test_near(size_t count)
{
    static demarc_tree_node nodes[2][MOST];
    demarc_nearby near = {.tree = NULL};
    size_t missed = 0, idle = 0, held = 0;
    demarc_tree trees[2];
    demarc_space from = {0, 0, 0};
    dice at = {count};

    boxes_make(&at, count);
    tree_make(nodes[0], boxes, count, &trees[0]);
    tree_make(nodes[1], boxes, count / 2, &trees[1]);
    for (int i = 0; i < 2000; i++) {
        const size_t which = i % 500 > 480, of = which ? count / 2 : count;
        const demarc_space step = place(&at, i % 100 ? 3e4 : 6.4e6);
        double within = i % 50 ? dice_real(&at, 0, 1e5) : 4e6;

        from =
            (demarc_space){from.x + step.x, from.y + step.y, from.z + step.z};
        memset(seen, 0, sizeof seen);
        held += near.reach > 0;
        demarc_tree_search_near(&near, &trees[which], from, within, keep,
                                &within);
        for (size_t k = 0; k < count; k++) {
            double metres = demarc_box3_metres(&boxes[k], from);

            missed += k < of && metres <= within && !seen[k];
            idle += (k >= of || metres > within + 5) && seen[k];
        }
    }
    ok(missed == 0 && idle == 0,
       "%zu boxes: the same from neighbour to neighbour", count);
    ok(count < 64 || held > 1000, "and most know what is near");
}

int main(void)
{
    const size_t counts[] = {0, 1, 7, 8, 9, 63, 64, 65, 513, MOST};

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        tree_try(counts[i]);
    test_nearest();
    test_near(5);
    test_near(100);
    test_near(MOST);
    return done();
}
