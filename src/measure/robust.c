#include "measure/robust.h"

#include <math.h>
#include <stdlib.h>

static int number_order(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

void demarc_numbers_sort(double *values, size_t count)
{
    if (count > 0) /* else there may be no values at all */
        qsort(values, count, sizeof *values, number_order);
}

static double median(double *values, size_t count)
{
    if (count == 0)
        return NAN;
    demarc_numbers_sort(values, count);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

demarc_middle demarc_middle_take(double *values, size_t count)
{
    demarc_middle out = {.median = median(values, count)};

    for (size_t i = 0; i < count; i++)
        values[i] = fabs(values[i] - out.median);
    out.spread = 1.4826 * median(values, count);
    return out;
}
