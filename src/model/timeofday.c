#include "model/timeofday.h"

static bool is_digit(const char *at, const char *end)
{
    return at < end && *at >= '0' && *at <= '9';
}

static bool take(const char **at, const char *end, char c)
{
    bool found = *at < end && **at == c;

    *at += found;
    return found;
}

static bool take_two(const char **at, const char *end, int most)
{
    const char *two = *at;

    if (!is_digit(two, end) || !is_digit(two + 1, end) ||
        10 * (two[0] - '0') + (two[1] - '0') > most)
        return false;
    *at += 2;
    return true;
}

static bool take_fraction(const char **at, const char *end)
{
    if (!take(at, end, '.'))
        return true;
    if (!is_digit(*at, end))
        return false;
    while (is_digit(*at, end))
        ++*at;
    return true;
}

static bool take_zone(const char **at, const char *end)
{
    if (take(at, end, 'Z') || *at == end)
        return true;
    if (!take(at, end, '+') && !take(at, end, '-'))
        return false;
    return take_two(at, end, 23) &&
           (!take(at, end, ':') || take_two(at, end, 59));
}

bool demarc_time_check(const char *begin, const char *end)
{
    if (!take_two(&begin, end, 23) || !take(&begin, end, ':') ||
        !take_two(&begin, end, 59))
        return false;
    if (take(&begin, end, ':') &&
        (!take_two(&begin, end, 60) || /* 60 is a leap second */
         !take_fraction(&begin, end)))
        return false;
    return take_zone(&begin, end) && begin == end;
}
