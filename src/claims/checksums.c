/* What is told of several events together, beside the sum of each. */
#include "claims/casualties.h"

#include "model/figure.h"
#include "model/word.h"

#include <math.h>
#include <stdlib.h>

/* A report about one event may join the next ones to it, so many days on. */
enum { JOINED_DAYS = 7 };

typedef struct job {
    const demarc_record *record;
    const demarc_losses *all;
    size_t *by_day; /* places in all->events, by first day */
    size_t count;   /* of them; those without a first day are none */
} job;

static demarc_range range_of(demarc_bound low, demarc_bound high)
{
    return (demarc_range){low.low, high.open ? INFINITY : high.top};
}

static const demarc_entry *event_at(const job *in, size_t i)
{
    return &in->record->entries[in->all->events[in->by_day[i]]];
}

/* Takes the casualties of an event to the sums, if it has any. */
static void event_take(const job *in, size_t i, demarc_checksum *out)
{
    const size_t *items = &in->all->first_item[in->by_day[i]];

    for (size_t k = items[0]; k < items[1]; k++) {
        const demarc_casualty *item = &in->all->items[k];

        if (item->kind != out->kind || item->scope != DEMARC_SCOPE_ALL)
            continue;
        demarc_casualty_add(in->record, item, &out->lowest, &out->latest,
                            &out->highest);
        out->events++;
    }
}

/* The first event that begins on `day` or later. */
static size_t first_from(const job *in, demarc_day day)
{
    size_t low = 0, high = in->count;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (event_at(in, middle)->when->first < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static demarc_checked compare(const demarc_checksum *of)
{
    const demarc_range told = range_of(of->told, of->told);
    const demarc_range sum = range_of(of->lowest, of->highest);

    if (!of->events)
        return DEMARC_SUM_ALONE;
    return demarc_range_below(told, sum)   ? DEMARC_SUM_BELOW
           : demarc_range_below(sum, told) ? DEMARC_SUM_ABOVE
                                           : DEMARC_SUM_FITS;
}

static void start(demarc_checksum *of)
{
    of->events = 0;
    of->lowest = of->latest = of->highest = DEMARC_NO_BOUND;
}

/* All events that lie in the time of the claim. */
static void within_take(const job *in, demarc_checksum *out)
{
    const demarc_date *time = out->entry->claim->date;

    start(out);
    for (size_t i = first_from(in, time->first);
         i < in->count && event_at(in, i)->when->first <= time->last; i++)
        if (event_at(in, i)->when->last <= time->last)
            event_take(in, i, out);
    out->is = compare(out);
}

/* A report that joins an event to the next ones: so many of them as make its
 * number. False, and nothing is taken, if none do. */
static bool joined_take(const job *in, demarc_checksum *out)
{
    const demarc_checksum before = *out;
    demarc_day last = out->entry->when->last;

    if (last == DEMARC_DAY_MAX)
        return false;
    start(out);
    for (size_t i = first_from(in, out->entry->when->first); i < in->count;
         i++) {
        const demarc_date *when = event_at(in, i)->when;

        if ((long)when->first - last > JOINED_DAYS ||
            when->first > out->entry->published)
            break;
        event_take(in, i, out);
        last = when->last > last ? when->last : last;
        out->is = compare(out);
        if (out->is == DEMARC_SUM_FITS)
            return true;
    }
    *out = before;
    return false;
}

static void check_add(const job *in, const demarc_entry *entry, size_t kind,
                      demarc_checksum *out)
{
    *out = (demarc_checksum){
        .entry = entry,
        .kind = kind,
        .told = demarc_bound_of(demarc_toll(in->record, entry->claim, kind))};
    within_take(in, out);
    if (out->is == DEMARC_SUM_ABOVE)
        joined_take(in, out);
}

static int by_day(const void *left, const void *right, void *user)
{
    const job *in = user;
    const demarc_entry *entries = in->record->entries;
    const size_t a = *(const size_t *)left, b = *(const size_t *)right;
    const demarc_day day[] = {entries[in->all->events[a]].when->first,
                              entries[in->all->events[b]].when->first};

    if (day[0] != day[1])
        return day[0] < day[1] ? -1 : 1;
    return (a > b) - (a < b);
}

static void days_make(job *in)
{
    for (size_t i = 0; i < in->all->event_count; i++)
        if (in->record->entries[in->all->events[i]].when->first >
            DEMARC_DAY_MIN)
            in->by_day[in->count++] = i;
    if (in->count)
        qsort_r(in->by_day, in->count, sizeof *in->by_day, by_day, in);
}

/* Only part of its events would be there if it were not all in the time, or of
 * the type, that is asked for. */
static bool is_checksum(const demarc_entry *entry,
                        const demarc_casualties_how *how)
{
    const demarc_date *time = entry->claim->date;

    return entry->heard && entry->claim->scope == DEMARC_SCOPE_AGGREGATE &&
           (!how->has_from || time->first >= how->from) &&
           (!how->has_day || time->last <= how->day) &&
           (!how->type || demarc_word_same(how->type, entry->event->type));
}

void demarc_checksums_make(demarc_record *record,
                           const demarc_casualties_how *how, demarc_losses *out)
{
    const size_t kinds = demarc_toll_kinds(record);
    size_t most = 0;
    job in = {.record = record, .all = out};

    for (size_t i = 0; i < record->count; i++)
        most += is_checksum(&record->entries[i], how);
    in.by_day = demarc_record_take(record, out->event_count, sizeof(size_t));
    out->checks = demarc_record_take(record, most * kinds, sizeof *out->checks);
    if (!in.by_day || !out->checks)
        return;
    days_make(&in);
    for (size_t i = 0; i < record->count; i++)
        for (size_t kind = 0; kind < kinds; kind++)
            if (is_checksum(&record->entries[i], how) &&
                demarc_figure_given(
                    demarc_toll(record, record->entries[i].claim, kind)))
                check_add(&in, &record->entries[i], kind,
                          &out->checks[out->check_count++]);
}
