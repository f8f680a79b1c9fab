#include "model/edtfshape.h"

#include <string.h>

/* These are read: the year is in the first four characters, month and day
 * are at fixed places behind it. */
static const char *const shapes[] = {
    "9999",       "999X",       "99XX", /* a year, a decade, a century */
    "9999-99",    "9999-XX",            /* a month, or a season */
    "9999-99-99", "9999-99-XX", "9999-XX-XX"};

static const char not_a_date[] =
    "this is not a date; write 2022-09-14, 2022-09, 2022 or an interval: "
    "2022-09-14/2022-09-16";
static const char four_digits[] =
    "a year takes four digits; write 2022-09-16, or 2022-09 for a month";
static const char two_digits[] =
    "month and day take two digits each; write 2022-09-06";
static const char year_first[] =
    "with hyphens the year comes first; write 2022-09-16";
static const char compact[] = "write the date with hyphens: 2022-09-16";
static const char long_year[] =
    "a year of more than four digits, and only such a year, has a Y before "
    "it; write Y17000 or 2022";
const char demarc_edtf_bad_time[] =
    "a time follows a whole day and is written T10:30:00, with Z or +06:00 "
    "behind it where the zone is known";
static const char dotted[] =
    "day-first dates are joined by a hyphen, not by a slash; write "
    "14.09.2022-16.09.2022";
static const char level_2[] =
    "of EDTF level 2 only one of a set is read, as [..2011] or "
    "[2011,2013..2015]; ? ~ % stand at the end, X for the last digits: 201X, "
    "20XX, 2011-XX, 2011-05-XX";

/* Shapes that are often tried; "*" ends a beginning. */
static const struct {
    const char *shape, *reason;
} refused[] = {
    {"9", four_digits},
    {"99", four_digits},
    {"999", four_digits},
    {"-99", four_digits},
    {"-999", four_digits},
    {"-99-*", four_digits},
    {"99-99", four_digits},
    {"99-99-99", four_digits},
    {"9-9-9999", year_first},
    {"99-9-9999", year_first},
    {"9-99-9999", year_first},
    {"99-99-9999", year_first},
    {"99-9999", year_first},
    {"9999-9", two_digits},
    {"9999-9-9", two_digits},
    {"9999-9-99", two_digits},
    {"9999-99-9", two_digits},
    {"999999", compact},
    {"99999999", compact},
    {"999999999999*", compact},
    {"Y9*", long_year},
    {"Y-9*", long_year},
    {"99999*", long_year},
    {"-99999*", long_year},
    {"9999-99-99 99:*", demarc_edtf_bad_time},
    {"99.99.9999", dotted},
};

void demarc_edtf_shape(const char *begin, const char *end,
                       char out[DEMARC_SHAPE_SIZE])
{
    size_t n = 0;

    for (; begin < end && n < DEMARC_SHAPE_SIZE - 1; begin++)
        out[n++] = *begin >= '0' && *begin <= '9' ? '9' : *begin;
    memset(out + n, 0, DEMARC_SHAPE_SIZE - n);
}

bool demarc_edtf_shape_known(const char *shape)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (strcmp(shape, shapes[i]) == 0)
            return true;
    return false;
}

static bool is_level_2(const char *shape)
{
    return strpbrk(shape, "{}X?~%") || strstr(shape, "9E9") ||
           strstr(shape, "9S9");
}

/* As strcmp() == 0, but for a "*" that stands for any end. */
static bool is_like(const char *shape, const char *pattern)
{
    size_t length = strcspn(pattern, "*");

    return strncmp(shape, pattern, length) == 0 &&
           (pattern[length] == '*' || shape[length] == '\0');
}

const char *demarc_edtf_hint(const char *begin, const char *end)
{
    char shape[DEMARC_SHAPE_SIZE];

    demarc_edtf_shape(begin, end, shape);
    if (is_level_2(shape))
        return level_2;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (is_like(shape, refused[i].shape))
            return refused[i].reason;
    return not_a_date;
}
