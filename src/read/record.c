#include "read/record.h"

#include "base/buffer.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Bytes a record may have; a quote open for longer is never closed. */
static const size_t MOST_BYTES = 16 << 20;

demarc_scanner demarc_scanner_new(demarc_plain *source)
{
    return (demarc_scanner){
        .source = source, .more = true, .line = 1, .delimiter = ','};
}

void demarc_scanner_free(demarc_scanner *in)
{
    demarc_buffer_free(&in->window);
    free(in->cells);
    in->cells = NULL;
}

static size_t left_of(const demarc_scanner *in, const char *from)
{
    return from ? (size_t)(in->window.data + in->window.length - from) : 0;
}

/* Drops what was read, and at least doubles what is left, so that a long
 * record, which is tried again, is read in linear time. */
static demarc_status refill(demarc_scanner *in)
{
    size_t left = left_of(in, in->next);
    demarc_status status = DEMARC_OK;
    char *cells;

    if (left)
        memmove(in->window.data, in->next, left);
    in->window.length = left;
    demarc_buffer_text(&in->window, "");
    while (status == DEMARC_OK && in->more && in->window.length <= 2 * left)
        status = demarc_plain_next(in->source, &in->window, &in->more);
    cells = status ? NULL : realloc(in->cells, in->window.length + 1);
    if (!cells)
        return status ? status : DEMARC_ENOMEM;
    in->cells = cells;
    in->next = in->window.data;
    return DEMARC_OK;
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r' || c == '\0';
}

/* Passes over a line end: CRLF, LF or CR. Nothing at the end of the text. */
static void pass_break(demarc_scanner *in)
{
    char first = *in->next;

    if (first == '\0')
        return;
    in->next++;
    if (first == '\r' && *in->next == '\n')
        in->next++;
    in->line++;
}

/* The header's delimiters outside quotes are counted; ties go to the one
 * that is named first, and a header without any is one column. */
static char guess(const char *text)
{
    static const char delimiters[] = ",;\t";
    size_t counts[3] = {0}, best = 0;
    bool quoted = false;
    const char *found;

    text += strspn(text, " \r\n");
    for (; *text && (quoted || !is_break(*text)); text++) {
        if (*text == '"')
            quoted = !quoted;
        else if (!quoted && (found = strchr(delimiters, *text)))
            counts[found - delimiters]++;
    }
    for (size_t i = 1; i < 3; i++)
        if (counts[i] > counts[best])
            best = i;
    return delimiters[best];
}

demarc_status demarc_scanner_delimit(demarc_scanner *in)
{
    demarc_status status = refill(in);
    const char *text = in->next;

    if (status != DEMARC_OK)
        return status;
    if ((demarc_text_starts(text, "sep=") ||
         demarc_text_starts(text, "SEP=")) &&
        !is_break(text[4]) && text[4] != '"' && is_break(text[5])) {
        in->delimiter = text[4];
        in->next += 5;
        pass_break(in);
    } else {
        in->delimiter = guess(text);
    }
    return DEMARC_OK;
}

static void fault(demarc_record *record, demarc_fault what, long line)
{
    record->fault = what;
    record->fault_line = line;
}

/* The part of a cell between quotes, its line ends kept as they are. False if
 * it is not closed. */
static bool read_quoted(demarc_scanner *in)
{
    in->next++;
    for (;;) {
        char c = *in->next;

        if (c == '\0')
            return false;
        if (c == '"' && *++in->next != '"')
            return true;
        if (c == '\n' || (c == '\r' && in->next[1] != '\n'))
            in->line++;
        *in->out++ = c;
        in->next++;
    }
}

/* What is left of a cell up to the delimiter or the line's end. */
static void read_bare(demarc_scanner *in, demarc_record *record)
{
    while (*in->next != in->delimiter && !is_break(*in->next)) {
        if (*in->next == '"')
            fault(record, DEMARC_FAULT_INSIDE, in->line);
        *in->out++ = *in->next++;
    }
}

static void pass_line(demarc_scanner *in)
{
    while (!is_break(*in->next))
        in->next++;
    pass_break(in);
}

/* Goes back to a quote that is at fault, and behind the line it opens in. */
static void refuse_quoted(demarc_scanner *in, demarc_record *record,
                          char *opened, long line, bool closed)
{
    record->close_line = in->line;
    fault(record,
          !closed            ? DEMARC_FAULT_OPEN
          : in->line == line ? DEMARC_FAULT_AFTER
                             : DEMARC_FAULT_LATE,
          line);
    in->next = opened;
    in->line = line;
}

/* One cell with its NUL; true if another follows in the record. */
static bool read_cell(demarc_scanner *in, demarc_record *record)
{
    const long line = in->line;
    char *start = in->next;
    bool closed, more;

    if (*start == '"') {
        closed = read_quoted(in);
        if (!closed || (*in->next != in->delimiter && !is_break(*in->next)))
            refuse_quoted(in, record, start, line, closed);
    } else {
        read_bare(in, record);
    }
    more = !record->fault && *in->next == in->delimiter;
    if (more)
        in->next++;
    else if (record->fault)
        pass_line(in);
    else
        pass_break(in);
    *in->out++ = '\0';
    record->count++;
    return more;
}

/* A line of nothing but blanks and delimiters, as spreadsheets leave them. */
static bool pass_blank(demarc_scanner *in)
{
    const char blanks[] = {' ', '\t', in->delimiter, '\0'};
    char *end = in->next + strspn(in->next, blanks);
    bool more = *end != '\0';

    if (!is_break(*end))
        return false;
    in->next = end;
    pass_break(in);
    return more;
}

/* Passes blank lines for good, if their ends are sure. */
static void pass_blanks(demarc_scanner *in)
{
    char *next = in->next;
    long line = in->line;

    while (pass_blank(in) && *in->next) {
        next = in->next;
        line = in->line;
    }
    if (in->more && !*in->next) {
        in->next = next;
        in->line = line;
    }
}

/* Reads a record in the window. False if it came to the window's end, which
 * may not be that of the record. */
static bool try_record(demarc_scanner *in, demarc_record *record)
{
    in->out = in->cells;
    *record = (demarc_record){.cells = in->cells, .line = in->line};
    if (*in->next)
        while (read_cell(in, record))
            ;
    return !in->more || (*in->next && record->fault != DEMARC_FAULT_OPEN);
}

static demarc_status refuse_long(demarc_scanner *in)
{
    demarc_where where = in->source->where;

    where.line = in->line;
    return demarc_report(in->source->ctx, DEMARC_RULE_CSV_CELLS, &where,
                         "name a table of rows",
                         "a row of more than 16 MB: this is no table");
}

demarc_status demarc_scanner_next(demarc_scanner *in, demarc_record *record)
{
    demarc_status status = DEMARC_OK;
    char *start;
    long line;

    for (;;) {
        pass_blanks(in);
        start = in->next;
        line = in->line;
        if (try_record(in, record))
            return DEMARC_OK;
        if (left_of(in, start) > MOST_BYTES) /* and it is not over */
            return record->fault ? DEMARC_OK : refuse_long(in);
        in->next = start;
        in->line = line;
        status = refill(in);
        if (status != DEMARC_OK)
            break;
    }
    *record = (demarc_record){0};
    return status;
}
