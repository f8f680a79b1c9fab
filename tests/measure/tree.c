/* The tree of boxes, against a look at each. */
#include "measure/tree.h"

#include "brute.h"
#include "random.h"
#include "tap.h"

enum { MOST = 5000 };

static demarc_box3 boxes[MOST];
static bool seen[MOST];
static size_t looked;

static double keep(void *user, size_t leaf, double within)
{
    (void)user;
    seen[leaf] = true;
    looked++;
    return within;
}

static double closer(void *user, size_t leaf, double within)
{
    return fmin(within,
                demarc_box3_metres(&boxes[leaf], *(demarc_space *)user));
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

static void tree_try(size_t count)
{
    demarc_tree_node *nodes =
        malloc((demarc_tree_room(count) + 1) * sizeof *nodes);
    size_t missed = 0, idle = 0;
    demarc_tree tree;
    dice at = {count};

    boxes_make(&at, count);
    demarc_tree_make(nodes, boxes, count, &tree);
    for (int i = 0; i < 50; i++) {
        demarc_space from = place(&at, 6.4e6);
        double within = dice_real(&at, 0, 3e6);

        memset(seen, 0, sizeof seen);
        demarc_tree_search(&tree, from, within, keep, NULL);
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
    demarc_tree tree;
    dice at = {3};

    boxes_make(&at, MOST);
    demarc_tree_make(nodes, boxes, MOST, &tree);
    for (int i = 0; i < 200; i++) {
        demarc_space from = place(&at, 6.4e6);
        double least = INFINITY;

        for (size_t k = 0; k < MOST; k++)
            least = fmin(least, demarc_box3_metres(&boxes[k], from));
        looked = 0;
        memset(seen, 0, sizeof seen);
        demarc_tree_search(&tree, from, least, keep, NULL);
        wrong += looked == 0;
        demarc_tree_search(&tree, from, INFINITY, closer, &from);
    }
    ok(wrong == 0, "the nearest box is within its own distance");
    looked = 0;
    demarc_tree_search(&tree, (demarc_space){0, 0, 0}, -1, keep, NULL);
    ok(looked == 0, "nothing is within less than nothing");
}

int main(void)
{
    const size_t counts[] = {0, 1, 7, 8, 9, 63, 64, 65, 513, MOST};

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        tree_try(counts[i]);
    test_nearest();
    return done();
}
