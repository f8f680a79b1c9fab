/* A length in the wrong role: what is agreed printed as what remains, or the
 * other way round. A suggestion, never a repair. */
#include "claims/record.h"

#include "model/stage.h"

#include <math.h>

/* Parts of the total: claims of different sources differ by `slack` anyway; a
 * length in the wrong role is as `near` to one in the right one. */
static const double slack = 0.04, near = 0.005;

/* The row's own total, if it is exact; else the median of all. */
static double total_of(const demarc_record *record, const demarc_entry *entry)
{
    const demarc_figure *own = entry->claim->figure[DEMARC_KM_TOTAL];

    return demarc_entry_gives(entry, DEMARC_KM_TOTAL) &&
                   own->low == own->high && !own->approximate
               ? own->low
               : record->median_total;
}

static demarc_range widened(demarc_range range, double by)
{
    return (demarc_range){range.low - by, range.high + by};
}

/* What is left where others have `done` as done. */
static demarc_range left_of(demarc_range done, double total)
{
    return (demarc_range){fmax(0, total - done.high), total - done.low};
}

/* The last length that others had as done by then and that this one, given as
 * `is`, would be; NULL if there is none. */
static const demarc_entry *twin_of(const demarc_record *record,
                                   const demarc_entry *entry, demarc_measure is,
                                   demarc_measure other, double total)
{
    const demarc_series *all = &record->of[other];
    const demarc_range own =
        widened(demarc_entry_range(entry, is, DEMARC_LOOSE), near * total);
    const demarc_entry *twin = NULL;

    for (size_t i = 0; i < all->count && all->items[i]->from <= entry->by; i++)
        if (all->items[i] != entry &&
            isfinite(
                demarc_entry_range(all->items[i], other, DEMARC_LOOSE).high) &&
            demarc_range_meet(
                own, demarc_entry_range(all->items[i], other, DEMARC_LOOSE)))
            twin = all->items[i];
    return twin;
}

/* What remains by this row is not what others leave. */
static void rest_check(demarc_record *record, const demarc_entry *entry)
{
    const double total = total_of(record, entry);
    const demarc_range rest =
        demarc_entry_range(entry, DEMARC_KM_REMAINING, DEMARC_LOOSE);
    const demarc_range around = demarc_record_around(record, entry);
    const demarc_entry *twin;
    const char *printed, *left;

    if (isnan(total) || !demarc_range_given(around) ||
        demarc_range_meet(rest, widened(left_of(around, total), slack * total)))
        return;
    printed = demarc_entry_text(entry, DEMARC_KM_REMAINING);
    left = demarc_record_range(record, left_of(around, total));
    twin = twin_of(record, entry, DEMARC_KM_REMAINING, DEMARC_KM_CUMULATIVE,
                   total);
    if (twin)
        demarc_remark_add(record, DEMARC_RULE_ROLES_SWAPPED, DEMARC_WARNING,
                          (const demarc_entry *[]){entry, twin}, 2,
                          "%s km are given as remaining, where others leave %s "
                          "km; others have %s km as done: perhaps it is that",
                          printed, left,
                          demarc_entry_text(twin, DEMARC_KM_CUMULATIVE));
    else
        demarc_remark_one(record, DEMARC_RULE_REMAINING_ODD, DEMARC_WARNING,
                          entry,
                          "%s km are given as remaining, where others leave %s "
                          "km",
                          printed, left);
}

/* What is done by this row is what others leave. */
static void done_check(demarc_record *record, const demarc_entry *entry)
{
    const double total = total_of(record, entry);
    const demarc_range done =
        demarc_entry_range(entry, DEMARC_KM_CUMULATIVE, DEMARC_LOOSE);
    const demarc_range around = demarc_record_around(record, entry);

    if (isnan(total) || !demarc_range_given(around) || isinf(around.high) ||
        around.low <= 0 ||
        demarc_range_meet(done, widened(around, slack * total)) ||
        !demarc_range_meet(done, widened(left_of(around, total), near * total)))
        return;
    demarc_remark_one(record, DEMARC_RULE_ROLES_SWAPPED, DEMARC_WARNING, entry,
                      "%s km are given as done, where others have %s km; "
                      "perhaps they are what remains",
                      demarc_entry_text(entry, DEMARC_KM_CUMULATIVE),
                      demarc_record_range(record, around));
}

/* "519 km disputed" in the column of what is done. */
static void word_check(demarc_record *record, const demarc_entry *entry)
{
    demarc_stage stage;

    if (!*entry->claim->word ||
        !demarc_stage_parse(entry->claim->word, &stage) ||
        (stage != DEMARC_DISPUTED && stage != DEMARC_UNDETERMINED))
        return;
    demarc_remark_one(record, DEMARC_RULE_ROLES_SWAPPED, DEMARC_WARNING, entry,
                      "%s km are given as done, and called %s",
                      demarc_entry_text(entry, DEMARC_KM_CUMULATIVE),
                      entry->claim->word);
}

void demarc_check_roles(demarc_record *record)
{
    const demarc_series *rest = &record->of[DEMARC_KM_REMAINING];
    const demarc_series *done = &record->of[DEMARC_KM_CUMULATIVE];

    for (size_t i = 0; i < rest->count; i++)
        rest_check(record, rest->items[i]);
    for (size_t i = 0; i < done->count; i++) {
        word_check(record, done->items[i]);
        done_check(record, done->items[i]);
    }
}
