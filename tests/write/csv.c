#include "write/csv.h"
#include "tap.h"
#include "write/sample.h"

static void is_field(const char *text, const char *want)
{
    demarc_buffer out = {0};

    demarc_buffer_text(&out, "");
    demarc_buffer_csv(&out, text);
    is(out.data, want, want);
    demarc_buffer_free(&out);
}

/* Oracle: RFC 4180, section 2. */
static void test_quotes(void)
{
    is_field("", "");
    is_field("plain", "plain");
    is_field("a,b", "\"a,b\"");
    is_field("say \"x\"", "\"say \"\"x\"\"\"");
    is_field("two\nlines", "\"two\nlines\"");
    is_field("two\r\nlines", "\"two\r\nlines\"");
    is_field("a;b", "a;b");
    is_field(" a", "\" a\"");
    is_field("a ", "\"a \"");
    is_field("a\xff", "a\xef\xbf\xbd");
}

/* Oracle: OWASP, "CSV Injection"; DDE by Microsoft's advisory 4053440. */
static void test_formulas(void)
{
    is_field("=1+1", "'=1+1");
    is_field("+1", "'+1");
    is_field("-1", "'-1");
    is_field("@SUM(A1)", "'@SUM(A1)");
    is_field("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
    is_field("=DDE(\"soffice\";\"a\";\"b\")",
             "\"'=DDE(\"\"soffice\"\";\"\"a\"\";\"\"b\"\")\"");
    is_field("  =1", "\"'  =1\"");
    is_field("\xc2\xa0=1", "'\xc2\xa0=1");
    is_field("\xe3\x80\x80 \xe3\x80\x80=1", "'\xe3\x80\x80 \xe3\x80\x80=1");
    is_field("\tx", "'\tx");
    is_field("\rx", "\"'\rx\"");
    is_field("\nx", "\"'\nx\"");
    is_field("＝1", "'＝1");
    is_field("＋1", "'＋1");
    is_field("－1", "'－1");
    is_field("＠1", "'＠1");
    is_field("a=1", "a=1");
    is_field("2022-09-14", "2022-09-14");
    is_field("~1000", "~1000");
    is_field(">90", ">90");
    is_field("[..2011]", "[..2011]");
    is_field("../2011", "../2011");
    is_field("-0044-03-15", "-0044-03-15"); /* a year before our era */
    is_field("-0044-03/-0043", "-0044-03/-0043");
    is_field("-0044~", "-0044~");
    is_field("-44", "'-44");
    is_field("-0044+1", "'-0044+1");
    is_field("— dash", "— dash"); /* no sign of a formula */
}

/* Oracle: 1000/3 and 100/3 to six decimals, by hand; 1 km = 0.6213711922 mi. */
static void test_table(void)
{
    demarc_table *table = sample();
    char *got = written("csv", table, &(demarc_write_how){.digits = 1});

    is(got,
       "stage,length_km,share,events,detail\r\n"
       "undetermined,0.333333,33.333333,12,detail\r\n"
       "described,0.333333,33.333333,3,detail\r\n"
       "Ворух|*,0.333333,33.333333,,detail\r\n"
       ",,12.500000,0,detail\r\n",
       "all columns but those for print; no totals; nothing adjusted");
    free(got);
    got = written("csv", table, &(demarc_write_how){.unit = DEMARC_MI});
    ok(got && strstr(got, "length_mi"), "the key names the unit");
    ok(got && strstr(got, "described,0.207124,"), "miles");
    free(got);
    demarc_table_free(table);
}

static void test_kinds(void)
{
    demarc_table *table = demarc_table_new("x", "");
    char *got;

    demarc_table_column(table, "n", "", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "lon", "", DEMARC_KIND_DEGREES, 0);
    demarc_table_column(table, "b", "", DEMARC_KIND_BOOL, 0);
    demarc_table_column(table, "=cmd", "", DEMARC_KIND_NUMBER, 0);
    demarc_table_row(table, 0, 0);
    demarc_cell_number(table, -663.7);
    demarc_cell_number(table, -0.00000001);
    demarc_cell_number(table, 0);
    got = written("csv", table, NULL);
    is(got, "n,lon,b,'=cmd\r\n-663.7,0.0000000,false,\r\n",
       "numbers are never quoted; a key may be a user's");
    free(got);
    demarc_table_free(table);
}

int main(void)
{
    test_quotes();
    test_formulas();
    test_table();
    test_kinds();
    return done();
}
