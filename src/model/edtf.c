#include "model/edtf.h"
#include "model/edtfshape.h"
#include "model/timeofday.h"

#include <string.h>

enum { YEAR_WIDTH = 4 };

/* X is read as `blank`. */
static int number(const char *text, size_t width, int blank)
{
    int value = 0;

    for (size_t i = 0; i < width; i++)
        value = 10 * value + (text[i] == 'X' ? blank : text[i] - '0');
    return value;
}

/* Goes to the last four digits of the year. False if a Y is there in vain. */
static bool skip_prefix(const char *end, const char **digits, int *sign,
                        int *above)
{
    bool is_long = *digits < end && **digits == 'Y';
    int year = 0;

    *digits += is_long;
    *sign = *digits < end && **digits == '-' ? -1 : 1;
    *digits += *sign < 0;
    *above = 0;
    if (!is_long)
        return true;
    for (; *digits < end && **digits >= '0' && **digits <= '9'; ++*digits)
        if (year < 100000000) /* so large a year is refused: do not wrap */
            year = 10 * year + (**digits - '0');
    *above = year - year % 10000;
    if (*above)
        *digits -= YEAR_WIDTH;
    return *above != 0;
}

/* All days from the first of one year's span to the last of another's. */
static bool make_years(int low, int high, int month, int day, demarc_days *out,
                       const char **reason)
{
    demarc_days end;

    if (!demarc_days_make(high, month, day, &end, reason) ||
        !demarc_days_make(low, month, day, out, reason))
        return false;
    out->last = end.last;
    return true;
}

static bool read_fields(const char *digits, const char *shape, int sign,
                        int above, demarc_days *out, const char **reason)
{
    int low = above + number(digits, YEAR_WIDTH, 0);
    int high = above + number(digits, YEAR_WIDTH, 9);
    int month = shape[5] == '9' ? number(digits + 5, 2, 0) : DEMARC_WHOLE;
    int day = shape[8] == '9' ? number(digits + 8, 2, 0) : DEMARC_WHOLE;

    if (shape[8] == 'X' && shape[5] == '9' && /* a season has no days */
        !demarc_days_make(low, month, 1, out, reason))
        return false;
    if (sign > 0)
        return make_years(low, high, month, day, out, reason);
    if (high == 0) {
        *reason = "there is no year -0000; write 0000";
        return false;
    }
    return make_years(-high, low ? -low : -1, month, day, out, reason);
}

static bool read_date(const char *begin, const char *end, demarc_days *out,
                      const char **reason)
{
    const char *digits = begin;
    char shape[DEMARC_SHAPE_SIZE] = "";
    int sign, above;

    if (skip_prefix(end, &digits, &sign, &above))
        demarc_edtf_shape(digits, end, shape);
    if (demarc_edtf_shape_known(shape))
        return read_fields(digits, shape, sign, above, out, reason);
    *reason = demarc_edtf_hint(begin, end);
    return false;
}

bool demarc_edtf_read(const char *begin, const char *end, demarc_days *out,
                      const char **reason)
{
    const char *time = begin < end ? memchr(begin, 'T', end - begin) : NULL;
    const char *date_end = time ? time : end;

    *out = (demarc_days){0};
    if (!time)
        demarc_days_mark(begin, &date_end, out);
    if (!read_date(begin, date_end, out, reason))
        return false;
    if (time &&
        (out->first != out->last || !demarc_time_check(time + 1, end))) {
        *reason = demarc_edtf_bad_time;
        return false;
    }
    return true;
}
