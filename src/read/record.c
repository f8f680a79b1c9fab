#include "read/record.h"

#include "base/text.h"

#include <string.h>

demarc_scanner demarc_scanner_new(char *text)
{
    return (demarc_scanner){
        .next = text, .out = text, .line = 1, .delimiter = ','};
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

char demarc_scanner_delimit(demarc_scanner *in)
{
    const char *text = in->next;

    if ((demarc_text_starts(text, "sep=") ||
         demarc_text_starts(text, "SEP=")) &&
        !is_break(text[4]) && text[4] != '"' && is_break(text[5])) {
        in->delimiter = text[4];
        in->next += 5;
        pass_break(in);
    } else {
        in->delimiter = guess(text);
    }
    return in->delimiter;
}

static void fault(demarc_record *record, demarc_fault what, long line)
{
    if (record->fault)
        return;
    record->fault = what;
    record->fault_line = line;
}

/* The part of a cell between quotes, its line ends kept as they are. */
static void read_quoted(demarc_scanner *in, demarc_record *record)
{
    long opened = in->line;

    in->next++;
    for (;;) {
        char c = *in->next;

        if (c == '\0') {
            fault(record, DEMARC_FAULT_OPEN, opened);
            return;
        }
        if (c == '"' && *++in->next != '"')
            return;
        if (c == '\n' || (c == '\r' && in->next[1] != '\n'))
            in->line++;
        *in->out++ = c;
        in->next++;
    }
}

/* What is left of a cell up to the delimiter or the line's end. */
static void read_bare(demarc_scanner *in, demarc_record *record, bool quoted)
{
    while (*in->next != in->delimiter && !is_break(*in->next)) {
        if (quoted)
            fault(record, DEMARC_FAULT_AFTER, in->line);
        else if (*in->next == '"')
            fault(record, DEMARC_FAULT_INSIDE, in->line);
        *in->out++ = *in->next++;
    }
}

/* One cell with its NUL; true if another follows in the record. The NUL goes
 * over the delimiter or line end at the latest, which is read before. */
static bool read_cell(demarc_scanner *in, demarc_record *record)
{
    bool quoted = *in->next == '"', more;

    if (quoted)
        read_quoted(in, record);
    read_bare(in, record, quoted);
    more = *in->next == in->delimiter;
    if (more)
        in->next++;
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

bool demarc_scanner_next(demarc_scanner *in, demarc_record *record)
{
    while (pass_blank(in))
        ;
    *record = (demarc_record){.cells = in->out, .line = in->line};
    if (*in->next == '\0')
        return false;
    while (read_cell(in, record))
        ;
    return true;
}

void demarc_scanner_drop(demarc_scanner *in, const demarc_record *record)
{
    in->out = record->cells;
}
