#include "read/feed_date.h"

#include "base/text.h"
#include "model/calendar.h"

#include <stdio.h>
#include <string.h>

/* How far the day may be from a day that stands for all of its span. */
enum { SPAN_REACH = 5, WEEK_REACH = 6 };

/* Digits, at least `least` and at most `most` of them. */
static bool digits(const char **at, size_t least, size_t most, int *out)
{
    size_t count = 0;

    *out = 0;
    for (; count < most && **at >= '0' && **at <= '9'; count++)
        *out = *out * 10 + *(*at)++ - '0';
    return count >= least;
}

static bool pass(const char **at, char c)
{
    if (**at != c)
        return false;
    ++*at;
    return true;
}

/* A time of day is left aside: 2022-09-14T06:00, 2022-09-14 00:00:00.000 */
static bool is_over(const char *at)
{
    if (!*at)
        return true;
    if ((*at != 'T' && *at != ' ') || at[1] < '0' || at[1] > '9')
        return false;
    return strspn(at + 1, "0123456789:.+-Z ") == strlen(at + 1);
}

static bool year_first(const char *at, int *year, int *month, int *day)
{
    return digits(&at, 4, 4, year) && pass(&at, '-') &&
           digits(&at, 1, 2, month) && pass(&at, '-') &&
           digits(&at, 1, 2, day) && is_over(at);
}

static bool day_first_of(const char *at, int *year, int *month, int *day)
{
    return digits(&at, 1, 2, day) && pass(&at, '-') &&
           digits(&at, 1, 2, month) && pass(&at, '-') &&
           digits(&at, 4, 4, year) && is_over(at);
}

/* The month of its English name, whole or its first letters; else 0. */
static int month_of(const char **at)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const size_t length = strcspn(*at, " -.,0123456789");
    char word[16];

    if (length < 3 || length >= sizeof word)
        return 0;
    memcpy(word, *at, length);
    word[length] = '\0';
    *at += length;
    for (int i = 0; i < 12; i++) {
        char head[16];

        snprintf(head, sizeof head, "%.*s", (int)length, names[i]);
        if (demarc_text_same(head, word))
            return i + 1;
    }
    return 0;
}

static bool in_words(const char *at, int *year, int *month, int *day)
{
    if (!digits(&at, 1, 2, day) || (!pass(&at, ' ') && !pass(&at, '-')))
        return false;
    *month = month_of(&at);
    return *month && (pass(&at, ' ') || pass(&at, '-')) &&
           digits(&at, 4, 4, year) && is_over(at);
}

bool demarc_feed_day(const char *text, bool day_first, demarc_days *out)
{
    int year, month = DEMARC_WHOLE, day = DEMARC_WHOLE;
    const char *reason, *at = text;

    *out = (demarc_days){0};
    if (digits(&at, 4, 4, &year) && !*at)
        return demarc_days_make(year, DEMARC_WHOLE, DEMARC_WHOLE, out, &reason);
    if (!year_first(text, &year, &month, &day) &&
        !(day_first && day_first_of(text, &year, &month, &day)) &&
        !in_words(text, &year, &month, &day))
        return false;
    return month >= 1 && month <= 12 && day >= 1 &&
           demarc_days_make(year, month, day, out, &reason);
}

/* ---- The date with its doubt ---- */

static void write_days(const char *before, const char *between,
                       const char *after, demarc_feed_date *out)
{
    char first[DEMARC_DAY_SIZE], last[DEMARC_DAY_SIZE];

    demarc_day_format(out->days.first, first);
    demarc_day_format(out->days.last, last);
    snprintf(out->made, sizeof out->made, "%s%s%s%s%s", before, first, between,
             last, after);
}

static void write_day(const char *mark, demarc_feed_date *out)
{
    char day[DEMARC_DAY_SIZE];

    demarc_day_format(out->days.first, day);
    snprintf(out->made, sizeof out->made, "%s%s", day, mark);
}

/* All of the month or the year that both days are in; one of these days if
 * they are not in one. */
static void write_whole(bool month, demarc_feed_date *out)
{
    const demarc_civil a = demarc_day_civil(out->days.first);
    const demarc_civil b = demarc_day_civil(out->days.last);
    const char *reason;

    if (a.year != b.year || (month && a.month != b.month)) {
        write_days("[", "..", "]", out);
        return;
    }
    demarc_days_make(a.year, month ? a.month : DEMARC_WHOLE, DEMARC_WHOLE,
                     &out->days, &reason);
    if (month)
        snprintf(out->made, sizeof out->made, "%04d-%02d", a.year, a.month);
    else
        snprintf(out->made, sizeof out->made, "%04d", a.year);
}

static void write_span(int reach, demarc_feed_date *out)
{
    if (out->days.first == out->days.last) {
        out->days.first -= reach;
        out->days.last += reach;
    }
    write_days("[", "..", "]", out);
}

static void write_date(const char *word, demarc_feed_date *out)
{
    const bool known = !*word || strcmp(word, "day") == 0;

    if (strcmp(word, "month") == 0)
        write_whole(true, out);
    else if (strcmp(word, "year") == 0)
        write_whole(false, out);
    else if (strcmp(word, "span") == 0)
        write_span(SPAN_REACH, out);
    else if (strcmp(word, "week") == 0)
        write_span(WEEK_REACH, out);
    else if (out->days.first == out->days.last)
        write_day(known ? "" : "?", out);
    else
        write_days("", known ? "/" : "?/", known ? "" : "?", out);
}

bool demarc_feed_dates(const char *start, const char *end, const char *word,
                       bool day_first, demarc_feed_date *out,
                       const char **reason)
{
    demarc_days last;

    *reason = "write it as 2022-09-14";
    out->text = out->made;
    if (!demarc_feed_day(start, day_first, &out->days))
        return false;
    last = out->days;
    if (*end && !demarc_feed_day(end, day_first, &last))
        return false;
    *reason = "it ends before it begins";
    if (last.last < out->days.first)
        return false;
    if (strspn(start, "0123456789") == strlen(start) && !*word)
        word = "year";
    out->days.last = last.last > out->days.last ? last.last : out->days.last;
    write_date(word, out);
    return true;
}
