/* Tables whose rows are made when they are asked for. */
#include "base/table.h"

#include <math.h>

/* An empty table with the same columns; NULL when out of memory. */
static demarc_table *columns_copy(const demarc_table *table)
{
    demarc_table *copy = demarc_table_new("", "");

    for (size_t i = 0; i < table->column_count; i++) {
        const demarc_column *column = &table->columns[i];

        demarc_table_column(copy, column->key, column->title, column->kind,
                            column->flags);
    }
    demarc_table_done(&copy);
    return copy;
}

/* The page's cells and columns stand in its table's arena, the texts of the
 * row in the page's own, which is cleared before each row. */
void demarc_table_stream(demarc_table *table, size_t count, demarc_row_fn *make,
                         void *user)
{
    demarc_table *page;

    if (!table || table->failed)
        return;
    table->page = page = columns_copy(table);
    demarc_table_row(page, 0, 0);
    if (page && !page->failed)
        page->rows[0].cells = demarc_arena_take(
            &table->arena, table->column_count * sizeof(demarc_cell));
    if (!page || page->failed || !page->rows[0].cells) {
        table->failed = true;
        return;
    }
    for (size_t i = 0; i < table->column_count; i++)
        page->columns[i] = table->columns[i];
    table->make = make;
    table->maker = user;
    table->row_count = count;
}

static void cells_empty(demarc_table *page)
{
    for (size_t i = 0; i < page->column_count; i++)
        page->rows[0].cells[i] = (demarc_cell){.text = "", .number = NAN};
}

const demarc_row *demarc_table_at(const demarc_table *table, size_t i)
{
    demarc_table *page = table->page;

    if (!page)
        return &table->rows[i];
    demarc_arena_clear(&page->arena);
    page->next_cell = 0;
    cells_empty(page);
    table->make(table->maker, page, i);
    if (page->failed)
        cells_empty(page); /* one of them may have lost its text */
    return page->rows;
}

bool demarc_table_broken(const demarc_table *table)
{
    return table->page && table->page->failed;
}

demarc_table *demarc_table_gather(const demarc_table *stream)
{
    demarc_table *all = columns_copy(stream);

    for (size_t i = 0; all && i < stream->row_count; i++) {
        demarc_table_row(all, 0, 0);
        stream->make(stream->maker, all, i);
    }
    demarc_table_done(&all);
    return all;
}
