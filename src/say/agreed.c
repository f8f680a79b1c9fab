#include "say/agreed.h"

#include "model/word.h"

#include <math.h>

/* Reports of these give lengths as background. */
static bool is_background(const demarc_entry *entry)
{
    static const char *const types[] = {"clash", "incident", "closure",
                                        "reopening", "other"};

    return demarc_word_find(entry->event->type, types, 5) < 5;
}

/* A share of a bound would say more than is known. */
static double exact(const demarc_entry *entry, demarc_measure measure)
{
    const demarc_figure *of = entry->claim->figure[measure];

    return of->low == of->high && !of->approximate
               ? demarc_entry_value(entry, measure)
               : NAN;
}

demarc_day demarc_agreed_day(const demarc_entry *entry)
{
    const demarc_day own = entry->claim->date->latest;

    return !is_background(entry) && own < entry->by ? own : entry->by;
}

demarc_made demarc_agreed_made(const demarc_entry *part,
                               const demarc_entry *whole)
{
    const double km = exact(part, DEMARC_KM_CUMULATIVE);
    const double total = exact(whole, DEMARC_KM_TOTAL);
    demarc_made out = {
        km / total,
        demarc_range_digits(demarc_range_percent(
            demarc_entry_range(part, DEMARC_KM_CUMULATIVE, DEMARC_PRINTED),
            demarc_entry_range(whole, DEMARC_KM_TOTAL, DEMARC_PRINTED)))};

    if (km == 0 || km == total)
        out.digits = 1;
    if (!(out.share <= 1) || out.digits < 0)
        out.share = NAN;
    return out;
}

bool demarc_agreed_fits(const demarc_entry *entry)
{
    return demarc_range_meet(
        demarc_entry_share(entry, DEMARC_PRINTED),
        demarc_entry_range(entry, DEMARC_PERCENT, DEMARC_PRINTED));
}

double demarc_agreed_share(const demarc_entry *entry)
{
    const double made = demarc_agreed_made(entry, entry).share;
    const double percent = exact(entry, DEMARC_PERCENT);

    if (!isnan(made))
        return made;
    return percent <= 100 && demarc_agreed_fits(entry) ? percent / 100 : NAN;
}

/* Is it of a later day, or of the same and before the other in the file? */
static bool newer(const demarc_entry *a, const demarc_entry *b)
{
    const demarc_day day_a = demarc_agreed_day(a), day_b = demarc_agreed_day(b);

    return day_a != day_b ? day_a > day_b : a->claim->line < b->claim->line;
}

static const demarc_entry *newest_of(demarc_speech *to, demarc_measure measure,
                                     bool background)
{
    const demarc_entry **all, *best = NULL;
    const size_t count = demarc_speech_series(to, measure, &all);

    for (size_t i = 0; i < count; i++)
        if ((background || !is_background(all[i])) &&
            (!best || newer(all[i], best)))
            best = all[i];
    return best;
}

const demarc_entry *demarc_agreed_newest(demarc_speech *to)
{
    for (int background = 0; background < 2; background++) {
        const demarc_entry *km =
            newest_of(to, DEMARC_KM_CUMULATIVE, background);
        const demarc_entry *percent = newest_of(to, DEMARC_PERCENT, background);

        if (percent &&
            (!km || demarc_agreed_day(percent) > demarc_agreed_day(km)))
            return percent;
        if (km)
            return km;
    }
    return NULL;
}

static bool undone(const demarc_speech *to, demarc_day from, demarc_day by)
{
    for (size_t i = 0; i < to->record.undoing_count; i++) {
        const demarc_day day = to->record.undoing[i]->date.latest;

        if (day >= from && day <= by)
            return true;
    }
    return false;
}

const demarc_entry *demarc_agreed_higher(demarc_speech *to,
                                         const demarc_entry *entry)
{
    const demarc_entry **all, *best = NULL;
    const size_t count = demarc_speech_series(to, DEMARC_KM_CUMULATIVE, &all);
    const demarc_range km =
        demarc_entry_range(entry, DEMARC_KM_CUMULATIVE, DEMARC_LOOSE);

    for (size_t i = 0; i < count; i++)
        if (all[i]->event != entry->event && !is_background(all[i]) &&
            demarc_agreed_day(all[i]) < demarc_agreed_day(entry) &&
            demarc_range_below(km,
                               demarc_entry_range(all[i], DEMARC_KM_CUMULATIVE,
                                                  DEMARC_LOOSE)) &&
            !undone(to, demarc_agreed_day(all[i]), entry->by) &&
            (!best || demarc_entry_value(all[i], DEMARC_KM_CUMULATIVE) >
                          demarc_entry_value(best, DEMARC_KM_CUMULATIVE)))
            best = all[i];
    return best;
}

bool demarc_agreed_other(const demarc_entry *entry, const demarc_entry *other)
{
    static const demarc_measure of[] = {DEMARC_KM_CUMULATIVE, DEMARC_KM_TOTAL};
    bool differs = false;

    for (size_t i = 0; i < 2; i++)
        differs = differs || (demarc_entry_gives(other, of[i]) &&
                              demarc_entry_value(other, of[i]) !=
                                  demarc_entry_value(entry, of[i]));
    return differs && demarc_entry_gives(other, DEMARC_KM_CUMULATIVE);
}
