#include "model/event.h"
#include "model/figure.h"
#include "report/casualties.h"
#include "report/cited.h"

#include <math.h>

/* What people are told below the table; programs get all. */
enum { MOST_REPEATS = 8 };

const char *demarc_toll_word(const demarc_record *record, size_t kind)
{
    const size_t parties = record->border->about.party_count;

    return kind < parties       ? "killed"
           : kind < 2 * parties ? "wounded"
                                : "evacuated";
}

const char *demarc_toll_party(const demarc_record *record, size_t kind)
{
    const size_t parties = record->border->about.party_count;

    return kind < 2 * parties
               ? demarc_border_party(record->border, kind % parties)
               : "";
}

static void count_add(demarc_table *table, demarc_value *to, const char *key,
                      size_t count)
{
    demarc_value_number(table, to, key, DEMARC_KIND_INTEGER, (double)count);
}

static void totals_add(demarc_table *table, const demarc_record *record,
                       const demarc_losses *all)
{
    demarc_value *list = demarc_value_array(table, &table->summary, "totals");

    for (size_t i = 0; i < all->total_count; i++) {
        const demarc_casualty_sum *sum = &all->totals[i];
        demarc_value *to = demarc_value_object(table, list, NULL);

        demarc_value_text(table, to, "toll",
                          demarc_toll_word(record, sum->kind));
        demarc_value_text(table, to, "party",
                          demarc_toll_party(record, sum->kind));
        demarc_value_text(table, to, "scope", demarc_scope_name(sum->scope));
        demarc_value_bound(table, to, "lowest", sum->lowest, 0);
        demarc_value_bound(table, to, "latest", sum->latest, 0);
        demarc_value_bound(table, to, "highest", sum->highest, 0);
        count_add(table, to, "events", sum->count);
        if (sum->scope == DEMARC_SCOPE_ALL)
            count_add(table, to, "no_figure", sum->silent);
    }
}

static void claim_add(demarc_table *table, demarc_value *list,
                      const demarc_record *record, const demarc_casualty *item,
                      size_t i)
{
    const demarc_entry *entry = item->claims[i];
    const demarc_repeat *repeat = &item->repeats[i];
    demarc_value *to = demarc_value_object(table, list, NULL);
    char day[DEMARC_DAY_SIZE];

    demarc_value_text(table, to, "event", entry->event->id);
    demarc_value_text(table, to, "toll", demarc_toll_word(record, item->kind));
    demarc_value_text(table, to, "party",
                      demarc_toll_party(record, item->kind));
    demarc_value_text(table, to, "scope", demarc_scope_name(item->scope));
    demarc_value_bound(
        table, to, "figure",
        demarc_bound_of(demarc_toll(record, entry->claim, item->kind)), 0);
    demarc_value_text(table, to, "file", record->border->events_file);
    count_add(table, to, "line", (size_t)entry->claim->line);
    demarc_value_text(table, to, "source", entry->claim->source);
    demarc_value_text(table, to, "published",
                      demarc_entry_published(entry, day));
    demarc_value_number(table, to, "lowest", DEMARC_KIND_BOOL,
                        entry == item->lowest);
    demarc_value_number(table, to, "latest", DEMARC_KIND_BOOL,
                        entry == item->latest);
    demarc_value_number(table, to, "highest", DEMARC_KIND_BOOL,
                        entry == item->highest);
    demarc_value_number(table, to, "newest", DEMARC_KIND_BOOL,
                        i + 1 == item->count);
    demarc_value_number(table, to, "after_line", DEMARC_KIND_INTEGER,
                        repeat->newer ? (double)repeat->newer->claim->line
                                      : NAN);
    demarc_value_number(
        table, to, "repeats_line", DEMARC_KIND_INTEGER,
        repeat->newer && repeat->old ? (double)repeat->old->claim->line : NAN);
}

/* "kt-2022-09-14: killed KGZ 24 (Orda.kz, 2025-03-13, line 160) after 63". */
static void repeat_tell(demarc_table *table, demarc_record *record,
                        const demarc_casualty *item, size_t i)
{
    const demarc_entry *entry = item->claims[i];
    const demarc_repeat *repeat = &item->repeats[i];

    demarc_table_note(
        table,
        "%s: %s %s at %s (line %ld) %s; %s was in print by then "
        "(line %ld).",
        item->event->event->id, demarc_toll_name(record, item->kind),
        demarc_toll(record, entry->claim, item->kind)->text,
        demarc_entry_cite(record, entry), entry->claim->line,
        repeat->old ? "repeats an old number" : "is less than was known",
        demarc_toll(record, repeat->newer->claim, item->kind)->text,
        repeat->newer->claim->line);
}

static void claims_add(demarc_table *table, demarc_record *record,
                       const demarc_losses *all)
{
    demarc_value *list = demarc_value_array(table, &table->summary, "claims");
    size_t repeats = 0;

    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->items[i].count; k++) {
            claim_add(table, list, record, &all->items[i], k);
            if (all->items[i].repeats[k].newer && repeats++ < MOST_REPEATS)
                repeat_tell(table, record, &all->items[i], k);
        }
    if (repeats > MOST_REPEATS)
        demarc_table_note(table,
                          "%zu more claims repeat an old number; JSON "
                          "names them (after_line).",
                          repeats - MOST_REPEATS);
    count_add(table, &table->summary, "repeats", repeats);
}

/* Events without any figure at all: their toll is not known, and not 0. */
static size_t silent_count(const demarc_losses *all)
{
    size_t count = 0;

    for (size_t i = 0; i < all->event_count; i++)
        count += all->first_item[i] == all->first_item[i + 1];
    return count;
}

void demarc_casualties_sum_up(demarc_table *table, demarc_record *record,
                              const demarc_casualties_how *how,
                              const demarc_losses *all)
{
    const size_t silent = silent_count(all);
    char day[DEMARC_DAY_SIZE];

    demarc_value_text(table, &table->summary, "from",
                      how->has_from ? demarc_day_format(how->from, day) : "");
    demarc_value_text(table, &table->summary, "as_of",
                      record->day == DEMARC_DAY_MAX
                          ? ""
                          : demarc_day_format(record->day, day));
    count_add(table, &table->summary, "events", all->event_count);
    count_add(table, &table->summary, "events_without_figure", silent);
    count_add(table, &table->summary, "checksums", all->check_count);
    totals_add(table, record, all);
    claims_add(table, record, all);
    demarc_table_note(
        table,
        "Events: %zu, of which %zu have no figure at all. No figure is not 0: "
        "the sums leave those events out, and the column \"no figure\" counts "
        "them.",
        all->event_count, silent);
}
