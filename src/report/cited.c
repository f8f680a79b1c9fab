#include "report/cited.h"

#include "base/buffer.h"
#include "report/meta.h"

/* The buffer's text as a cell, and the buffer freed. */
static void cell_put(demarc_table *table, demarc_buffer *text)
{
    demarc_cell_text(table, text->data ? text->data : "");
    table->failed = table->failed || text->failed;
    demarc_buffer_free(text);
}

void demarc_cell_lines(demarc_table *table, const demarc_entry *const *entries,
                       size_t count)
{
    demarc_buffer text = {0};

    for (size_t i = 0; i < count; i++)
        demarc_buffer_format(&text, "%s%ld", i ? " " : "",
                             entries[i]->claim->line);
    cell_put(table, &text);
}

void demarc_cell_sources(demarc_table *table, demarc_record *record,
                         const demarc_entry *const *entries, size_t count)
{
    demarc_buffer text = {0};

    for (size_t i = 0; i < count; i++)
        demarc_buffer_format(&text, "%s%s", i ? "; " : "",
                             demarc_entry_cite(record, entries[i]));
    cell_put(table, &text);
}

void demarc_cell_bound(demarc_table *table, demarc_bound bound, int digits)
{
    demarc_buffer text = {0};

    if (!demarc_bound_given(bound) || demarc_bound_plain(bound)) {
        demarc_cell_number(table, bound.low);
        return;
    }
    demarc_bound_print(&text, bound, digits);
    cell_put(table, &text);
}

void demarc_value_bound(demarc_table *table, demarc_value *to, const char *key,
                        demarc_bound bound, int digits)
{
    demarc_buffer text = {0};

    if (!demarc_bound_given(bound) || demarc_bound_plain(bound)) {
        demarc_value_number(table, to, key, DEMARC_KIND_NUMBER, bound.low);
        return;
    }
    demarc_bound_print(&text, bound, digits);
    demarc_value_text(table, to, key, text.data ? text.data : "");
    table->failed = table->failed || text.failed;
    demarc_buffer_free(&text);
}

const char *demarc_entry_published(const demarc_entry *entry,
                                   char out[DEMARC_DAY_SIZE])
{
    if (entry->published == DEMARC_DAY_MIN ||
        entry->published == DEMARC_DAY_MAX)
        return "";
    return demarc_day_format(entry->published, out);
}

void demarc_meta_claims(demarc_table *table, const demarc_border *border,
                        demarc_day day)
{
    demarc_value *parties;

    if (border->net) {
        demarc_meta_add(table, border, day, NULL);
        return;
    }
    demarc_value_text(table, &table->meta, "border", border->id);
    demarc_value_text(table, &table->meta, "title", border->about.title);
    parties = demarc_value_array(table, &table->meta, "parties");
    for (size_t i = 0; i < border->about.party_count; i++)
        demarc_value_text(table, parties, NULL, demarc_border_party(border, i));
    demarc_value_text(table, &table->meta, "events", border->events_file);
}
