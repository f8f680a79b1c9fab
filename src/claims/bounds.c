/* Parts that exceed the whole: in a row, and of all totals in print. */
#include "claims/record.h"

#include <math.h>

/* A part larger than a whole that stands in the same row. */
static void pair_check(demarc_record *record, const demarc_entry *entry,
                       demarc_measure part, demarc_measure whole,
                       const char *names)
{
    bool holds;

    if (!demarc_range_below(demarc_entry_range(entry, whole, DEMARC_PRINTED),
                            demarc_entry_range(entry, part, DEMARC_PRINTED)))
        return;
    holds = !demarc_range_below(demarc_entry_range(entry, whole, DEMARC_LOOSE),
                                demarc_entry_range(entry, part, DEMARC_LOOSE));
    demarc_remark_one(
        record, DEMARC_RULE_OVER_TOTAL, holds ? DEMARC_WARNING : DEMARC_ERROR,
        entry, "%s: %s km of %s km", names, demarc_entry_text(entry, part),
        demarc_entry_text(entry, whole));
}

static void entry_check(demarc_record *record, const demarc_entry *entry)
{
    const demarc_range hundred = {0, 100};

    pair_check(record, entry, DEMARC_KM_CUMULATIVE, DEMARC_KM_TOTAL,
               "more is done than there is");
    pair_check(record, entry, DEMARC_KM_REMAINING, DEMARC_KM_TOTAL,
               "more remains than there is");
    pair_check(record, entry, DEMARC_KM_INCREMENT, DEMARC_KM_CUMULATIVE,
               "more was added than is done in all");
    if (!demarc_entry_gives(entry, DEMARC_KM_CUMULATIVE))
        pair_check(record, entry, DEMARC_KM_INCREMENT, DEMARC_KM_TOTAL,
                   "more was added than there is");
    if (demarc_range_below(
            hundred, demarc_entry_range(entry, DEMARC_PERCENT, DEMARC_PRINTED)))
        demarc_remark_one(record, DEMARC_RULE_OVER_TOTAL, DEMARC_ERROR, entry,
                          "a coverage of %s %%",
                          demarc_entry_text(entry, DEMARC_PERCENT));
}

/* The highest total in print; NAN if there is none. */
static double highest_total(const demarc_record *record)
{
    const demarc_series *all = &record->of[DEMARC_KM_TOTAL];
    double highest = NAN;

    for (size_t i = 0; i < all->count; i++)
        if (!all->items[i]->aside)
            highest =
                fmax(highest, demarc_entry_range(all->items[i], DEMARC_KM_TOTAL,
                                                 DEMARC_LOOSE)
                                  .high);
    return highest;
}

static void series_check(demarc_record *record, demarc_measure measure,
                         double highest)
{
    const demarc_series *all = &record->of[measure];

    for (size_t i = 0; i < all->count; i++) {
        const demarc_entry *entry = all->items[i];

        if (demarc_entry_gives(entry, DEMARC_KM_TOTAL) ||
            demarc_entry_range(entry, measure, DEMARC_LOOSE).low <= highest)
            continue;
        demarc_remark_one(record, DEMARC_RULE_OVER_TOTAL, DEMARC_WARNING, entry,
                          "%s km are more than every total in print",
                          demarc_entry_text(entry, measure));
    }
}

void demarc_check_bounds(demarc_record *record)
{
    const double highest = highest_total(record);

    for (size_t i = 0; i < record->count; i++)
        if (!record->entries[i].aside)
            entry_check(record, &record->entries[i]);
    if (isnan(highest))
        return;
    series_check(record, DEMARC_KM_CUMULATIVE, highest);
    series_check(record, DEMARC_KM_REMAINING, highest);
    series_check(record, DEMARC_KM_INCREMENT, highest);
}
