#include "draw/flags.h"

#include <math.h>

/** px between texts, between a text and a leader, between leaders. */
static const double APART = 8, CLEAR = 3;

static bool covers(const demarc_flag *text, double x)
{
    return x > text->left - CLEAR && x < text->left + text->width + CLEAR;
}

static bool clash(const demarc_flag *a, const demarc_flag *b)
{
    if (a->row == b->row && a->left < b->left + b->width + APART &&
        b->left < a->left + a->width + APART)
        return true;
    if (fabs(a->x - b->x) < CLEAR)
        return true;
    /* a leader passes the rows below its text */
    return (b->row > a->row && covers(a, b->x)) ||
           (a->row > b->row && covers(b, a->x));
}

static bool fits(const demarc_flag *flags, size_t i, double low, double high)
{
    const demarc_flag *flag = &flags[i];

    if (flag->left < low || flag->left + flag->width > high)
        return false;
    for (size_t k = 0; k < i; k++)
        if (flags[k].placed && clash(flag, &flags[k]))
            return false;
    return true;
}

size_t demarc_flags_place(demarc_flag *flags, size_t count, double low,
                          double high, size_t rows)
{
    static const double shares[] = {0, 1, 0.5}; /* of the text, left of it */
    size_t used = 0;

    for (size_t i = 0; i < count; i++) {
        demarc_flag *flag = &flags[i];

        flag->placed = false;
        for (size_t k = 0; k < 3 * rows && !flag->placed; k++) {
            const double share = shares[k % 3];

            flag->row = k / 3;
            flag->left = flag->x - share * flag->width +
                         (share == 0   ? CLEAR
                          : share == 1 ? -CLEAR
                                       : 0);
            flag->placed = fits(flags, i, low, high);
        }
        if (flag->placed && flag->row + 1 > used)
            used = flag->row + 1;
    }
    return used;
}
