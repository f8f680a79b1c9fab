/* What topics share: which claims there are by the day. */
#include "model/word.h"
#include "say/speech.h"

#include <math.h>
#include <stdlib.h>

size_t demarc_speech_series(demarc_speech *speech, demarc_measure measure,
                            const demarc_entry ***out)
{
    const demarc_series *all = &speech->record.of[measure];
    size_t count = 0;

    *out = demarc_record_take(&speech->record, all->count, sizeof **out);
    for (size_t i = 0; *out && i < all->count; i++)
        if (!all->items[i]->aside && all->items[i]->by <= speech->record.day)
            (*out)[count++] = all->items[i];
    return count;
}

static bool is_told(const demarc_speech *speech, const demarc_entry *entry)
{
    return entry->claim->aside == DEMARC_HEARD &&
           entry->when->earliest <= speech->record.day;
}

size_t demarc_speech_events(demarc_speech *speech, const char *type,
                            const demarc_entry ***out)
{
    const demarc_record *record = &speech->record;
    size_t count = 0;

    *out = demarc_record_take(&speech->record, record->count, sizeof **out);
    for (size_t i = 0; *out && i < record->count; i++) {
        const demarc_entry *entry = &record->entries[i];

        if (is_told(speech, entry) &&
            demarc_word_same(entry->event->type, type) &&
            (count == 0 || (*out)[count - 1]->event != entry->event))
            (*out)[count++] = entry;
    }
    return count;
}

size_t demarc_speech_claims(demarc_speech *speech, const demarc_entry *entry,
                            const demarc_entry ***out)
{
    const demarc_record *record = &speech->record;
    size_t count = 0;

    *out = demarc_record_take(&speech->record, entry->event->claim_count,
                              sizeof **out);
    for (size_t i = entry->place;
         *out && i < record->count && record->entries[i].event == entry->event;
         i++)
        if (is_told(speech, &record->entries[i]))
            (*out)[count++] = &record->entries[i];
    return count;
}

/* ---- Lengths in print ---- */

enum { FEWEST_LENGTHS = 5 };
static const double fence = 1.5;

static int by_total(const void *left, const void *right)
{
    const demarc_entry *a = *(const demarc_entry *const *)left;
    const demarc_entry *b = *(const demarc_entry *const *)right;
    const double x = demarc_entry_value(a, DEMARC_KM_TOTAL);
    const double y = demarc_entry_value(b, DEMARC_KM_TOTAL);

    if (x != y)
        return x < y ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* A quartile of sorted numbers, between two of them by proportion. */
static double quartile(const double *values, size_t count, double share)
{
    const double at = share * (double)(count - 1);
    const size_t below = (size_t)at;
    const double rest = at - (double)below;

    return rest > 0 ? values[below] + rest * (values[below + 1] - values[below])
                    : values[below];
}

size_t demarc_same_count(const demarc_entry *const *entries, size_t count,
                         demarc_measure measure)
{
    size_t same = 0;

    while (same < count && demarc_entry_value(entries[same], measure) ==
                               demarc_entry_value(entries[0], measure))
        same++;
    return same;
}

/* What the fences let in, of lengths by size. */
static demarc_range fences(demarc_record *record, const demarc_entry **all,
                           size_t count)
{
    double *values = demarc_record_take(record, count, sizeof *values), low,
           high;
    size_t n = 0;

    for (size_t i = 0; values && i < count;
         i += demarc_same_count(all + i, count - i, DEMARC_KM_TOTAL))
        values[n++] = demarc_entry_value(all[i], DEMARC_KM_TOTAL);
    if (!values || n < FEWEST_LENGTHS)
        return (demarc_range){-INFINITY, INFINITY};
    low = quartile(values, n, 0.25);
    high = quartile(values, n, 0.75);
    return (demarc_range){low - fence * (high - low),
                          high + fence * (high - low)};
}

/* Lengths that are printed as they are; bounds and round ones are ends of no
 * range. If there are no others, they must do. */
static size_t exact_take(const demarc_series *from, demarc_day day,
                         const demarc_entry **out)
{
    size_t count = 0;

    for (int pass = 0; pass < 2 && count == 0; pass++)
        for (size_t i = 0; i < from->count; i++) {
            const demarc_figure *km =
                from->items[i]->claim->figure[DEMARC_KM_TOTAL];

            if (from->items[i]->by <= day &&
                (pass || (km->low == km->high && !km->approximate)))
                out[count++] = from->items[i];
        }
    return count;
}

void demarc_totals_find(demarc_speech *speech, demarc_totals *out)
{
    const demarc_series *from = &speech->record.of[DEMARC_KM_TOTAL];
    const demarc_entry **all =
        demarc_record_take(&speech->record, from->count, sizeof *all);
    demarc_range in;
    size_t count;

    *out = (demarc_totals){0};
    out->near =
        demarc_record_take(&speech->record, from->count, sizeof *out->near);
    out->apart =
        demarc_record_take(&speech->record, from->count, sizeof *out->apart);
    if (!all || !out->near || !out->apart)
        return;
    count = exact_take(from, speech->record.day, all);
    if (count)
        qsort(all, count, sizeof *all, by_total);
    in = fences(&speech->record, all, count);
    for (size_t i = 0; i < count; i++) {
        const double km = demarc_entry_value(all[i], DEMARC_KM_TOTAL);

        if (!all[i]->aside && km >= in.low && km <= in.high)
            out->near[out->near_count++] = all[i];
        else
            out->apart[out->apart_count++] = all[i];
    }
}
