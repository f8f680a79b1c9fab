/*
 * CSV by RFC 4180: comma, CRLF, UTF-8 without a mark, a header of keys. It is
 * data: nothing is adjusted to add up, and there is no total row. Lengths
 * carry their unit in the key (length_km) and have 6 decimals. What is
 * unknown is empty.
 *
 * A text that a spreadsheet would run as a formula gets a leading ', but for
 * dates. Programs that read the file back take it off again.
 */
#include "write/csv.h"

#include "base/buffer.h"
#include "base/text.h"
#include "write/cell.h"
#include "write/writers.h"

#include <stdint.h>
#include <string.h>

enum { LENGTH_DIGITS = 6 };

/* A year before our era begins with a sign and computes nothing. */
static bool is_date(const char *text)
{
    const char *reason;
    demarc_date date;

    return *text == '-' && demarc_date_parse(text, &date, &reason) == DEMARC_OK;
}

/* Spreadsheets skip blanks before a formula, and Excel takes the fullwidth
 * signs of East Asian keyboards for the ASCII ones. */
static bool is_formula(const char *text)
{
    static const char *const signs[] = {"=",
                                        "+",
                                        "-",
                                        "@",
                                        "\xef\xbc\x9d",
                                        "\xef\xbc\x8b",
                                        "\xef\xbc\x8d",
                                        "\xef\xbc\xa0"};
    const char *begin, *end;

    if (*text == '\t' || *text == '\r' || *text == '\n')
        return true;
    if (is_date(text))
        return false;
    demarc_text_trim(text, &begin, &end);
    while (demarc_text_starts(begin, "\xe3\x80\x80")) /* U+3000, a blank */
        demarc_text_trim(begin + 3, &begin, &end);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (demarc_text_starts(begin, signs[i]))
            return true;
    return false;
}

static bool needs_quotes(const char *text)
{
    const size_t length = strlen(text);

    return strpbrk(text, ",\"\r\n") ||
           (length && (text[0] == ' ' || text[length - 1] == ' '));
}

/* A bit for each byte: printing ASCII but the comma and the quote is clear. */
static const uint64_t odd_bytes[] = {
    0xffffffff | (uint64_t)1 << '"' | (uint64_t)1 << ',',
    (uint64_t)1 << (0x7f - 64), UINT64_MAX, UINT64_MAX};

/* Most cells: nothing odd in them, and they neither begin as a formula may nor
 * with a blank, nor end with one. */
static bool is_plain(const char *text, size_t length)
{
    const char first = *text;
    bool odd = !length || first == ' ' || first == '=' || first == '+' ||
               first == '-' || first == '@';

    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)text[i];

        odd |= odd_bytes[byte / 64] >> byte % 64 & 1;
    }
    return !odd && text[length - 1] != ' ';
}

/* Each quote twice, and U+FFFD for what is not UTF-8. */
static void text_add(demarc_buffer *out, const char *text, size_t left)
{
    while (left) {
        size_t span = demarc_utf8_span(text, strcspn(text, "\""));

        demarc_buffer_add(out, text, span);
        text += span;
        left -= span;
        if (!left)
            return;
        demarc_buffer_text(out, *text == '"' ? "\"\"" : "\xef\xbf\xbd");
        text++;
        left--;
    }
}

void demarc_buffer_csv(demarc_buffer *out, const char *text)
{
    const size_t length = strlen(text);
    bool quotes;

    if (is_plain(text, length)) {
        demarc_buffer_add(out, text, length);
        return;
    }
    quotes = needs_quotes(text);
    if (quotes)
        demarc_buffer_char(out, '"');
    if (is_formula(text))
        demarc_buffer_char(out, '\'');
    text_add(out, text, length);
    if (quotes)
        demarc_buffer_char(out, '"');
}

static void write_cell(demarc_buffer *out, const demarc_column *column,
                       const demarc_cell *cell, demarc_unit unit)
{
    double number = cell->number;

    if (!cell->set)
        return;
    if (column->kind == DEMARC_KIND_LENGTH)
        number /= demarc_unit_metres(unit);
    if (demarc_cell_is_text(column, cell))
        demarc_buffer_csv(out, cell->text);
    else
        demarc_data_number(out, column->kind, number, LENGTH_DIGITS);
}

/* One line; the header when `cells` is NULL. */
static void write_line(demarc_buffer *out, const demarc_table *table,
                       const demarc_cell *cells, demarc_unit unit)
{
    bool first = true;

    for (size_t i = 0; i < table->column_count; i++) {
        const demarc_column *column = &table->columns[i];

        if (!demarc_column_is_data(column))
            continue;
        if (!first)
            demarc_buffer_char(out, ',');
        first = false;
        if (cells) {
            write_cell(out, column, &cells[i], unit);
        } else {
            demarc_buffer_csv(out, column->key);
            if (column->kind == DEMARC_KIND_LENGTH)
                demarc_buffer_format(out, "_%s", demarc_unit_name(unit));
        }
    }
    demarc_buffer_text(out, "\r\n");
}

demarc_status demarc_write_csv(demarc_ctx *ctx, const demarc_table *table,
                               const demarc_write_how *how, demarc_buffer *out)
{
    demarc_rows rows = {table, 0};
    const demarc_row *row;

    (void)ctx;
    write_line(out, table, NULL, how->unit);
    while ((row = demarc_rows_next(&rows))) {
        if (demarc_row_is_data(row))
            write_line(out, table, row->cells, how->unit);
        demarc_buffer_relieve(out);
    }
    return DEMARC_OK;
}
