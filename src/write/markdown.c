/* Markdown: a pipe table per group, the notes as a list under them. */
#include "base/buffer.h"
#include "write/grid.h"
#include "write/writers.h"

#include <string.h>

/* What would end a cell, or be read as markup. */
static void write_escaped(demarc_buffer *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\|<*_`[", *text))
            demarc_buffer_char(out, '\\');
        demarc_buffer_char(out, *text);
    }
}

static void write_line(demarc_buffer *out, const demarc_grid *grid,
                       char *const *cells)
{
    demarc_buffer_char(out, '|');
    for (size_t k = 0; k < grid->columns; k++) {
        demarc_buffer_char(out, ' ');
        write_escaped(out, cells[k]);
        demarc_buffer_text(out, " |");
    }
    demarc_buffer_char(out, '\n');
}

static void write_header(demarc_buffer *out, const demarc_grid *grid)
{
    write_line(out, grid, grid->heads);
    demarc_buffer_char(out, '|');
    for (size_t k = 0; k < grid->columns; k++)
        demarc_buffer_text(out, grid->right[k] ? "---:|" : "---|");
    demarc_buffer_char(out, '\n');
}

static void write_rows(demarc_buffer *out, const demarc_grid *grid)
{
    if (grid->rows > 0)
        write_header(out, grid);
    for (size_t i = 0; i < grid->rows; i++) {
        if (demarc_grid_breaks(grid, i)) {
            demarc_buffer_char(out, '\n');
            write_header(out, grid);
        }
        write_line(out, grid, grid->cells + i * grid->columns);
    }
}

/* A list under the rows; of prose, paragraphs. */
static void write_notes(demarc_buffer *out, const demarc_grid *grid, bool prose)
{
    for (size_t i = 0; i < grid->notes; i++) {
        if (prose)
            demarc_buffer_text(out, i ? "\n" : "");
        else
            demarc_buffer_text(out, i || !grid->rows ? "- " : "\n- ");
        write_escaped(out, grid->note[i]);
        demarc_buffer_char(out, '\n');
    }
}

demarc_status demarc_write_markdown(demarc_ctx *ctx, const demarc_table *table,
                                    const demarc_write_how *how,
                                    demarc_buffer *out)
{
    demarc_grid grid;
    demarc_status status = demarc_grid_make(table, how, &grid);

    (void)ctx;
    if (status)
        goto done;
    if (*grid.title) {
        demarc_buffer_text(out, "### ");
        write_escaped(out, grid.title);
        demarc_buffer_text(out, "\n\n");
    }
    if (!table->prose)
        write_rows(out, &grid);
    write_notes(out, &grid, table->prose);
done:
    demarc_grid_free(&grid);
    return status;
}
