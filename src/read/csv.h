/**
 * csv.h - tables of text: RFC 4180, read strictly and row by row, so that a
 * million rows take the room of one.
 */
#ifndef DEMARC_READ_CSV_H
#define DEMARC_READ_CSV_H

#include "read/record.h"

/** A row, up to the next one. */
typedef struct demarc_csv_row {
    char *cells;  /* one after the other, each with a NUL behind */
    size_t count; /* of them; 0 behind the last row */
    long line;    /* of its first character; 1 is the file's first */
    bool refused; /* it has not the header's cells; a finding says so */
} demarc_csv_row;

typedef struct demarc_csv {
    const char *path; /* as given, not copied */
    long header_line;
    const char **columns; /* trimmed; "column_3" for one without a name */
    size_t column_count;
    size_t rows_in; /* blank lines are no rows */
    size_t rows_refused;
    bool headless;       /* the first row is none of names */
    demarc_record first; /* that row, until it is asked for */
    demarc_ctx *ctx;
    demarc_plain text;
    demarc_scanner scanner;
} demarc_csv;

/** No such column. */
#define DEMARC_CSV_NONE SIZE_MAX

/**
 * Opens a CSV file and reads its header. CRLF, LF and CR end a line; blank
 * lines and rows of empty cells are skipped. The delimiter is what a first
 * line such as `sep=;` says, else the one of comma, semicolon and tab that
 * stands most often in the header. Encodings as in plain.h.
 * @param arena     the columns' names live there.
 * @param encoding  what a file that is not UTF-8 is in; may be NULL.
 * @param out       close with demarc_csv_close, also after a failure; its
 *                  address must stay the same.
 * @return as demarc_plain_open; DEMARC_EDATA if the header is not good.
 */
demarc_status demarc_csv_open(demarc_ctx *ctx, demarc_arena *arena,
                              const char *path, const char *encoding,
                              demarc_csv *out);
void demarc_csv_close(demarc_csv *csv);

/**
 * Looks at the first record of a file. If it is a row already, the names of
 * the columns that the file should have had, parted by commas; else NULL.
 */
typedef const char *demarc_csv_names_fn(const demarc_record *first);

/** The same for files that may have no header. */
demarc_status demarc_csv_open_as(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, const char *encoding,
                                 demarc_csv_names_fn *names, demarc_csv *out);

/**
 * The next row. One that cannot be read is a finding, `refused`, and no
 * failure.
 * @return as demarc_scanner_next.
 */
demarc_status demarc_csv_next(demarc_csv *csv, demarc_csv_row *row);

/** Sets `texts` to the row's cells without white space around them; they are
 *  trimmed in place, so this is done once. */
void demarc_csv_texts(const demarc_csv_row *row, const char **texts);

/** The place of a column, by name without regard to case; 0 is the first. */
size_t demarc_csv_column(const demarc_csv *csv, const char *name);

/** Is a comma free to be a decimal one? */
bool demarc_csv_comma(const demarc_csv *csv);

#endif
