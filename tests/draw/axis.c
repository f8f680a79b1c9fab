/* Ticks and labels of axes. The numbers are worked out by hand; days are those
 * of `date -u -d DATE +%s`, over 86400. */
#include "draw/axis.h"

#include "tap.h"

static demarc_day day(int year, int month, int of)
{
    return demarc_day_make(year, month, of);
}

static void steps(void)
{
    /* 838 over at most 8 ticks is 104.75: the next of 1, 2, 5 is 200 */
    is_near(demarc_axis_step(838, 8), 200, 0, "838 in 8 steps or less");
    is_near(demarc_axis_step(838, 9), 100, 0, "in 9");
    is_near(demarc_axis_step(10, 10), 1, 0, "10 in 10");
    is_near(demarc_axis_step(0.9, 4), 0.5, 1e-15, "0.9 in 4");
    is_near(demarc_axis_step(1e-3, 1), 1e-3, 1e-18, "a thousandth in 1");
    is_near(demarc_axis_step(7.3e9, 3), 5e9, 0, "milliards");
}

static void step_is(demarc_day from, demarc_day to, size_t most,
                    demarc_day_unit unit, int count, const char *what)
{
    demarc_day_step step = demarc_axis_day_step(from, to, most);

    ok(step.unit == unit && step.count == count, "%s", what);
}

static void day_steps(void)
{
    step_is(day(1989, 7, 13), day(2022, 9, 14), 10, DEMARC_UNIT_YEAR, 5,
            "33 years in 10: every 5");
    step_is(day(2020, 1, 1), day(2022, 9, 14), 10, DEMARC_UNIT_MONTH, 6,
            "33 months in 10: every 6");
    step_is(day(2022, 9, 14), day(2022, 9, 14), 5, DEMARC_UNIT_DAY, 1,
            "a day: every day");
    step_is(day(2022, 9, 1), day(2022, 9, 30), 5, DEMARC_UNIT_DAY, 7,
            "a month in 5: every week");
    step_is(day(-500, 1, 1), day(2000, 1, 1), 5, DEMARC_UNIT_YEAR, 500,
            "25 centuries in 5: every 500 years");
    step_is(DEMARC_DAY_MIN + 1, DEMARC_DAY_MAX - 1, 6, DEMARC_UNIT_YEAR,
            2000000, "all days there are");
}

static void day_ticks(void)
{
    const demarc_day_step years = {DEMARC_UNIT_YEAR, 5};
    const demarc_day_step months = {DEMARC_UNIT_MONTH, 3};
    const demarc_day_step weeks = {DEMARC_UNIT_DAY, 7};

    ok(demarc_axis_day(years, day(1989, 7, 13)) == day(1990, 1, 1),
       "after July 1989 comes 1990");
    ok(demarc_axis_day(years, day(1990, 1, 1)) == day(1990, 1, 1),
       "on the day itself");
    ok(demarc_axis_day(years, day(1990, 1, 2)) == day(1995, 1, 1),
       "and a day later 1995");
    ok(demarc_axis_day(years, day(-7, 6, 1)) == day(-5, 1, 1), "before year 0");
    ok(demarc_axis_day(months, day(2022, 9, 14)) == day(2022, 10, 1),
       "quarters begin in October");
    ok(demarc_axis_day(months, day(2022, 11, 1)) == day(2023, 1, 1),
       "and in January");
    ok(demarc_axis_day(weeks, 1) == 7 && demarc_axis_day(weeks, -1) == 0 &&
           demarc_axis_day(weeks, -7) == -7,
       "weeks are counted from day 0, both ways");
}

static void apart(void)
{
    double free_ones[] = {0, 20, 40}, same[] = {50, 50, 50};
    double low[] = {1, 2}, high[] = {98, 99, 100};
    double chain[] = {10, 12, 30, 33};

    ok(demarc_axis_apart(free_ones, 3, 10, 0, 100) && free_ones[0] == 0 &&
           free_ones[1] == 20 && free_ones[2] == 40,
       "what is apart stays");
    ok(demarc_axis_apart(same, 3, 10, 0, 100) && same[0] == 40 &&
           same[1] == 50 && same[2] == 60,
       "three at one place spread about it");
    ok(demarc_axis_apart(low, 2, 10, 0, 100) && low[0] == 0 && low[1] == 10,
       "pushed in at the low end");
    ok(demarc_axis_apart(high, 3, 10, 0, 100) && high[0] == 80 &&
           high[1] == 90 && high[2] == 100,
       "and at the high one");
    /* means: (10 + (12 - 10)) / 2 = 6; (30 + 23) / 2 = 26.5 */
    ok(demarc_axis_apart(chain, 4, 10, 0, 100) && chain[0] == 6 &&
           chain[1] == 16 && chain[2] == 26.5 && chain[3] == 36.5,
       "two pairs, each about its middle");
    ok(!demarc_axis_apart(high, 3, 51, 0, 100) && high[0] == 80,
       "no room: nothing is moved");
}

int main(void)
{
    const demarc_axis down = {10, 20, 300, 100};

    is_near(demarc_axis_px(&down, 12.5), 250, 1e-12, "an axis may fall");
    steps();
    day_steps();
    day_ticks();
    apart();
    return done();
}
