/** figures.h - the numbers of a row. Rows with the same ones share them. */
#ifndef DEMARC_READ_FIGURES_H
#define DEMARC_READ_FIGURES_H

#include "base/names.h"
#include "read/cells.h"

typedef struct demarc_figures {
    const size_t *columns; /* where they stand, `count` of them */
    size_t count;
    demarc_names keys;          /* the cells, joined */
    const demarc_figure **sets; /* by number of key; each of `count` */
    size_t room;
    demarc_buffer key; /* of the row at hand */
} demarc_figures;

void demarc_figures_free(demarc_figures *figures);

/**
 * The figures of a row, in the arena. Most rows have none or few small ones,
 * so each set of cells is read and kept once.
 * @return `count` figures; NULL, and the row has an error, if one of them
 *         cannot be read.
 */
const demarc_figure *demarc_figures_take(demarc_figures *figures,
                                         demarc_cells *cells);

#endif
