/* What is done and what remains, beside the total of the same row. */
#include "claims/record.h"

static demarc_range parts_of(const demarc_entry *entry, demarc_reading reading)
{
    return demarc_range_plus(
        demarc_entry_range(entry, DEMARC_KM_CUMULATIVE, reading),
        demarc_entry_range(entry, DEMARC_KM_REMAINING, reading));
}

static void entry_check(demarc_record *record, const demarc_entry *entry)
{
    const double sum = demarc_entry_value(entry, DEMARC_KM_CUMULATIVE) +
                       demarc_entry_value(entry, DEMARC_KM_REMAINING);
    const double total = demarc_entry_value(entry, DEMARC_KM_TOTAL);
    bool holds;

    if (demarc_range_meet(
            parts_of(entry, DEMARC_PRINTED),
            demarc_entry_range(entry, DEMARC_KM_TOTAL, DEMARC_PRINTED)))
        return;
    holds = demarc_range_meet(
        parts_of(entry, DEMARC_LOOSE),
        demarc_entry_range(entry, DEMARC_KM_TOTAL, DEMARC_LOOSE));
    demarc_remark_one(record, DEMARC_RULE_SUM_MISMATCH,
                      holds ? DEMARC_WARNING : DEMARC_ERROR, entry,
                      "%s km done and %s km left make %s, %s km %s the total "
                      "of %s",
                      demarc_entry_text(entry, DEMARC_KM_CUMULATIVE),
                      demarc_entry_text(entry, DEMARC_KM_REMAINING),
                      demarc_record_number(record, sum, 2),
                      demarc_record_number(
                          record, sum < total ? total - sum : sum - total, 2),
                      sum < total ? "short of" : "more than",
                      demarc_entry_text(entry, DEMARC_KM_TOTAL));
}

void demarc_check_sums(demarc_record *record)
{
    const demarc_series *all = &record->of[DEMARC_KM_REMAINING];

    for (size_t i = 0; i < all->count; i++)
        if (demarc_entry_gives(all->items[i], DEMARC_KM_CUMULATIVE) &&
            demarc_entry_gives(all->items[i], DEMARC_KM_TOTAL))
            entry_check(record, all->items[i]);
}
