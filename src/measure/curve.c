#include "measure/curve.h"

#include <stdlib.h>

enum { BITS = 16, AXES = 3 };

static const double MOST = 6400000; /* a coordinate's, in metres */

static uint32_t cell_of(double metres)
{
    double share = (metres + MOST) / (2 * MOST);

    return (uint32_t)(share * ((1 << BITS) - 1));
}

/** Skilling's AxestoTranspose: the bits of the place, dealt out in turn. */
static void transpose(uint32_t *x)
{
    uint32_t turn = 0;

    for (uint32_t bit = 1u << (BITS - 1); bit > 1; bit >>= 1)
        for (int i = 0; i < AXES; i++) {
            uint32_t swap = (x[0] ^ x[i]) & (bit - 1);

            if (x[i] & bit) {
                x[0] ^= bit - 1;
            } else {
                x[0] ^= swap;
                x[i] ^= swap;
            }
        }
    for (int i = 1; i < AXES; i++)
        x[i] ^= x[i - 1];
    for (uint32_t bit = 1u << (BITS - 1); bit > 1; bit >>= 1)
        if (x[AXES - 1] & bit)
            turn ^= bit - 1;
    for (int i = 0; i < AXES; i++)
        x[i] ^= turn;
}

uint64_t demarc_curve_place(demarc_space at)
{
    uint32_t x[AXES] = {cell_of(at.x), cell_of(at.y), cell_of(at.z)};
    uint64_t place = 0;

    transpose(x);
    for (int bit = BITS - 1; bit >= 0; bit--)
        for (int i = 0; i < AXES; i++)
            place = place << 1 | (x[i] >> bit & 1);
    return place;
}

static int order(const void *left, const void *right)
{
    const demarc_curved *a = left, *b = right;

    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return (a->thing > b->thing) - (a->thing < b->thing);
}

void demarc_curve_sort(demarc_curved *items, size_t count)
{
    if (count) /* there may be no items at all */
        qsort(items, count, sizeof *items, order);
}
