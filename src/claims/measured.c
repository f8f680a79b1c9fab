/* The line as measured beside every total in print. */
#include "claims/record.h"

#include "history/lengths.h"

/* A line is shorter on a coarser map, by as much as a third at 1:110m. It is
 * never much longer than what is in print. */
static const double shortest = 0.5, longest = 1.25;

/* The totals that are used, each number once. */
static size_t totals_take(const demarc_record *record,
                          const demarc_entry **cited)
{
    const demarc_series *all = &record->of[DEMARC_KM_TOTAL];
    size_t count = 0;

    for (size_t i = 0; i < all->count; i++) {
        const double km = demarc_entry_value(all->items[i], DEMARC_KM_TOTAL);
        size_t k = 0;

        while (k < count && demarc_entry_value(cited[k], DEMARC_KM_TOTAL) != km)
            k++;
        if (k == count && !all->items[i]->aside)
            cited[count++] = all->items[i];
    }
    return count;
}

void demarc_check_measured(demarc_record *record)
{
    const demarc_border *border = record->border;
    const demarc_entry **cited = demarc_record_take(
        record, record->of[DEMARC_KM_TOTAL].count, sizeof *cited);
    demarc_range ratio = {0};
    demarc_lengths lengths;
    size_t count;

    if (!cited || !border->fold)
        return;
    count = totals_take(record, cited);
    demarc_fold_lengths(border, record->day, border->about.reach, NULL,
                        &lengths);
    if (!count || lengths.total_m <= 0)
        return;
    for (size_t i = 0; i < count; i++) {
        const double share = lengths.total_m / 10 /
                             demarc_entry_value(cited[i], DEMARC_KM_TOTAL);

        ratio.low = i == 0 || share < ratio.low ? share : ratio.low;
        ratio.high = share > ratio.high ? share : ratio.high;
    }
    demarc_remark_add(
        record, DEMARC_RULE_TOTAL_MEASURED,
        ratio.high < 100 * shortest || ratio.low > 100 * longest
            ? DEMARC_WARNING
            : DEMARC_NOTE,
        cited, count,
        "the line measures %s km, %s %% of the totals in print; a line is "
        "shorter the coarser its map, and no source states its method",
        demarc_record_number(record, lengths.total_m / 1000, 1),
        demarc_record_range(record, ratio));
}
