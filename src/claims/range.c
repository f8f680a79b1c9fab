#include "claims/range.h"

#include "model/figure.h"

#include <math.h>
#include <string.h>

/* Sums of printed decimals are not exact in binary. */
static const double noise = 1e-9;

/* How one number of a figure is written. */
typedef struct digits {
    double unit; /* of its last digit */
    int zeros;   /* at its end, if it is whole */
} digits;

static digits digits_read(const char *text, size_t length)
{
    digits out = {1, 0};
    bool behind = false;

    for (size_t i = 0; i < length; i++) {
        const bool digit = text[i] >= '0' && text[i] <= '9';

        if (text[i] == '.' || text[i] == ',')
            behind = true;
        else if (digit && behind)
            out.unit /= 10;
        if (digit)
            out.zeros = text[i] == '0' ? out.zeros + 1 : 0;
    }
    if (behind)
        out.zeros = 0;
    return out;
}

/* Half the width of what a round number may have been. */
static double round_half(double value, int zeros, double share)
{
    return fmin(share * pow(10, zeros), 0.05 * value);
}

static double half_of(double value, digits of, demarc_quantity quantity,
                      demarc_reading reading)
{
    const bool loose = reading == DEMARC_LOOSE;
    double half = loose ? of.unit : of.unit / 2;

    if (quantity == DEMARC_IN_PEOPLE)
        half = 0;
    if (quantity == DEMARC_IN_PERCENT)
        return half;
    if (of.zeros >= 2 || (loose && of.zeros == 1 && half > 0))
        half = fmax(half, round_half(value, of.zeros, loose ? 1 : 0.5));
    return half;
}

demarc_range demarc_range_of(const demarc_figure *figure,
                             demarc_quantity quantity, demarc_reading reading)
{
    const char *text = figure->text, *dots = strstr(text, "..");
    const size_t length = strlen(text);
    const size_t first = dots ? (size_t)(dots - text) : length;
    demarc_range out = {figure->low, figure->high};
    double below, above;

    if (!demarc_figure_given(figure))
        return (demarc_range){NAN, NAN};
    below = half_of(figure->low, digits_read(text, first), quantity, reading);
    above =
        dots ? half_of(figure->high, digits_read(dots + 2, length - first - 2),
                       quantity, reading)
             : below;
    if (figure->approximate)
        below = above =
            fmax(below, (reading == DEMARC_LOOSE ? 0.1 : 0.05) * figure->low);
    if (strchr(text, '>'))
        below = reading == DEMARC_LOOSE ? below : 0;
    if (strchr(text, '<'))
        above = reading == DEMARC_LOOSE ? above : 0;
    out.low = fmax(0, out.low - below);
    out.high += above;
    return out;
}

bool demarc_range_given(demarc_range range)
{
    return !isnan(range.low);
}

demarc_range demarc_range_plus(demarc_range a, demarc_range b)
{
    return (demarc_range){a.low + b.low, a.high + b.high};
}

demarc_range demarc_range_minus(demarc_range a, demarc_range b)
{
    return (demarc_range){a.low - b.high, a.high - b.low};
}

demarc_range demarc_range_hull(demarc_range a, demarc_range b)
{
    return (demarc_range){fmin(a.low, b.low), fmax(a.high, b.high)};
}

/* 0 of 0 and infinity of infinity may be anything. */
static double ratio(double a, double b, double unknown)
{
    const double out = a / b;

    return isnan(out) ? unknown : out;
}

demarc_range demarc_range_percent(demarc_range part, demarc_range whole)
{
    if (!demarc_range_given(part) || !demarc_range_given(whole))
        return (demarc_range){NAN, NAN};
    return (demarc_range){100 * ratio(part.low, whole.high, 0),
                          100 * ratio(part.high, whole.low, INFINITY)};
}

demarc_range demarc_range_whole(demarc_range part, demarc_range percent)
{
    return demarc_range_percent(part, percent);
}

int demarc_range_digits(demarc_range range)
{
    const double wide = range.high - range.low;

    return wide <= 0.1 + noise ? 1 : wide <= 1 + noise ? 0 : -1;
}

bool demarc_range_meet(demarc_range a, demarc_range b)
{
    return !demarc_range_below(a, b) && !demarc_range_below(b, a);
}

bool demarc_range_below(demarc_range a, demarc_range b)
{
    return a.high < b.low - noise * fmax(1, fabs(b.low));
}
