/* Figures in print that cannot hold: the errors of reconcile, in prose. */
#include "say/agreed.h"

#include <math.h>

/* The latest ones are told; reconcile has all. */
enum { MOST_TOLD = 3 };

static void figure_slot(demarc_speech *to, const char *name,
                        const demarc_entry *entry, demarc_measure measure)
{
    if (demarc_entry_gives(entry, measure))
        demarc_phrase_figure(to, demarc_slot_new(to, name), entry, measure);
}

static void figures_slots(demarc_speech *to, const demarc_entry *entry)
{
    demarc_phrase_who(to, demarc_slot_new(to, "who"), entry);
    demarc_phrase_date(to, demarc_slot_new(to, "when"), entry,
                       entry->claim->date, DEMARC_DATE_WHEN);
    figure_slot(to, "km", entry, DEMARC_KM_CUMULATIVE);
    figure_slot(to, "total", entry, DEMARC_KM_TOTAL);
    figure_slot(to, "left", entry, DEMARC_KM_REMAINING);
    figure_slot(to, "percent", entry, DEMARC_PERCENT);
}

/* "67.2", or "between 72.7% and 73" where digits do not fix it. */
static void true_slot(demarc_speech *to, const demarc_entry *entry,
                      double share, const char *how)
{
    const demarc_range open = demarc_entry_share(entry, DEMARC_PRINTED);
    const bool fixed = demarc_range_digits(open) == 1;
    const double ends[] = {isinf(open.low) ? 0 : open.low, open.high};
    demarc_phrase *phrase = demarc_slot_new(to, "true");

    if (fixed || isinf(open.high)) {
        demarc_phrase_text(phrase, fixed ? "" : "at least ");
        demarc_phrase_sum(to, phrase, fixed ? 100 * share : ends[0], 1,
                          DEMARC_OF_PERCENT, &entry, 1, how);
        return;
    }
    for (size_t i = 0; i < 2; i++) {
        demarc_phrase_text(phrase, i ? "% and " : "between ");
        demarc_phrase_sum(to, phrase, ends[i], 1, DEMARC_OF_PERCENT, &entry, 1,
                          how);
    }
}

static void percent_say(demarc_speech *to, const demarc_entry *entry)
{
    const double km = demarc_entry_value(entry, DEMARC_KM_CUMULATIVE);
    const double total = demarc_entry_value(entry, DEMARC_KM_TOTAL);
    const double left = demarc_entry_value(entry, DEMARC_KM_REMAINING);
    const double percent = demarc_entry_value(entry, DEMARC_PERCENT);
    const demarc_figure *printed = entry->claim->figure[DEMARC_PERCENT];
    const double share = isnan(km) ? 1 - left / total : km / total;

    if (isnan(share))
        return;
    figures_slots(to, entry);
    true_slot(to, entry, share,
              isnan(km) ? "all but what is left, of the total" : "km of total");
    if (!isnan(demarc_agreed_made(entry, entry).share) && percent > 0 &&
        printed->low == printed->high && !printed->approximate)
        demarc_phrase_sum(to, demarc_slot_new(to, "fits"), 100 * km / percent,
                          0, DEMARC_OF_KM, &entry, 1,
                          "the total of which the km are that percentage");
    demarc_slots_say(to, "percent-");
}

static void sum_say(demarc_speech *to, const demarc_entry *entry)
{
    const double sum = demarc_entry_value(entry, DEMARC_KM_CUMULATIVE) +
                       demarc_entry_value(entry, DEMARC_KM_REMAINING);
    const double off = sum - demarc_entry_value(entry, DEMARC_KM_TOTAL);

    if (isnan(off))
        return;
    figures_slots(to, entry);
    demarc_phrase_sum(to, demarc_slot_new(to, "sum"), sum, 2, DEMARC_OF_KM,
                      &entry, 1, "done and left, added up");
    demarc_phrase_sum(to, demarc_slot_new(to, off < 0 ? "short" : "over"),
                      fabs(off), 2, DEMARC_OF_KM, &entry, 1,
                      "the sum and the total");
    demarc_slots_say(to, "sum-");
}

/* The lowest figure that came after the highest, if it is not the newest; the
 * topic of progress has that. */
static void fall_say(demarc_speech *to, const demarc_remark *remark)
{
    const demarc_entry *high = remark->entries[0], *low = NULL;

    for (size_t i = 1; i < remark->count; i++)
        if (remark->entries[i]->by <= to->record.day &&
            (!low ||
             demarc_entry_value(remark->entries[i], DEMARC_KM_CUMULATIVE) <
                 demarc_entry_value(low, DEMARC_KM_CUMULATIVE)))
            low = remark->entries[i];
    if (!low || high->by > to->record.day)
        return;
    demarc_phrase_figure(to, demarc_slot_new(to, "high"), high,
                         DEMARC_KM_CUMULATIVE);
    demarc_phrase_figure(to, demarc_slot_new(to, "low"), low,
                         DEMARC_KM_CUMULATIVE);
    demarc_phrase_date(to, demarc_slot_new(to, "high_when"), high,
                       high->claim->date, DEMARC_DATE_BY);
    demarc_phrase_date(to, demarc_slot_new(to, "low_when"), low,
                       low->claim->date, DEMARC_DATE_BY);
    demarc_phrase_source(to, demarc_slot_new(to, "high_source"), high);
    demarc_phrase_source(to, demarc_slot_new(to, "low_source"), low);
    demarc_slots_say(to, "fall-");
}

static bool is_by(const demarc_speech *to, const demarc_remark *remark)
{
    for (size_t i = 0; i < remark->count; i++)
        if (remark->entries[i]->by > to->record.day)
            return false;
    return remark->severity == DEMARC_ERROR;
}

void demarc_tell_contradictions(demarc_speech *to)
{
    size_t percents = 0, sums = 0, falls = 0;

    for (size_t i = 0; i < to->record.remark_count; i++) {
        const demarc_remark *remark = &to->record.remarks[i];

        if (remark->rule == DEMARC_RULE_PERCENT_MISMATCH && is_by(to, remark) &&
            percents++ < MOST_TOLD)
            percent_say(to, remark->entries[0]);
        if (remark->rule == DEMARC_RULE_SUM_MISMATCH && is_by(to, remark) &&
            sums++ < MOST_TOLD)
            sum_say(to, remark->entries[0]);
        if (remark->rule == DEMARC_RULE_CUMULATIVE_FALLS && falls++ < MOST_TOLD)
            fall_say(to, remark);
    }
}
