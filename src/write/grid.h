/**
 * grid.h - a table as people read it: every cell a text, lengths in their
 * unit, rounded so that printed parts add up to the printed total. Text and
 * Markdown draw it.
 */
#ifndef DEMARC_WRITE_GRID_H
#define DEMARC_WRITE_GRID_H

#include "base/table.h"

typedef struct demarc_grid {
    demarc_arena arena;
    demarc_table *gathered; /* the rows, if the table is a stream */
    size_t columns, rows, notes;
    char *title;
    char **heads; /* one per column */
    bool *right;  /* numbers stand on the right */
    char **cells; /* row by row; "" where unknown */
    char **note;
    const demarc_row *row; /* groups and flags, of the table */
} demarc_grid;

/**
 * Makes the grid of a table. Texts are valid UTF-8 without line breaks and
 * other control characters: these become blanks.
 * @param out  free with demarc_grid_free, also on failure.
 * @return DEMARC_OK or DEMARC_ENOMEM.
 */
demarc_status demarc_grid_make(const demarc_table *table,
                               const demarc_write_how *how, demarc_grid *out);
void demarc_grid_free(demarc_grid *grid);

/** Does this row begin another group than the one before it? */
bool demarc_grid_breaks(const demarc_grid *grid, size_t row);

#endif
