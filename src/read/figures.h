/** figures.h - the numbers of a row. Rows with the same ones share them. */
#ifndef DEMARC_READ_FIGURES_H
#define DEMARC_READ_FIGURES_H

#include "read/cells.h"

typedef struct demarc_figures {
    const size_t *columns; /* where they stand, `count` of them */
    size_t count;
    const demarc_figure *const **sets; /* those met last, by their texts */
    demarc_pool items;                 /* by a cell and how it is read */
    demarc_buffer key;
} demarc_figures;

void demarc_figures_free(demarc_figures *figures);

/**
 * The figures of a row, in the arena: `count` pointers, none of them NULL.
 * @return NULL, and the row has an error, if one of them cannot be read.
 */
const demarc_figure *const *demarc_figures_take(demarc_figures *figures,
                                                demarc_cells *cells);

#endif
