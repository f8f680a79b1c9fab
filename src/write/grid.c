#include "write/grid.h"

#include "base/buffer.h"
#include "base/text.h"
#include "write/cell.h"
#include "write/fit.h"

#include <math.h>
#include <string.h>

enum { LENGTH_DIGITS = 3, PERCENT_DIGITS = 1, DEGREE_DIGITS = 7 };

/* One column on its way: numbers in the unit and precision of the print. */
typedef struct strip {
    const demarc_table *table;
    size_t column;
    int digits;      /* -1: shortest */
    double *numbers; /* one per row; NAN where unknown */
    double *room;    /* for as many */
} strip;

static bool is_shown(const demarc_column *column)
{
    return !(column->flags & DEMARC_COLUMN_DETAIL);
}

static bool is_text(demarc_kind kind)
{
    return kind == DEMARC_KIND_TEXT || kind == DEMARC_KIND_BOOL;
}

static int digits_of(demarc_kind kind, const demarc_write_how *how)
{
    switch (kind) {
    case DEMARC_KIND_INTEGER:
        return 0;
    case DEMARC_KIND_LENGTH:
        return how->digits > 0 ? how->digits : LENGTH_DIGITS;
    case DEMARC_KIND_PERCENT:
        return PERCENT_DIGITS;
    case DEMARC_KIND_DEGREES:
        return DEGREE_DIGITS;
    default:
        return -1;
    }
}

/* Control characters could move the cursor, break a line or turn it round. */
static char *clean(demarc_arena *arena, const char *text)
{
    demarc_buffer out = {0};
    size_t left = strlen(text), step;
    char *copy;

    for (; left; text += step, left -= step) {
        step = demarc_utf8_step(text, left);
        if (step == 0)
            demarc_buffer_text(&out, "\xef\xbf\xbd"); /* U+FFFD */
        else if (demarc_text_is_control(text))
            demarc_buffer_char(&out, ' ');
        else
            demarc_buffer_add(&out, text, step);
        step = step ? step : 1;
    }
    copy = out.failed ? NULL : demarc_arena_copy(arena, out.data, out.length);
    demarc_buffer_free(&out);
    return copy;
}

static void take_numbers(strip *s, const demarc_write_how *how)
{
    const demarc_column *column = &s->table->columns[s->column];
    const double unit =
        column->kind == DEMARC_KIND_LENGTH ? demarc_unit_metres(how->unit) : 1;

    s->digits = digits_of(column->kind, how);
    for (size_t i = 0; i < s->table->row_count; i++) {
        const demarc_cell *cell = &s->table->rows[i].cells[s->column];

        s->numbers[i] = cell->set ? cell->number / unit : NAN;
    }
}

/* Running sums of the column before, as it is printed. */
static void run_numbers(strip *s)
{
    double sum = 0;

    for (size_t i = 0; i < s->table->row_count; i++) {
        const bool set = s->table->rows[i].cells[s->column].set;

        if (set && isfinite(s->numbers[i]))
            sum += s->numbers[i];
        s->numbers[i] = set ? sum : NAN;
    }
}

static char *print_number(demarc_arena *arena, double number, int digits)
{
    demarc_buffer text = {0};
    char *copy;

    if (digits < 0)
        demarc_buffer_shortest(&text, number);
    else
        demarc_buffer_fixed(&text, number, digits);
    copy =
        text.failed ? NULL : demarc_arena_copy(arena, text.data, text.length);
    demarc_buffer_free(&text);
    return copy;
}

static char *print_cell(demarc_arena *arena, const strip *s, size_t row)
{
    const demarc_kind kind = s->table->columns[s->column].kind;
    const demarc_cell *cell = &s->table->rows[row].cells[s->column];

    if (!cell->set)
        return clean(arena, "");
    if (demarc_cell_is_text(&s->table->columns[s->column], cell))
        return clean(arena, cell->text);
    if (kind == DEMARC_KIND_BOOL)
        return clean(arena, cell->number != 0 ? "yes" : "no");
    return print_number(arena, s->numbers[row], s->digits);
}

static char *print_head(demarc_arena *arena, const demarc_column *column,
                        demarc_unit unit)
{
    demarc_buffer text = {0};
    char *head;

    demarc_buffer_text(&text, column->title);
    if (column->kind == DEMARC_KIND_LENGTH)
        demarc_buffer_format(&text, "%s%s", *column->title ? " " : "",
                             demarc_unit_name(unit));
    head = text.failed ? NULL : clean(arena, text.data);
    demarc_buffer_free(&text);
    return head;
}

static bool fill_column(demarc_grid *grid, strip *s, size_t place,
                        const demarc_write_how *how)
{
    const demarc_column *column = &s->table->columns[s->column];

    grid->right[place] = !is_text(column->kind);
    grid->heads[place] = print_head(&grid->arena, column, how->unit);
    if (column->flags & DEMARC_COLUMN_RUNS)
        run_numbers(s);
    else
        take_numbers(s, how);
    if ((column->flags & DEMARC_COLUMN_ADDS) && s->digits >= 0)
        demarc_fit_groups(s->table, s->numbers, s->room, s->digits);
    for (size_t i = 0; i < grid->rows; i++) {
        char **cell = &grid->cells[i * grid->columns + place];

        *cell = print_cell(&grid->arena, s, i);
        if (!*cell)
            return false;
    }
    return grid->heads[place];
}

static bool fill_talk(demarc_grid *grid, const demarc_table *table)
{
    grid->title = clean(&grid->arena, table->title);
    for (size_t i = 0; i < grid->notes; i++) {
        grid->note[i] = clean(&grid->arena, table->notes[i]);
        if (!grid->note[i])
            return false;
    }
    return grid->title;
}

static bool take_room(demarc_grid *grid, const demarc_table *table, strip *s)
{
    demarc_arena *arena = &grid->arena;
    const size_t cells = grid->rows * grid->columns;

    *s = (strip){.table = table};
    s->numbers = demarc_arena_take(arena, grid->rows * sizeof(double));
    s->room = demarc_arena_take(arena, grid->rows * sizeof(double));
    grid->heads = demarc_arena_take(arena, grid->columns * sizeof(char *));
    grid->right = demarc_arena_take(arena, grid->columns * sizeof(bool));
    grid->cells = demarc_arena_take(arena, cells * sizeof(char *));
    grid->note = demarc_arena_take(arena, grid->notes * sizeof(char *));
    return s->numbers && s->room && grid->heads && grid->right && grid->cells &&
           grid->note;
}

demarc_status demarc_grid_make(const demarc_table *table,
                               const demarc_write_how *how, demarc_grid *out)
{
    const demarc_table *rows = table;
    size_t place = 0;
    strip s;

    *out = (demarc_grid){0};
    if (table->make || table->next)
        rows = out->gathered = demarc_table_gather(table);
    if (!rows)
        return DEMARC_ENOMEM;
    out->rows = rows->row_count;
    out->notes = table->note_count; /* of a flow: they are all there now */
    out->row = rows->rows;
    for (size_t i = 0; i < table->column_count; i++)
        out->columns += is_shown(&table->columns[i]);
    if (!take_room(out, rows, &s) || !fill_talk(out, table))
        return DEMARC_ENOMEM;
    for (s.column = 0; s.column < table->column_count; s.column++)
        if (is_shown(&table->columns[s.column]) &&
            !fill_column(out, &s, place++, how))
            return DEMARC_ENOMEM;
    return DEMARC_OK;
}

void demarc_grid_free(demarc_grid *grid)
{
    if (!grid)
        return;
    demarc_table_free(grid->gathered);
    demarc_arena_free(&grid->arena);
}

bool demarc_grid_breaks(const demarc_grid *grid, size_t row)
{
    return row > 0 && grid->row[row].group != grid->row[row - 1].group;
}
