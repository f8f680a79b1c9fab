/* A percentage whose total is not printed: the total it stands on, and the km
 * that others had at the time. */
#include "claims/record.h"

#include <math.h>

/* Points of percent by which a share may differ from what others' km come to,
 * and the part by which a hidden total may differ from all that are printed. */
static const double points = 5, stretch = 0.05;

/* All totals claimed; not given if there is none. */
static demarc_range totals_of(const demarc_record *record)
{
    const demarc_series *all = &record->of[DEMARC_KM_TOTAL];
    demarc_range hull = {NAN, NAN};

    for (size_t i = 0; i < all->count; i++)
        if (!all->items[i]->aside) {
            const double value =
                demarc_entry_value(all->items[i], DEMARC_KM_TOTAL);

            hull = demarc_range_hull(hull, (demarc_range){value, value});
        }
    return hull;
}

/* Done km, or those that remain, as the only length beside a percentage. */
static void hidden_total(demarc_record *record, const demarc_entry *entry,
                         demarc_range totals)
{
    const bool done = demarc_entry_gives(entry, DEMARC_KM_CUMULATIVE);
    const demarc_measure of = done ? DEMARC_KM_CUMULATIVE : DEMARC_KM_REMAINING;
    demarc_range percent =
        demarc_entry_range(entry, DEMARC_PERCENT, DEMARC_PRINTED);
    demarc_range whole;
    bool odd;

    if (!done)
        percent = demarc_range_minus((demarc_range){100, 100}, percent);
    whole = demarc_range_whole(demarc_entry_range(entry, of, DEMARC_PRINTED),
                               percent);
    odd = whole.high < totals.low * (1 - stretch) ||
          whole.low > totals.high * (1 + stretch);
    demarc_remark_one(
        record, DEMARC_RULE_PERCENT_BASE, odd ? DEMARC_WARNING : DEMARC_NOTE,
        entry,
        "%s km %s and %s %% stand on a total of %s km, not printed here%s",
        demarc_entry_text(entry, of), done ? "done" : "left",
        demarc_entry_text(entry, DEMARC_PERCENT),
        demarc_record_range(record, whole),
        odd ? "; every total in print is far from that" : "");
}

/* The share beside what the cumulative km of others come to. */
static void share_odd(demarc_record *record, const demarc_entry *entry,
                      demarc_range totals)
{
    const demarc_range total =
        demarc_entry_gives(entry, DEMARC_KM_TOTAL)
            ? demarc_entry_range(entry, DEMARC_KM_TOTAL, DEMARC_LOOSE)
            : totals;
    const demarc_range percent =
        demarc_entry_range(entry, DEMARC_PERCENT, DEMARC_LOOSE);
    demarc_range around =
        demarc_range_percent(demarc_record_around(record, entry), total);

    if (!demarc_range_given(around))
        return;
    around.high = fmin(around.high, 100);
    if (demarc_range_meet(
            percent, (demarc_range){around.low - points, around.high + points}))
        return;
    demarc_remark_one(record, DEMARC_RULE_PERCENT_ODD, DEMARC_WARNING, entry,
                      "%s %% is printed; by the km that others give before and "
                      "after it is %s %%",
                      demarc_entry_text(entry, DEMARC_PERCENT),
                      demarc_record_range(record, around));
}

void demarc_check_base(demarc_record *record)
{
    const demarc_series *all = &record->of[DEMARC_PERCENT];
    const demarc_range totals = totals_of(record);

    for (size_t i = 0; i < all->count; i++) {
        const demarc_entry *entry = all->items[i];
        const bool done = demarc_entry_gives(entry, DEMARC_KM_CUMULATIVE);
        const bool rest = demarc_entry_gives(entry, DEMARC_KM_REMAINING);

        if (!done && !rest)
            share_odd(record, entry, totals);
        else if (done != rest && !demarc_entry_gives(entry, DEMARC_KM_TOTAL))
            hidden_total(record, entry, totals);
    }
}
