/* What digits leave open. Oracle: the table in claims/range.h, by hand. */
#include "claims/range.h"
#include "model/figure.h"
#include "tap.h"

static demarc_range read(const char *text, demarc_quantity of,
                         demarc_reading reading)
{
    demarc_figure figure;
    const char *reason;

    demarc_figure_parse(text, &figure, &reason);
    return demarc_range_of(&figure, of, reading);
}

static void is_range(demarc_range got, double low, double high,
                     const char *name)
{
    if (!ok(fabs(got.low - low) < 1e-9 &&
                (got.high == high || fabs(got.high - high) < 1e-9),
            "%s", name))
        printf("#   got: %.9g to %.9g\n#  want: %.9g to %.9g\n", got.low,
               got.high, low, high);
}

static void check_readings(void)
{
    const demarc_quantity km = DEMARC_IN_KM, share = DEMARC_IN_PERCENT,
                          people = DEMARC_IN_PEOPLE;
    const demarc_reading printed = DEMARC_PRINTED, loose = DEMARC_LOOSE;

    is_range(read("664", km, printed), 663.5, 664.5, "whole km");
    is_range(read("664", km, loose), 663, 665, "whole km, loosely");
    is_range(read("663.7", km, printed), 663.65, 663.75, "a decimal");
    is_range(read("600", km, printed), 570, 630, "600 is round");
    is_range(read("1700", km, printed), 1650, 1750, "1700 is round");
    is_range(read("660", km, printed), 659.5, 660.5, "660 is not");
    is_range(read("660", km, loose), 650, 670, "660 is, loosely");
    is_range(read("600.0", km, printed), 599.95, 600.05, "600.0 is not");
    is_range(read("68", share, printed), 67.5, 68.5, "percent");
    is_range(read("100", share, printed), 99.5, 100.5, "100 %");
    is_range(read("36", people, loose), 36, 36, "people are counted");
    is_range(read("33000", people, printed), 32500, 33500, "crowds are not");
    is_range(read("~1000", km, printed), 950, 1050, "about");
    is_range(read("~12", km, printed), 11.4, 12.6, "about 12");
    is_range(read(">90", share, printed), 90, INFINITY, "more than");
    is_range(read("<5", km, printed), 0, 5, "less than");
    is_range(read("12..15", km, printed), 11.5, 15.5, "a range");
    is_range(read("0", km, printed), 0, 0.5, "never below 0");
}

static void check_sums(void)
{
    const demarc_range a = {1, 2}, b = {10, 20}, none = {NAN, NAN};

    is_range(demarc_range_plus(a, b), 11, 22, "plus");
    is_range(demarc_range_minus(b, a), 8, 19, "minus");
    is_range(demarc_range_hull(a, b), 1, 20, "hull");
    is_range(demarc_range_hull(a, none), 1, 2, "hull with nothing");
    is_range(demarc_range_percent(a, b), 5, 20, "percent");
    is_range(demarc_range_whole(a, b), 5, 20, "whole");
    ok(demarc_range_below(a, b) && !demarc_range_below(b, a), "below");
    ok(!demarc_range_meet(a, b), "do not meet");
    ok(demarc_range_meet((demarc_range){0, 10}, b), "touch");
    ok(demarc_range_meet(a, none), "nothing meets everything");
    ok(demarc_range_meet(demarc_range_plus((demarc_range){519.9, 519.9},
                                           (demarc_range){486.94, 486.94}),
                         (demarc_range){1006.84, 1006.84}),
       "519.9 + 486.94 = 1006.84, which binary numbers miss");
}

/* How far digits fix a percentage. By hand: 663.65 of 987.5 to 663.75 of 986.5
 * is 0.08 wide; 663.5 of 972.5 to 664.5 of 971.5 is 0.17; 475 of 735 to 525 of
 * 665 is 14. */
static void check_digits(void)
{
    static const struct {
        const char *part, *whole;
        int digits;
    } of[] = {{"663.7", "987", 1}, {"664", "972", 0},  {"500", "700", -1},
              {"8", "20", -1},     {">60", "972", -1}, {"", "972", -1}};
    const demarc_quantity km = DEMARC_IN_KM;

    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        ok(demarc_range_digits(demarc_range_percent(
               read(of[i].part, km, DEMARC_PRINTED),
               read(of[i].whole, km, DEMARC_PRINTED))) == of[i].digits,
           "%s of %s", of[i].part, of[i].whole);
}

int main(void)
{
    check_readings();
    check_digits();
    check_sums();
    return done();
}
