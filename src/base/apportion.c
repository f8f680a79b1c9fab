#include "base/table.h"

#include <math.h>

/* A number in units of the last decimal: whole units, what is left over, and
 * the error of the product, so that what is an exact half and what lies just
 * beside one are told apart, as printf does it. */
typedef struct units {
    double whole, left, error;
} units;

static units split(double value, double scale)
{
    const double product = value * scale, whole = floor(product);

    return (units){whole, product - whole, fma(value, scale, -product)};
}

static double remainder_of(double value, double scale)
{
    const units n = split(value, scale);

    return n.left + n.error;
}

static double round_half_even(units n)
{
    const double over = n.left - 0.5 + n.error;

    return n.whole + (over > 0 || (over == 0 && fmod(n.whole, 2) != 0));
}

/* No more than `wanted` remainders are `high` or above, more than that are
 * `low` or above, and between them there is nothing but ties. Found by
 * bisection, since that needs no memory and no sorting. */
static void find_cut(const double *parts, size_t count, double scale,
                     double wanted, double *low, double *high)
{
    *low = -1;
    *high = 2;
    for (int step = 0; step < 64; step++) {
        const double middle = (*low + *high) / 2;
        double above = 0;

        for (size_t i = 0; i < count; i++)
            above += remainder_of(parts[i], scale) >= middle;
        if (above > wanted)
            *low = middle;
        else
            *high = middle;
    }
}

void demarc_apportion(double total, double *parts, size_t count, int digits)
{
    const double scale = pow(10, digits);
    double missing = round_half_even(split(total, scale)), ties, low, high;

    for (size_t i = 0; i < count; i++)
        missing -= split(parts[i], scale).whole;
    find_cut(parts, count, scale, missing, &low, &high);
    ties = missing;
    for (size_t i = 0; i < count; i++)
        ties -= remainder_of(parts[i], scale) >= high;
    for (size_t i = 0; i < count; i++) {
        const double left = remainder_of(parts[i], scale);
        const bool tied = left < high && left >= low && ties > 0;

        ties -= tied;
        parts[i] =
            (split(parts[i], scale).whole + (left >= high || tied)) / scale;
    }
}
