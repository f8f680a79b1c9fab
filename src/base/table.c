#include "base/table.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

demarc_table *demarc_table_new(const char *verb, const char *title)
{
    demarc_table *table = calloc(1, sizeof *table);

    if (!table)
        return NULL;
    table->verb = demarc_arena_text(&table->arena, verb);
    table->title = demarc_arena_text(&table->arena, title);
    table->meta.kind = table->summary.kind = DEMARC_KIND_OBJECT;
    table->failed = !table->verb || !table->title;
    return table;
}

void demarc_table_free(demarc_table *table)
{
    if (!table)
        return;
    if (table->close)
        table->close(table->maker);
    demarc_table_free(table->page);
    free(table->columns);
    free(table->rows);
    free(table->notes);
    demarc_arena_free(&table->arena);
    free(table);
}

demarc_status demarc_table_done(demarc_table **table)
{
    if (*table && !(*table)->failed)
        return DEMARC_OK;
    demarc_table_free(*table);
    *table = NULL;
    return DEMARC_ENOMEM;
}

size_t demarc_table_rows(const demarc_table *table)
{
    return table->row_count;
}

void demarc_table_column(demarc_table *table, const char *key,
                         const char *title, demarc_kind kind, unsigned flags)
{
    demarc_column *column;

    if (!table || table->failed)
        return;
    if (table->row_count || /* its cells would have no room for it */
        !demarc_reserve(&table->columns, &table->column_room,
                        table->column_count + 1, sizeof *column)) {
        table->failed = true;
        return;
    }
    column = &table->columns[table->column_count++];
    column->key = demarc_arena_text(&table->arena, key);
    column->title = demarc_arena_text(&table->arena, title);
    column->kind = kind;
    column->flags = flags;
    table->failed = !column->key || !column->title;
}

void demarc_table_row(demarc_table *table, int group, unsigned flags)
{
    demarc_cell *cells;

    if (!table || table->failed)
        return;
    cells =
        demarc_arena_take(&table->arena, table->column_count * sizeof *cells);
    if (!cells || !demarc_reserve(&table->rows, &table->row_room,
                                  table->row_count + 1, sizeof *table->rows)) {
        table->failed = true;
        return;
    }
    for (size_t i = 0; i < table->column_count; i++)
        cells[i] = (demarc_cell){.text = "", .number = NAN};
    table->rows[table->row_count++] =
        (demarc_row){.group = group, .flags = flags, .cells = cells};
    table->next_cell = 0;
}

/* The next cell of the last row; NULL if the table failed. */
static demarc_cell *next_cell(demarc_table *table)
{
    if (table && (!table->row_count || table->next_cell >= table->column_count))
        table->failed = true; /* a bug of the caller */
    if (!table || table->failed)
        return NULL;
    return &table->rows[table->row_count - 1].cells[table->next_cell++];
}

void demarc_cell_text(demarc_table *table, const char *text)
{
    demarc_cell *cell = next_cell(table);

    if (!cell)
        return;
    cell->set = *text != '\0';
    cell->text = *text ? demarc_arena_text(&table->arena, text) : "";
    table->failed = !cell->text;
}

void demarc_cell_lend(demarc_table *table, const char *text)
{
    demarc_cell *cell;

    if (!table || !table->lends) {
        demarc_cell_text(table, text);
        return;
    }
    cell = next_cell(table);
    if (!cell)
        return;
    cell->set = *text != '\0';
    cell->text = text;
}

void demarc_cell_number(demarc_table *table, double number)
{
    demarc_cell *cell = next_cell(table);

    if (!cell)
        return;
    cell->set = isfinite(number);
    cell->number = number;
}

void demarc_cell_skip(demarc_table *table)
{
    next_cell(table);
}

void demarc_table_note(demarc_table *table, const char *format, ...)
{
    char *text = NULL;
    va_list args;

    if (!table || table->failed)
        return;
    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    table->failed =
        !text || !demarc_reserve(&table->notes, &table->note_room,
                                 table->note_count + 1, sizeof *table->notes);
    if (!table->failed) {
        table->notes[table->note_count] =
            demarc_arena_text(&table->arena, text);
        table->failed = !table->notes[table->note_count++];
    }
    free(text);
}
