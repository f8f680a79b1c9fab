/* Dates as English prose has them. */
#include "say/english.h"

#include "base/buffer.h"
#include "model/calendar.h"

static const char *month_name(int month)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};

    return names[month - 1];
}

/* What the days of a date are: the widest of these. */
typedef enum span { ONE_DAY, DAYS, MONTH, MONTHS, YEAR, YEARS, OPEN } span;

typedef struct ends {
    demarc_civil from, to;
    span span;
} ends;

static ends ends_of(const demarc_date *date)
{
    ends out = {.span = OPEN};
    bool months;

    if (date->first == DEMARC_DAY_MIN || date->last == DEMARC_DAY_MAX)
        return out;
    out.from = demarc_day_civil(date->first);
    out.to = demarc_day_civil(date->last);
    months = out.from.day == 1 &&
             out.to.day == demarc_month_days(out.to.year, out.to.month);
    if (date->first == date->last)
        out.span = ONE_DAY;
    else if (!months)
        out.span = DAYS;
    else if (out.from.month == 1 && out.to.month == 12)
        out.span = out.from.year == out.to.year ? YEAR : YEARS;
    else
        out.span =
            out.from.year == out.to.year && out.from.month == out.to.month
                ? MONTH
                : MONTHS;
    return out;
}

/* One end, by the span that it is of; the year only where it is wanted. */
static void end_add(demarc_buffer *out, demarc_civil day, span of, bool month,
                    bool year)
{
    if (of < MONTH)
        demarc_buffer_format(out, "%d%s", day.day, month ? " " : "");
    if (of < YEAR && month)
        demarc_buffer_format(out, "%s%s", month_name(day.month),
                             year ? " " : "");
    if (year)
        demarc_buffer_format(out, "%d", day.year);
}

void demarc_english_day(demarc_buffer *out, demarc_day day)
{
    end_add(out, demarc_day_civil(day), ONE_DAY, true, true);
}

/* "14 to 17 September 2022", "28 April to 1 May 2021", "2011 or 2012". */
static void both_add(demarc_buffer *out, const ends *of, const char *between)
{
    const bool year = of->from.year != of->to.year || of->span == YEARS;
    const bool month = year || of->from.month != of->to.month;

    end_add(out, of->from, of->span, month, year);
    demarc_buffer_text(out, between);
    end_add(out, of->to, of->span, true, true);
}

/* "[..2011]", "../2018": up to a day; of a year's last day the year. */
static void before_add(demarc_buffer *out, demarc_day last,
                       demarc_date_form form)
{
    const demarc_civil day = demarc_day_civil(last);

    if (day.month != 12 || day.day != 31) {
        demarc_buffer_text(out, form == DEMARC_DATE_BY     ? "by "
                                : form == DEMARC_DATE_WHEN ? "on or before "
                                                           : "at latest ");
        demarc_english_day(out, last);
    } else if (form == DEMARC_DATE_BY) {
        demarc_buffer_format(out, "by the end of %d", day.year);
    } else {
        demarc_buffer_format(out, "%s%d or before",
                             form == DEMARC_DATE_WHEN ? "in " : "", day.year);
    }
}

/* Only one of its ends is known, or none. */
static void open_add(demarc_buffer *out, const demarc_date *date,
                     demarc_date_form form)
{
    if (date->last != DEMARC_DAY_MAX) {
        before_add(out, date->last, form);
    } else if (date->first != DEMARC_DAY_MIN) {
        demarc_buffer_text(out, "from ");
        demarc_english_day(out, date->first);
        demarc_buffer_text(out, " on");
    } else {
        demarc_buffer_text(out, "at an unknown date");
    }
}

static void by_add(demarc_buffer *out, const ends *of)
{
    demarc_buffer_text(
        out, of->span == YEAR || of->span == YEARS ? "by the end of " : "by ");
    end_add(out, of->to, of->span, true, true);
}

/* A set names days of which one is meant, an interval lasted all of them. */
static void when_add(demarc_buffer *out, const demarc_date *date,
                     const ends *of, demarc_date_form form)
{
    const bool either = *date->text == '[';
    const bool one =
        of->span == ONE_DAY || of->span == MONTH || of->span == YEAR;

    if (one) {
        if (form == DEMARC_DATE_WHEN)
            demarc_buffer_text(out, of->span == ONE_DAY ? "on " : "in ");
        end_add(out, of->to, of->span, true, true);
        return;
    }
    if (form == DEMARC_DATE_WHEN)
        demarc_buffer_text(out, either ? "between " : "from ");
    both_add(out, of, either && form == DEMARC_DATE_WHEN ? " and " : " to ");
}

void demarc_english_date(demarc_buffer *out, const demarc_date *date,
                         demarc_date_form form)
{
    const ends of = ends_of(date);

    if (of.span == OPEN)
        open_add(out, date, form);
    else if (form == DEMARC_DATE_BY)
        by_add(out, &of);
    else
        when_add(out, date, &of, form);
    if (date->uncertain || date->approximate)
        demarc_buffer_text(out, " or thereabouts");
}
