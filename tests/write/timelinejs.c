/* Oracle: the header of TimelineJS3's own sample, src/js/core/__tests__/
 * women_in_computing.csv, and what its core/ConfigFactory.js reads. */
#include "tap.h"
#include "write/sample.h"

static void add(demarc_table *table, const char *start, const char *end,
                const char *date, const char *title, const char *place)
{
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, start);
    demarc_cell_text(table, end);
    demarc_cell_text(table, date);
    demarc_cell_text(table, "clash");
    demarc_cell_text(table, title);
    demarc_cell_text(table, place);
}

static demarc_table *timeline(void)
{
    static const char *const keys[] = {"start_date", "end_date", "date",
                                       "type",       "title",    "place"};
    demarc_table *table = demarc_table_new("timeline", "Events");

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        demarc_table_column(table, keys[i], keys[i], DEMARC_KIND_TEXT, 0);
    return table;
}

static void test_rows(void)
{
    demarc_table *table = timeline();
    char *got;

    add(table, "2022-09-14", "2022-09-14", "2022-09-14", "A, B", "Batken");
    add(table, "2022-09-14", "2022-09-17", "2022-09-14/2022-09-17", "", "");
    add(table, "2020-02-01", "2020-02-29", "2020-02~", "=1+1", "a<b>&c");
    add(table, "2011-01-01", "2011-12-31", "2011", "year", "");
    add(table, "..", "2011-12-31", "[..2011]", "set", "");
    add(table, "2022-09-01", "", "2022-09-01/..", "open", "");
    add(table, "2003-08-12", "2003-08-12", "12.08.2003", "dots", "");
    got = written("timelinejs", table, NULL);
    is(got,
       "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,"
       "Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,"
       "Group,Background\r\n"
       "2022,9,14,,,,,,,\"A, B\",Batken,,,,,,clash,\r\n"
       "2022,9,14,,2022,9,17,,2022-09-14/2022-09-17,clash,,,,,,,clash,\r\n"
       "2020,2,,,,,,,2020-02~,'=1+1,a&lt;b>&amp;c,,,,,,clash,\r\n"
       "2011,,,,,,,,,year,,,,,,,clash,\r\n"
       "2011,12,31,,,,,,[..2011],set,,,,,,,clash,\r\n"
       "2022,9,1,,,,,,2022-09-01/..,open,,,,,,,clash,\r\n"
       "2003,8,12,,,,,,,dots,,,,,,,clash,\r\n",
       "its columns, a day, a span, a month, a year, open ends");
    free(got);
    demarc_table_free(table);
}

static void test_undated(void)
{
    const demarc_format *format =
        demarc_format_find("timelinejs", DEMARC_TIMELINE);
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_table *table = timeline();
    demarc_buffer out = {0};

    add(table, "", "", "", "no date", "");
    is_int(demarc_write_table(ctx, format, table, NULL, &out), DEMARC_OK,
           "an event without a date is no error");
    is_int((long long)demarc_finding_count(ctx), 1, "but a finding");
    is(demarc_finding_at(ctx, 0)->code, "timelinejs-undated", "with a code");
    ok(!strstr(out.data, "no date"), "and left out");
    demarc_buffer_free(&out);
    demarc_table_free(table);
    demarc_ctx_free(ctx);
}

int main(void)
{
    test_rows();
    test_undated();
    return done();
}
