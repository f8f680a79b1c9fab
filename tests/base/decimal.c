/* Doubles as decimals against the C library's printf and strtod, which are
 * exact in glibc, in the C locale in which a test starts. A million numbers,
 * and ten million with --all, by `make certify`. */
#include "base/decimal.h"

#include "random.h"
#include "tap.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>

enum { DIGITS = 20, TEXT = 400 };

/* What the C library writes, without the sign of what is zero. */
static const char *library(double value, int digits, char *text)
{
    snprintf(text, TEXT, "%.*f", digits, value);
    return *text == '-' && strspn(text, "-0.") == strlen(text) ? text + 1
                                                               : text;
}

static bool fixed_is(double value, int digits)
{
    char got[DEMARC_DECIMAL_ROOM + 1], text[TEXT];
    const char *want = library(value, digits, text);
    size_t length = demarc_decimal_fixed(value, digits, got);

    got[length] = '\0';
    if (length && strcmp(got, want) == 0)
        return true;
    printf("# %a with %d digits: got %s, want %s\n", value, digits, got, want);
    return false;
}

/* The families of numbers. */

static double any_bits(dice *at)
{
    uint64_t bits = dice_next(at);
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

static double degrees(dice *at)
{
    return dice_real(at, -180, 180);
}

/* What was printed once, with up to 12 decimals. */
static double printed(dice *at)
{
    double power = 1;

    for (size_t i = dice_below(at, 13); i > 0; i--)
        power *= 10;
    return (double)(int64_t)dice_real(at, -1e15, 1e15) / power;
}

/* An odd number of 2^-n has n decimals, the last a 5: a tie for n - 1. */
static double tie(dice *at)
{
    double odd = (double)(2 * dice_below(at, (size_t)1 << 40) + 1);

    return ldexp(dice_one_in(at, 2) ? odd : -odd,
                 -(int)dice_below(at, DIGITS + 2));
}

/* Within an ulp or two of half of the last of up to 12 digits. */
static double near_tie(dice *at)
{
    double power = 1, value;

    for (size_t i = dice_below(at, 13); i > 0; i--)
        power *= 10;
    value = ((double)dice_below(at, 1000000000) + 0.5) / power;
    for (size_t i = dice_below(at, 3); i > 0; i--)
        value = nextafter(value, dice_one_in(at, 2) ? INFINITY : -INFINITY);
    return value;
}

/* Powers of two and of ten, and their neighbours, of all sizes. */
static double power(dice *at)
{
    double value = dice_one_in(at, 2)
                       ? ldexp(1, (int)dice_below(at, 2098) - 1074)
                       : pow(10, (double)dice_below(at, 600) - 300);
    size_t which = dice_below(at, 3);

    return which == 0 ? value : nextafter(value, which == 1 ? 0 : INFINITY);
}

/* About as large as it goes: whole numbers up to 2^53. */
static double large(dice *at)
{
    return (double)((1LL << 53) - 1 - (int64_t)dice_below(at, 1000000)) /
           (double)(1 << dice_below(at, 12));
}

typedef struct family {
    const char *name;
    double (*number)(dice *at);
} family;

static const family families[] = {{"of any bits", any_bits},
                                  {"degrees", degrees},
                                  {"printed before", printed},
                                  {"just between two", tie},
                                  {"nearly so", near_tie},
                                  {"powers", power},
                                  {"large", large}};

enum { FAMILIES = sizeof families / sizeof *families };

static bool in_reach(double value)
{
    return fabs(value) < 0x1p53;
}

static void test_fixed(dice *at, const family *of, int count)
{
    char out[DEMARC_DECIMAL_ROOM];
    int wrong = 0, within = 0, left = 0;

    for (int i = 0; i < count; i++) {
        double value = of->number(at);
        int digits = (int)dice_below(at, i % 2 ? DIGITS : 8);

        if (in_reach(value) && ++within)
            wrong += wrong < 5 && !fixed_is(value, digits);
        else
            left += demarc_decimal_fixed(value, digits, out) > 0;
    }
    ok(wrong == 0 && within > count / 3, "%d numbers %s as printf has them",
       within, of->name);
    is_int(left, 0, "the others are left to it");
}

static void test_degrees(dice *at, const family *of, int count)
{
    char got[DEMARC_DECIMAL_ROOM], want[DEMARC_DECIMAL_ROOM];
    int wrong = 0;

    for (int i = 0; i < count; i++) {
        double value = of->number(at);
        size_t length = demarc_decimal_degrees(value, got);
        size_t trimmed =
            demarc_decimal_trim(want, demarc_decimal_fixed(value, 7, want));

        wrong += length != trimmed || memcmp(got, want, length) != 0;
    }
    is_int(wrong, 0, "7 digits at once are those one by one");
}

/* The first of three that reads back, without zeros at its end. */
static bool shortest_is(double value)
{
    char got[DEMARC_DECIMAL_ROOM + 1], want[TEXT];
    size_t length = demarc_decimal_shortest(value, got);

    got[length] = '\0';
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(want, sizeof want, "%.*g", digits, value);
        if (strtod(want, NULL) == value)
            break;
    }
    if (strcmp(got, want) == 0)
        return true;
    printf("# %a: got %s, want %s\n", value, got, want);
    return false;
}

static void test_shortest(dice *at, const family *of, int count)
{
    char out[DEMARC_DECIMAL_ROOM];
    int wrong = 0, within = 0, left = 0;

    for (int i = 0; i < count; i++) {
        double value = of->number(at), size = fabs(value);

        if (size >= 0.001 && size < 1e14 && ++within)
            wrong += wrong < 5 && !shortest_is(value);
        else
            left += demarc_decimal_shortest(value, out) > 0;
    }
    ok(wrong == 0 && within > count / 100,
       "%d numbers %s by the shortest of three", within, of->name);
    is_int(left, 0, "the others are left to it");
}

static void test_edges(void)
{
    static const double values[] = {0.0,
                                    -0.0,
                                    -0.4,
                                    0.5,
                                    1.5,
                                    2.5,
                                    -0.5,
                                    -1.5,
                                    9.5,
                                    99.5,
                                    0.95,
                                    0.995,
                                    DBL_MIN,
                                    DBL_TRUE_MIN,
                                    -DBL_TRUE_MIN,
                                    0x1p53 - 1,
                                    0x1p52 - 0.5,
                                    0x1p52 + 1,
                                    0x1p-117,
                                    0x1p-118,
                                    0x1p-119,
                                    0x1.fffffffffffffp-64,
                                    0x1.fffffffffffffp-65};
    static const double others[] = {0x1p53,   -0x1p53,   DBL_MAX,
                                    INFINITY, -INFINITY, NAN};
    char out[DEMARC_DECIMAL_ROOM];
    bool same = true, left = true;

    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        for (int digits = 0; digits < DIGITS; digits++)
            same = fixed_is(values[i], digits) && same;
    ok(same, "zeros, halves, the smallest and the largest");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        left = left && !demarc_decimal_fixed(others[i], 3, out) &&
               !demarc_decimal_shortest(others[i], out);
    ok(left, "2^53 and more, and what is no number, is left to printf");
    ok(!demarc_decimal_fixed(1, 20, out) && !demarc_decimal_fixed(1, -1, out),
       "so are more than 19 digits");
}

int main(int argc, char **argv)
{
    const bool all = argc > 1 && strcmp(argv[1], "--all") == 0;
    const int count = (all               ? 10000000
                       : getenv("QUICK") ? 70000
                                         : 1000000) /
                          FAMILIES +
                      1;
    dice at = {.state = 20220914};

    test_edges();
    for (int i = 0; i < FAMILIES; i++)
        test_fixed(&at, &families[i], count);
    for (int i = 0; i < FAMILIES; i++)
        test_degrees(&at, &families[i], count / 4);
    for (int i = 0; i < FAMILIES; i++)
        test_shortest(&at, &families[i], count / 10);
    return done();
}
