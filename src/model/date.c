#include "base/text.h"
#include "demarc.h"
#include "model/dateset.h"
#include "model/dotted.h"
#include "model/edtf.h"
#include "model/interval.h"
#include "model/word.h"

#include <string.h>
#include <time.h>

static const char bare_range[] =
    "two dots stand in brackets or behind a slash; write 2011/2012 for a "
    "duration, [2011..2012] for one of these years, ../2020 for an open start";

static bool read_date(const char *begin, const char *end, demarc_date *out,
                      const char **reason)
{
    bool is_set = *begin == '[', is_read;
    demarc_days span;

    if (!is_set && memchr(begin, '/', end - begin))
        return demarc_interval_read(begin, end, out, reason);
    if (!is_set && *begin != '{' && memmem(begin, end - begin, "..", 2)) {
        *reason = bare_range;
        return false;
    }
    if (demarc_dotted_is(begin, end))
        return demarc_dotted_read(begin, end, out, reason);
    is_read = is_set ? demarc_dateset_read(begin, end, &span, reason)
                     : demarc_edtf_read(begin, end, &span, reason);
    if (is_read)
        demarc_date_of_days(&span, out);
    return is_read;
}

demarc_status demarc_date_parse(const char *text, demarc_date *out,
                                const char **reason)
{
    const demarc_date unknown = {
        "",    DEMARC_DAY_MIN, DEMARC_DAY_MAX, DEMARC_DAY_MIN, DEMARC_DAY_MAX,
        false, false};
    const char *begin, *end;

    *out = unknown;
    demarc_text_trim(text, &begin, &end);
    if (begin < end && !read_date(begin, end, out, reason)) {
        *out = unknown;
        return DEMARC_EDATA;
    }
    if (begin < end)
        out->text = text;
    *reason = "";
    return DEMARC_OK;
}

static demarc_status refuse(const char *why, const char **reason)
{
    *reason = why;
    return DEMARC_EDATA;
}

static demarc_status read_clock(demarc_day *out, const char **reason)
{
    time_t now = time(NULL);
    struct tm local;

    if (now == (time_t)-1 || !localtime_r(&now, &local))
        return refuse("the clock cannot be read; write the date instead of "
                      "\"today\"",
                      reason);
    *out =
        demarc_day_make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
    return DEMARC_OK;
}

demarc_status demarc_day_parse(const char *text, demarc_day *out,
                               const char **reason)
{
    demarc_date date;
    demarc_status status = demarc_date_parse(text, &date, reason);

    *out = 0;
    if (demarc_word_same(text, "today")) {
        *reason = "";
        return read_clock(out, reason);
    }
    if (status)
        return status;
    if (!*date.text)
        return refuse("there is no date; write 2022-09-14, 2022-09, 2022 or "
                      "today",
                      reason);
    if (date.last == DEMARC_DAY_MAX)
        return refuse("an open end has no last day; write the day that is "
                      "meant: 2022-09-14",
                      reason);
    *out = date.last;
    return DEMARC_OK;
}
