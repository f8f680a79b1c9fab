/** rows.h - a row of an events file as an event, and as a claim about it. */
#ifndef DEMARC_READ_ROWS_H
#define DEMARC_READ_ROWS_H

#include "read/figures.h"

typedef struct demarc_rows {
    demarc_cells cells;
    demarc_figures people, measures;
    size_t party_count;
} demarc_rows;

/** @param out  free with demarc_rows_free, also after a failure. */
demarc_status demarc_rows_init(demarc_ctx *ctx, demarc_arena *arena,
                               const demarc_csv *csv,
                               const demarc_columns *columns,
                               size_t party_count, demarc_rows *out);
void demarc_rows_free(demarc_rows *rows);

/**
 * Reads an event's first row, which `cells` has gone to.
 * @param event  id and line are given, the rest is set but for the claims.
 * @return DEMARC_EDATA with findings.
 */
demarc_status demarc_rows_event(demarc_rows *rows, demarc_event *event,
                                demarc_claim *claim);

/**
 * Reads a later row of an event, which `cells` has gone to.
 * @param event  as its first row has it; NULL if that could not be read, and
 *               then the row is looked at for its own errors only.
 */
demarc_status demarc_rows_claim(demarc_rows *rows, const char *id,
                                const demarc_event *event, demarc_claim *claim);

#endif
