#include "report/others.h"

#include "base/buffer.h"
#include "base/text.h"

#include <string.h>

enum { MOST_LISTED = 5 };

/* A length's key ends in its unit, whichever that will be. */
static bool has_unit(const char *text)
{
    static const char *const units[] = {"_m", "_km", "_mi", "_nmi"};

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (demarc_text_same(text, units[i]))
            return true;
    return false;
}

static bool is_key(const demarc_column *column, const char *name)
{
    const size_t length = strlen(column->key);

    if (column->kind != DEMARC_KIND_LENGTH)
        return demarc_text_same(column->key, name);
    return strlen(name) > length &&
           strncasecmp(column->key, name, length) == 0 &&
           has_unit(name + length);
}

static bool is_taken(const demarc_table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (is_key(&table->columns[i], name))
            return true;
    return false;
}

static bool is_other(const demarc_border *border, const char *name)
{
    for (size_t i = 0; i < border->other_count; i++)
        if (demarc_text_same(border->others[i], name))
            return true;
    return false;
}

/* Adds the first of title_2, title_3, ... that nobody has. */
static void add_renamed(demarc_table *table, const demarc_border *border,
                        const char *name, demarc_buffer *list, size_t nth)
{
    demarc_buffer made = {0};

    for (size_t number = 2; !made.failed; number++) {
        made.length = 0;
        demarc_buffer_format(&made, "%s_%zu", name, number);
        if (!made.failed && !is_taken(table, made.data) &&
            !is_other(border, made.data))
            break;
    }
    if (nth < MOST_LISTED)
        demarc_buffer_format(list, "%s\"%.40s\" as \"%.44s\"", nth ? ", " : "",
                             name, made.failed ? "" : made.data);
    demarc_table_column(table, made.failed ? "" : made.data, "",
                        DEMARC_KIND_TEXT, DEMARC_COLUMN_DETAIL);
    table->failed = table->failed || made.failed;
    demarc_buffer_free(&made);
}

static demarc_status say(demarc_ctx *ctx, const demarc_border *border,
                         const demarc_buffer *list, size_t renamed)
{
    demarc_where where = DEMARC_NOWHERE;

    if (!renamed || list->failed)
        return demarc_buffer_status(list);
    where.file = border->events_file;
    return demarc_report(ctx, DEMARC_RULE_EVENT_RENAMED, &where,
                         "rename them in the file, or leave it so",
                         "the timeline has columns of these names itself: %s%s",
                         list->data, renamed > MOST_LISTED ? ", ..." : "");
}

demarc_status demarc_others_columns(demarc_ctx *ctx, demarc_table *table,
                                    const demarc_border *border)
{
    demarc_buffer list = {0};
    size_t renamed = 0;
    demarc_status status;

    for (size_t i = 0; i < border->other_count; i++) {
        const char *name = border->others[i];

        if (is_taken(table, name))
            add_renamed(table, border, name, &list, renamed++);
        else if (*name)
            demarc_table_column(table, name, "", DEMARC_KIND_TEXT,
                                DEMARC_COLUMN_DETAIL);
    }
    status = say(ctx, border, &list, renamed);
    demarc_buffer_free(&list);
    return status;
}

void demarc_others_cells(demarc_table *table, const demarc_border *border,
                         const demarc_event *event)
{
    const char *cell = event->others;

    for (size_t i = 0; i < border->other_count; i++) {
        if (*border->others[i])
            demarc_cell_text(table, cell ? cell : "");
        cell += cell ? strlen(cell) + 1 : 0;
    }
}
