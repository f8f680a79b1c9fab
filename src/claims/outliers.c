/* Totals and tolls far from the median of all. */
#include "claims/tolls.h"

#include "model/figure.h"

#include <math.h>
#include <stdlib.h>

/* A total this far from the median is a slip; it takes so many to say so. */
static const double far = 0.25;
enum { FEWEST_TOTALS = 3, FEWEST_TOLLS = 4 };

/* A toll so many times the median of the event's other claims is a slip of a
 * digit, if it is no small number; tolls rise too fast in the first days for
 * anything finer. */
static const double toll_times = 5, least_toll = 10;

static int by_value(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static double median_of(double *values, size_t count)
{
    if (count == 0)
        return NAN;
    qsort(values, count, sizeof *values, by_value);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

static void total_check(demarc_record *record, demarc_entry *entry)
{
    const double median = record->median_total;
    const double value = demarc_entry_value(entry, DEMARC_KM_TOTAL);
    const double off = 100 * (value / median - 1);

    if (fabs(off) <= 100 * far)
        return;
    entry->aside = "a total far from the median of all";
    demarc_remark_one(record, DEMARC_RULE_OUTLIER, DEMARC_WARNING, entry,
                      "a total of %s km is %s %% %s the median of all, %s km; "
                      "it is not used",
                      demarc_entry_text(entry, DEMARC_KM_TOTAL),
                      demarc_record_number(record, fabs(off), 0),
                      off > 0 ? "above" : "below",
                      demarc_record_number(record, median, 2));
}

static void totals_check(demarc_record *record)
{
    const demarc_series *all = &record->of[DEMARC_KM_TOTAL];
    double *values = demarc_record_take(record, all->count, sizeof *values);

    if (!values)
        return;
    for (size_t i = 0; i < all->count; i++)
        values[i] = demarc_entry_value(all->items[i], DEMARC_KM_TOTAL);
    record->median_total = median_of(values, all->count);
    if (all->count < FEWEST_TOTALS)
        return;
    for (size_t i = 0; i < all->count; i++)
        total_check(record, &record->entries[all->items[i]->place]);
}

/* The claims of one event that give a kind of toll. */
static void toll_check(demarc_record *record, const demarc_entry *const *of,
                       size_t count, size_t kind, double *values)
{
    const demarc_entry *highest = of[0];
    double top = -1, median;

    for (size_t i = 0; i < count; i++) {
        values[i] =
            demarc_figure_value(demarc_toll(record, of[i]->claim, kind));
        if (values[i] > top) {
            top = values[i];
            highest = of[i];
        }
    }
    median = median_of(values, count);
    if (top < least_toll || top < toll_times * median ||
        values[count - 2] * 2 > top)
        return;
    demarc_remark_one(record, DEMARC_RULE_OUTLIER, DEMARC_WARNING, highest,
                      "%s: %s, where the median of the event's claims is %s",
                      demarc_toll_name(record, kind),
                      demarc_toll(record, highest->claim, kind)->text,
                      demarc_record_number(record, median, 1));
}

void demarc_check_outliers(demarc_record *record)
{
    const demarc_entry **of =
        demarc_record_take(record, record->count, sizeof *of);
    double *values = demarc_record_take(record, record->count, sizeof *values);

    totals_check(record);
    if (!of || !values)
        return;
    for (size_t from = 0, to; from < record->count; from = to) {
        to = demarc_event_end(record, from);
        if (to - from < FEWEST_TOLLS)
            continue;
        for (size_t kind = 0; kind < demarc_toll_kinds(record); kind++) {
            size_t count =
                demarc_tolls_take(record, from, to, kind, DEMARC_SCOPE_ALL, of);

            if (count >= FEWEST_TOLLS)
                toll_check(record, of, count, kind, values);
        }
    }
}
