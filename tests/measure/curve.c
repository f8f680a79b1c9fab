/* Hilbert's curve in space: cells that follow each other touch. */
#include "measure/curve.h"

#include "base/keys.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>

enum { SIDE = 16, CELLS = SIDE * SIDE * SIDE };

/* A corner of the curve's own cells: 12800 km in 65535 steps. */
static demarc_space cell(size_t i)
{
    const double step = 2 * 6400000.0 / 65535;

    return (demarc_space){((double)(i % SIDE) + 0.5) * step - 6400000,
                          ((double)(i / SIDE % SIDE) + 0.5) * step - 6400000,
                          ((double)(i / SIDE / SIDE) + 0.5) * step - 6400000};
}

static size_t apart(size_t a, size_t b)
{
    return (size_t)(abs((int)(a % SIDE) - (int)(b % SIDE)) +
                    abs((int)(a / SIDE % SIDE) - (int)(b / SIDE % SIDE)) +
                    abs((int)(a / SIDE / SIDE) - (int)(b / SIDE / SIDE)));
}

int main(void)
{
    static demarc_keyed items[CELLS], spare[CELLS];
    static demarc_space at[CELLS];
    static uint64_t places[CELLS];
    size_t jumps = 0, twice = 0;

    for (size_t i = 0; i < CELLS; i++)
        at[i] = cell(i);
    demarc_curve_places(at, CELLS, places);
    for (size_t i = 0; i < CELLS; i++)
        items[i] = (demarc_keyed){places[i], i};
    demarc_keys_sort(items, spare, CELLS);
    for (size_t i = 1; i < CELLS; i++) {
        jumps += apart(items[i].item, items[i - 1].item) != 1;
        twice += items[i].key != items[i - 1].key + 1;
    }
    ok(jumps == 0, "each cell touches the next, by definition of the curve");
    ok(twice == 0, "and none lies between");
    return done();
}
