/**
 * csv.h - tables of text: RFC 4180, read strictly. The whole file is held in
 * memory and its cells are unescaped in place, so a million rows cost their
 * own bytes and one demarc_csv_row each.
 */
#ifndef DEMARC_READ_CSV_H
#define DEMARC_READ_CSV_H

#include "base/ctx.h"

/** A row that can be used: as many cells as the header has. */
typedef struct demarc_csv_row {
    const char *cells; /* one after the other, each with a NUL behind */
    long line;         /* of its first character; 1 is the file's first */
} demarc_csv_row;

typedef struct demarc_csv {
    const char *path; /* as given, not copied */
    char delimiter;
    long header_line;
    const char **columns; /* trimmed; "column_3" for one without a name */
    size_t column_count;
    demarc_csv_row *rows; /* malloc; what they point to is in the arena */
    size_t row_count, row_room;
    size_t rows_in; /* = row_count + rows_refused; blank lines are no rows */
    size_t rows_refused;
} demarc_csv;

/** No such column. */
#define DEMARC_CSV_NONE SIZE_MAX

/**
 * Reads a CSV file with a header. CRLF, LF and CR end a line; blank lines and
 * rows of empty cells are skipped. The delimiter is what a first line such as
 * `sep=;` says, else the one of comma, semicolon and tab that stands most
 * often in the header. Encodings as in plain.h.
 * Every row that cannot be read is a finding, and reading goes on behind it.
 * @param encoding  what a file that is not UTF-8 is in; may be NULL.
 * @param out  free with demarc_csv_free, also after a failure. After
 *             DEMARC_EDATA it holds the rows that are good; no columns if the
 *             header is not.
 */
demarc_status demarc_csv_read(demarc_ctx *ctx, demarc_arena *arena,
                              const char *path, const char *encoding,
                              demarc_csv *out);
void demarc_csv_free(demarc_csv *csv);

/** The place of a column, by name without regard to case; 0 is the first. */
size_t demarc_csv_column(const demarc_csv *csv, const char *name);

/** Sets `cells` to the row's column_count cells, as written. */
void demarc_csv_cells(const demarc_csv *csv, const char *row,
                      const char **cells);

/** The cell in the column-th place of a row. */
const char *demarc_csv_cell(const char *row, size_t column);

#endif
