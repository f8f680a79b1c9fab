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
    if (isfinite(found->lon) && isfinite(found->lat)) {
        demarc_buffer_text(&place, place.length ? " at " : "");
        demarc_buffer_fixed(&place, found->lon, 6);
        demarc_buffer_text(&place, ", ");
        demarc_buffer_fixed(&place, found->lat, 6);
    }
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

/** Findings of a code that were only counted are as grave as its last. */
static size_t more_count(const demarc_ctx *ctx, demarc_table *table,
                         size_t count[DEMARC_ERROR + 1])
{
    const demarc_rule *rule;
    size_t all = 0, more;

    for (size_t k = 0; (rule = demarc_rule_at(k)); k++) {
        size_t last = ctx->finding_count;

        more = demarc_finding_more(ctx, rule->code);
        while (more && last > 0 && ctx->findings[last - 1].code != rule->code)
            last--;
        if (!more || !last)
            continue;
        count[ctx->findings[last - 1].severity] += more;
        all += more;
        demarc_table_note(table, "%zu more of %s are not listed.", more,
                          rule->code);
    }
    return all;
}

static void count_add(demarc_table *table, const char *key, size_t count)
{
    demarc_value_number(table, &table->summary, key, DEMARC_KIND_INTEGER,
                        (double)count);
}

demarc_status demarc_check(demarc_ctx *ctx, demarc_table **out)
{
    demarc_table *table = demarc_table_new("check", "");
    size_t count[DEMARC_ERROR + 1] = {0}, more;

    *out = NULL;
    if (!table)
        return DEMARC_ENOMEM;
    columns_add(table);
    for (size_t i = 0; i < ctx->finding_count; i++) {
        finding_row(table, &ctx->findings[i]);
        count[ctx->findings[i].severity]++;
    }
    more = more_count(ctx, table, count);
    count_add(table, "errors", count[DEMARC_ERROR]);
    count_add(table, "warnings", count[DEMARC_WARNING]);
    count_add(table, "notes", count[DEMARC_NOTE]);
    count_add(table, "not_listed", more);
    if (ctx->finding_count == 0)
        demarc_table_note(table, "No findings.");
    else
        demarc_table_note(table, "Errors: %zu. Warnings: %zu. Notes: %zu.",
                          count[DEMARC_ERROR], count[DEMARC_WARNING],
                          count[DEMARC_NOTE]);
    *out = table;
    return demarc_table_done(out);
}
