#include "model/pillar.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

const char *demarc_pillar_key(demarc_arena *arena, const char *number)
{
    char *key = demarc_arena_take(arena, strlen(number) + 1), *out = key;
    const char *at;

    if (!key)
        return NULL;
    for (at = number; *at; at++)
        if (!isspace((unsigned char)*at))
            *out++ = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
    key += key[0] == 'p' && is_digit(key[1]);
    while (key[0] == '0' && is_digit(key[1]))
        key++;
    return key;
}

/** The number at the beginning; INFINITY if there is none. */
static double number_of(const char *key)
{
    double number = 0;

    if (!is_digit(*key))
        return INFINITY;
    for (; is_digit(*key); key++)
        number = number * 10 + (*key - '0');
    return number;
}

int demarc_pillar_order(const char *key_a, const char *key_b)
{
    size_t a = strspn(key_a, "0123456789"), b = strspn(key_b, "0123456789");

    if (a != b) /* more digits, a higher number; none at all, behind all */
        return a - 1 < b - 1 ? -1 : 1;
    return strcmp(key_a, key_b);
}

double demarc_pillar_apart(const char *key_a, const char *key_b)
{
    double a = number_of(key_a), b = number_of(key_b);

    return isinf(a) || isinf(b) ? INFINITY : fabs(a - b);
}
