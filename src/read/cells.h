/** cells.h - the cells of one row of events, read by role. */
#ifndef DEMARC_READ_CELLS_H
#define DEMARC_READ_CELLS_H

#include "read/columns.h"
#include "read/pool.h"

typedef struct demarc_cells {
    demarc_ctx *ctx;
    demarc_arena *arena; /* of what is kept */
    const demarc_csv *csv;
    const demarc_columns *columns;
    const char **texts;       /* of the row, trimmed, one per column */
    demarc_pool words, dates; /* what is kept */
    demarc_buffer joined;     /* of the row: what is made of several cells */
    bool *filled;       /* of each column without a role: had any row a text? */
    demarc_where where; /* file, line and event, for findings */
    demarc_status status; /* of the row: the first error */
} demarc_cells;

/** @param out  free with demarc_cells_free, also after a failure.
 *  @return DEMARC_ENOMEM. */
demarc_status demarc_cells_init(demarc_cells *out, demarc_ctx *ctx,
                                demarc_arena *arena, const demarc_csv *csv,
                                const demarc_columns *columns);
void demarc_cells_free(demarc_cells *cells);

/** Goes to a row, whose cells are trimmed in place. */
void demarc_cells_row(demarc_cells *cells, const demarc_csv_row *row);

/** Is the row the header once more, as in files that were put together? */
bool demarc_cells_are_header(const demarc_cells *cells);

/** Takes note of what demarc_report returned. */
void demarc_cells_mind(demarc_cells *cells, demarc_status status);

/** A cell, up to the next row; "" where there is no column. */
const char *demarc_cells_at(const demarc_cells *cells, size_t column);
const char *demarc_cells_text(const demarc_cells *cells,
                              demarc_column_role role);

/** Keeps a text; "" when out of memory, which the row then is as well. */
const char *demarc_cells_keep(demarc_cells *cells, const char *text);
const char *demarc_cells_kept(demarc_cells *cells, demarc_column_role role);

/** The cells of the columns without a role, kept as demarc_event has them. */
const char *demarc_cells_others(demarc_cells *cells);

/** The name of a role's column in this file. */
const char *demarc_cells_name(const demarc_cells *cells,
                              demarc_column_role role);

/** A date, kept; unknown where the cell is empty or (with a finding) wrong.
 *  Never NULL. */
const demarc_date *demarc_cells_date(demarc_cells *cells,
                                     demarc_column_role role);

/** The row's own date, of the columns date and date_end; that of the text
 *  `otherwise` if it has none. */
const demarc_date *demarc_cells_dates(demarc_cells *cells,
                                      const char *otherwise);

/** A point; NAN and NAN where there is none. */
void demarc_cells_point(demarc_cells *cells, double *lon, double *lat);

/** Says that a word is none of those that `list` appends. */
void demarc_cells_unknown(demarc_cells *cells, demarc_rule_id rule,
                          demarc_column_role role,
                          void (*list)(demarc_buffer *));

#endif
