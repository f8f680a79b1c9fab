#include "measure/curve.h"

#include "measure/machines.h"

enum { BITS = 16, AXES = 3, BLOCK = 32 };

static const double MOST = 6400000; /* a coordinate's, in metres */

static uint32_t cell_of(double metres)
{
    double share = (metres + MOST) / (2 * MOST);

    return (uint32_t)(int32_t)(share * ((1 << BITS) - 1));
}

/** Skilling's AxestoTranspose, of many points at once: the bits of the place,
 *  dealt out in turn. Without a branch, which none could foretell. */
EACH_MACHINE
static void transpose(uint32_t x[AXES][BLOCK])
{
    uint32_t turn[BLOCK] = {0};

    for (uint32_t bit = 1u << (BITS - 1); bit > 1; bit >>= 1)
        for (int i = 0; i < AXES; i++)
            _Pragma("omp simd") for (int k = 0; k < BLOCK; k++)
            {
                uint32_t is_set = -((x[i][k] & bit) != 0);
                uint32_t swap = (x[0][k] ^ x[i][k]) & (bit - 1) & ~is_set;

                x[0][k] ^= swap | (is_set & (bit - 1));
                x[i][k] ^= swap;
            }
    for (int i = 1; i < AXES; i++)
        for (int k = 0; k < BLOCK; k++)
            x[i][k] ^= x[i - 1][k];
    for (uint32_t bit = 1u << (BITS - 1); bit > 1; bit >>= 1)
        for (int k = 0; k < BLOCK; k++)
            turn[k] ^= -((x[AXES - 1][k] & bit) != 0) & (bit - 1);
    for (int i = 0; i < AXES; i++)
        for (int k = 0; k < BLOCK; k++)
            x[i][k] ^= turn[k];
}

/** A number's bits, each with two places free before it. */
static uint64_t spread(uint64_t x)
{
    x = (x | x << 16) & 0x00ff0000ff0000ff;
    x = (x | x << 8) & 0xf00f00f00f00f00f;
    x = (x | x << 4) & 0x30c30c30c30c30c3;
    return (x | x << 2) & 0x9249249249249249;
}

void demarc_curve_places(const demarc_space *at, size_t count, uint64_t *places)
{
    for (size_t from = 0; from < count; from += BLOCK) {
        const size_t left = count - from;
        const size_t here = left < BLOCK ? left : BLOCK;
        uint32_t x[AXES][BLOCK] = {0};

        for (size_t k = 0; k < here; k++) {
            x[0][k] = cell_of(at[from + k].x);
            x[1][k] = cell_of(at[from + k].y);
            x[2][k] = cell_of(at[from + k].z);
        }
        transpose(x);
        for (size_t k = 0; k < here; k++)
            places[from + k] =
                spread(x[0][k]) << 2 | spread(x[1][k]) << 1 | spread(x[2][k]);
    }
}
