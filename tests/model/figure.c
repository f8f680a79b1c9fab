/* Tests src/model/figure.c. Oracle: the table in figure.h; the decimals are
 * what a C compiler makes of the same digits. */
#include "model/figure.h"
#include "tap.h"

static const struct {
    const char *text;
    double low, high;
    bool approximate;
    double value;
} figures[] = {
    {"12", 12, 12, false, 12},
    {"0", 0, 0, false, 0},
    {"663.7", 663.7, 663.7, false, 663.7},
    {"1006.84", 1006.84, 1006.84, false, 1006.84},
    {"  12 ", 12, 12, false, 12},
    {"007", 7, 7, false, 7},
    {">90", 90, INFINITY, false, 90},
    {"<5", 0, 5, false, 5},
    {" <5", 0, 5, false, 5},
    {"0..5", 0, 5, false, 2.5},
    {"~1000", 1000, 1000, true, 1000},
    {"12..15", 12, 15, false, 13.5},
    {"12..12", 12, 12, false, 12},
    {"1.5..2.5", 1.5, 2.5, false, 2},
};

static const struct {
    const char *text, *reason; /* a part of it */
} refused[] = {
    {"13,98", "write 13.98"},
    {"1,006.84", "no sign for thousands"},
    {"1 006.84", "no blank"},
    {"1\xc2\xa0"
     "006.84",
     "no blank"},
    {"> 90", "no blank"},
    {"12 km", "no blank"},
    {"-5", "never negative"},
    {"\xe2\x88\x92"
     "5",
     "never negative"},
    {"-5..3", "never negative"},
    {"90%", "without the %"},
    {"90 %", "without the %"},
    {"90+", ">90"},
    {"+5", ">90"},
    {">=90", ">90"},
    {"12-15", "12..15"},
    {"12\xe2\x80\x93"
     "15",
     "12..15"},
    {"15..12", "upside down"},
    {"12..", ">90 or <5"},
    {"..12", ">90 or <5"},
    {"12...15", "12..15"},
    {"12..15..18", "12..15"},
    {"~12..15", "12..15"},
    {"..", "two numbers"},
    {"nan", "not a figure"},
    {"inf", "not a figure"},
    {"0x10", "not a figure"},
    {"1e3", "not a figure"},
    {".5", "not a figure"},
    {"5.", "not a figure"},
    {"1.2.3", "not a figure"},
    {"~", "not a figure"},
    {">", "not a figure"},
    {">~90", "not a figure"},
    {"about", "not a figure"},
    {"-", "or nothing"},
    {"n/a", "or nothing"},
    {"?", "not a figure"},
    {"1000000000000000000000000000000000000000000000000000000000000000",
     "not a figure"}, /* 64 digits */
};

static void test_read(void)
{
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        demarc_figure figure;
        const char *reason = NULL;
        bool read = demarc_figure_parse(figures[i].text, &figure, &reason);

        ok(read && figure.low == figures[i].low &&
               figure.high == figures[i].high &&
               figure.approximate == figures[i].approximate &&
               figure.text == figures[i].text && demarc_figure_given(&figure),
           "\"%s\" is read", figures[i].text);
        is(reason, "", "without a reason");
        is_near(demarc_figure_value(&figure), figures[i].value, 0, "value");
    }
}

static void test_refused(void)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        demarc_figure figure;
        const char *reason = NULL;
        bool read = demarc_figure_parse(refused[i].text, &figure, &reason);

        if (!ok(!read && reason && strstr(reason, refused[i].reason) &&
                    isnan(figure.low) && isnan(figure.high) &&
                    !demarc_figure_given(&figure),
                "\"%s\" is refused", refused[i].text))
            printf("# reason: %s\n", reason ? reason : "(null)");
    }
}

static void test_none(void)
{
    demarc_figure figure;
    const char *reason;

    ok(demarc_figure_parse("", &figure, &reason), "nothing is read");
    ok(!demarc_figure_given(&figure), "as no figure");
    ok(isnan(figure.low) && isnan(figure.high), "without bounds");
    ok(isnan(demarc_figure_value(&figure)), "and without a value");
    ok(demarc_figure_parse("  ", &figure, &reason), "so are blanks");
    is(figure.text, "", "as no text");
}

int main(void)
{
    test_read();
    test_refused();
    test_none();
    return done();
}
