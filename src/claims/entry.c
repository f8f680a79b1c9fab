/* What an entry says, and what is remarked about it. */
#include "claims/record.h"

#include "base/buffer.h"
#include "model/figure.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Claims before and after an entry that are looked at, and the days around it
 * in which a paper may not know of the last one yet. */
enum { NEIGHBOURS = 3, AT_ONCE = 6, NEWS_DAYS = 7 };

void *demarc_record_take(demarc_record *record, size_t count, size_t size)
{
    void *out = demarc_arena_take(&record->arena, (count + 1) * size);

    record->failed = record->failed || !out;
    return out;
}

/* The buffer's text, moved to the arena; "" when out of memory. */
static const char *keep(demarc_record *record, demarc_buffer *text)
{
    const char *out =
        text->failed ? NULL : demarc_arena_text(&record->arena, text->data);

    record->failed = record->failed || !out;
    demarc_buffer_free(text);
    return out ? out : "";
}

void demarc_remark_add(demarc_record *record, demarc_rule_id rule,
                       demarc_severity severity,
                       const demarc_entry *const *entries, size_t count,
                       const char *format, ...)
{
    const demarc_entry **cited =
        demarc_record_take(record, count, sizeof *cited);
    char *text = NULL;
    va_list args;

    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        text = NULL;
    va_end(args);
    if (!cited || !text || !demarc_arena_adopt(&record->arena, text) ||
        !demarc_reserve(&record->remarks, &record->remark_room,
                        record->remark_count + 1, sizeof *record->remarks)) {
        record->failed = true;
        return;
    }
    memcpy(cited, entries, count * sizeof *cited);
    record->remarks[record->remark_count++] =
        (demarc_remark){rule, severity, text, cited, count};
}

bool demarc_entry_gives(const demarc_entry *entry, demarc_measure measure)
{
    return demarc_figure_given(entry->claim->figure[measure]);
}

const char *demarc_entry_text(const demarc_entry *entry, demarc_measure measure)
{
    return entry->claim->figure[measure]->text;
}

double demarc_entry_value(const demarc_entry *entry, demarc_measure measure)
{
    return demarc_entry_gives(entry, measure)
               ? demarc_figure_value(entry->claim->figure[measure])
               : NAN;
}

demarc_range demarc_entry_range(const demarc_entry *entry,
                                demarc_measure measure, demarc_reading reading)
{
    const demarc_quantity of = measure == DEMARC_PERCENT     ? DEMARC_IN_PERCENT
                               : measure == DEMARC_EVACUATED ? DEMARC_IN_PEOPLE
                                                             : DEMARC_IN_KM;

    return demarc_range_of(entry->claim->figure[measure], of, reading);
}

const char *demarc_entry_cite(demarc_record *record, const demarc_entry *entry)
{
    const demarc_claim *claim = entry->claim;
    demarc_buffer text = {0};

    demarc_buffer_text(&text,
                       *claim->source ? claim->source : "no source named");
    if (*claim->source_date->text || *claim->date->text)
        demarc_buffer_format(&text, ", %s",
                             *claim->source_date->text
                                 ? claim->source_date->text
                                 : claim->date->text);
    return keep(record, &text);
}

const char *demarc_record_number(demarc_record *record, double value,
                                 int digits)
{
    demarc_buffer text = {0};

    if (isinf(value))
        demarc_buffer_text(&text, "any number");
    else
        demarc_buffer_trimmed(&text, value, digits);
    return keep(record, &text);
}

const char *demarc_record_range(demarc_record *record, demarc_range range)
{
    const int digits = range.high - range.low < 0.2 ? 2 : 1;
    const char *low = demarc_record_number(record, range.low, digits);
    const char *high = demarc_record_number(record, range.high, digits);
    demarc_buffer text = {0};

    demarc_buffer_text(&text, low);
    if (strcmp(low, high) != 0)
        demarc_buffer_format(&text, " to %s", high);
    return keep(record, &text);
}

/* The first of the series, which is by time, that is after `day`. */
static size_t first_after(const demarc_series *all, demarc_day day)
{
    size_t low = 0, high = all->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (all->items[middle]->by <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What is "more than 660" is not much more, or it would be said. */
static const double more_than = 1.1;

/* Some of the lengths around an entry. */
typedef struct few {
    demarc_range of[AT_ONCE];
    size_t count;
} few;

static void few_add(few *to, const demarc_entry *of, const demarc_entry *but)
{
    demarc_range km =
        demarc_entry_range(of, DEMARC_KM_CUMULATIVE, DEMARC_LOOSE);

    if (of == but)
        return;
    if (isinf(km.high))
        km.high = more_than * km.low;
    to->of[to->count++] = km;
}

static int by_low(const void *left, const void *right)
{
    const demarc_range *a = left, *b = right;

    return (a->low > b->low) - (a->low < b->low);
}

/* Of three the middle one, so that one stray claim does not count. */
static demarc_range few_middle(few *of)
{
    demarc_range hull = {NAN, NAN};

    qsort(of->of, of->count, sizeof *of->of, by_low);
    if (of->count == NEIGHBOURS)
        return of->of[NEIGHBOURS / 2];
    for (size_t i = 0; i < of->count; i++)
        hull = demarc_range_hull(hull, of->of[i]);
    return hull;
}

demarc_range demarc_record_around(const demarc_record *record,
                                  const demarc_entry *entry)
{
    const demarc_series *all = &record->of[DEMARC_KM_CUMULATIVE];
    const size_t first = first_after(all, entry->from - NEWS_DAYS - 1);
    const size_t next = first_after(all, entry->by + NEWS_DAYS);
    few before = {0}, now = {0}, after = {0};
    demarc_range hull;

    for (size_t i = first; i-- > 0 && before.count < NEIGHBOURS;)
        few_add(&before, all->items[i], entry);
    for (size_t i = first; i < next && now.count < AT_ONCE; i++)
        few_add(&now, all->items[i], entry);
    for (size_t i = next; i < all->count && after.count < NEIGHBOURS; i++)
        few_add(&after, all->items[i], entry);
    hull = demarc_range_hull(few_middle(&before), few_middle(&after));
    for (size_t i = 0; i < now.count; i++)
        hull = demarc_range_hull(hull, now.of[i]);
    if (!before.count && demarc_range_given(hull))
        hull.low = 0;
    if (!after.count && demarc_range_given(hull))
        hull.high = INFINITY;
    return hull;
}
