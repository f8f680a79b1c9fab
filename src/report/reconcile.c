/* Do the published figures agree with each other and with the geometry? */
#include "base/buffer.h"
#include "base/table.h"
#include "claims/record.h"
#include "report/cited.h"

#include <math.h>
#include <stdio.h>

/* Rows that people are shown under a finding; programs get all. */
enum { MOST_SHOWN = 8, MOST_CHAINS = 10 };

static void columns_add(demarc_table *table)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "severity", "severity", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "code", "code", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "message", "finding, and the rows it is about",
                        DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "file", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "lines", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "events", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "sources", "", DEMARC_KIND_TEXT, data);
}

/** The events' ids, each once as long as they stand together. */
static void events_cell(demarc_table *table, const demarc_remark *remark)
{
    demarc_buffer text = {0};

    for (size_t i = 0; i < remark->count; i++)
        if (i == 0 ||
            remark->entries[i]->event != remark->entries[i - 1]->event)
            demarc_buffer_format(&text, "%s%s", i ? "; " : "",
                                 remark->entries[i]->event->id);
    demarc_cell_text(table, text.data ? text.data : "");
    table->failed = table->failed || text.failed;
    demarc_buffer_free(&text);
}

/** A line for people: "  timeline/kgz-tjk.csv:131  24.kg, 2021-07-29". */
static void cite_row(demarc_table *table, int group, demarc_record *record,
                     const demarc_entry *entry)
{
    demarc_buffer text = {0};

    demarc_buffer_format(&text, "  %s:%ld  %s", record->border->events_file,
                         entry->claim->line, demarc_entry_cite(record, entry));
    demarc_table_row(table, group, DEMARC_ROW_PRINT);
    demarc_cell_skip(table);
    demarc_cell_skip(table);
    demarc_cell_text(table, text.data ? text.data : "");
    table->failed = table->failed || text.failed;
    demarc_buffer_free(&text);
}

static void more_row(demarc_table *table, int group, size_t count)
{
    char text[60];

    snprintf(text, sizeof text, "  and %zu more", count);
    demarc_table_row(table, group, DEMARC_ROW_PRINT);
    demarc_cell_skip(table);
    demarc_cell_skip(table);
    demarc_cell_text(table, text);
}

static void remark_rows(demarc_table *table, demarc_record *record,
                        const demarc_remark *remark)
{
    const int group = DEMARC_ERROR - (int)remark->severity;
    size_t shown = remark->count;

    if (shown > MOST_SHOWN)
        shown = MOST_SHOWN - 1;
    demarc_table_row(table, group, 0);
    demarc_cell_text(table, demarc_severity_name(remark->severity));
    demarc_cell_text(table, demarc_rule_at(remark->rule)->code);
    demarc_cell_text(table, remark->message);
    demarc_cell_text(table, record->border->events_file);
    demarc_cell_lines(table, remark->entries, remark->count);
    events_cell(table, remark);
    demarc_cell_sources(table, record, remark->entries, remark->count);
    for (size_t i = 0; i < shown; i++)
        cite_row(table, group, record, remark->entries[i]);
    if (shown < remark->count)
        more_row(table, group, remark->count - shown);
}

/** Every row of the file: who says so, whether it is used, and where. */
static void claims_add(demarc_table *table, demarc_record *record)
{
    demarc_value *list = demarc_value_array(table, &table->summary, "claims");

    for (size_t i = 0; i < record->count; i++) {
        const demarc_entry *entry = &record->entries[i];
        demarc_value *row = demarc_value_object(table, list, NULL);
        char day[DEMARC_DAY_SIZE];

        demarc_value_number(table, row, "line", DEMARC_KIND_INTEGER,
                            (double)entry->claim->line);
        demarc_value_text(table, row, "event", entry->event->id);
        demarc_value_text(table, row, "source", entry->claim->source);
        demarc_value_text(table, row, "published",
                          demarc_entry_published(entry, day));
        demarc_value_number(table, row, "used", DEMARC_KIND_BOOL,
                            !entry->aside);
        demarc_value_text(table, row, "aside",
                          entry->aside ? entry->aside : "");
    }
}

static void chain_add(demarc_table *table, demarc_value *list,
                      const demarc_chain *chain)
{
    demarc_value *to = demarc_value_object(table, list, NULL), *lines;
    char day[DEMARC_DAY_SIZE];

    demarc_value_text(table, to, "sum", chain->text);
    demarc_value_text(table, to, "by", demarc_day_format(chain->day, day));
    demarc_value_number(table, to, "km", DEMARC_KIND_NUMBER, chain->km);
    demarc_value_number(table, to, "total_km", DEMARC_KIND_NUMBER,
                        chain->total);
    demarc_value_number(table, to, "added_since_km", DEMARC_KIND_NUMBER,
                        chain->since_km);
    lines = demarc_value_array(table, to, "lines");
    for (size_t i = 0; i < chain->count; i++)
        demarc_value_number(table, lines, NULL, DEMARC_KIND_INTEGER,
                            (double)chain->entries[i]->claim->line);
}

static void chain_note(demarc_table *table, demarc_record *record,
                       const demarc_chain *chain)
{
    char day[DEMARC_DAY_SIZE];
    const bool total = !isnan(chain->total);

    demarc_table_note(
        table, "Closes: %s; so %s%s%s km were done by %s%s%s%s.", chain->text,
        demarc_record_number(record, chain->km, 2), total ? " of " : "",
        total ? demarc_record_number(record, chain->total, 2) : "",
        demarc_day_format(chain->day, day), chain->since_km > 0 ? ", and " : "",
        chain->since_km > 0 ? demarc_record_number(record, chain->since_km, 2)
                            : "",
        chain->since_km > 0 ? " km more were announced since" : "");
}

static void chains_add(demarc_table *table, demarc_record *record)
{
    demarc_value *list = demarc_value_array(table, &table->summary, "chains");

    for (size_t i = 0; i < record->chain_count; i++) {
        chain_add(table, list, &record->chains[i]);
        if (i < MOST_CHAINS)
            chain_note(table, record, &record->chains[i]);
    }
    if (record->chain_count > MOST_CHAINS)
        demarc_table_note(table, "%zu more sums close; JSON has them.",
                          record->chain_count - MOST_CHAINS);
}

static void count_add(demarc_table *table, const char *key, size_t count)
{
    demarc_value_number(table, &table->summary, key, DEMARC_KIND_INTEGER,
                        (double)count);
}

static void summary_add(demarc_table *table, demarc_record *record)
{
    size_t count[DEMARC_ERROR + 1] = {0}, used = 0;
    char day[DEMARC_DAY_SIZE];

    for (size_t i = 0; i < record->remark_count; i++)
        count[record->remarks[i].severity]++;
    for (size_t i = 0; i < record->count; i++)
        used += !record->entries[i].aside;
    demarc_value_text(table, &table->summary, "as_of",
                      record->day == DEMARC_DAY_MAX
                          ? ""
                          : demarc_day_format(record->day, day));
    count_add(table, "errors", count[DEMARC_ERROR]);
    count_add(table, "warnings", count[DEMARC_WARNING]);
    count_add(table, "notes", count[DEMARC_NOTE]);
    count_add(table, "rows", record->count);
    count_add(table, "rows_used", used);
    count_add(table, "rows_aside", record->count - used);
    demarc_table_note(
        table,
        "Errors: %zu. Warnings: %zu. Notes: %zu. Of %zu rows %zu have figures "
        "that are compared; JSON says why the others are set aside.",
        count[DEMARC_ERROR], count[DEMARC_WARNING], count[DEMARC_NOTE],
        record->count, used);
}

static void table_fill(demarc_table *table, demarc_record *record)
{
    columns_add(table);
    for (size_t i = 0; i < record->remark_count; i++)
        remark_rows(table, record, &record->remarks[i]);
    demarc_meta_claims(table, record->border, record->day);
    chains_add(table, record);
    summary_add(table, record);
    claims_add(table, record);
}

demarc_status demarc_reconcile(demarc_ctx *ctx, const demarc_border *border,
                               const demarc_reconcile_how *how,
                               demarc_table **out)
{
    const demarc_record_how record_how = {how->has_day, how->day};
    demarc_table *table =
        demarc_table_new("reconcile", demarc_border_title(border));
    demarc_record record;
    demarc_status status;

    *out = NULL;
    if (!table)
        return DEMARC_ENOMEM;
    status = demarc_record_make(border, &record_how, &record);
    if (status == DEMARC_OK && record.count == 0)
        status =
            demarc_report(ctx, DEMARC_RULE_EMPTY, NULL, "give --events FILE",
                          "border %s has no events", border->id);
    if (status == DEMARC_OK)
        status = demarc_record_check(&record);
    if (status == DEMARC_OK)
        table_fill(table, &record);
    if (status == DEMARC_OK && record.failed)
        status = DEMARC_ENOMEM;
    demarc_record_free(&record);
    if (status != DEMARC_OK) {
        demarc_table_free(table);
        return status;
    }
    *out = table;
    return demarc_table_done(out);
}
