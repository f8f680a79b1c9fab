/* The dates of the claims of one event. */
#include "claims/record.h"

#include <math.h>
#include <stdlib.h>

/* Claims of one event more than FAR_DAYS apart are about two; of a year's slip
 * the day is the same, or nearly. A claim printed before its event by more
 * than EARLY_DAYS is no matter of clocks. */
enum { NEAR_DAYS = 3, FAR_DAYS = 31, EARLY_DAYS = 1 };

static bool is_open(const demarc_date *date)
{
    return date->first == DEMARC_DAY_MIN || date->last == DEMARC_DAY_MAX;
}

static long days_of(const demarc_date *date)
{
    return (long)date->last - date->first;
}

/* Whole years from one to the other, if that is nearly all there is between
 * them; else 0. */
static long years_off(const demarc_date *a, const demarc_date *b)
{
    const long days = (long)b->first - a->first;
    const long years = lround((double)days / 365.2425);

    if (days_of(a) > FAR_DAYS || days_of(b) > FAR_DAYS)
        return 0;
    return labs(days - lround((double)years * 365.2425)) <= NEAR_DAYS ? years
                                                                      : 0;
}

/* Does one span hold the other: is it the same date, less precisely? */
static bool holds(const demarc_date *a, const demarc_date *b)
{
    return a->earliest < a->latest && a->first <= b->first &&
           a->last >= b->last;
}

static void differ(demarc_record *record, const demarc_entry *first,
                   const demarc_entry *entry)
{
    const demarc_date *event = first->when, *own = entry->claim->date;
    const demarc_entry *both[] = {entry, first};
    const long gap = own->first > event->last ? (long)own->first - event->last
                                              : (long)event->first - own->last;
    const long years = years_off(event, own);

    if (years)
        demarc_remark_add(record, DEMARC_RULE_DATE_YEAR, DEMARC_WARNING, both,
                          2, "dated %s, %ld year%s %s %s", own->text,
                          labs(years), labs(years) == 1 ? "" : "s",
                          years > 0 ? "after" : "before", event->text);
    else if (own->first == event->first)
        demarc_remark_add(record, DEMARC_RULE_DATE_END, DEMARC_NOTE, both, 2,
                          "ends otherwise: %s, not %s", own->text, event->text);
    else
        demarc_remark_add(record, DEMARC_RULE_DATE_DIFFERS,
                          gap > FAR_DAYS ? DEMARC_WARNING : DEMARC_NOTE, both,
                          2, "dated %s, not %s", own->text, event->text);
}

/* What happened, and was counted, cannot be in print before. */
static void early_check(demarc_record *record, const demarc_entry *entry)
{
    const demarc_date *date = entry->claim->date;
    const demarc_date *print = entry->claim->source_date;
    bool counted = demarc_entry_gives(entry, DEMARC_KM_INCREMENT) ||
                   demarc_entry_gives(entry, DEMARC_EVACUATED);

    for (size_t i = 0; i < record->border->about.party_count; i++)
        counted = counted || *entry->claim->killed[i]->text ||
                  *entry->claim->wounded[i]->text;
    if (!counted || !*print->text || is_open(date) || is_open(print) ||
        (long)print->last + EARLY_DAYS >= date->first)
        return;
    demarc_remark_one(record, DEMARC_RULE_PRINTED_BEFORE, DEMARC_WARNING, entry,
                      "printed %s, before it happened (%s)", print->text,
                      date->text);
}

void demarc_check_dates(demarc_record *record)
{
    const demarc_entry *first = NULL;

    for (size_t i = 0; i < record->count; i++) {
        const demarc_entry *entry = &record->entries[i];
        const demarc_date *own = entry->claim->date;

        if (entry->claim->aside != DEMARC_HEARD)
            continue;
        if (!first || first->event != entry->event)
            first = entry;
        early_check(record, entry);
        if (is_open(own) || is_open(entry->when) || holds(own, entry->when) ||
            holds(entry->when, own) ||
            (own->first == entry->when->first &&
             own->last == entry->when->last))
            continue;
        if (entry->claim->scope != DEMARC_SCOPE_PARTIAL)
            differ(record, first, entry);
    }
}
