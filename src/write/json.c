/*
 * JSON: {"schema","meta","rows","summary"}, indented for people, each row on
 * one line. It is data: nothing is adjusted to add up, and there is no total
 * row, since the totals are in the summary. Lengths are in metres with 7
 * decimals; in rows their keys end in _m. What is unknown is null.
 */
#include "base/buffer.h"
#include "write/cell.h"
#include "write/writers.h"

enum { LENGTH_DIGITS = 7 };

/* A share has up to 6 decimals: 100, not 100.000000. */
static void write_number(demarc_buffer *out, demarc_kind kind, double number)
{
    demarc_data_number(out, kind, number, LENGTH_DIGITS);
    if (kind != DEMARC_KIND_PERCENT || out->failed)
        return;
    while (out->data[out->length - 1] == '0')
        out->length--;
    if (out->data[out->length - 1] == '.')
        out->length--;
    out->data[out->length] = '\0';
}

static bool is_container(const demarc_value *value)
{
    return value->kind == DEMARC_KIND_OBJECT ||
           value->kind == DEMARC_KIND_ARRAY;
}

static void write_scalar(demarc_buffer *out, const demarc_value *value)
{
    if (value->kind == DEMARC_KIND_NULL)
        demarc_buffer_text(out, "null");
    else if (value->kind == DEMARC_KIND_TEXT)
        demarc_buffer_json(out, value->text);
    else
        write_number(out, value->kind, value->number);
}

/* What stands between the children of a container: a new line where `indent`
 * is above 0, else a blank. */
static void write_break(demarc_buffer *out, int indent, const char *blank)
{
    demarc_buffer_text(out, indent > 0 ? "\n" : blank);
    for (int i = 0; i < indent; i++)
        demarc_buffer_text(out, "  ");
}

/* Is it spread over several lines? A leaf of the tree is not. */
static bool is_deep(const demarc_value *value)
{
    for (const demarc_value *child = value->first; child; child = child->next)
        if (is_container(child) && child->first)
            return true;
    return false;
}

static void write_value(demarc_buffer *out, const demarc_value *value,
                        int depth)
{
    const bool array = value->kind == DEMARC_KIND_ARRAY;
    const int indent =
        value->first && (depth == 1 || is_deep(value)) ? depth : -1;

    if (!is_container(value)) {
        write_scalar(out, value);
        return;
    }
    demarc_buffer_char(out, array ? '[' : '{');
    for (const demarc_value *child = value->first; child; child = child->next) {
        write_break(out, indent + 1, child == value->first ? "" : " ");
        if (child->key) {
            demarc_buffer_json(out, child->key);
            demarc_buffer_text(out, ": ");
        }
        write_value(out, child, depth + 1);
        if (child->next)
            demarc_buffer_char(out, ',');
    }
    write_break(out, indent, "");
    demarc_buffer_char(out, array ? ']' : '}');
}

static void write_cell(demarc_buffer *out, const demarc_column *column,
                       const demarc_cell *cell)
{
    if (column->kind == DEMARC_KIND_LENGTH) /* a key of ours: plain letters */
        demarc_buffer_format(out, "\"%s_m\"", column->key);
    else
        demarc_buffer_json(out, column->key);
    demarc_buffer_text(out, ": ");
    if (!cell->set)
        demarc_buffer_text(out, "null");
    else if (demarc_cell_is_text(column, cell))
        demarc_buffer_json(out, cell->text);
    else
        write_number(out, column->kind, cell->number);
}

static void write_rows(demarc_buffer *out, const demarc_table *table)
{
    const char *between = "\n    {", *comma;
    demarc_rows rows = {table, 0};
    const demarc_row *row;

    while ((row = demarc_rows_next(&rows))) {
        if (!demarc_row_is_data(row))
            continue;
        demarc_buffer_text(out, between);
        between = ",\n    {";
        comma = "";
        for (size_t k = 0; k < table->column_count; k++) {
            if (!demarc_column_is_data(&table->columns[k]))
                continue;
            demarc_buffer_text(out, comma);
            comma = ", ";
            write_cell(out, &table->columns[k], &row->cells[k]);
        }
        demarc_buffer_char(out, '}');
        demarc_buffer_relieve(out);
    }
    if (*between == ',')
        demarc_buffer_text(out, "\n  ");
}

demarc_status demarc_write_json(demarc_ctx *ctx, const demarc_table *table,
                                const demarc_write_how *how, demarc_buffer *out)
{
    (void)ctx;
    (void)how; /* always metres */
    demarc_buffer_format(
        out, "{\n  \"schema\": \"demarc.%s/1\",\n  \"meta\": ", table->verb);
    write_value(out, &table->meta, 1);
    demarc_buffer_text(out, ",\n  \"rows\": [");
    write_rows(out, table);
    demarc_buffer_text(out, "],\n  \"summary\": ");
    write_value(out, &table->summary, 1);
    demarc_buffer_text(out, "\n}\n");
    return DEMARC_OK;
}
