/* The dead, wounded and evacuated: what the sources say, and what it sums to.
 */
#include "report/casualties.h"
#include "base/buffer.h"
#include "model/event.h"
#include "report/cited.h"
#include "report/timeline.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct job {
    demarc_record *record;
    const demarc_casualties_how *how;
    const demarc_losses *all;
    demarc_table *table;
    const demarc_entry **cited; /* room for a claim of every event */
} job;

static const char *const ends[] = {"lowest", "latest", "highest"};
enum { LOWEST, LATEST, HIGHEST, END_COUNT };

static void columns_add(demarc_table *table, bool per_event)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;
    char key[24];

    demarc_table_column(table, "period", per_event ? "date" : "period",
                        DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "event", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "title", "event, and who says so",
                        DEMARC_KIND_TEXT, per_event ? 0 : data);
    demarc_table_column(table, "toll", "toll", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "party", "party", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "scope", "scope", DEMARC_KIND_TEXT, 0);
    for (size_t end = 0; end < END_COUNT; end++)
        demarc_table_column(table, ends[end], ends[end], DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "events", "events", DEMARC_KIND_INTEGER,
                        per_event ? data : 0);
    demarc_table_column(table, "no_figure", "no figure", DEMARC_KIND_INTEGER,
                        per_event ? data : 0);
    demarc_table_column(table, "check", "events in it", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "file", "", DEMARC_KIND_TEXT, data);
    for (size_t end = 0; end < END_COUNT; end++) {
        snprintf(key, sizeof key, "%s_lines", ends[end]);
        demarc_table_column(table, key, "", DEMARC_KIND_TEXT, data);
        snprintf(key, sizeof key, "%s_sources", ends[end]);
        demarc_table_column(table, key, "", DEMARC_KIND_TEXT, data);
    }
}

static void kind_cells(const job *in, size_t kind)
{
    demarc_cell_text(in->table, demarc_toll_word(in->record, kind));
    demarc_cell_text(in->table, demarc_toll_party(in->record, kind));
}

static const demarc_entry *end_of(const demarc_casualty *item, size_t end)
{
    return end == LOWEST   ? item->lowest
           : end == LATEST ? item->latest
                           : item->highest;
}

/** File, and lines and sources of the lowest, latest and highest claims. */
static void cited_cells(const job *in, const demarc_casualty_sum *sum)
{
    demarc_cell_text(in->table, in->record->border->events_file);
    for (size_t end = 0; end < END_COUNT; end++) {
        for (size_t i = 0; i < sum->count; i++)
            in->cited[i] = end_of(sum->of[i], end);
        demarc_cell_lines(in->table, in->cited, sum->count);
        demarc_cell_sources(in->table, in->record, in->cited, sum->count);
    }
}

/** A line for people: "  lowest 24: Sputnik, 2022-09-16 (line 145)". */
static void cite_row(const job *in, int group, const char *words, size_t kind,
                     const demarc_entry *entry)
{
    demarc_buffer text = {0};

    demarc_buffer_format(&text, "  %s %s: %s (line %ld)", words,
                         demarc_toll(in->record, entry->claim, kind)->text,
                         demarc_entry_cite(in->record, entry),
                         entry->claim->line);
    demarc_table_row(in->table, group, DEMARC_ROW_PRINT);
    demarc_cell_skip(in->table);
    demarc_cell_skip(in->table);
    demarc_cell_text(in->table, text.data ? text.data : "");
    in->table->failed = in->table->failed || text.failed;
    demarc_buffer_free(&text);
}

static bool same_figure(const job *in, const demarc_casualty *item,
                        const demarc_entry *a, const demarc_entry *b)
{
    return strcmp(demarc_toll(in->record, a->claim, item->kind)->text,
                  demarc_toll(in->record, b->claim, item->kind)->text) == 0;
}

/** The claims at both ends, the latest, and the newest if that is another,
 *  each once with all that it is. */
static void cite_rows(const job *in, int group, const demarc_casualty *item)
{
    static const char *const names[] = {"lowest", "latest", "highest",
                                        "newest, an old number"};
    const demarc_entry *const of[] = {item->lowest, item->latest, item->highest,
                                      item->claims[item->count - 1]};
    const bool all = same_figure(in, item, of[0], of[1]) &&
                     same_figure(in, item, of[0], of[2]);

    if (all)
        cite_row(in, group, item->count > 1 ? "all say" : "only", item->kind,
                 of[1]);
    for (size_t i = 0; i < 4 && !all; i++) {
        char words[60] = "";
        size_t length = 0;
        bool told = false;

        for (size_t k = 0; k < i; k++)
            told = told || of[k] == of[i];
        for (size_t k = i; k < 4 && !told; k++)
            if (of[k] == of[i] && (k < 3 || i == 3))
                length +=
                    (size_t)snprintf(words + length, sizeof words - length,
                                     "%s%s", length ? ", " : "", names[k]);
        if (!told)
            cite_row(in, group, words, item->kind, of[i]);
    }
}

static void sum_row(const job *in, int group, unsigned flags,
                    const demarc_casualty_sum *sum)
{
    demarc_table *table = in->table;
    const demarc_event *event = sum->event;

    demarc_table_row(table, group, flags);
    demarc_cell_text(table, event ? event->date.text : sum->period);
    demarc_cell_text(table, event ? event->id : "");
    demarc_cell_text(table, event ? event->title : "");
    kind_cells(in, sum->kind);
    demarc_cell_text(table, demarc_scope_name(sum->scope));
    demarc_cell_bound(table, sum->lowest, 0);
    demarc_cell_bound(table, sum->latest, 0);
    demarc_cell_bound(table, sum->highest, 0);
    demarc_cell_number(table, (double)sum->count);
    demarc_cell_number(
        table, sum->scope == DEMARC_SCOPE_ALL ? (double)sum->silent : NAN);
    demarc_cell_skip(table);
    cited_cells(in, sum);
    if (event && sum->count)
        cite_rows(in, group, sum->of[0]);
}

static const char *const checked[] = {
    [DEMARC_SUM_ALONE] = "no figure",
    [DEMARC_SUM_FITS] = "fits",
    [DEMARC_SUM_BELOW] = "less than they make",
    [DEMARC_SUM_ABOVE] = "more than they make"};

/** "lowest 6, latest 6, highest 7 in 3 events: fits". */
static void checked_print(demarc_buffer *out, const demarc_checksum *check)
{
    if (check->events) {
        demarc_buffer_text(out, "lowest ");
        demarc_bound_print(out, check->lowest, 0);
        demarc_buffer_text(out, ", latest ");
        demarc_bound_print(out, check->latest, 0);
        demarc_buffer_text(out, ", highest ");
        demarc_bound_print(out, check->highest, 0);
        demarc_buffer_format(out, " in %zu event%s: ", check->events,
                             check->events == 1 ? "" : "s");
    }
    demarc_buffer_text(out, checked[check->is]);
}

static void check_row(const job *in, int group, const demarc_checksum *check)
{
    demarc_table *table = in->table;
    const demarc_entry *entry = check->entry;
    demarc_buffer text = {0};

    demarc_table_row(table, group, 0);
    demarc_cell_text(table, entry->claim->date->text);
    demarc_cell_text(table, entry->event->id);
    demarc_cell_text(table, entry->event->title);
    kind_cells(in, check->kind);
    demarc_cell_text(table, demarc_scope_name(DEMARC_SCOPE_AGGREGATE));
    for (size_t end = 0; end < END_COUNT; end++)
        demarc_cell_bound(table, check->told, 0);
    demarc_cell_number(table, (double)check->events);
    demarc_cell_skip(table);
    checked_print(&text, check);
    demarc_cell_text(table, text.data ? text.data : "");
    demarc_cell_text(table, in->record->border->events_file);
    for (size_t end = 0; end < END_COUNT; end++) {
        demarc_cell_lines(table, &entry, 1);
        demarc_cell_sources(table, in->record, &entry, 1);
    }
    demarc_table_note(
        table, "Not added: %s %s in all of %s (%s, line %ld); the events: %s.",
        demarc_toll_name(in->record, check->kind),
        demarc_toll(in->record, entry->claim, check->kind)->text,
        entry->claim->date->text, demarc_entry_cite(in->record, entry),
        entry->claim->line, text.data ? text.data : "");
    table->failed = table->failed || text.failed;
    demarc_buffer_free(&text);
}

/** The last group of rows: totals for people; in CSV and JSON that would be
 *  counting twice, and the summary has them. */
static void rows_add(const job *in)
{
    const demarc_losses *all = in->all;
    const bool event = in->how->per == DEMARC_PER_EVENT;
    int group = 0;

    for (size_t i = 0; i < all->sum_count; i++) {
        if (i && event && all->sums[i].event != all->sums[i - 1].event)
            group++;
        sum_row(in, group, 0, &all->sums[i]);
    }
    group++;
    for (size_t i = 0; i < all->total_count && in->how->per != DEMARC_PER_ALL;
         i++)
        sum_row(in, group, DEMARC_ROW_PRINT, &all->totals[i]);
    group++;
    for (size_t i = 0; i < all->check_count; i++)
        check_row(in, group, &all->checks[i]);
}

static demarc_status nothing_asked(demarc_ctx *ctx, const demarc_border *border,
                                   const demarc_casualties_how *how)
{
    const demarc_timeline_how time = {.has_from = how->has_from,
                                      .has_day = how->has_day,
                                      .from = how->from,
                                      .day = how->day,
                                      .type = how->type};

    if (border->event_count && !how->type && !how->has_from && !how->has_day)
        return demarc_report(ctx, DEMARC_RULE_EMPTY, NULL,
                             "give --type to count other events",
                             "no event of border %s is a clash or an incident, "
                             "and none has dead, wounded or evacuated",
                             border->id);
    return demarc_timeline_empty(ctx, border, &time);
}

static demarc_status table_fill(demarc_ctx *ctx, demarc_record *record,
                                const demarc_casualties_how *how,
                                demarc_table *table)
{
    demarc_losses all;
    demarc_status status = demarc_casualties_make(record, how, &all);
    const job in = {
        .record = record,
        .how = how,
        .all = &all,
        .table = table,
        .cited = demarc_record_take(record, record->count, sizeof *in.cited)};

    if (status == DEMARC_OK && all.event_count + all.check_count == 0)
        status = nothing_asked(ctx, record->border, how);
    if (status != DEMARC_OK || !in.cited)
        return status ? status : DEMARC_ENOMEM;
    columns_add(table, how->per == DEMARC_PER_EVENT);
    rows_add(&in);
    demarc_meta_claims(table, record->border, record->day);
    demarc_casualties_sum_up(table, record, how, &all);
    return record->failed ? DEMARC_ENOMEM : DEMARC_OK;
}

demarc_status demarc_casualties(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_casualties_how *how,
                                demarc_table **out)
{
    const demarc_record_how record_how = {how->has_day, how->day};
    demarc_table *table =
        demarc_table_new("casualties", demarc_border_title(border));
    demarc_record record;
    demarc_status status;

    *out = NULL;
    if (!table)
        return DEMARC_ENOMEM;
    status = demarc_record_make(border, &record_how, &record);
    if (status == DEMARC_OK)
        status = table_fill(ctx, &record, how, table);
    demarc_record_free(&record);
    if (status != DEMARC_OK) {
        demarc_table_free(table);
        return status;
    }
    *out = table;
    return demarc_table_done(out);
}
