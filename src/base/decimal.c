#include "base/decimal.h"

#include "base/tens.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { NO_DIGITS_LEFT = 118 };

const uint64_t demarc_tens[DEMARC_MOST_DIGITS + 1] = {1,
                                                      10,
                                                      100,
                                                      1000,
                                                      10000,
                                                      100000,
                                                      1000000,
                                                      10000000,
                                                      100000000,
                                                      1000000000,
                                                      10000000000,
                                                      100000000000,
                                                      1000000000000,
                                                      10000000000000,
                                                      100000000000000,
                                                      1000000000000000,
                                                      10000000000000000,
                                                      100000000000000000,
                                                      1000000000000000000,
                                                      10000000000000000000u};

/** |value| is mantissa / 2^shift. */
typedef struct binary {
    uint64_t mantissa;
    int shift;
    bool negative;
} binary;

/** |value| is about whole + part / 10^digits; `off` / 2^shift of the last
 *  digit more, or less if it was rounded up. Of a number less than 2^-11 `off`
 *  is not told. */
typedef struct decimal {
    uint64_t whole, part, off;
    bool up;
} decimal;

/** False if it is 2^53 or more, infinite or no number. */
static inline bool binary_of(double value, binary *out)
{
    uint64_t bits;
    int exponent;

    memcpy(&bits, &value, sizeof bits);
    exponent = (int)(bits >> 52 & 0x7FF);
    out->negative = bits >> 63;
    out->mantissa = bits & 0xFFFFFFFFFFFFF;
    out->mantissa |= exponent ? (uint64_t)1 << 52 : 0;
    out->shift = 1075 - (exponent ? exponent : 1);
    return out->shift >= 0;
}

/** Of less than 2^-11, which is less than half of the last digit below 2^-65:
 *  the mantissa has 53 bits, the power of ten 64. */
static decimal tiny_of(const binary *of, int digits)
{
    decimal out = {0};
    demarc_wide scaled = (demarc_wide)of->mantissa * demarc_tens[digits], half,
                off;

    if (of->shift >= NO_DIGITS_LEFT)
        return out;
    half = (demarc_wide)1 << (of->shift - 1);
    off = scaled & (2 * half - 1);
    out.part = (uint64_t)(scaled >> of->shift);
    out.up = off > half || (off == half && (out.part & 1));
    return out;
}

/** Cut off after `digits` decimals. */
static inline decimal cut_of(const binary *of, int digits)
{
    decimal out = {.whole = of->mantissa >> of->shift};
    const uint64_t below = ((uint64_t)1 << of->shift) - 1;
    const uint64_t half = below / 2 + 1;
    const demarc_wide scaled =
        (demarc_wide)(of->mantissa & below) * demarc_tens[digits];

    out.part = (uint64_t)(scaled >> of->shift);
    out.off = (uint64_t)scaled & below;
    out.up =
        below && (out.off > half ||
                  (out.off == half && ((digits ? out.part : out.whole) & 1)));
    out.off = out.up ? below + 1 - out.off : out.off;
    return out;
}

/** Rounds to `digits` decimals. */
static inline decimal decimal_of(const binary *of, int digits)
{
    decimal out = of->shift < 64 ? cut_of(of, digits) : tiny_of(of, digits);

    out.part += out.up;
    if (out.part == demarc_tens[digits]) {
        out.part = 0;
        out.whole++;
    }
    return out;
}

static size_t digits_count(uint64_t value)
{
    size_t count = 1;

    while (count <= DEMARC_MOST_DIGITS && value >= demarc_tens[count])
        count++;
    return count;
}

/** Eight digits, the first in the lowest byte: halves, then quarters and then
 *  eighths of the number side by side in one word. */
static inline uint64_t eight_digits(uint32_t value)
{
    uint64_t all = value / 10000 | (uint64_t)(value % 10000) << 32;
    uint64_t tops = (all * 10486 >> 20) & 0x0000007F0000007F; /* / 100 */

    all = tops | (all - 100 * tops) << 16;
    tops = (all * 103 >> 10) & 0x000F000F000F000F; /* / 10 */
    return tops | (all - 10 * tops) << 8;
}

/** Writes eight characters. */
static inline void eight_write(uint64_t digits, char *out)
{
    digits |= 0x3030303030303030;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    digits = __builtin_bswap64(digits);
#endif
    memcpy(out, &digits, sizeof digits);
}

/** Writes `count` digits, and up to seven bytes more. */
static inline void part_write(uint64_t value, int count, char *out)
{
    for (; count > 8; count -= 8, out += 8) {
        eight_write(eight_digits((uint32_t)(value / demarc_tens[count - 8])),
                    out);
        value %= demarc_tens[count - 8];
    }
    eight_write(eight_digits((uint32_t)(value * demarc_tens[8 - count])), out);
}

/** Writes all digits, and up to seven bytes more. Neighbours on a line are
 *  mostly of the same degree, so asking for its size costs nothing. */
static inline size_t whole_write(uint64_t value, char *out)
{
    size_t count = 0;

    if (value >= 1000) {
        count = digits_count(value);
        part_write(value, (int)count, out);
        return count;
    }
    if (value >= 100)
        out[count++] = (char)('0' + value / 100);
    if (value >= 10)
        out[count++] = (char)('0' + value / 10 % 10);
    out[count++] = (char)('0' + value % 10);
    return count;
}

/** Its sign, if it is not zero, and what is before the point. */
static inline size_t front_write(const decimal *of, bool negative, char *out)
{
    const size_t sign = negative && (of->whole || of->part);

    out[0] = '-';
    return sign + whole_write(of->whole, out + sign);
}

static inline size_t decimal_write(const decimal *of, bool negative, int digits,
                                   char *out)
{
    size_t length = front_write(of, negative, out);

    if (digits == 0)
        return length;
    out[length++] = '.';
    part_write(of->part, digits, out + length);
    return length + (size_t)digits;
}

size_t demarc_decimal_fixed(double value, int digits, char *out)
{
    binary from;
    decimal to;

    if (digits < 0 || digits > DEMARC_MOST_DIGITS || !binary_of(value, &from))
        return 0;
    to = decimal_of(&from, digits);
    return decimal_write(&to, from.negative, digits, out);
}

/** Eight decimals without the zeros at their end; one of them is none. */
static inline size_t decimals_write(uint32_t eight, char *out)
{
    const uint64_t digits = eight_digits(eight);

    eight_write(digits, out);
    return 8 - (size_t)__builtin_clzll(digits) / 8;
}

size_t demarc_decimal_degrees(double value, char *out)
{
    enum { DIGITS = 7 };
    binary from;
    decimal to;
    size_t length;

    if (!binary_of(value, &from))
        return 0;
    to = decimal_of(&from, DIGITS);
    length = front_write(&to, from.negative, out);
    if (to.part == 0)
        return length;
    out[length++] = '.';
    return length + decimals_write((uint32_t)to.part * 10, out + length);
}

/** Is it nearer to the double than to its neighbours, or just between with an
 *  even one? Below a power of two they are half as far. */
static bool reads_back(const binary *from, const decimal *to, int digits)
{
    const bool power = from->mantissa == (uint64_t)1 << 52;
    const demarc_wide reach = (demarc_wide)to->off * (power && !to->up ? 4 : 2);

    return reach < demarc_tens[digits] ||
           (reach == demarc_tens[digits] && !(from->mantissa & 1));
}

/** The exponent of the first digit. */
static int exponent_of(double value, uint64_t whole)
{
    return whole           ? (int)digits_count(whole) - 1
           : value >= 0.1  ? -1
           : value >= 0.01 ? -2
                           : -3;
}

/** Writes a number that has at most nine decimals, and 15 digits in all: no
 *  two of these are the same double, so none is shorter. Else 0. */
static size_t nine_write(double size, bool negative, char *out)
{
    const double nano = 1e9;
    decimal of;
    uint64_t all;
    size_t length;

    if (!(size < 1e6))
        return 0;
    all = (uint64_t)(size * nano + 0.5);
    if ((double)all / nano != size)
        return 0;
    of = (decimal){.whole = all / 1000000000, .part = all % 1000000000};
    length = front_write(&of, negative, out);
    if (of.part == 0)
        return length;
    out[length++] = '.';
    if (of.part % 10 == 0)
        return length + decimals_write((uint32_t)of.part / 10, out + length);
    eight_write(eight_digits((uint32_t)of.part / 10), out + length);
    out[length + 8] = (char)('0' + of.part % 10);
    return length + 9;
}

size_t demarc_decimal_shortest(double value, char *out)
{
    const double size = fabs(value);
    binary from;
    decimal to;
    size_t length;
    int exponent, digits;

    if (!(size >= 0.001 && size < 1e14) || !binary_of(value, &from))
        return 0;
    length = nine_write(size, from.negative, out);
    if (length)
        return length;
    exponent = exponent_of(size, from.mantissa >> from.shift);
    digits = 14 - exponent;
    to = decimal_of(&from, digits);
    while (digits < 16 - exponent && !reads_back(&from, &to, digits))
        to = decimal_of(&from, ++digits);
    return demarc_decimal_trim(out,
                               decimal_write(&to, from.negative, digits, out));
}

size_t demarc_decimal_trim(const char *text, size_t length)
{
    while (length && text[length - 1] == '0')
        length--;
    return length && text[length - 1] == '.' ? length - 1 : length;
}
