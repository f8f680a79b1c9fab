#include "base/buffer.h"
#include "base/ctx.h"
#include "base/table.h"

static void columns_add(demarc_table *table)
{
    demarc_table_column(table, "severity", "severity", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "code", "code", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "place", "place", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_PRINT);
    demarc_table_column(table, "file", "file", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "line", "line", DEMARC_KIND_INTEGER,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "feature", "segment or event", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "lon", "lon", DEMARC_KIND_DEGREES,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "lat", "lat", DEMARC_KIND_DEGREES,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "message", "finding", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "remedy", "remedy", DEMARC_KIND_TEXT, 0);
}

/** "events.csv:12", "segments.shp, main": the place for people. */
static void place_cell(demarc_table *table, const demarc_finding *found)
{
    demarc_buffer place = {0};

    demarc_buffer_text(&place, found->file);
    if (found->line > 0)
        demarc_buffer_format(&place, ":%ld", found->line);
    if (*found->feature)
        demarc_buffer_format(&place, "%s%s", place.length ? ", " : "",
                             found->feature);
    demarc_cell_text(table, place.data ? place.data : "");
    demarc_buffer_free(&place);
}

static void finding_row(demarc_table *table, const demarc_finding *found)
{
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, demarc_severity_name(found->severity));
    demarc_cell_text(table, found->code);
    place_cell(table, found);
    demarc_cell_text(table, found->file);
    demarc_cell_number(table, found->line > 0 ? (double)found->line : NAN);
    demarc_cell_text(table, found->feature);
    demarc_cell_number(table, found->lon);
    demarc_cell_number(table, found->lat);
    demarc_cell_text(table, found->message);
    demarc_cell_text(table, found->remedy);
}

demarc_status demarc_check(demarc_ctx *ctx, demarc_table **out)
{
    demarc_table *table = demarc_table_new("check", "");
    size_t count[DEMARC_ERROR + 1] = {0};

    *out = NULL;
    if (!table)
        return DEMARC_ENOMEM;
    columns_add(table);
    for (size_t i = 0; i < ctx->finding_count; i++) {
        finding_row(table, &ctx->findings[i]);
        count[ctx->findings[i].severity]++;
    }
    demarc_value_number(table, &table->summary, "errors", DEMARC_KIND_INTEGER,
                        (double)count[DEMARC_ERROR]);
    demarc_value_number(table, &table->summary, "warnings", DEMARC_KIND_INTEGER,
                        (double)count[DEMARC_WARNING]);
    demarc_value_number(table, &table->summary, "notes", DEMARC_KIND_INTEGER,
                        (double)count[DEMARC_NOTE]);
    if (ctx->finding_count == 0)
        demarc_table_note(table, "No findings.");
    else
        demarc_table_note(table, "Errors: %zu. Warnings: %zu. Notes: %zu.",
                          count[DEMARC_ERROR], count[DEMARC_WARNING],
                          count[DEMARC_NOTE]);
    *out = table;
    return demarc_table_done(out);
}
