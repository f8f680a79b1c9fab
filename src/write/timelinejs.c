/*
 * TimelineJS (Knight Lab): the columns of its spreadsheet template, one slide
 * per event. Its Type is `title`, `era` or empty, so an event's type is its
 * Group. A whole month or year is given as such; a date that is more than
 * digits ("2022-04~", "[..2011]") is shown as it was written, and stands at
 * the day that is known of it. Headline and Text are HTML there.
 */
#include "base/buffer.h"
#include "base/ctx.h"
#include "base/table.h"
#include "model/calendar.h"
#include "write/cell.h"
#include "write/csv.h"
#include "write/writers.h"

#include <string.h>

static const char header[] =
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,"
    "Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,"
    "Group,Background\r\n";

/* A cell of the row by its column's key; "" if there is none. */
static const char *cell_of(const demarc_table *table, const demarc_row *row,
                           const char *key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].key, key) == 0)
            return row->cells[i].text;
    return "";
}

static bool read_day(const char *text, demarc_civil *out)
{
    const char *reason;
    demarc_day day = DEMARC_DAY_MIN;

    *out = (demarc_civil){0};
    if (!*text || demarc_day_parse(text, &day, &reason) != DEMARC_OK ||
        day == DEMARC_DAY_MIN || day == DEMARC_DAY_MAX)
        return false;
    *out = demarc_day_civil(day);
    return true;
}

/* A whole month loses its day, a whole year its month too, and what ends when
 * it begins needs no end: members of 0 are not written. */
static void shorten(demarc_civil *start, demarc_civil *end)
{
    const bool year = start->year == end->year;
    const bool month = year && start->month == end->month;
    const bool whole =
        start->day == 1 && end->day == demarc_month_days(end->year, end->month);

    if (month && whole)
        start->day = 0;
    else if (year && whole && start->month == 1 && end->month == 12)
        start->month = start->day = 0;
    else if (!month || start->day != end->day)
        return;
    *end = (demarc_civil){0};
}

/* Year,Month,Day,Time, with the year only if there is a date. */
static void write_day(demarc_buffer *out, bool known, demarc_civil day)
{
    if (known)
        demarc_buffer_format(out, "%d", day.year);
    demarc_buffer_char(out, ',');
    if (day.month)
        demarc_buffer_format(out, "%d", day.month);
    demarc_buffer_char(out, ',');
    if (day.day)
        demarc_buffer_format(out, "%d", day.day);
    demarc_buffer_text(out, ",,");
}

static void write_html(demarc_buffer *out, const char *text)
{
    demarc_buffer html = {0};

    for (; *text; text++)
        if (*text == '<')
            demarc_buffer_text(&html, "&lt;");
        else if (*text == '&')
            demarc_buffer_text(&html, "&amp;");
        else
            demarc_buffer_char(&html, *text);
    out->failed = out->failed || html.failed;
    demarc_buffer_csv(out, html.data && !html.failed ? html.data : "");
    demarc_buffer_free(&html);
}

static bool write_row(demarc_buffer *out, const demarc_table *table,
                      const demarc_row *row)
{
    const char *date = cell_of(table, row, "date");
    const char *title = cell_of(table, row, "title");
    const char *type = cell_of(table, row, "type");
    demarc_civil start, end;
    bool starts = read_day(cell_of(table, row, "start_date"), &start);
    bool ends = read_day(cell_of(table, row, "end_date"), &end);

    if (!starts && !ends)
        return false;
    start = starts ? start : end;
    end = ends ? end : start;
    shorten(&start, &end);
    write_day(out, true, start);
    write_day(out, end.month != 0, end);
    if (date[strspn(date, "0123456789-.")])
        demarc_buffer_csv(out, date);
    demarc_buffer_char(out, ',');
    write_html(out, *title ? title : type);
    demarc_buffer_char(out, ',');
    write_html(out, cell_of(table, row, "place"));
    demarc_buffer_text(out, ",,,,,,"); /* the media, and Type */
    demarc_buffer_csv(out, type);
    demarc_buffer_text(out, ",\r\n");
    return true;
}

demarc_status demarc_write_timelinejs(demarc_ctx *ctx,
                                      const demarc_table *table,
                                      const demarc_write_how *how,
                                      demarc_buffer *out)
{
    size_t undated = 0;

    (void)how;
    demarc_buffer_text(out, header);
    for (size_t i = 0; i < table->row_count; i++) {
        const demarc_row *row = demarc_table_at(table, i);

        if (demarc_row_is_data(row))
            undated += !write_row(out, table, row);
        demarc_buffer_relieve(out);
    }
    if (!undated)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_TIMELINEJS_UNDATED, NULL,
                         "give the events a date",
                         "%zu without a date left out, since TimelineJS "
                         "cannot place them",
                         undated);
}
