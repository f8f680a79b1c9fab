#include "model/interval.h"
#include "model/edtf.h"

#include <string.h>

static const char one_date_each[] =
    "an interval has one slash between its two ends; write "
    "2022-09-14/2022-09-16, and a day with hyphens: 2022-09-16";
static const char slashed[] =
    "with slashes 03/04 is a day in March to some and in April to others; "
    "write 2022-09-16, or 16.09.2022";
static const char no_end[] =
    "an interval needs a date at one end at least; write 2021-05-21/.. or "
    "../2020, and leave the cell empty when nothing is known";
static const char backwards[] =
    "the interval ends before it starts; write the earlier date first";

/* One end of an interval. */
typedef enum limit_kind { UNKNOWN, OPEN, DATED } limit_kind;

typedef struct limit {
    limit_kind kind;
    demarc_days span; /* if it is dated */
} limit;

static bool refuse(const char *why, const char **reason)
{
    *reason = why;
    return false;
}

static void mark(demarc_date *out, const demarc_days *span)
{
    out->approximate = out->approximate || span->approximate;
    out->uncertain = out->uncertain || span->uncertain;
}

void demarc_date_of_days(const demarc_days *span, demarc_date *out)
{
    mark(out, span);
    out->first = out->earliest = span->first;
    out->last = out->latest = span->last;
}

bool demarc_date_of_interval(const demarc_days *from, const demarc_days *to,
                             demarc_date *out, const char **reason)
{
    if (to->last < from->first)
        return refuse(backwards, reason);
    mark(out, from);
    mark(out, to);
    out->first = from->first;
    out->last = out->earliest = out->latest = to->last;
    return true;
}

static void set_endless(const demarc_days *from, bool is_open, demarc_date *out)
{
    demarc_date_of_days(from, out);
    out->last = DEMARC_DAY_MAX;
    if (is_open) /* it lasts still, so it has surely begun */
        out->earliest = out->latest;
    else
        out->latest = DEMARC_DAY_MAX;
}

static bool set_interval(const limit *from, const limit *to, demarc_date *out,
                         const char **reason)
{
    if (from->kind == DATED && to->kind == DATED)
        return demarc_date_of_interval(&from->span, &to->span, out, reason);
    if (from->kind == DATED) {
        set_endless(&from->span, to->kind == OPEN, out);
        return true;
    }
    if (to->kind != DATED)
        return refuse(no_end, reason);
    demarc_date_of_days(&to->span, out);
    out->first = DEMARC_DAY_MIN;
    out->earliest = out->latest;
    return true;
}

static bool read_limit(const char *begin, const char *end, limit *out,
                       const char **reason)
{
    *out = (limit){.kind = UNKNOWN};
    if (begin == end)
        return true;
    out->kind = OPEN;
    if (end - begin == 2 && memcmp(begin, "..", 2) == 0)
        return true;
    out->kind = DATED;
    return demarc_edtf_read(begin, end, &out->span, reason);
}

/* 09/16/2022, 16/9/22, 9/2022: numbers, of which one is too short for a
 * year. */
static bool is_slashed(const char *begin, const char *end)
{
    size_t digits = 0;
    bool is_short = false;

    for (; begin < end; begin++) {
        if (*begin >= '0' && *begin <= '9') {
            digits++;
            continue;
        }
        if (*begin != '/')
            return false;
        is_short = is_short || digits == 1 || digits == 2;
        digits = 0;
    }
    return is_short || digits == 1 || digits == 2;
}

bool demarc_interval_read(const char *begin, const char *end, demarc_date *out,
                          const char **reason)
{
    const char *slash = memchr(begin, '/', end - begin);
    limit from, to;

    if (is_slashed(begin, end))
        return refuse(slashed, reason);
    if (memchr(slash + 1, '/', end - slash - 1))
        return refuse(one_date_each, reason);
    return read_limit(begin, slash, &from, reason) &&
           read_limit(slash + 1, end, &to, reason) &&
           set_interval(&from, &to, out, reason);
}
