#include "model/dateset.h"
#include "model/edtf.h"

#include <string.h>

static const char bad_set[] =
    "one of a set is written with dates, commas and .. in square brackets: "
    "[..2011], [2011..], [2011..2012] or [2011,2013..2015]";

static bool refuse(const char *why, const char **reason)
{
    *reason = why;
    return false;
}

static void trim(const char **begin, const char **end)
{
    while (*begin < *end && **begin == ' ')
        ++*begin;
    while (*begin < *end && (*end)[-1] == ' ')
        --*end;
}

static void widen(demarc_days *out, demarc_day first, demarc_day last)
{
    if (first < out->first)
        out->first = first;
    if (last > out->last)
        out->last = last;
}

/* A date adds its days; nothing, beside "..", is open towards `open`. */
static bool read_limit(const char *begin, const char *end, demarc_day open,
                       demarc_days *limit, demarc_days *out,
                       const char **reason)
{
    trim(&begin, &end);
    *limit = (demarc_days){.first = open, .last = open};
    if (begin < end && !demarc_edtf_read(begin, end, limit, reason))
        return false;
    out->approximate = out->approximate || limit->approximate;
    out->uncertain = out->uncertain || limit->uncertain;
    widen(out, limit->first, limit->last);
    return true;
}

static bool read_range(const char *begin, const char *dots, const char *end,
                       demarc_days *out, const char **reason)
{
    demarc_days from, to;

    if (!read_limit(begin, dots, DEMARC_DAY_MIN, &from, out, reason) ||
        !read_limit(dots + 2, end, DEMARC_DAY_MAX, &to, out, reason))
        return false;
    if (from.first == DEMARC_DAY_MIN && to.last == DEMARC_DAY_MAX)
        return refuse(bad_set, reason);
    if (to.last < from.first)
        return refuse("a range in the set ends before it starts; write the "
                      "earlier date first",
                      reason);
    return true;
}

static bool read_element(const char *begin, const char *end, demarc_days *out,
                         const char **reason)
{
    const char *dots;
    demarc_days one;

    trim(&begin, &end);
    if (begin == end)
        return refuse(bad_set, reason);
    dots = memmem(begin, end - begin, "..", 2);
    if (dots)
        return read_range(begin, dots, end, out, reason);
    return read_limit(begin, end, 0, &one, out, reason);
}

bool demarc_dateset_read(const char *begin, const char *end, demarc_days *out,
                         const char **reason)
{
    const char *comma;

    *out = (demarc_days){.first = DEMARC_DAY_MAX, .last = DEMARC_DAY_MIN};
    if (end - begin < 2 || *begin != '[' || end[-1] != ']')
        return refuse(bad_set, reason);
    begin++;
    end--;
    while ((comma = memchr(begin, ',', end - begin)) != NULL) {
        if (!read_element(begin, comma, out, reason))
            return false;
        begin = comma + 1;
    }
    return read_element(begin, end, out, reason);
}
