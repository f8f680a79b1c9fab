#include "read/csv.h"

#include "base/text.h"
#include "read/header.h"

#include <string.h>

enum { ROWS_PER_STEP = 4096 };

/* Names what is wrong with a record. */
static demarc_status refuse(demarc_csv *csv, const demarc_record *record)
{
    static const struct {
        const char *what, *mend;
    } faults[] = {
        [DEMARC_FAULT_INSIDE] = {"a quote inside a cell without quotes",
                                 "put the cell in quotes and double the "
                                 "quotes in it"},
        [DEMARC_FAULT_AFTER] = {"text after the closing quote of a cell",
                                "double the quotes inside the cell"},
        [DEMARC_FAULT_OPEN] = {"the quote that opens here is never closed",
                               "close it, or double it if it is text"},
    };
    demarc_where where = csv->text.where;

    where.line = record->fault_line;
    if (record->fault == DEMARC_FAULT_LATE)
        return demarc_report(csv->ctx, DEMARC_RULE_CSV_QUOTE, &where,
                             "close it in its cell, and double the quotes "
                             "inside",
                             "the quote that opens here closes in line %ld, "
                             "with text behind it",
                             record->close_line);
    return demarc_report(csv->ctx, DEMARC_RULE_CSV_QUOTE, &where,
                         faults[record->fault].mend, "%s",
                         faults[record->fault].what);
}

/* The last cell of a record. */
static const char *last_cell(const demarc_record *record)
{
    const char *cell = record->cells;

    for (size_t i = 1; i < record->count; i++)
        cell += strlen(cell) + 1;
    return cell;
}

static demarc_status refuse_ragged(demarc_csv *csv, const demarc_record *record)
{
    demarc_where where = csv->text.where;
    const char *mend = "put a cell that holds the delimiter in quotes";

    if (record->count < csv->column_count)
        mend = "add the empty cells that are missing";
    else if (!*last_cell(record))
        mend = "take the delimiters at its end away, or name their columns";
    where.line = record->line;
    return demarc_report(csv->ctx, DEMARC_RULE_CSV_CELLS, &where, mend,
                         "ragged row: %zu cell%s, the header has %zu",
                         record->count, record->count == 1 ? "" : "s",
                         csv->column_count);
}

static void tell_progress(const demarc_csv *csv)
{
    if (csv->rows_in % ROWS_PER_STEP == 0 && csv->text.size > 0)
        demarc_progress(csv->ctx, "reading rows",
                        csv->text.done / csv->text.size);
}

demarc_status demarc_csv_next(demarc_csv *csv, demarc_csv_row *row)
{
    demarc_record record = csv->first;
    demarc_status status = DEMARC_OK;

    csv->first.count = 0;
    if (!record.count)
        status = demarc_scanner_next(&csv->scanner, &record);
    *row = (demarc_csv_row){record.cells, record.count, record.line, false};
    if (status != DEMARC_OK || !record.count)
        return status;
    csv->rows_in++;
    tell_progress(csv);
    if (record.fault)
        status = refuse(csv, &record);
    else if (record.count != csv->column_count)
        status = refuse_ragged(csv, &record);
    row->refused = status != DEMARC_OK;
    csv->rows_refused += row->refused;
    return status == DEMARC_EDATA ? DEMARC_OK : status;
}

/* Names the columns of a file whose first record is a row. */
static demarc_status name_columns(demarc_csv *csv, demarc_arena *arena,
                                  const char *names, const demarc_record *first)
{
    csv->headless = true;
    csv->first = *first;
    csv->columns =
        demarc_arena_take(arena, first->count * sizeof *csv->columns);
    for (; csv->columns && csv->column_count < first->count; names++) {
        const size_t length = strcspn(names, ",");
        const char *name = demarc_arena_copy(arena, names, length);

        if (!name)
            return DEMARC_ENOMEM;
        csv->columns[csv->column_count++] = name;
        names += length;
    }
    return csv->columns ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status read_header(demarc_csv *csv, demarc_arena *arena,
                                 demarc_csv_names_fn *names_of)
{
    const char *names;
    demarc_status status = demarc_scanner_delimit(&csv->scanner);
    demarc_record record;

    if (status == DEMARC_OK)
        status = demarc_scanner_next(&csv->scanner, &record);
    if (status != DEMARC_OK)
        return status;
    if (!record.count)
        return demarc_report(csv->ctx, DEMARC_RULE_CSV_HEADER, &csv->text.where,
                             "the first line names the columns",
                             "the file is empty");
    if (record.fault)
        return refuse(csv, &record);
    names = names_of ? names_of(&record) : NULL;
    if (names)
        return name_columns(csv, arena, names, &record);
    status = demarc_header_read(csv->ctx, arena, &record, csv);
    if (status != DEMARC_OK)
        csv->column_count = 0;
    return status;
}

demarc_status demarc_csv_open(demarc_ctx *ctx, demarc_arena *arena,
                              const char *path, const char *encoding,
                              demarc_csv *out)
{
    return demarc_csv_open_as(ctx, arena, path, encoding, NULL, out);
}

demarc_status demarc_csv_open_as(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, const char *encoding,
                                 demarc_csv_names_fn *names, demarc_csv *out)
{
    demarc_status status;

    *out = (demarc_csv){.path = path, .ctx = ctx};
    status = demarc_plain_open(ctx, path, encoding, &out->text);
    out->scanner = demarc_scanner_new(&out->text);
    return status == DEMARC_OK ? read_header(out, arena, names) : status;
}

void demarc_csv_close(demarc_csv *csv)
{
    demarc_scanner_free(&csv->scanner);
    demarc_plain_close(&csv->text);
}

void demarc_csv_texts(const demarc_csv_row *row, const char **texts)
{
    const char *begin, *end;
    char *cell = row->cells;

    for (size_t i = 0; i < row->count; i++) {
        size_t length = strlen(cell);

        demarc_text_trim(cell, &begin, &end);
        cell[end - cell] = '\0';
        texts[i] = begin;
        cell += length + 1;
    }
}

size_t demarc_csv_column(const demarc_csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->column_count; i++)
        if (demarc_text_same(csv->columns[i], name))
            return i;
    return DEMARC_CSV_NONE;
}

bool demarc_csv_comma(const demarc_csv *csv)
{
    return csv->scanner.delimiter != ',';
}
