#include "read/csv.h"

#include "base/text.h"
#include "read/header.h"
#include "read/plain.h"
#include "read/record.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_PER_STEP = 4096 };

typedef struct reader {
    demarc_ctx *ctx;
    demarc_csv *csv;
    demarc_where where;
    demarc_scanner scanner;
} reader;

/* Names what is wrong with a record. */
static demarc_status refuse(reader *in, const demarc_record *record)
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

    in->where.line = record->fault_line;
    return demarc_report(in->ctx, DEMARC_RULE_CSV_QUOTE, &in->where,
                         faults[record->fault].mend, "%s",
                         faults[record->fault].what);
}

static demarc_status refuse_ragged(reader *in, const demarc_record *record)
{
    bool more = record->count > in->csv->column_count;

    in->where.line = record->line;
    return demarc_report(in->ctx, DEMARC_RULE_CSV_CELLS, &in->where,
                         more ? "put a cell that holds the delimiter in quotes"
                              : "add the empty cells that are missing",
                         "ragged row: %zu cell%s, the header has %zu",
                         record->count, record->count == 1 ? "" : "s",
                         in->csv->column_count);
}

static demarc_status take_row(reader *in, const demarc_record *record)
{
    demarc_csv *csv = in->csv;
    demarc_status status = DEMARC_OK;

    csv->rows_in++;
    if (record->fault)
        status = refuse(in, record);
    else if (record->count != csv->column_count)
        status = refuse_ragged(in, record);
    if (status != DEMARC_OK) {
        csv->rows_refused++;
        demarc_scanner_drop(&in->scanner, record);
        return status == DEMARC_EDATA ? DEMARC_OK : status;
    }
    if (!demarc_reserve(&csv->rows, &csv->row_room, csv->row_count + 1,
                        sizeof *csv->rows))
        return DEMARC_ENOMEM;
    csv->rows[csv->row_count++] =
        (demarc_csv_row){.cells = record->cells, .line = record->line};
    return DEMARC_OK;
}

static demarc_status read_rows(reader *in, const char *text, size_t length)
{
    demarc_status status = DEMARC_OK;
    demarc_record record;

    while (status == DEMARC_OK && demarc_scanner_next(&in->scanner, &record)) {
        status = take_row(in, &record);
        if (in->csv->rows_in % ROWS_PER_STEP == 0)
            demarc_progress(in->ctx, "reading events",
                            0.5 * (double)(in->scanner.next - text) /
                                (double)length);
    }
    if (status == DEMARC_OK && in->csv->rows_refused)
        status = DEMARC_EDATA;
    return status;
}

static demarc_status read_header(reader *in, demarc_arena *arena)
{
    demarc_record record;
    demarc_status status;

    in->csv->delimiter = demarc_scanner_delimit(&in->scanner);
    if (!demarc_scanner_next(&in->scanner, &record))
        return demarc_report(in->ctx, DEMARC_RULE_CSV_HEADER, &in->where,
                             "the first line names the columns",
                             "the file is empty");
    if (record.fault)
        return refuse(in, &record);
    status = demarc_header_read(in->ctx, arena, &record, in->csv);
    if (status != DEMARC_OK)
        in->csv->column_count = 0;
    return status;
}

demarc_status demarc_csv_read(demarc_ctx *ctx, demarc_arena *arena,
                              const char *path, const char *encoding,
                              demarc_csv *out)
{
    reader in = {.ctx = ctx, .csv = out, .where = DEMARC_NOWHERE};
    demarc_status status;
    size_t length;
    char *text;

    *out = (demarc_csv){.path = path, .delimiter = ','};
    in.where.file = path;
    status = demarc_plain_read(ctx, arena, path, encoding, &text, &length);
    if (status != DEMARC_OK)
        return status;
    in.scanner = demarc_scanner_new(text);
    status = read_header(&in, arena);
    if (status == DEMARC_OK)
        status = read_rows(&in, text, length);
    return status;
}

void demarc_csv_free(demarc_csv *csv)
{
    if (!csv)
        return;
    free(csv->rows);
    csv->rows = NULL;
    csv->row_count = csv->row_room = 0;
}

size_t demarc_csv_column(const demarc_csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->column_count; i++)
        if (demarc_text_same(csv->columns[i], name))
            return i;
    return DEMARC_CSV_NONE;
}

const char *demarc_csv_cell(const char *row, size_t column)
{
    while (column--)
        row += strlen(row) + 1;
    return row;
}

void demarc_csv_cells(const demarc_csv *csv, const char *row,
                      const char **cells)
{
    for (size_t i = 0; i < csv->column_count; i++) {
        cells[i] = row;
        row += strlen(row) + 1;
    }
}
