/** random.h - the same numbers in every run: splitmix64, by Steele, Lea and
 *  Flood (2014), "Fast splittable pseudorandom number generators". */
#ifndef DEMARC_TESTS_RANDOM_H
#define DEMARC_TESTS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct dice {
    uint64_t state; /* set it to the seed */
} dice;

static uint64_t dice_next(dice *at)
{
    uint64_t x = at->state += 0x9e3779b97f4a7c15;

    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

/** In [low, high). */
__attribute__((unused)) static double dice_real(dice *at, double low,
                                                double high)
{
    return low + (high - low) * ((double)(dice_next(at) >> 11) / 0x1p53);
}

/** In 0 to `below` - 1. */
__attribute__((unused)) static size_t dice_below(dice *at, size_t below)
{
    return (size_t)(dice_next(at) % below);
}

/** True once in `n` times. */
__attribute__((unused)) static int dice_one_in(dice *at, size_t n)
{
    return dice_below(at, n) == 0;
}

#endif
