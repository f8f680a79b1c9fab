#include "draw/axis.h"

#include "model/calendar.h"

#include <stdlib.h>

double demarc_axis_step(double span, size_t most)
{
    static const double nice[] = {1, 2, 5, 10};
    const double least = span / (double)most;
    const double ten = pow(10, floor(log10(least)));
    size_t i = 0;

    while (i < 3 && nice[i] * ten < least * (1 - 1e-12))
        i++;
    return nice[i] * ten;
}

static double days_of(demarc_day_step step)
{
    static const double days[] = {1, 30.436875, 365.2425};

    return step.count * days[step.unit];
}

demarc_day_step demarc_axis_day_step(demarc_day from, demarc_day to,
                                     size_t most)
{
    static const demarc_day_step steps[] = {
        {DEMARC_UNIT_DAY, 1},   {DEMARC_UNIT_DAY, 2},   {DEMARC_UNIT_DAY, 7},
        {DEMARC_UNIT_DAY, 14},  {DEMARC_UNIT_MONTH, 1}, {DEMARC_UNIT_MONTH, 2},
        {DEMARC_UNIT_MONTH, 3}, {DEMARC_UNIT_MONTH, 6},
    };
    const double span = (double)to - from;

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (span <= days_of(steps[i]) * (double)most)
            return steps[i];
    return (demarc_day_step){
        DEMARC_UNIT_YEAR,
        (int)fmax(1, demarc_axis_step(span / 365.2425, most))};
}

/** The least multiple of `of` that is not below. */
static int up_to(int value, int of)
{
    int rest = value % of;

    return rest > 0 ? value + of - rest : value - rest;
}

demarc_day demarc_axis_day(demarc_day_step step, demarc_day day)
{
    demarc_civil civil;
    int months;

    if (step.unit == DEMARC_UNIT_DAY)
        return up_to(day, step.count);
    civil = demarc_day_civil(day);
    months = civil.year * 12 + civil.month - 1 + (civil.day > 1);
    months =
        up_to(months, step.count * (step.unit == DEMARC_UNIT_YEAR ? 12 : 1));
    return demarc_day_make((months - (months % 12 + 12) % 12) / 12,
                           (months % 12 + 12) % 12 + 1, 1);
}

/** Neighbours that touch, and where their first would like to be. */
typedef struct cluster {
    double first; /* mean of what each asks of the first */
    size_t count;
} cluster;

bool demarc_axis_apart(double *at, size_t count, double gap, double low,
                       double high)
{
    cluster *all = NULL;
    size_t clusters = 0, next = 0;

    if (count == 0)
        return true;
    if (gap * (double)(count - 1) > high - low)
        return false;
    all = malloc(count * sizeof *all);
    if (!all)
        return false;
    for (size_t i = 0; i < count; i++) {
        all[clusters++] = (cluster){at[i], 1};
        while (clusters > 1) {
            cluster *a = &all[clusters - 2], *b = &all[clusters - 1];
            const double n = (double)a->count, m = (double)b->count;

            if (a->first + gap * n <= b->first)
                break;
            a->first = (a->first * n + (b->first - gap * n) * m) / (n + m);
            a->count += b->count;
            clusters--;
        }
    }
    for (size_t c = 0; c < clusters; c++)
        for (size_t k = 0; k < all[c].count; k++)
            at[next++] = all[c].first + gap * (double)k;
    free(all);
    for (size_t i = 0; i < count; i++) /* pushed in from the ends */
        at[i] = fmax(at[i], low + gap * (double)i);
    for (size_t i = count; i-- > 0;)
        at[i] = fmin(at[i], high - gap * (double)(count - 1 - i));
    return true;
}
