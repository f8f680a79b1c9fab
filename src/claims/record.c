#include "claims/record.h"

#include "base/buffer.h"
#include "base/names.h"
#include "base/text.h"
#include "model/event.h"
#include "model/figure.h"
#include "model/word.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A report so much later may tell what was known then, or what is now. */
enum { LATE_DAYS = 365 };

/* Kilometres in a report about these are what was known when it was printed;
 * in any other they are of the event's own day. */
static bool is_occasion(const char *type)
{
    static const char *const types[] = {"clash", "incident", "closure",
                                        "reopening"};

    return demarc_word_find(type, types, 4) < 4;
}

static void days_set(demarc_entry *entry)
{
    const demarc_date *date = entry->claim->date;
    const bool dated = *entry->claim->source_date->text;

    entry->published = demarc_claim_published(entry->claim);
    entry->from =
        date->earliest > DEMARC_DAY_MIN ? date->earliest : date->latest;
    entry->by = date->latest < DEMARC_DAY_MAX ? date->latest : entry->published;
    entry->on = entry->by;
    if (!dated)
        return;
    if (is_occasion(entry->event->type)) {
        entry->from = entry->claim->source_date->earliest;
        entry->on = entry->by = entry->published;
    } else if (entry->published > entry->by + LATE_DAYS) {
        entry->by = entry->published;
    }
}

static bool has_figure(const demarc_border *border, const demarc_claim *claim)
{
    for (size_t i = 0; i < DEMARC_MEASURE_COUNT; i++)
        if (demarc_figure_given(claim->figure[i]))
            return true;
    for (size_t i = 0; i < border->about.party_count; i++)
        if (demarc_figure_given(claim->killed[i]) ||
            demarc_figure_given(claim->wounded[i]))
            return true;
    return false;
}

static const char *aside_of(const demarc_border *border,
                            const demarc_entry *entry,
                            const demarc_record_how *how)
{
    static const char *const scopes[] = {
        [DEMARC_SCOPE_MILITARY] = "counts servicemen only",
        [DEMARC_SCOPE_CIVILIAN] = "counts civilians only",
        [DEMARC_SCOPE_PARTIAL] = "counts a part only",
        [DEMARC_SCOPE_AGGREGATE] = "counts several events: a checksum"};

    if (entry->claim->aside == DEMARC_LATER)
        return "published later";
    if (entry->claim->aside == DEMARC_OTHERS)
        return "of another source";
    if (how->has_day && entry->when->first > how->day)
        return "about a later event";
    if (!has_figure(border, entry->claim))
        return "gives no figure: its date alone is compared";
    return scopes[entry->claim->scope];
}

static int by_line(const demarc_entry *a, const demarc_entry *b)
{
    return (a->claim->line > b->claim->line) -
           (a->claim->line < b->claim->line);
}

static int by_time(const void *left, const void *right)
{
    const demarc_entry *a = *(const demarc_entry *const *)left;
    const demarc_entry *b = *(const demarc_entry *const *)right;

    if (a->by != b->by)
        return a->by < b->by ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return by_line(a, b);
}

static demarc_status sources_number(demarc_record *out)
{
    demarc_names names = {0};
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < out->count && status == DEMARC_OK; i++) {
        demarc_entry *entry = &out->entries[i];
        const char *source = entry->claim->source;
        char *name =
            demarc_arena_copy(&out->arena, source, demarc_publisher(source));

        for (char *at = name; at && *at; at++)
            if (*at >= 'A' && *at <= 'Z')
                *at = (char)(*at - 'A' + 'a');
        entry->source = name ? demarc_names_add(&names, name) : 0;
        if (!name || entry->source == DEMARC_NAMES_NONE)
            status = DEMARC_ENOMEM;
    }
    demarc_names_free(&names);
    return status;
}

static demarc_status undoing_find(demarc_record *out)
{
    const demarc_border *border = out->border;

    out->undoing =
        demarc_record_take(out, border->event_count, sizeof *out->undoing);
    for (size_t i = 0; out->undoing && i < border->event_count; i++)
        if (border->events[i].sets && demarc_event_heard(&border->events[i]))
            out->undoing[out->undoing_count++] = &border->events[i];
    return out->undoing ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status series_make(demarc_record *out, demarc_measure measure)
{
    demarc_series *series = &out->of[measure];

    series->items = demarc_record_take(out, out->count, sizeof *series->items);
    if (!series->items)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < out->count; i++)
        if (!out->entries[i].aside &&
            demarc_entry_gives(&out->entries[i], measure))
            series->items[series->count++] = &out->entries[i];
    if (series->count)
        qsort(series->items, series->count, sizeof *series->items, by_time);
    return DEMARC_OK;
}

/* Lays out the claims of an event from `place` on; returns how many. */
static size_t event_lay_out(demarc_record *out, const demarc_event *event,
                            const demarc_record_how *how, size_t place)
{
    const demarc_date *when = demarc_event_when(event);

    for (size_t k = 0; k < event->claim_count; k++) {
        demarc_entry *entry = &out->entries[place + k];

        entry->place = place + k;
        entry->event = event;
        entry->claim = &event->claims[k];
        entry->when = when;
        entry->aside = aside_of(out->border, entry, how);
        entry->heard = entry->claim->aside == DEMARC_HEARD &&
                       !(how->has_day && when->first > how->day);
        days_set(entry);
    }
    return event->claim_count;
}

demarc_status demarc_record_make(const demarc_border *border,
                                 const demarc_record_how *how,
                                 demarc_record *out)
{
    demarc_status status;

    *out = (demarc_record){.border = border, .median_total = NAN};
    out->day = how->has_day ? how->day : demarc_border_last_day(border);
    for (size_t i = 0; i < border->event_count; i++)
        out->count += border->events[i].claim_count;
    out->entries = demarc_record_take(out, out->count, sizeof *out->entries);
    if (!out->entries)
        return DEMARC_ENOMEM;
    for (size_t i = 0, n = 0; i < border->event_count; i++)
        n += event_lay_out(out, &border->events[i], how, n);
    status = sources_number(out);
    if (status == DEMARC_OK)
        status = undoing_find(out);
    for (unsigned m = 0; m < DEMARC_MEASURE_COUNT && status == DEMARC_OK; m++)
        status = series_make(out, m);
    return status;
}

void demarc_record_free(demarc_record *record)
{
    if (!record)
        return;
    demarc_arena_free(&record->arena);
    free(record->remarks);
    free(record->chains);
    *record = (demarc_record){0};
}

static int by_gravity(const void *left, const void *right)
{
    const demarc_remark *a = left, *b = right;

    if (a->severity != b->severity)
        return a->severity > b->severity ? -1 : 1;
    if (a->rule != b->rule)
        return a->rule < b->rule ? -1 : 1;
    return by_time(a->entries, b->entries);
}

demarc_status demarc_record_check(demarc_record *record)
{
    static demarc_check_fn *const checks[] = {
#define CHECK(function, what) function,
#include "claims/checks.def"
#undef CHECK
    };

    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        checks[i](record);
    if (record->remark_count)
        qsort(record->remarks, record->remark_count, sizeof *record->remarks,
              by_gravity);
    return record->failed ? DEMARC_ENOMEM : DEMARC_OK;
}
