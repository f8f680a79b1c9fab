/* Boxes in space: the tree finds what a walk over all leaves finds. */
#include "measure/boxes.h"

#include "base/memory.h"

#include "random.h"
#include "tap.h"

#include <stdlib.h>

enum { MOST = 600 };

static demarc_arena arena;

static double metres(demarc_space a, demarc_space b)
{
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) +
                (a.z - b.z) * (a.z - b.z));
}

static void test_space(void)
{
    /* The semi-axes of WGS 84: a = 6378137, b = a (1 - 1/298.257223563). */
    const double b = 6356752.314245179;
    demarc_space at = demarc_space_of(0, 0);

    is_near(at.x, 6378137, 1e-9, "the equator is a away");
    at = demarc_space_of(90, 0);
    is_near(at.y, 6378137, 1e-9, "in the east too");
    at = demarc_space_of(123, -90);
    is_near(at.z, -b, 1e-8, "a pole is b away");
    /* echo 39.5 70.5 0 | CartConvert of geographiclib-tools */
    at = demarc_space_of(70.5, 39.5);
    is_near(at.x, 1645068.930829, 1e-6, "x");
    is_near(at.y, 4645531.351470, 1e-6, "y");
    is_near(at.z, 4035303.519549, 1e-6, "z");
    is_near(metres(demarc_space_of(180, 65), demarc_space_of(-180, 65)), 0,
            1e-8, "180 and -180 degrees are one place");
}

/* ---- The tree against a walk ---- */

typedef struct hunt {
    const demarc_space *places;
    demarc_space at;
    size_t best, looks, barred; /* leaves below this are not wanted */
} hunt;

static bool wanted(void *user, size_t begin, size_t end)
{
    const hunt *to = user;

    return begin < end && end > to->barred;
}

static double look(void *user, size_t leaf, double within)
{
    hunt *to = user;
    double far = metres(to->at, to->places[leaf]);

    to->looks++;
    if (leaf < to->barred || far > within)
        return within;
    to->best = leaf;
    return far;
}

static size_t walk(const hunt *to, size_t count, double within)
{
    size_t best = SIZE_MAX;

    for (size_t i = to->barred; i < count; i++)
        if (metres(to->at, to->places[i]) <= within) {
            best = i;
            within = metres(to->at, to->places[i]);
        }
    return best;
}

static demarc_boxes tree_of(const demarc_space *places, size_t count)
{
    demarc_box3 *leaves =
        demarc_arena_take(&arena, demarc_boxes_room(count) * sizeof *leaves);
    demarc_boxes boxes;

    if (!leaves)
        abort();
    for (size_t i = 0; i < count; i++) {
        leaves[i] = DEMARC_BOX3_EMPTY;
        demarc_box3_add(&leaves[i], places[i], 0);
    }
    demarc_boxes_make(leaves, count, &boxes);
    return boxes;
}

static void try_count(dice *at, size_t count)
{
    demarc_space places[MOST];
    demarc_boxes boxes;
    size_t wrong = 0, looks = 0, tries = getenv("QUICK") ? 50 : 1000;

    for (size_t i = 0; i < count; i++)
        places[i] =
            demarc_space_of(70 + 0.01 * (double)i, 40 + dice_real(at, 0, 0.1));
    boxes = tree_of(places, count);
    for (size_t i = 0; i < tries; i++) {
        hunt to = {
            .places = places,
            .at = demarc_space_of(dice_real(at, 69, 77), dice_real(at, 39, 41)),
            .best = SIZE_MAX,
            .barred = dice_one_in(at, 2) ? dice_below(at, count + 1) : 0};
        double within = dice_one_in(at, 2) ? INFINITY : dice_real(at, 0, 2e5);

        demarc_boxes_search(&boxes, to.at, within, wanted, look, &to);
        wrong += to.best != walk(&to, count, within);
        looks += to.looks;
    }
    ok(wrong == 0, "of %zu boxes the nearest is found", count);
    ok(looks <= tries * (4 + count / 8), "by looking at few (%.1f)",
       (double)looks / (double)tries);
}

/* ---- Boxes that meet a box ---- */

typedef struct catch
{
    const demarc_boxes *boxes;
    demarc_box3 box;
    size_t count, last;
    bool rising;
}
catch;

static void met(void *user, size_t leaf)
{
    catch *to = user;

    to->rising = to->rising && (to->count == 0 || leaf > to->last);
    to->last = leaf;
    to->count += demarc_box3_meets(&to->boxes->all[leaf], &to->box);
}

static size_t meet_walk(const catch *to, size_t count)
{
    size_t all = 0;

    for (size_t i = 0; i < count; i++)
        all += demarc_box3_meets(&to->boxes->all[i], &to->box);
    return all;
}

static void try_meet(dice *at, size_t count)
{
    demarc_space places[MOST];
    demarc_boxes boxes;
    size_t wrong = 0, all = 0;

    for (size_t i = 0; i < count; i++)
        places[i] =
            demarc_space_of(70 + 0.01 * (double)i, 40 + dice_real(at, 0, 0.1));
    boxes = tree_of(places, count);
    for (size_t i = 0; i < 100; i++) {
        catch to = {&boxes, DEMARC_BOX3_EMPTY, 0, 0, true};

        demarc_box3_add(&to.box, places[dice_below(at, count)],
                        dice_real(at, 0, 1e4));
        demarc_boxes_meet(&boxes, &to.box, met, &to);
        wrong += to.count != meet_walk(&to, count) || !to.rising;
        all += to.count;
    }
    ok(wrong == 0 && all >= 100, "of %zu boxes those are found that meet one",
       count);
}

static void test_none(void)
{
    demarc_boxes boxes = tree_of(NULL, 0);
    hunt to = {.best = SIZE_MAX};

    demarc_boxes_search(&boxes, demarc_space_of(0, 0), INFINITY, wanted, look,
                        &to);
    ok(to.looks == 0, "in no box is nothing");
    demarc_boxes_meet(&boxes, &DEMARC_BOX3_EMPTY, NULL, NULL);
}

static void test_margin(void)
{
    demarc_box3 box = DEMARC_BOX3_EMPTY;

    demarc_box3_add(&box, (demarc_space){1, 2, 3}, 0.5);
    demarc_box3_add(&box, (demarc_space){4, 2, 2}, 0);
    ok(box.low.x == 0.5 && box.low.y == 1.5 && box.low.z == 2 &&
           box.high.x == 4 && box.high.y == 2.5 && box.high.z == 3.5,
       "a box holds its points and what is round them");
}

int main(void)
{
    static const size_t counts[] = {1, 2, 7, 8, 9, 63, 64, 65, 511, 513, MOST};
    dice at = {3};

    test_space();
    test_none();
    test_margin();
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        try_count(&at, counts[i]);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        try_meet(&at, counts[i]);
    demarc_arena_free(&arena);
    return done();
}
