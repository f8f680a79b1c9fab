/* Decimal digits as a double, rounded as IEEE 754 has it. */
#include "base/decimal.h"

#include "base/tens.h"
#include "base/text.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST = 64 };

/** A quotient of at least 62 bits, of which the last stands for all behind
 *  it, rounded to 53; a tie goes to the even one. */
static double rounded(uint64_t quotient, int power)
{
    int drop = 11 - __builtin_clzll(quotient);
    uint64_t rest = quotient & (((uint64_t)1 << drop) - 1);
    uint64_t half = (uint64_t)1 << (drop - 1);
    uint64_t kept = quotient >> drop;

    kept += rest > half || (rest == half && (kept & 1));
    return ldexp((double)kept, power + drop);
}

/** mantissa / 10^digits. */
static double divided(uint64_t mantissa, size_t digits)
{
    uint64_t by = demarc_tens[digits], quotient;
    int up, by_up;
    demarc_wide whole;

    if (mantissa < (uint64_t)1 << DBL_MANT_DIG && FLT_EVAL_METHOD == 0)
        /* a double holds both: one rounding */
        return (double)mantissa / (double)by;
    if (mantissa == 0)
        return 0;
    up = __builtin_clzll(mantissa);
    by_up = __builtin_clzll(by);
    whole = (demarc_wide)(mantissa << up) << 63;
    by <<= by_up;
    quotient = (uint64_t)(whole / by);
    quotient |= whole % by != 0;
    return rounded(quotient, by_up - up - 63);
}

/** By the parser for any number. */
static const char *long_read(const char *from, const char *to, double *out)
{
    char text[LONGEST];
    size_t length = (size_t)(to - from);

    if (length >= sizeof text)
        return NULL;
    memcpy(text, from, length);
    text[length] = '\0';
    return demarc_number_parse(text, out) ? to : NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** Skips an exponent; NULL if it is none. */
static const char *exponent_skip(const char *at)
{
    at++;
    at += *at == '-' || *at == '+';
    if (!is_digit(*at))
        return NULL;
    while (is_digit(*at))
        at++;
    return at;
}

const char *demarc_decimal_read(const char *text, double *out)
{
    const char *at = text + (*text == '-'), *first = at, *point = NULL;
    uint64_t mantissa = 0;
    size_t digits;

    *out = 0;
    for (; is_digit(*at); at++)
        mantissa = mantissa * 10 + (uint64_t)(*at - '0');
    if (at == first || (*first == '0' && at > first + 1))
        return NULL;
    if (*at == '.') {
        for (point = ++at; is_digit(*at); at++)
            mantissa = mantissa * 10 + (uint64_t)(*at - '0');
        if (at == point)
            return NULL;
    }
    digits = (size_t)(at - first) - (point != NULL);
    if (*at == 'e' || *at == 'E') {
        at = exponent_skip(at);
        return at ? long_read(text, at, out) : NULL;
    }
    if (digits > DEMARC_MOST_DIGITS) /* the mantissa may have run over */
        return long_read(text, at, out);
    *out = divided(mantissa, point ? (size_t)(at - point) : 0);
    if (*text == '-')
        *out = -*out;
    return at;
}
