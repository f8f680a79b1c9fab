/* Medians by hand. */
#include "measure/robust.h"

#include "tap.h"

static void middle_is(const double *values, size_t count, double median,
                      double deviation, const char *name)
{
    double copy[8];
    demarc_middle middle;

    memcpy(copy, values, count * sizeof *copy);
    middle = demarc_middle_take(copy, count);
    is_near(middle.median, median, 1e-12, name);
    is_near(middle.spread, 1.4826 * deviation, 1e-12, "and its spread");
}

int main(void)
{
    demarc_middle none = demarc_middle_take(NULL, 0);

    ok(isnan(none.median), "nothing has no middle");
    middle_is((double[]){7}, 1, 7, 0, "one");
    middle_is((double[]){7, 1}, 2, 4, 3, "two");
    middle_is((double[]){3, 100, 1}, 3, 3, 2, "three: 0 2 97");
    middle_is((double[]){4, 100, 1, 2}, 4, 3, 1.5, "four: 1 1 2 97");
    middle_is((double[]){5, 5, 5, 5, -1e9}, 5, 5, 0, "one of five is mad");
    return done();
}
