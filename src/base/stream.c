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
static bool page_make(demarc_table *table, void *user)
{
    demarc_table *page;

    if (!table || table->failed)
        return false;
    table->page = page = columns_copy(table);
    demarc_table_row(page, 0, 0);
    if (page && !page->failed)
        page->rows[0].cells = demarc_arena_take(
            &table->arena, table->column_count * sizeof(demarc_cell));
    if (!page || page->failed || !page->rows[0].cells) {
        table->failed = true;
        return false;
    }
    for (size_t i = 0; i < table->column_count; i++)
        page->columns[i] = table->columns[i];
    page->lends = true;
    table->maker = user;
    return true;
}

void demarc_table_stream(demarc_table *table, size_t count, demarc_row_fn *make,
                         void *user)
{
    if (!page_make(table, user))
        return;
    table->make = make;
    table->row_count = count;
}

void demarc_table_flow(demarc_table *table, demarc_next_fn *next,
                       void (*close)(void *user), void *user)
{
    if (!page_make(table, user)) {
        if (close)
            close(user);
        return;
    }
    table->next = next;
    table->close = close;
}

static void cells_empty(demarc_table *page)
{
    for (size_t i = 0; i < page->column_count; i++)
        page->rows[0].cells[i] = (demarc_cell){.text = "", .number = NAN};
}

/* Makes the page ready for the next row. */
static void page_clear(demarc_table *page)
{
    demarc_arena_clear(&page->arena);
    page->next_cell = 0;
    cells_empty(page);
}

static const demarc_row *page_done(demarc_table *page)
{
    if (page->failed)
        cells_empty(page); /* one of them may have lost its text */
    return page->rows;
}

const demarc_row *demarc_table_at(const demarc_table *table, size_t i)
{
    demarc_table *page = table->page;

    if (!page)
        return &table->rows[i];
    page_clear(page);
    table->make(table->maker, page, i);
    return page_done(page);
}

/* The flow's next row, put into `to`; false behind the last. */
static bool flow_next(const demarc_table *table, demarc_table *to)
{
    demarc_table *page = table->page;
    bool more = true;

    if (page->ended)
        return false;
    page->status = table->next(table->maker, to, &more);
    page->ended = !more || page->status != DEMARC_OK;
    return !page->ended;
}

const demarc_row *demarc_rows_next(demarc_rows *rows)
{
    const demarc_table *table = rows->table;

    if (!table->next)
        return rows->next < table->row_count
                   ? demarc_table_at(table, rows->next++)
                   : NULL;
    page_clear(table->page);
    return flow_next(table, table->page) ? page_done(table->page) : NULL;
}

demarc_status demarc_table_ended(const demarc_table *table)
{
    if (!table->page)
        return DEMARC_OK;
    return table->page->failed ? DEMARC_ENOMEM : table->page->status;
}

demarc_table *demarc_table_gather(const demarc_table *stream)
{
    demarc_table *all = columns_copy(stream);

    for (size_t i = 0; all && i < stream->row_count; i++) {
        demarc_table_row(all, 0, 0);
        stream->make(stream->maker, all, i);
    }
    while (all && !all->failed && stream->next) {
        demarc_table_row(all, 0, 0);
        if (flow_next(stream, all))
            continue;
        all->row_count -= !all->failed;
        break;
    }
    demarc_table_done(&all);
    return all;
}
