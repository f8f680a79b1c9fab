#include "claims/progress.h"

#include "history/lengths.h"
#include "model/event.h"

#include <math.h>
#include <stdlib.h>

typedef struct job {
    demarc_record *record;
    const demarc_progress_ask *ask;
    const demarc_entry **totals; /* rows with a total, by publisher and print */
    size_t total_count;
    demarc_progress_points *out;
} job;

const char *demarc_total_from_name(demarc_total_from from)
{
    static const char *const names[] = {"",      "row",    "source",
                                        "given", "median", "measured"};

    return names[from];
}

static int by_source(const void *left, const void *right)
{
    const demarc_entry *a = *(const demarc_entry *const *)left;
    const demarc_entry *b = *(const demarc_entry *const *)right;

    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    if (a->published != b->published)
        return a->published < b->published ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static void totals_take(job *in)
{
    const demarc_series *all = &in->record->of[DEMARC_KM_TOTAL];

    for (size_t i = 0; i < all->count; i++)
        if (!all->items[i]->aside)
            in->totals[in->total_count++] = all->items[i];
    if (in->total_count)
        qsort(in->totals, in->total_count, sizeof *in->totals, by_source);
}

/* What the same publisher had last in print as the total by then; NULL if
 * nothing. A source without a name is nobody's. */
static const demarc_entry *last_total(const job *in, const demarc_entry *of)
{
    size_t low = 0, high = in->total_count;

    if (!*of->claim->source)
        return NULL;
    while (low < high) { /* the first that is of a later print */
        const size_t middle = low + (high - low) / 2;
        const demarc_entry *at = in->totals[middle];

        if (at->source < of->source ||
            (at->source == of->source && at->published <= of->published))
            low = middle + 1;
        else
            high = middle;
    }
    return low && in->totals[low - 1]->source == of->source
               ? in->totals[low - 1]
               : NULL;
}

static void total_set(const job *in, demarc_progress_point *of)
{
    const demarc_entry *entry = of->entry;
    const bool own = demarc_entry_gives(entry, DEMARC_KM_TOTAL);

    of->total_entry = own ? entry : last_total(in, entry);
    if (of->total_entry) {
        of->total =
            demarc_bound_of(of->total_entry->claim->figure[DEMARC_KM_TOTAL]);
        of->total_from = own ? DEMARC_TOTAL_ROW : DEMARC_TOTAL_SOURCE;
    } else if (in->ask->total_km > 0) {
        of->total = demarc_bound_exactly(in->ask->total_km);
        of->total_from = DEMARC_TOTAL_GIVEN;
    } else {
        of->total = demarc_bound_exactly(in->record->median_total);
        of->total_from = isnan(in->record->median_total) ? DEMARC_TOTAL_NONE
                                                         : DEMARC_TOTAL_MEDIAN;
    }
}

/* Only the length of the publisher's name is taken: no "via", no bracket. */
static const char *publisher(demarc_record *record, const demarc_entry *entry)
{
    const char *source = entry->claim->source;
    const char *out =
        demarc_arena_copy(&record->arena, source, demarc_publisher(source));

    record->failed = record->failed || !out;
    return out ? out : "";
}

static bool is_later(const job *in, demarc_day day)
{
    return in->ask->has_day && day > in->record->day && day < DEMARC_DAY_MAX;
}

static void reported_take(job *in)
{
    const demarc_series *all = &in->record->of[DEMARC_KM_CUMULATIVE];

    for (size_t i = 0; i < all->count; i++) {
        const demarc_entry *entry = all->items[i];
        demarc_progress_point *to = &in->out->items[in->out->count];

        if (entry->aside || is_later(in, entry->on))
            continue;
        *to = (demarc_progress_point){
            .day = entry->on,
            .entry = entry,
            .source = publisher(in->record, entry),
            .km = demarc_bound_of(entry->claim->figure[DEMARC_KM_CUMULATIVE])};
        total_set(in, to);
        to->share = demarc_bound_percent(to->km, to->total);
        in->out->count++;
    }
}

/* Days on which the line changed; days alone, they are measured later. */
static void measured_take(job *in)
{
    const demarc_fold *fold = in->record->border->fold;

    for (size_t i = 0; fold && i < fold->change_count; i++)
        if (!is_later(in, fold->changes[i]))
            in->out->items[in->out->count++] =
                (demarc_progress_point){.day = fold->changes[i],
                                        .source = "measured",
                                        .total_from = DEMARC_TOTAL_MEASURED};
}

static int by_day(const void *left, const void *right)
{
    const demarc_progress_point *a = left, *b = right;

    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (!a->entry || !b->entry)
        return (a->entry == NULL) - (b->entry == NULL);
    return (a->entry->place > b->entry->place) -
           (a->entry->place < b->entry->place);
}

static void measure(const job *in, demarc_progress_point *of)
{
    const demarc_border *border = in->record->border;
    demarc_lengths lengths;

    of->measured_m = of->measured_low_m = of->measured_high_m = of->line_m =
        NAN;
    if (!border->fold || of->day == DEMARC_DAY_MAX || of->day == DEMARC_DAY_MIN)
        return;
    demarc_fold_lengths(border, of->day, in->ask->reach, NULL, &lengths);
    of->measured_m = lengths.reached_m;
    of->measured_low_m = lengths.reached_low_m;
    of->measured_high_m = lengths.reached_high_m;
    of->line_m = lengths.total_m;
}

/* What was measured on a day is the same for all points of that day. */
static void all_measure(job *in)
{
    demarc_progress_point *items = in->out->items;

    for (size_t i = 0; i < in->out->count; i++) {
        demarc_progress_point *of = &items[i];

        if (i && items[i - 1].day == of->day) {
            of->measured_m = items[i - 1].measured_m;
            of->measured_low_m = items[i - 1].measured_low_m;
            of->measured_high_m = items[i - 1].measured_high_m;
            of->line_m = items[i - 1].line_m;
        } else {
            measure(in, of);
        }
        if (of->entry)
            continue;
        of->km = demarc_bound_exactly(of->measured_m / 1000);
        of->total = demarc_bound_exactly(of->line_m / 1000);
        of->share = demarc_bound_percent(of->km, of->total);
    }
}

demarc_status demarc_progress_make(demarc_record *record,
                                   const demarc_progress_ask *ask,
                                   demarc_progress_points *out)
{
    const demarc_fold *fold = record->border->fold;
    const size_t most = record->of[DEMARC_KM_CUMULATIVE].count +
                        (fold ? fold->change_count : 0);
    job in = {.record = record, .ask = ask, .out = out};

    *out = (demarc_progress_points){.median_km = NAN};
    demarc_check_outliers(record);
    in.totals = demarc_record_take(record, record->count, sizeof *in.totals);
    out->items = demarc_record_take(record, most, sizeof *out->items);
    if (record->failed)
        return DEMARC_ENOMEM;
    out->median_km = record->median_total;
    totals_take(&in);
    reported_take(&in);
    measured_take(&in);
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_day);
    all_measure(&in);
    return record->failed ? DEMARC_ENOMEM : DEMARC_OK;
}
