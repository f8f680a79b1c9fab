#include "claims/casualties.h"

#include "model/figure.h"
#include "model/spread.h"
#include "model/word.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    demarc_record *record;
    const demarc_casualties_how *how;
    demarc_losses *out;
    const demarc_entry **some; /* room for all entries */
    size_t kinds;
} job;

/* Year and month where `per` asks for them; false if they are in doubt. */
static void day_print(demarc_day day, size_t parts, char out[DEMARC_DAY_SIZE])
{
    char *at = demarc_day_format(day, out) + 1; /* past a minus */

    while (parts-- && (at = strchr(at, '-')))
        if (parts)
            at++;
        else
            *at = '\0';
}

void demarc_period_print(const demarc_date *date, demarc_period per,
                         char out[DEMARC_DAY_SIZE])
{
    const bool doubt = date->earliest != date->latest;
    char last[DEMARC_DAY_SIZE];

    strcpy(out, "XXXX");
    if (date->first == DEMARC_DAY_MIN ||
        (doubt && date->last == DEMARC_DAY_MAX))
        return;
    day_print(date->first, 1, out);
    day_print(date->last, 1, last);
    if (doubt && strcmp(out, last) != 0) {
        strcpy(out, "XXXX");
        return;
    }
    if (per != DEMARC_PER_MONTH)
        return;
    day_print(date->first, 2, out);
    day_print(date->last, 2, last);
    if (doubt && strcmp(out, last) != 0)
        strcpy(strrchr(out, '-'), "-XX");
}

/* Does the event count: is it asked for, and could it have a toll? */
static bool is_asked(const job *in, size_t from, size_t to)
{
    const demarc_record *record = in->record;
    const demarc_entry *first = &record->entries[from];
    const char *type = first->event->type;
    bool heard = false, told = false;

    if (in->how->has_from && first->when->last < in->how->from)
        return false;
    if (in->how->type && !demarc_word_same(in->how->type, type))
        return false;
    for (size_t i = from; i < to; i++) {
        const demarc_entry *entry = &record->entries[i];

        if (!entry->heard || entry->claim->scope == DEMARC_SCOPE_AGGREGATE)
            continue;
        heard = true;
        for (size_t kind = 0; kind < in->kinds && !told; kind++)
            told = demarc_figure_given(demarc_toll(record, entry->claim, kind));
    }
    return heard && (told || in->how->type || demarc_word_same(type, "clash") ||
                     demarc_word_same(type, "incident"));
}

static int by_day(const void *left, const void *right, void *user)
{
    const demarc_entry *entries = user;
    const demarc_entry *a = &entries[*(const size_t *)left];
    const demarc_entry *b = &entries[*(const size_t *)right];

    if (a->when->first != b->when->first)
        return a->when->first < b->when->first ? -1 : 1;
    if (a->when->last != b->when->last)
        return a->when->last < b->when->last ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static int by_year(const void *left, const void *right, void *user)
{
    const demarc_entry *entries = user;
    char a[DEMARC_DAY_SIZE], b[DEMARC_DAY_SIZE];
    int order;

    demarc_period_print(entries[*(const size_t *)left].when, DEMARC_PER_MONTH,
                        a);
    demarc_period_print(entries[*(const size_t *)right].when, DEMARC_PER_MONTH,
                        b);
    order = strcmp(a, b);
    return order ? order : by_day(left, right, user);
}

static void events_take(job *in)
{
    demarc_record *record = in->record;
    demarc_losses *out = in->out;
    const bool calendar =
        in->how->per == DEMARC_PER_YEAR || in->how->per == DEMARC_PER_MONTH;

    for (size_t from = 0, to; from < record->count; from = to) {
        to = demarc_event_end(record, from);
        if (is_asked(in, from, to))
            out->events[out->event_count++] = from;
    }
    if (out->event_count)
        qsort_r(out->events, out->event_count, sizeof *out->events,
                calendar ? by_year : by_day, record->entries);
}

static const demarc_entry *entry_of(const demarc_record *record,
                                    const demarc_entry *first,
                                    const demarc_claim *claim)
{
    return &record->entries[first->place +
                            (size_t)(claim - first->event->claims)];
}

/* Lowest, latest and highest as the timeline has them, whatever the scope. */
static void spread_set(const job *in, demarc_casualty *of)
{
    const demarc_entry *first = of->event;
    const demarc_question asked =
        demarc_toll_question(in->record, of->kind, first->event, of->scope);
    const demarc_spread spread = demarc_event_spread(&asked);

    of->lowest = entry_of(in->record, first, spread.lowest);
    of->latest = entry_of(in->record, first, spread.latest);
    of->highest = entry_of(in->record, first, spread.highest);
}

/* One casualty, of the `count` claims in in->some. */
static void casualty_take(job *in, const demarc_entry *event, size_t kind,
                          demarc_scope scope, size_t count)
{
    demarc_casualty *of = &in->out->items[in->out->count];

    *of = (demarc_casualty){
        .event = event,
        .kind = kind,
        .scope = scope,
        .count = count,
        .claims = demarc_record_take(in->record, count, sizeof *of->claims),
        .repeats = demarc_record_take(in->record, count, sizeof *of->repeats)};
    if (!of->claims || !of->repeats)
        return;
    memcpy(of->claims, in->some, count * sizeof *of->claims);
    for (size_t i = 0; i < count; i++)
        demarc_toll_repeats(in->record, kind, of->claims, count, i,
                            &of->repeats[i]);
    spread_set(in, of);
    in->out->count++;
}

/* How many claims can make a casualty: each one of every kind. */
static size_t most_items(const job *in)
{
    size_t count = 0;

    for (size_t i = 0; i < in->record->count; i++)
        for (size_t kind = 0; kind < in->kinds; kind++)
            count += demarc_figure_given(
                demarc_toll(in->record, in->record->entries[i].claim, kind));
    return count;
}

static void items_take(job *in)
{
    demarc_record *record = in->record;

    for (size_t i = 0; i < in->out->event_count; i++) {
        const size_t from = in->out->events[i];
        const size_t to = demarc_event_end(record, from);

        in->out->first_item[i] = in->out->count;
        for (size_t kind = 0; kind < in->kinds; kind++)
            for (unsigned scope = 0; scope < DEMARC_SCOPE_COUNT; scope++) {
                const size_t count =
                    scope == DEMARC_SCOPE_AGGREGATE
                        ? 0
                        : demarc_tolls_take(record, from, to, kind, scope,
                                            in->some);

                if (count)
                    casualty_take(in, &record->entries[from], kind, scope,
                                  count);
            }
    }
    in->out->first_item[in->out->event_count] = in->out->count;
}

demarc_status demarc_casualties_make(demarc_record *record,
                                     const demarc_casualties_how *how,
                                     demarc_losses *out)
{
    job in = {.record = record,
              .how = how,
              .out = out,
              .kinds = demarc_toll_kinds(record)};

    *out = (demarc_losses){0};
    in.some = demarc_record_take(record, record->count, sizeof *in.some);
    out->events = demarc_record_take(record, record->count, sizeof(size_t));
    out->items =
        demarc_record_take(record, most_items(&in), sizeof *out->items);
    out->first_item = demarc_record_take(record, record->count, sizeof(size_t));
    if (record->failed)
        return DEMARC_ENOMEM;
    events_take(&in);
    items_take(&in);
    demarc_casualties_sum(record, how->per, out);
    demarc_checksums_make(record, how, out);
    return record->failed ? DEMARC_ENOMEM : DEMARC_OK;
}
