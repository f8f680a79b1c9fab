/* Tests src/model/date.c: which form a text has, marks, and the day as of
 * which to answer. Oracle: demarc_terms.h. */
#include "dates.h"

#include <time.h>

static const refused_row refused[] = {
    {"16..09.2022", "two dots"},
    {"2011..2012", "[2011..2012]"},
    {"..2011", "[2011..2012]"},
    {"..", "../2020"},
    {"2022-09-14 or so", "not a date"},
    {"ca. 2022", "not a date"},
    {"14 September 2022", "not a date"},
    {"Tuesday", "not a date"},
    {"Yesterday", "not a date"},
    {"today", "not a date"},
    {"2022-W37", "not a date"},
    {"2022-257", "not a date"},
    {"2022-", "not a date"},
    {"-", "not a date"},
    {"?", "not a date"},
    {"201x", "not a date"},
    {"\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa2", "not a date"},
};

static void test_unknown(void)
{
    const char *const blanks[] = {"", "  ", "\t\n"};
    const char *reason = NULL;
    demarc_date date;

    for (size_t i = 0; i < COUNT(blanks); i++) {
        is_int(demarc_date_parse(blanks[i], &date, &reason), DEMARC_OK,
               "nothing is a date");
        ok(date.first == DEMARC_DAY_MIN && date.earliest == DEMARC_DAY_MIN &&
               date.last == DEMARC_DAY_MAX && date.latest == DEMARC_DAY_MAX,
           "on any day");
        ok(!*date.text && !*reason, "without a text or a reason");
    }
}

static const struct {
    const char *text;
    bool approximate, uncertain;
} marks[] = {
    {"1984", false, false},          {"1984?", false, true},
    {"1984~", true, false},          {"1984%", true, true},
    {"1984?/2004~", true, true},     {"1984/2004?", false, true},
    {"2021~/..", true, false},       {"/2021?", false, true},
    {"[1984?,1985]", false, true},   {"[1984..1985~]", true, false},
    {"14-16.09.2022?", false, true}, {"09.2022~", true, false},
};

static void test_marks(void)
{
    for (size_t i = 0; i < COUNT(marks); i++) {
        const char *reason;
        demarc_date date;

        ok(demarc_date_parse(marks[i].text, &date, &reason) == DEMARC_OK &&
               date.approximate == marks[i].approximate &&
               date.uncertain == marks[i].uncertain,
           "the marks of \"%s\"", marks[i].text);
    }
}

/* What is written is read as the same day. */
static void test_round(void)
{
    long wrong = 0;

    for (int64_t i = DEMARC_DAY_MIN / 2; i < DEMARC_DAY_MAX / 2; i += 65537) {
        char text[DEMARC_DAY_SIZE];
        const char *reason;
        demarc_date date;

        wrong += demarc_date_parse(demarc_day_format((demarc_day)i, text),
                                   &date, &reason) != DEMARC_OK ||
                 date.first != i || date.last != i;
    }
    is_int(wrong, 0, "days are read as they are written");
}

static const struct {
    const char *text, *day, *reason;
} as_of[] = {
    {"2022-09-14", "2022-09-14", NULL},
    {"2022-09", "2022-09-30", NULL},
    {"2022", "2022-12-31", NULL},
    {"14-16.09.2022", "2022-09-16", NULL},
    {"../2020", "2020-12-31", NULL},
    {"[..2011]", "2011-12-31", NULL},
    {"", "1970-01-01", "there is no date"},
    {"2021-05-21/..", "1970-01-01", "no last day"},
    {"2021/", "1970-01-01", "no last day"},
    {"[2011..]", "1970-01-01", "no last day"},
    {"tomorrow", "1970-01-01", "not a date"},
    {"2022-09-31", "1970-01-01", "no such day"},
};

static void test_as_of(void)
{
    for (size_t i = 0; i < COUNT(as_of); i++) {
        const char *reason = NULL;
        demarc_day day = 1;
        demarc_status status = demarc_day_parse(as_of[i].text, &day, &reason);

        ok(status == (as_of[i].reason ? DEMARC_EDATA : DEMARC_OK) &&
               is_day(day, as_of[i].day) &&
               (!as_of[i].reason || strstr(reason, as_of[i].reason)),
           "as of \"%s\"", as_of[i].text);
    }
}

static demarc_day local_day(void)
{
    time_t now = time(NULL);
    struct tm local = *localtime(&now);

    return demarc_day_make(local.tm_year + 1900, local.tm_mon + 1,
                           local.tm_mday);
}

static void test_today(void)
{
    const char *const words[] = {"today", "Today", " TODAY "};
    const char *reason;
    demarc_day day;

    for (size_t i = 0; i < 3; i++) {
        demarc_day before = local_day();

        ok(demarc_day_parse(words[i], &day, &reason) == DEMARC_OK &&
               day >= before && day <= local_day(),
           "\"%s\" asks the clock", words[i]);
        is(reason, "", "without a reason");
    }
}

int main(void)
{
    test_refused(refused, COUNT(refused));
    test_unknown();
    test_marks();
    test_round();
    test_as_of();
    test_today();
    return done();
}
