/* Numbers carried on after a newer one was in print. */
#include "claims/tolls.h"

#include "model/figure.h"

#include <math.h>
#include <string.h>

/* Lengths farther apart in the record than this are not compared. */
enum { MOST_CLAIMS = 2000 };

static void toll_tell(demarc_record *record, size_t kind,
                      const demarc_entry *entry, const demarc_repeat *repeat)
{
    demarc_remark_add(
        record, DEMARC_RULE_STALE_FIGURE,
        repeat->old ? DEMARC_WARNING : DEMARC_NOTE,
        (const demarc_entry *[]){entry, repeat->newer, repeat->old},
        repeat->old ? 3 : 2, "%s: %s, after %s was in print%s",
        demarc_toll_name(record, kind),
        demarc_toll(record, entry->claim, kind)->text,
        demarc_toll(record, repeat->newer->claim, kind)->text,
        repeat->own   ? " at the same source"
        : repeat->old ? "; it repeats an early count"
                      : "");
}

static void tolls_check(demarc_record *record)
{
    const demarc_entry **of =
        demarc_record_take(record, record->count, sizeof *of);

    if (!of)
        return;
    for (size_t from = 0, to; from < record->count; from = to) {
        to = demarc_event_end(record, from);
        for (size_t kind = 0; kind < demarc_toll_kinds(record); kind++) {
            const size_t count =
                demarc_tolls_take(record, from, to, kind, DEMARC_SCOPE_ALL, of);
            demarc_repeat repeat;

            for (size_t i = 1; i < count; i++)
                if (demarc_toll_repeats(record, kind, of, count, i, &repeat))
                    toll_tell(record, kind, of[i], &repeat);
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
