/** header.h - the names of a CSV file's columns. */
#ifndef DEMARC_READ_HEADER_H
#define DEMARC_READ_HEADER_H

#include "read/csv.h"
#include "read/record.h"

/**
 * Sets the columns' names: trimmed, "column_3" where there is none (a note).
 * @return DEMARC_EDATA (rule csv-header) when two are the same but for case.
 */
demarc_status demarc_header_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const demarc_record *record, demarc_csv *csv);

#endif
