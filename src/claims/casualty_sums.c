/* What the casualties of a period come to, kind by kind and scope by scope. */
#include "claims/casualties.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    demarc_record *record;
    demarc_period per;
    demarc_losses *out;
    const demarc_casualty **sorted; /* items of a period by kind and scope */
    demarc_casualty_sum *sums;
    size_t count;
} job;

static demarc_bound told(const demarc_record *record, const demarc_entry *entry,
                         size_t kind)
{
    return demarc_bound_of(demarc_toll(record, entry->claim, kind));
}

void demarc_casualty_add(const demarc_record *record,
                         const demarc_casualty *casualty, demarc_bound *lowest,
                         demarc_bound *latest, demarc_bound *highest)
{
    const size_t kind = casualty->kind;

    *lowest = demarc_bound_plus(*lowest, told(record, casualty->lowest, kind));
    *latest = demarc_bound_plus(*latest, told(record, casualty->latest, kind));
    *highest =
        demarc_bound_plus(*highest, told(record, casualty->highest, kind));
}

/* Sums up the casualties in in->sorted[from, to), all of one kind and scope.
 */
static void sum_add(job *in, const char *period, size_t kind,
                    demarc_scope scope, size_t from, size_t to, size_t events,
                    demarc_casualty_sum *out)
{
    *out = (demarc_casualty_sum){.period = period,
                                 .kind = kind,
                                 .scope = scope,
                                 .of = in->sorted + from,
                                 .count = to - from,
                                 .silent = events - (to - from),
                                 .lowest = DEMARC_NO_BOUND,
                                 .latest = DEMARC_NO_BOUND,
                                 .highest = DEMARC_NO_BOUND};
    for (size_t i = from; i < to; i++)
        demarc_casualty_add(in->record, in->sorted[i], &out->lowest,
                            &out->latest, &out->highest);
}

static int by_kind(const void *left, const void *right)
{
    const demarc_casualty *a = *(const demarc_casualty *const *)left;
    const demarc_casualty *b = *(const demarc_casualty *const *)right;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->scope != b->scope)
        return a->scope < b->scope ? -1 : 1;
    return (a > b) - (a < b);
}

/* The sums of a period: of `events` events, whose casualties are items [from,
 * to). */
static void period_sum(job *in, const char *period, size_t events, size_t from,
                       size_t to)
{
    const size_t parties = in->record->border->about.party_count;
    const size_t kinds = demarc_toll_kinds(in->record);
    size_t at = from;

    for (size_t i = from; i < to; i++)
        in->sorted[i] = &in->out->items[i];
    if (to > from)
        qsort(in->sorted + from, to - from, sizeof *in->sorted, by_kind);
    for (size_t kind = 0; kind < kinds; kind++)
        for (unsigned scope = 0; scope < DEMARC_SCOPE_COUNT; scope++) {
            size_t end = at;

            while (end < to && in->sorted[end]->kind == kind &&
                   in->sorted[end]->scope == scope)
                end++;
            if (end > at || (kind < parties && scope == DEMARC_SCOPE_ALL))
                sum_add(in, period, kind, scope, at, end, events,
                        &in->sums[in->count++]);
            at = end;
        }
}

/* Where the period ends that begins with event `at`. */
static size_t period_end(const job *in, size_t at, char text[DEMARC_DAY_SIZE])
{
    const demarc_entry *entries = in->record->entries;
    char other[DEMARC_DAY_SIZE];
    size_t end = at + 1;

    *text = '\0';
    if (in->per == DEMARC_PER_EVENT)
        return end;
    if (in->per == DEMARC_PER_ALL)
        return in->out->event_count;
    demarc_period_print(entries[in->out->events[at]].when, in->per, text);
    for (; end < in->out->event_count; end++) {
        demarc_period_print(entries[in->out->events[end]].when, in->per, other);
        if (strcmp(text, other) != 0)
            break;
    }
    return end;
}

/* Cuts the events into periods, and sums up each. */
static void periods_sum(job *in)
{
    const demarc_losses *out = in->out;

    for (size_t at = 0, end; at < out->event_count; at = end) {
        const demarc_entry *first = &in->record->entries[out->events[at]];
        const size_t before = in->count;
        char text[DEMARC_DAY_SIZE];
        const char *period = in->per == DEMARC_PER_ALL ? "all" : "";

        end = period_end(in, at, text);
        if (*text)
            period = demarc_arena_text(&in->record->arena, text);
        else if (in->per == DEMARC_PER_EVENT)
            period = first->event->id;
        in->record->failed = in->record->failed || !period;
        period_sum(in, period ? period : "", end - at, out->first_item[at],
                   out->first_item[end]);
        for (size_t i = before; in->per == DEMARC_PER_EVENT && i < in->count;
             i++)
            in->sums[i].event = first->event;
    }
}

/* Sums up by one period; there are no more sums than casualties, and one for
 * the killed of each party of each event. */
static size_t sums_make(demarc_record *record, demarc_period per,
                        demarc_losses *out, demarc_casualty_sum **sums)
{
    const size_t most =
        out->count + record->border->about.party_count * out->event_count;
    job in = {.record = record, .per = per, .out = out};

    in.sorted = demarc_record_take(record, out->count, sizeof *in.sorted);
    in.sums = demarc_record_take(record, most, sizeof *in.sums);
    *sums = in.sums;
    if (in.sorted && in.sums)
        periods_sum(&in);
    return in.count;
}

void demarc_casualties_sum(demarc_record *record, demarc_period per,
                           demarc_losses *out)
{
    out->sum_count = sums_make(record, per, out, &out->sums);
    out->total_count = sums_make(record, DEMARC_PER_ALL, out, &out->totals);
}
