#include "write/fit.h"

#include <math.h>

typedef struct group {
    const demarc_row *rows;
    double *numbers;
    size_t count;
} group;

static bool is_part(const group *g, size_t i)
{
    return !(g->rows[i].flags & DEMARC_ROW_TOTAL) && isfinite(g->numbers[i]);
}

/* The first total that is known; else NAN. */
static double total_of(const group *g)
{
    for (size_t i = 0; i < g->count; i++)
        if ((g->rows[i].flags & DEMARC_ROW_TOTAL) && isfinite(g->numbers[i]))
            return g->numbers[i];
    return NAN;
}

static void fit(const group *g, double *parts, int digits)
{
    const double total = total_of(g);
    size_t count = 0;
    double sum = 0;

    for (size_t i = 0; i < g->count; i++)
        if (is_part(g, i)) {
            if (g->numbers[i] < 0)
                return;
            sum += parts[count++] = g->numbers[i];
        }
    if (!(fabs(sum - total) < 0.5 * pow(10, -digits)))
        return;
    demarc_apportion(total, parts, count, digits);
    for (size_t i = g->count; i-- > 0;)
        if (is_part(g, i))
            g->numbers[i] = parts[--count];
}

void demarc_fit_groups(const demarc_table *table, double *numbers, double *room,
                       int digits)
{
    const demarc_row *rows = table->rows;
    size_t to;

    for (size_t from = 0; from < table->row_count; from = to) {
        for (to = from; to < table->row_count; to++)
            if (rows[to].group != rows[from].group)
                break;
        fit(&(group){rows + from, numbers + from, to - from}, room, digits);
    }
}
