/* Numbers carried on after a newer one was in print. */
#include "claims/tolls.h"

#include "model/figure.h"

#include <math.h>
#include <string.h>

/* Counts rise for some weeks; after these days an old one is old. So many
 * publishers must have had more before it is told of somebody else. */
enum { RISING_DAYS = 30, FEWEST_ABOVE = 3 };

/* Of an event with more claims than this, each is not compared with each. */
enum { MOST_CLAIMS = 2000 };

typedef struct job {
    demarc_record *record;
    size_t kind;             /* of toll */
    const demarc_entry **of; /* by publication */
    size_t count;
    size_t *above; /* publishers */
} job;

static double value_of(const job *in, size_t i)
{
    return demarc_figure_value(
        demarc_toll(in->record, in->of[i]->claim, in->kind));
}

/* The same number earlier at this publisher, and a higher one since. */
static bool own_newer(const job *in, size_t at, size_t *old, size_t *newer)
{
    const demarc_entry *entry = in->of[at];

    *old = *newer = at;
    for (size_t i = 0; i < at; i++) {
        if (in->of[i]->source != entry->source ||
            in->of[i]->published >= entry->published)
            continue;
        if (*old == at && value_of(in, i) == value_of(in, at))
            *old = i;
        else if (*old != at && value_of(in, i) > value_of(in, at) &&
                 in->of[i]->published > in->of[*old]->published)
            *newer = i;
    }
    return *newer != at;
}

/* The first print of the number; `at` if there is none before it. */
static size_t first_print(const job *in, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (value_of(in, i) == value_of(in, at) &&
            in->of[i]->published < in->of[at]->published)
            return i;
    return at;
}

/* Everybody else had more by then, for long, and has had since. */
static bool others_above(const job *in, size_t at, size_t *highest)
{
    const double value = value_of(in, at);
    size_t count = 0;

    *highest = at;
    if (in->of[at]->published <= in->of[at]->when->last + RISING_DAYS)
        return false;
    for (size_t i = at + 1; i < in->count; i++)
        if (value_of(in, i) <= value && in->of[i]->source != in->of[at]->source)
            return false;
    for (size_t i = at; i-- > 0;) {
        bool known = false;

        if (in->of[i]->published >= in->of[at]->published)
            continue;
        if (value_of(in, i) <= value)
            break;
        for (size_t k = 0; k < count; k++)
            known = known || in->above[k] == in->of[i]->source;
        if (!known)
            in->above[count++] = in->of[i]->source;
        if (*highest == at || value_of(in, i) > value_of(in, *highest))
            *highest = i;
    }
    return count >= FEWEST_ABOVE;
}

static void toll_check(job *in, size_t at)
{
    demarc_record *record = in->record;
    const char *name, *text;
    size_t old, newer;
    bool own = own_newer(in, at, &old, &newer);

    if (!own && !others_above(in, at, &newer))
        return;
    if (!own)
        old = first_print(in, at);
    name = demarc_toll_name(record, in->kind);
    text = demarc_toll(record, in->of[at]->claim, in->kind)->text;
    demarc_remark_add(
        record, DEMARC_RULE_STALE_FIGURE,
        old == at ? DEMARC_NOTE : DEMARC_WARNING,
        (const demarc_entry *[]){in->of[at], in->of[newer], in->of[old]},
        old == at ? 2 : 3, "%s: %s, after %s was in print%s", name, text,
        demarc_toll(record, in->of[newer]->claim, in->kind)->text,
        own         ? " at the same source"
        : old == at ? ""
                    : "; it repeats an early count");
}

static void tolls_check(demarc_record *record)
{
    job in = {.record = record};

    in.of = demarc_record_take(record, record->count, sizeof *in.of);
    in.above = demarc_record_take(record, record->count, sizeof *in.above);
    if (!in.of || !in.above)
        return;
    for (size_t from = 0, to; from < record->count; from = to) {
        to = demarc_event_end(record, from);
        if (to - from < 2 || to - from > MOST_CLAIMS)
            continue;
        for (in.kind = 0; in.kind < demarc_toll_kinds(record); in.kind++) {
            in.count = demarc_tolls_take(record, from, to, in.kind, in.of);
            for (size_t i = 1; i < in.count; i++)
                toll_check(&in, i);
        }
    }
}

static bool same_km(const demarc_entry *a, const demarc_entry *b)
{
    return demarc_entry_value(a, DEMARC_KM_CUMULATIVE) ==
           demarc_entry_value(b, DEMARC_KM_CUMULATIVE);
}

/* A length that its source carries on after it gave a greater one. */
static void length_check(demarc_record *record, size_t at)
{
    const demarc_series *all = &record->of[DEMARC_KM_CUMULATIVE];
    const demarc_entry *entry = all->items[at], *newer = NULL;

    for (size_t i = at; i-- > 0 && at - i < MOST_CLAIMS;) {
        const demarc_entry *before = all->items[i];

        if (before->source != entry->source || before->by >= entry->from ||
            before->published >= entry->published)
            continue;
        if (same_km(before, entry) && newer) {
            demarc_remark_add(record, DEMARC_RULE_STALE_FIGURE, DEMARC_WARNING,
                              (const demarc_entry *[]){entry, newer, before}, 3,
                              "%s km again, after the same source gave %s km",
                              demarc_entry_text(entry, DEMARC_KM_CUMULATIVE),
                              demarc_entry_text(newer, DEMARC_KM_CUMULATIVE));
            return;
        }
        if (same_km(before, entry))
            return;
        if (demarc_range_below(
                demarc_entry_range(entry, DEMARC_KM_CUMULATIVE, DEMARC_LOOSE),
                demarc_entry_range(before, DEMARC_KM_CUMULATIVE, DEMARC_LOOSE)))
            newer = before;
    }
}

void demarc_check_stale(demarc_record *record)
{
    const demarc_series *all = &record->of[DEMARC_KM_CUMULATIVE];

    tolls_check(record);
    for (size_t i = 1; i < all->count; i++)
        if (*all->items[i]->claim->source)
            length_check(record, i);
}
