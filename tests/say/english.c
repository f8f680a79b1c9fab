/* Numbers, shares and dates in words. The oracle of each is English, written
 * down by hand. */
#include "say/english.h"

#include "base/buffer.h"
#include "model/figure.h"
#include "tap.h"

static void same(demarc_buffer *got, const char *want)
{
    is(got->data ? got->data : "", want, want);
    demarc_buffer_free(got);
}

static void number(double value, int digits, const char *want)
{
    demarc_buffer out = {0};

    demarc_english_number(&out, value, digits);
    same(&out, want);
}

static void count(double value, const char *want)
{
    demarc_buffer out = {0};

    demarc_english_count(&out, value);
    same(&out, want);
}

static void figure(const char *text, demarc_quantity of, const char *want)
{
    demarc_buffer out = {0};
    demarc_figure read;
    const char *reason;

    if (!demarc_figure_parse(text, &read, &reason))
        ok(false, "%s: %s", text, reason);
    demarc_english_figure(&out, &read, of);
    same(&out, want);
}

static void share(double value, bool adverb, const char *want)
{
    demarc_buffer out = {0};

    demarc_english_share(&out, value, adverb);
    same(&out, want);
}

static void date(const char *text, demarc_date_form form, const char *want)
{
    demarc_buffer out = {0};
    demarc_date read;
    const char *reason;

    if (demarc_date_parse(text, &read, &reason) != DEMARC_OK)
        ok(false, "%s: %s", text, reason);
    demarc_english_date(&out, &read, form);
    same(&out, want);
}

static void numbers(void)
{
    number(0, 2, "0");
    number(999, 0, "999");
    number(1006.84, 2, "1,006.84");
    number(33000, 2, "33,000");
    number(1234567.5, 1, "1,234,567.5");
    number(68.31, 1, "68.3");
    count(0, "no");
    count(1, "one");
    count(10, "ten");
    count(11, "11");
    count(142071, "142,071");
    figure("664", DEMARC_IN_KM, "664");
    figure("519.90", DEMARC_IN_KM, "519.9");
    figure("~1000", DEMARC_IN_KM, "about 1,000");
    figure(">90", DEMARC_IN_PERCENT, "more than 90");
    figure("<5", DEMARC_IN_KM, "less than 5");
    figure("<5", DEMARC_IN_PEOPLE, "fewer than five");
    figure("12..15", DEMARC_IN_PEOPLE, "between 12 and 15");
    figure("3", DEMARC_IN_PEOPLE, "three");
}

static void shares(void)
{
    share(0, false, "none");
    share(1, false, "all");
    share(1, true, "wholly");
    share(0.996, false, "almost all");
    share(2.0 / 3, false, "two-thirds");
    share(664.0 / 972, false, "just over two-thirds"); /* 68.3 % */
    share(0.52, false, "just over half");
    share(0.48, false, "just under half");
    share(0.535, false, "more than half");
    share(0.01, false, "less than a tenth");
    share(0.95, false, "more than nine-tenths");
    share(0.9, true, "nine-tenths");
}

static void dates(void)
{
    date("2014-01-11", DEMARC_DATE_BARE, "11 January 2014");
    date("2014-01-11", DEMARC_DATE_WHEN, "on 11 January 2014");
    date("2014-01-11", DEMARC_DATE_BY, "by 11 January 2014");
    date("2022-04", DEMARC_DATE_WHEN, "in April 2022");
    date("2022-04", DEMARC_DATE_BY, "by April 2022");
    date("2011", DEMARC_DATE_WHEN, "in 2011");
    date("2011", DEMARC_DATE_BY, "by the end of 2011");
    date("[..2011]", DEMARC_DATE_BY, "by the end of 2011");
    date("[..2011]", DEMARC_DATE_WHEN, "in 2011 or before");
    date("../2018", DEMARC_DATE_BARE, "2018 or before");
    date("2022-09-14/2022-09-17", DEMARC_DATE_WHEN,
         "from 14 to 17 September 2022");
    date("2021-04-28/2021-05-01", DEMARC_DATE_BARE, "28 April to 1 May 2021");
    date("2013-12-30/2014-01-02", DEMARC_DATE_BARE,
         "30 December 2013 to 2 January 2014");
    date("[2020-06..2020-07]", DEMARC_DATE_WHEN, "between June and July 2020");
    date("[2011..2012]", DEMARC_DATE_WHEN, "between 2011 and 2012");
    date("2019-01-01/2019-12-31", DEMARC_DATE_WHEN, "in 2019");
    date("2022-03~", DEMARC_DATE_WHEN, "in March 2022 or thereabouts");
    date("", DEMARC_DATE_WHEN, "at an unknown date");
}

int main(void)
{
    numbers();
    shares();
    dates();
    is(demarc_english_join(0, 3), "", "the first of a list");
    is(demarc_english_join(1, 3), ", ", "in the middle");
    is(demarc_english_join(2, 3), " and ", "the last");
    return done();
}
