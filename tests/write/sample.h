/** sample.h - a small table, and a table as a text in some format. */
#ifndef DEMARC_TESTS_WRITE_SAMPLE_H
#define DEMARC_TESTS_WRITE_SAMPLE_H

#include "base/buffer.h"
#include "base/ctx.h"
#include "base/table.h"

#include <stdlib.h>

static void sample_row(demarc_table *table, int group, unsigned flags,
                       const char *name, double metres, double percent,
                       double events)
{
    demarc_table_row(table, group, flags);
    demarc_cell_text(table, name);
    demarc_cell_number(table, metres);
    demarc_cell_number(table, percent);
    demarc_cell_number(table, events);
    demarc_cell_text(table, "detail");
    demarc_cell_text(table, "hint");
}

/** Two groups. In the first, three thirds of a kilometre and of 100 %. */
__attribute__((unused)) static demarc_table *sample(void)
{
    demarc_table *table = demarc_table_new("stats", "Kyrgyz-Tajik border");

    demarc_table_column(table, "stage", "stage", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "length", "", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "share", "%", DEMARC_KIND_PERCENT,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "events", "events", DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "detail", "detail", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "hint", "hint", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_PRINT);
    sample_row(table, 0, 0, "undetermined", 1000 / 3.0, 100 / 3.0, 12);
    sample_row(table, 0, 0, "described", 1000 / 3.0, 100 / 3.0, 3);
    sample_row(table, 0, 0, "Ворух|*", 1000 / 3.0, 100 / 3.0, NAN);
    sample_row(table, 0, DEMARC_ROW_TOTAL, "total", 1000, 100, 15);
    sample_row(table, 1, DEMARC_ROW_PRINT, "for print", 1, NAN, NAN);
    sample_row(table, 1, 0, "", NAN, 12.5, 0);
    demarc_table_note(table, "A note.");
    demarc_table_done(&table);
    return table;
}

/** In that format; free with free(). Prints a diagnosis on failure. */
__attribute__((unused)) static char *written(const char *format,
                                             const demarc_table *table,
                                             const demarc_write_how *how)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_buffer out = {0};
    demarc_status status = demarc_write_table(
        ctx, demarc_format_find(format, DEMARC_TIMELINE), table, how, &out);

    if (status)
        printf("# %s came to %d\n", format, status);
    demarc_ctx_free(ctx);
    return out.data;
}

#endif
