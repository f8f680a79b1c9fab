/* Numbers as text. Each function works in the C locale, whatever the host
 * program has set, and so never sees a decimal comma. */
#include "base/buffer.h"
#include "base/decimal.h"
#include "base/text.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_DIGITS = 40, /* after the point; more would say nothing */
    NUMBER_SIZE = 400 /* -DBL_MAX with its 309 digits, and MOST_DIGITS */
};

/* With `digits` decimals, or significant digits where not `fixed`; false
 * when the C locale cannot be had. */
static bool print(char out[NUMBER_SIZE], bool fixed, int digits, double value)
{
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0), before;

    out[0] = '\0';
    if (!c)
        return false;
    before = uselocale(c);
    snprintf(out, NUMBER_SIZE, fixed ? "%.*f" : "%.*g", digits, value);
    uselocale(before);
    freelocale(c);
    return true;
}

/* Reads what is known to be a number and nothing else. */
static bool scan(const char *text, double *out)
{
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);

    *out = 0;
    if (!c)
        return false;
    *out = strtod_l(text, NULL, c);
    freelocale(c);
    return true;
}

static void append(demarc_buffer *buffer, bool printed, const char *text)
{
    bool zero = strspn(text, "-0.") == strlen(text);

    buffer->failed = buffer->failed || !printed;
    demarc_buffer_text(buffer, zero && *text == '-' ? text + 1 : text);
}

void demarc_buffer_fixed(demarc_buffer *buffer, double value, int digits)
{
    char *at = demarc_buffer_room(buffer, DEMARC_DECIMAL_ROOM);
    char text[NUMBER_SIZE];
    size_t length;

    if (!at || !isfinite(value))
        return;
    digits = digits < 0 ? 0 : digits > MOST_DIGITS ? MOST_DIGITS : digits;
    length = demarc_decimal_fixed(value, digits, at);
    if (length)
        demarc_buffer_grow(buffer, length);
    else
        append(buffer, print(text, true, digits, value), text);
}

void demarc_buffer_trimmed(demarc_buffer *buffer, double value, int digits)
{
    const size_t start = buffer->length;

    demarc_buffer_fixed(buffer, value, digits);
    if (buffer->failed || buffer->length == start ||
        !memchr(buffer->data + start, '.', buffer->length - start))
        return;
    buffer->length = start + demarc_decimal_trim(buffer->data + start,
                                                 buffer->length - start);
    buffer->data[buffer->length] = '\0';
}

void demarc_buffer_shortest(demarc_buffer *buffer, double value)
{
    char *at = demarc_buffer_room(buffer, DEMARC_DECIMAL_ROOM);
    const size_t length = at ? demarc_decimal_shortest(value, at) : 0;
    char text[NUMBER_SIZE];
    double again;
    bool printed = true;

    if (length)
        demarc_buffer_grow(buffer, length);
    if (!at || length || !isfinite(value))
        return;
    for (int digits = 15; printed && digits <= 17; digits++) {
        printed = print(text, false, digits, value) && scan(text, &again);
        if (printed && again == value)
            break;
    }
    append(buffer, printed, text);
}

static const char *skip_digits(const char *text)
{
    while (*text >= '0' && *text <= '9')
        text++;
    return text;
}

static const char *skip_sign(const char *text)
{
    return *text == '+' || *text == '-' ? text + 1 : text;
}

/* Up to 15 digits, a point among them, and nothing else: both the digits and
 * the power of ten are doubles to the bit, so dividing rounds once, as it
 * should. False: it is something else. */
static bool scan_plain(const char *text, double *out)
{
    static const double tens[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6, 1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
    const bool negative = *text == '-';
    const char *start = text += negative, *point = NULL;
    long long whole = 0;

    for (; (*text >= '0' && *text <= '9') || (*text == '.' && !point); text++)
        if (*text == '.')
            point = text + 1;
        else if (text - start < 16)
            whole = 10 * whole + (*text - '0');
    if (*text || text - start > 15 || !point || point - start < 2)
        return false;
    *out = (double)whole / tens[text - point];
    *out = negative ? -*out : *out;
    return true;
}

/* [+-] digits [. digits] [e [+-] digits], with a digit before the e. */
static bool is_decimal(const char *text)
{
    const char *start = skip_sign(text), *end = skip_digits(start), *power;
    bool digits = end > start;

    if (*end == '.') {
        start = end + 1;
        end = skip_digits(start);
        digits = digits || end > start;
    }
    if (digits && (*end == 'e' || *end == 'E')) {
        power = skip_sign(end + 1);
        end = skip_digits(power);
        digits = end > power;
    }
    return digits && !*end;
}

bool demarc_number_parse(const char *text, double *out)
{
    *out = 0;
    if (FLT_EVAL_METHOD == 0 && scan_plain(text, out))
        return true;
    if (!is_decimal(text) || !scan(text, out))
        return false;
    if (isfinite(*out))
        return true;
    *out = 0; /* too large for a double */
    return false;
}
