#include "base/buffer.h"
#include "dossier/import.h"

#include <math.h>

static void columns_add(demarc_table *table)
{
    demarc_table_column(table, "fate", "", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "reason", "why", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "rows", "rows", DEMARC_KIND_INTEGER,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "fatalities", "deaths", DEMARC_KIND_INTEGER,
                        DEMARC_COLUMN_ADDS);
}

static double deaths_of(const demarc_import_tally *tally)
{
    return tally->count[DEMARC_FEED_FATALITIES - DEMARC_FEED_DEATHS_A];
}

static void row_add(demarc_table *table, const char *fate, const char *why,
                    const demarc_import_tally *tally, unsigned flags)
{
    demarc_table_row(table, 0, flags);
    demarc_cell_text(table, fate);
    demarc_cell_text(table, why);
    demarc_cell_number(table, (double)tally->rows);
    demarc_cell_number(table, deaths_of(tally));
}

static void tally_sum(demarc_import_tally *sum, const demarc_import_tally *add)
{
    sum->rows += add->rows;
    for (size_t i = 0; i < DEMARC_FEED_COUNTS; i++)
        sum->count[i] += add->count[i];
}

/* The fates that were met, and all of them together. */
static void fates_add(const demarc_importer *job, demarc_table *table,
                      demarc_import_tally all[3])
{
    for (size_t i = 0; i < DEMARC_FATE_COUNT; i++) {
        const bool dropped = demarc_fate_dropped((demarc_fate)i) != NULL;

        if (!job->tally[i].rows)
            continue;
        row_add(table, dropped ? "dropped" : "kept",
                demarc_fate_words((demarc_fate)i), &job->tally[i], 0);
        tally_sum(&all[0], &job->tally[i]);
        tally_sum(&all[1 + dropped], &job->tally[i]);
    }
    row_add(table, "in all", "", &all[0], DEMARC_ROW_TOTAL);
}

static void summary_add(demarc_table *table, const char *key,
                        const demarc_import_tally *tally)
{
    demarc_value *of = demarc_value_object(table, &table->summary, key);

    demarc_value_number(table, of, "rows", DEMARC_KIND_INTEGER,
                        (double)tally->rows);
    for (size_t i = 0; i < DEMARC_FEED_COUNTS; i++)
        demarc_value_number(
            table, of,
            demarc_feed_role_name((demarc_feed_role)(DEMARC_FEED_DEATHS_A + i)),
            DEMARC_KIND_INTEGER, tally->count[i]);
}

static void sources_add(const demarc_importer *job, demarc_table *table)
{
    demarc_value *all = demarc_value_array(table, &table->meta, "files");

    for (size_t i = 0; i < job->source_count; i++) {
        const demarc_import_source *from = &job->sources[i];
        demarc_value *of = demarc_value_object(table, all, NULL);

        if (!from->feed)
            continue;
        demarc_value_text(table, of, "file", from->file);
        demarc_value_text(table, of, "feed", from->feed->name);
        demarc_value_number(table, of, "header", DEMARC_KIND_BOOL,
                            !from->headless);
        demarc_value_number(table, of, "columns", DEMARC_KIND_INTEGER,
                            (double)from->columns);
        demarc_value_number(table, of, "rows", DEMARC_KIND_INTEGER,
                            (double)from->rows);
        demarc_table_note(
            table, "%s: %s, %zu columns, %zu row%s.", from->file,
            *from->feed->title ? from->feed->title : "a table of its own",
            from->columns, from->rows, from->rows == 1 ? "" : "s");
    }
}

demarc_status demarc_import_report(const demarc_importer *job,
                                   demarc_table **out)
{
    demarc_import_tally all[3] = {{0}};
    demarc_table *table = *out = demarc_table_new("import", "");
    demarc_value *sides;

    if (!table)
        return DEMARC_ENOMEM;
    columns_add(table);
    fates_add(job, table, all);
    summary_add(table, "in", &all[0]);
    summary_add(table, "kept", &all[1]);
    summary_add(table, "dropped", &all[2]);
    sides = demarc_value_object(table, &table->summary, "combatants");
    demarc_value_number(table, sides, "of_parties", DEMARC_KIND_INTEGER,
                        job->put);
    demarc_value_number(table, sides, "of_others", DEMARC_KIND_INTEGER,
                        job->aside);
    sources_add(job, table);
    if (job->party_count && job->put + job->aside > 0)
        demarc_table_note(table,
                          "Dead combatants kept: %lld of the parties' "
                          "governments, %lld of others.",
                          (long long)job->put, (long long)job->aside);
    return demarc_table_done(out);
}
