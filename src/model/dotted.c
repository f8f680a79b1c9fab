#include "model/dotted.h"
#include "model/interval.h"

#include <string.h>

enum { MOST_PARTS = 3 };

/* Numbers with dots between them, and how many digits each has. */
typedef struct dotted_parts {
    size_t count;
    int value[MOST_PARTS], digits[MOST_PARTS];
} dotted_parts;

static const char en_dash[] = "\xe2\x80\x93";

static const char not_dotted[] =
    "with dots the day comes first; write 16.09.2022, 14-16.09.2022 or "
    "28.04-01.05.2021, or 2022-09-16";

bool demarc_dotted_is(const char *begin, const char *end)
{
    bool has_dot = false;

    for (; begin < end; begin++) {
        if (!memchr("0123456789.-?~%\xe2\x80\x93", *begin, 18))
            return false;
        has_dot = has_dot || *begin == '.';
    }
    return has_dot;
}

static bool read_parts(const char *at, const char *end, dotted_parts *out)
{
    *out = (dotted_parts){.count = 1};
    for (; at < end; at++) {
        size_t last = out->count - 1;

        if (*at == '.' && out->digits[last] && out->count < MOST_PARTS) {
            out->count++;
        } else if (*at >= '0' && *at <= '9' && out->digits[last] < 4) {
            out->digits[last]++;
            out->value[last] = 10 * out->value[last] + (*at - '0');
        } else {
            return false;
        }
    }
    return out->digits[out->count - 1] > 0;
}

static bool make_span(const dotted_parts *parts, demarc_days *out,
                      const char **reason)
{
    size_t year = parts->count - 1;
    int month, day;

    *reason = not_dotted;
    if (year == 0 || parts->digits[0] > 2 || parts->digits[year - 1] > 2)
        return false;
    if (parts->digits[year] != 4) {
        *reason = "a year takes four digits; write 16.09.2022";
        return false;
    }
    month = parts->value[year - 1];
    day = year == 2 ? parts->value[0] : DEMARC_WHOLE;
    if (month > 12)
        day = 1; /* with dots there are no seasons */
    return demarc_days_make(parts->value[year], month, day, out, reason);
}

/* The start of an interval may leave out the end's last parts. */
static void fill_parts(dotted_parts *start, const dotted_parts *end)
{
    while (start->count < end->count) {
        start->value[start->count] = end->value[start->count];
        start->digits[start->count] = end->digits[start->count];
        start->count++;
    }
}

/* Where the first hyphen or dash begins, and where it ends. */
static const char *find_dash(const char *begin, const char *end,
                             const char **behind)
{
    const size_t width = sizeof en_dash - 1;

    for (; begin < end; begin++) {
        *behind = begin + 1;
        if (*begin == '-')
            return begin;
        *behind = begin + width;
        if (*behind <= end && memcmp(begin, en_dash, width) == 0)
            return begin;
    }
    return NULL;
}

static bool read_interval(const dotted_parts *start, const dotted_parts *stop,
                          demarc_days *from, demarc_date *out,
                          const char **reason)
{
    dotted_parts filled = *start;
    demarc_days to = {0};

    if (start->count == 1 && stop->count == 2) {
        *reason = not_dotted; /* 03-05.2022: two months, or a day? */
        return false;
    }
    fill_parts(&filled, stop);
    return make_span(&filled, from, reason) && make_span(stop, &to, reason) &&
           demarc_date_of_interval(from, &to, out, reason);
}

bool demarc_dotted_read(const char *begin, const char *end, demarc_date *out,
                        const char **reason)
{
    demarc_days from = {0};
    dotted_parts start, stop;
    const char *dash, *behind;

    demarc_days_mark(begin, &end, &from);
    dash = find_dash(begin, end, &behind);
    *reason = not_dotted;
    if (!read_parts(begin, dash ? dash : end, &start))
        return false;
    if (dash)
        return read_parts(behind, end, &stop) &&
               read_interval(&start, &stop, &from, out, reason);
    if (!make_span(&start, &from, reason))
        return false;
    demarc_date_of_days(&from, out);
    return true;
}
