#include "read/nesting.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>

#define RING(rings, feature, ...)                                              \
    ring_put(rings, feature, (const double[]){__VA_ARGS__},                    \
             sizeof((const double[]){__VA_ARGS__}) / (2 * sizeof(double)))

static void ring_put(demarc_bare_rings *to, size_t feature,
                     const double *points, size_t count)
{
    const demarc_bare_ring ring = {to->points, count, feature, false};
    double *at = demarc_bare_rings_points(to, count);

    if (!at || !demarc_bare_rings_add(to, &ring))
        abort();
    memcpy(at, points, 2 * count * sizeof *at);
    to->points += count;
}

/** "oh": an outer ring and a hole, in the order of the file. */
static void holes_are(demarc_bare_rings *rings, const char *want,
                      const char *name)
{
    char got[16] = "";

    ok(demarc_nesting_find(rings), "sorted: %s", name);
    for (size_t i = 0; i < rings->count && i < sizeof got - 1; i++)
        got[i] = rings->items[i].hole ? 'h' : 'o';
    is(got, want, name);
    demarc_bare_rings_free(rings);
}

#define CLOCKWISE 0, 0, 0, 9, 9, 9, 9, 0, 0, 0
#define COUNTER   0, 0, 9, 0, 9, 9, 0, 9, 0, 0

static void test_directions(void)
{
    demarc_bare_rings rings = {0};

    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, 2, 2, 4, 2, 4, 4, 2, 2);
    holes_are(&rings, "oh", "as the format has it");
    RING(&rings, 0, COUNTER);
    RING(&rings, 0, 2, 2, 4, 4, 4, 2, 2, 2);
    holes_are(&rings, "oh", "both the other way");
    RING(&rings, 0, 2, 2, 4, 2, 4, 4, 2, 2);
    RING(&rings, 0, COUNTER);
    holes_are(&rings, "ho", "one way, the hole first");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, 2, 2, 4, 4, 4, 2);
    holes_are(&rings, "oh", "one way, a ring not closed");
    RING(&rings, 0, COUNTER);
    holes_are(&rings, "o", "one ring is no hole");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, 10, 1, 12, 1, 12, 3, 10, 1);
    RING(&rings, 0, 20, 1, 22, 1, 22, 3, 20, 1);
    holes_are(&rings, "ooo", "islands the wrong way beside one the right way");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 1, 2, 2, 4, 2, 4, 4, 2, 2);
    holes_are(&rings, "oo", "a feature is none of another's holes");
    holes_are(&rings, "", "no ring");
}

/** Rings that touch, cross, or are no rings. */
static void test_doubt(void)
{
    demarc_bare_rings rings = {0};

    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, 0, 0, 4, 4, 4, 2, 0, 0);
    holes_are(&rings, "oh", "a hole touches its ring with its first point");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, 9, 0, 12, 4, 12, 2, 9, 0);
    holes_are(&rings, "oo", "so does an island");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, 9, 0, 9, 9, 12, 9, 12, 0, 9, 0);
    holes_are(&rings, "oo", "two have a side in common");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, 0, 4, 4, 0, 9, 4, 4, 9, 0, 4);
    holes_are(&rings, "oh", "every corner touches: the direction stands");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, CLOCKWISE);
    holes_are(&rings, "oo", "twice the same");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, COUNTER);
    holes_are(&rings, "oh", "an island fills the hole to its brim");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, 5, 5, 5, 14, 14, 14, 14, 5, 5, 5);
    holes_are(&rings, "oo", "two islands drawn across each other");
    RING(&rings, 0, CLOCKWISE);
    RING(&rings, 0, 5, 5);
    RING(&rings, 0, 20, 5, 20, 5);
    RING(&rings, 0, 20, 5, 25, 5, 20, 5);
    holes_are(&rings, "ohoo", "points and a line, drawn there and back");
    RING(&rings, 0, -1e308, -1e308, -1e308, 1e308, 1e308, 1e308, 1e308, -1e308);
    RING(&rings, 0, 5, 5, 7, 5, 7, 7, 5, 5);
    holes_are(&rings, "oh", "numbers whose difference is none");
}

/* ---- Worlds whose nesting is known ---- */

typedef struct world {
    demarc_bare_rings rings;
    dice at;
    bool right_way;      /* each ring is, else any */
    unsigned char *deep; /* the oracle: in how many it lies, by ring */
    size_t room;
} world;

/** A ring around a square, and rings in it; it may touch the one around it
 *  with a corner. */
static void square_put(world *in, double x, double y, double size, size_t depth)
{
    demarc_bare_rings *rings = &in->rings;
    const bool hole = depth % 2;
    const double part = size / 4, to = x + size;
    const double ring[] = {x, y, x, y + size, to, y + size, to, y, x, y};
    double *at;

    ring_put(rings, 0, ring, 5);
    at = rings->lon_lat + 2 * (rings->points - 5);
    if (in->right_way ? hole : (bool)dice_one_in(&in->at, 2))
        demarc_ring_turn(at, 5);
    in->deep[rings->count - 1] = (unsigned char)depth;
    for (size_t i = 0; i < 4 && depth < 6; i++) {
        const double by = dice_one_in(&in->at, 3) ? 0 : part / 8;

        if (dice_one_in(&in->at, depth ? 3 : 2) && rings->count < in->room)
            square_put(in, x + by + 2 * part * (double)(i % 2),
                       y + by + 2 * part * (double)(i / 2), part, depth + 1);
    }
}

static void world_put(world *in, size_t rows)
{
    in->room = 100 * rows * rows;
    in->deep = calloc(in->room + 8, 1);
    if (!in->deep)
        abort();
    for (size_t i = 0; i < rows * rows && in->rings.count < in->room; i++)
        square_put(in, (double)(i % rows) * 1.25, (double)(i / rows) * 1.25, 1,
                   0);
}

static void test_worlds(bool right_way, size_t rows)
{
    world in = {.at = {17 + rows}, .right_way = right_way};
    size_t wrong = 0, deep = 0;

    world_put(&in, rows);
    ok(demarc_nesting_find(&in.rings), "%zu rings", in.rings.count);
    for (size_t i = 0; i < in.rings.count; i++) {
        wrong += in.rings.items[i].hole != (in.deep[i] % 2 == 1);
        deep += in.deep[i] > 2;
    }
    ok(deep > rows, "%zu lie in more than two others", deep);
    is_int((long long)wrong, 0,
           right_way ? "all as they were put" : "in any direction");
    free(in.deep);
    demarc_bare_rings_free(&in.rings);
}

int main(void)
{
    test_directions();
    test_doubt();
    test_worlds(true, 6);
    test_worlds(false, 6);
    test_worlds(true, 60);
    test_worlds(false, 60);
    return done();
}
