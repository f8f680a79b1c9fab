#include "write/fit.h"

#include "tap.h"
#include "write/sample.h"

/* A table without columns, for its groups and totals. */
static demarc_table *rows(const unsigned *flags, const int *groups,
                          size_t count)
{
    demarc_table *table = demarc_table_new("x", "");

    for (size_t i = 0; i < count; i++)
        demarc_table_row(table, groups[i], flags[i]);
    return table;
}

/* Oracle: by hand. */
int main(void)
{
    enum { COUNT = 10 };
    const unsigned flags[COUNT] = {
        0, 0, DEMARC_ROW_TOTAL, 0, 0, DEMARC_ROW_TOTAL, 0, 0, 0, 0};
    const int groups[COUNT] = {0, 0, 0, 1, 1, 1, 2, 2, 3, 3};
    /* adds up; overlaps; has no total; has no total, unknown */
    double numbers[COUNT] = {0.25, 0.25, 0.5,  0.36, 0.36,
                             0.5,  0.25, 0.25, NAN,  1.26};
    const double want[COUNT] = {0.3, 0.2,  0.5,  0.36, 0.36,
                                0.5, 0.25, 0.25, NAN,  1.26};
    double room[COUNT];
    demarc_table *table = rows(flags, groups, COUNT);

    demarc_fit_groups(table, numbers, room, 1);
    for (size_t i = 0; i < COUNT; i++)
        ok(fabs(numbers[i] - want[i]) < 1e-12 ||
               (isnan(numbers[i]) && isnan(want[i])),
           "row %zu is %g", i, want[i]);
    demarc_table_free(table);
    return done();
}
