/* Hilbert's curve in space: cells that follow each other touch. */
#include "measure/curve.h"

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
    static demarc_curved items[CELLS];
    size_t jumps = 0, twice = 0;

    for (size_t i = 0; i < CELLS; i++)
        items[i] = (demarc_curved){demarc_curve_place(cell(i)), i};
    demarc_curve_sort(items, CELLS);
    for (size_t i = 1; i < CELLS; i++) {
        jumps += apart(items[i].thing, items[i - 1].thing) != 1;
        twice += items[i].place != items[i - 1].place + 1;
    }
    ok(jumps == 0, "each cell touches the next, by definition of the curve");
    ok(twice == 0, "and none lies between");
    items[0] = (demarc_curved){5, 9};
    items[1] = (demarc_curved){5, 3};
    demarc_curve_sort(items, 2);
    ok(items[0].thing == 3, "what is at one place is in order");
    return done();
}
