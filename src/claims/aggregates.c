/* Several events told together: a checksum of the single ones, and never to be
 * added to them. */
#include "claims/tolls.h"

#include "model/figure.h"

#include <math.h>
#include <stdlib.h>

/* Days after an event within which a report may join the next one to it, and
 * from which on an event is a time in which others lie. */
enum { JOINED_DAYS = 7, LONG_DAYS = 28 };

/* A sum of fewer dead than this may be chance. */
static const double least_sum = 3;

/* Lowest to highest toll of an event; what is known of it. */
typedef struct toll {
    const demarc_entry *entry; /* the first that gives it */
    demarc_range range;
    size_t claims;
} toll;

typedef struct job {
    demarc_record *record;
    size_t *events; /* first entry of each event, by first day */
    size_t event_count;
    const demarc_entry **cited; /* room for all */
    const demarc_entry **some;
    size_t kind;
} job;

static int by_day(const void *left, const void *right, void *user)
{
    const demarc_entry *entries = user;
    const demarc_entry *a = &entries[*(const size_t *)left];
    const demarc_entry *b = &entries[*(const size_t *)right];

    if (a->when->first != b->when->first)
        return a->when->first < b->when->first ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static toll toll_of(job *in, size_t from)
{
    const size_t count =
        demarc_tolls_take(in->record, from, demarc_event_end(in->record, from),
                          in->kind, DEMARC_SCOPE_ALL, in->some);
    toll out = {.range = {NAN, NAN}, .claims = count};

    for (size_t i = 0; i < count; i++) {
        const demarc_figure *figure =
            demarc_toll(in->record, in->some[i]->claim, in->kind);

        out.range = demarc_range_hull(
            out.range,
            demarc_range_of(figure, DEMARC_IN_PEOPLE, DEMARC_PRINTED));
    }
    if (count)
        out.entry = in->some[0];
    return out;
}

/* Is the event one in which others lie, or a sum of them? */
static bool is_container(const demarc_record *record, size_t from)
{
    const demarc_entry *entry = &record->entries[from];

    return entry->claim->scope == DEMARC_SCOPE_AGGREGATE ||
           (long)entry->when->last - entry->when->first >= LONG_DAYS;
}

/* The single events in [from, to] summed up; `cited` gets them from `count`
 * on. `but` is the place of an event that does not count. */
static demarc_range members_sum(job *in, demarc_day from, demarc_day to,
                                size_t but, size_t *count)
{
    const demarc_record *record = in->record;
    demarc_range sum = {0, 0};
    size_t low = 0, high = in->event_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (record->entries[in->events[middle]].when->first < from)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < in->event_count; low++) {
        const size_t place = in->events[low];
        const demarc_date *when = record->entries[place].when;
        toll one;

        if (when->first > to)
            break;
        if (place == but || when->last > to || is_container(record, place))
            continue;
        one = toll_of(in, place);
        if (!one.entry)
            continue;
        sum = demarc_range_plus(sum, one.range);
        in->cited[(*count)++] = one.entry;
    }
    return sum;
}

/* What is told of a time in which others lie, beside them. */
static void container_check(job *in, const demarc_entry *entry, size_t event)
{
    demarc_record *record = in->record;
    const bool marked = entry->claim->scope == DEMARC_SCOPE_AGGREGATE;
    const demarc_figure *figure = demarc_toll(record, entry->claim, in->kind);
    const demarc_range told =
        demarc_range_of(figure, DEMARC_IN_PEOPLE, DEMARC_PRINTED);
    const demarc_date *date = entry->claim->date;
    size_t count = 1;
    demarc_range sum = members_sum(in, date->first, date->last, event, &count);
    const char *name = demarc_toll_name(record, in->kind);

    in->cited[0] = entry;
    if (count == 1)
        return;
    if (demarc_range_below(told, sum))
        demarc_remark_add(record, DEMARC_RULE_AGGREGATE_MISMATCH,
                          DEMARC_WARNING, in->cited, count,
                          "%s: %s in all of %s, less than the %s of the %zu "
                          "events in it",
                          name, figure->text, date->text,
                          demarc_record_number(record, sum.low, 0), count - 1);
    else if (demarc_range_meet(told, sum) && (marked || count > 2) &&
             sum.high > 0 && (marked || sum.low >= least_sum))
        demarc_remark_add(
            record,
            marked ? DEMARC_RULE_AGGREGATE_REPEATS : DEMARC_RULE_DOUBLE_COUNT,
            marked ? DEMARC_NOTE : DEMARC_WARNING, in->cited, count,
            "%s: %s in all of %s is the sum of %zu event%s%s", name,
            figure->text, date->text, count - 1, count == 2 ? "" : "s",
            marked ? "; it is not added to them"
                   : "; adding it to them counts twice, so "
                     "mark it with the scope aggregate");
    else if (marked && demarc_range_below(sum, told))
        demarc_remark_add(
            record, DEMARC_RULE_AGGREGATE_MORE, DEMARC_NOTE, in->cited, count,
            "%s: %s in all of %s, the events in it make %s", name, figure->text,
            date->text, demarc_record_number(record, sum.high, 0));
}

/* A claim of one event that is that event's toll and the next one's. */
static void joined_check(job *in, const demarc_entry *entry, size_t event,
                         size_t next)
{
    demarc_record *record = in->record;
    const demarc_event *after = record->entries[next].event;
    const bool marked = entry->claim->scope == DEMARC_SCOPE_AGGREGATE;
    const demarc_figure *figure = demarc_toll(record, entry->claim, in->kind);
    const double told = demarc_figure_value(figure);
    toll own = {0}, other = toll_of(in, next);
    double most = NAN;
    size_t agree = 0,
           count =
               demarc_tolls_take(record, event, demarc_event_end(record, event),
                                 in->kind, DEMARC_SCOPE_ALL, in->some);

    for (size_t i = 0; i < count; i++) {
        const double value = demarc_figure_value(
            demarc_toll(record, in->some[i]->claim, in->kind));

        if (in->some[i] == entry)
            continue;
        own.entry = own.entry ? own.entry : in->some[i];
        agree += isnan(most) || value == most;
        most = fmax(most, value);
    }
    if (!own.entry || !other.entry || agree < (marked ? 1 : 2) || most < 1 ||
        other.range.low < 1 ||
        entry->published < record->entries[next].when->first ||
        told < most + other.range.low || told > most + other.range.high)
        return;
    demarc_remark_add(record,
                      marked ? DEMARC_RULE_AGGREGATE_REPEATS
                             : DEMARC_RULE_DOUBLE_COUNT,
                      marked ? DEMARC_NOTE : DEMARC_WARNING,
                      (const demarc_entry *[]){entry, own.entry, other.entry},
                      3, "%s: %s is the toll of %s and of %s together%s",
                      demarc_toll_name(record, in->kind), figure->text,
                      entry->event->id, after->id,
                      marked ? "; it is not added to them"
                             : "; adding it to the second counts twice");
}

/* All claims of an event, [from, to). `at` is its place among the events. */
static void event_check(job *in, size_t from, size_t at)
{
    demarc_record *record = in->record;
    const size_t to = demarc_event_end(record, from);
    const bool container = is_container(record, from);

    for (size_t i = from; i < to; i++) {
        const demarc_entry *entry = &record->entries[i];
        const demarc_date *date = entry->when;

        if (!entry->heard ||
            (entry->aside && entry->claim->scope != DEMARC_SCOPE_AGGREGATE) ||
            !*demarc_toll(record, entry->claim, in->kind)->text)
            continue;
        if (container && date->earliest == date->latest)
            container_check(in, entry, from);
        for (size_t k = at + 1; !container && k < in->event_count; k++) {
            const demarc_date *next = record->entries[in->events[k]].when;

            if ((long)next->first - date->last > JOINED_DAYS)
                break;
            if (next->first > date->last)
                joined_check(in, entry, from, in->events[k]);
        }
    }
}

void demarc_check_aggregates(demarc_record *record)
{
    job in = {
        .record = record,
        .events = demarc_record_take(record, record->count, sizeof *in.events),
        .cited = demarc_record_take(record, record->count, sizeof *in.cited),
        .some = demarc_record_take(record, record->count, sizeof *in.some)};

    if (!in.events || !in.cited || !in.some)
        return;
    for (size_t i = 0; i < record->count; i = demarc_event_end(record, i))
        if (record->entries[i].when->first > DEMARC_DAY_MIN)
            in.events[in.event_count++] = i;
    if (in.event_count)
        qsort_r(in.events, in.event_count, sizeof *in.events, by_day,
                record->entries);
    for (in.kind = 0; in.kind + 1 < demarc_toll_kinds(record); in.kind++)
        for (size_t i = 0; i < in.event_count; i++)
            event_check(&in, in.events[i], i);
}
