/** cells.h - the cells of one row of events, read by role. */
#ifndef DEMARC_READ_CELLS_H
#define DEMARC_READ_CELLS_H

#include "read/columns.h"

typedef struct demarc_cells {
    demarc_ctx *ctx;
    demarc_arena *arena;
    const demarc_csv *csv;
    const demarc_columns *columns;
    const char **texts;   /* of the row, one per column */
    demarc_where where;   /* file, line and event, for findings */
    demarc_status status; /* of the row: the first error */
} demarc_cells;

/** @return DEMARC_ENOMEM. */
demarc_status demarc_cells_init(demarc_cells *cells, demarc_ctx *ctx,
                                demarc_arena *arena, const demarc_csv *csv,
                                const demarc_columns *columns);

/** Goes to a row; `id` is its event's. */
void demarc_cells_row(demarc_cells *cells, const demarc_csv_row *row,
                      const char *id);

/** Takes note of what demarc_report returned. */
void demarc_cells_mind(demarc_cells *cells, demarc_status status);

/** A cell without white space around it; "" where there is no column. */
const char *demarc_cells_at(demarc_cells *cells, size_t column);
const char *demarc_cells_text(demarc_cells *cells, demarc_column_role role);

/** The name of a role's column in this file. */
const char *demarc_cells_name(const demarc_cells *cells,
                              demarc_column_role role);

/** A date; unknown where the cell is empty or (with a finding) wrong. */
demarc_date demarc_cells_date(demarc_cells *cells, demarc_column_role role);

/** The row's own date, of the columns date and date_end. */
demarc_date demarc_cells_dates(demarc_cells *cells);

/** A point; NAN and NAN where there is none. */
void demarc_cells_point(demarc_cells *cells, double *lon, double *lat);

/** The files that have a decimal comma are not delimited by one. */
bool demarc_cells_comma(const demarc_cells *cells);

/** Says that a word is none of those that `list` appends. */
void demarc_cells_unknown(demarc_cells *cells, demarc_rule_id rule,
                          demarc_column_role role,
                          void (*list)(demarc_buffer *));

/** The text without white space around it: itself, or a copy in the arena.
 *  NULL when out of memory. */
const char *demarc_trimmed(demarc_arena *arena, const char *text);

#endif
