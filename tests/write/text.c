/* Oracle of the numbers: thirds rounded by hand, by Hamilton's method. */
#include "tap.h"
#include "write/sample.h"

#include <locale.h>

static void is_text(const demarc_table *table, const demarc_write_how *how,
                    const char *want, const char *name)
{
    char *got = written("text", table, how);

    is(got, want, name);
    free(got);
}

static void test_sample(void)
{
    demarc_table *table = sample();

    is_text(table, NULL,
            "Kyrgyz-Tajik border\n"
            "\n"
            "stage            km      %  events  hint\n"
            "------------  -----  -----  ------  ----\n"
            "undetermined  0.334   33.4      12  hint\n"
            "described     0.333   33.3       3  hint\n"
            "Ворух|*       0.333   33.3          hint\n"
            "------------  -----  -----  ------  ----\n"
            "total         1.000  100.0      15  hint\n"
            "\n"
            "for print     0.001                 hint\n"
            "                      12.5       0  hint\n"
            "\n"
            "A note.\n",
            "columns, groups, a total, a note");
    demarc_table_free(table);
}

static void test_units(void)
{
    demarc_table *table = demarc_table_new("x", "");

    demarc_table_column(table, "length", "length", DEMARC_KIND_LENGTH, 0);
    demarc_table_row(table, 0, 0);
    demarc_cell_number(table, 1609.344 * 1852); /* 1852 mi, 1609.344 nmi */
    is_text(table, &(demarc_write_how){.unit = DEMARC_MI, .digits = 2},
            "length mi\n---------\n  1852.00\n", "international miles");
    is_text(table, &(demarc_write_how){.unit = DEMARC_NMI},
            "length nmi\n----------\n  1609.344\n", "nautical miles");
    is_text(table, NULL, "length km\n---------\n 2980.505\n", "kilometres");
    demarc_table_free(table);
}

static void test_color(void)
{
    demarc_table *table = demarc_table_new("x", "");

    demarc_table_column(table, "a", "a", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "b", "b", DEMARC_KIND_INTEGER, 0);
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, "x");
    demarc_table_row(table, 0, DEMARC_ROW_TOTAL);
    demarc_cell_text(table, "sum");
    demarc_cell_number(table, -0.2);
    is_text(table, &(demarc_write_how){.color = true},
            "\x1b[1ma    b\x1b[0m\n"
            "x\n"
            "\x1b[1msum  0\x1b[0m\n",
            "bold instead of rules, and no trailing blanks");
    demarc_table_free(table);
}

/* What is written must not move a reader's cursor. */
static void test_controls(void)
{
    demarc_table *table = demarc_table_new("x", "a\x1b[2Jb");

    demarc_table_column(table, "a", "a", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "n", "n", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "lon", "lon", DEMARC_KIND_DEGREES, 0);
    demarc_table_column(table, "c", "closed", DEMARC_KIND_BOOL, 0);
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, "line\nbreak\x7f\xc2\x9b\xff\u202e\u2066");
    demarc_cell_number(table, 663.7);
    demarc_cell_number(table, 70.5);
    demarc_cell_number(table, 1);
    is_text(table, NULL,
            "a [2Jb\n\n"
            "a                    n         lon  closed\n"
            "---------------  -----  ----------  ------\n"
            "line break  �    663.7  70.5000000  yes\n",
            "control characters are blanks");
    demarc_table_free(table);
}

/* Parts that do not sum to their total are not made to. */
static void test_misfit(void)
{
    demarc_table *table = demarc_table_new("x", "");

    demarc_table_column(table, "a", "%", DEMARC_KIND_PERCENT,
                        DEMARC_COLUMN_ADDS);
    demarc_table_row(table, 0, 0);
    demarc_cell_number(table, 33.36);
    demarc_table_row(table, 0, 0);
    demarc_cell_skip(table); /* unknown: so the rest is no sum */
    demarc_table_row(table, 0, DEMARC_ROW_TOTAL);
    demarc_cell_number(table, 100);
    is_text(table, NULL, "    %\n-----\n 33.4\n\n-----\n100.0\n",
            "an unknown part");
    demarc_table_free(table);
}

static void test_notes(void)
{
    demarc_table *table = demarc_table_new("x", "");

    demarc_table_column(table, "a", "a", DEMARC_KIND_TEXT, 0);
    demarc_table_note(table, "%0*d %d", 76, 7, 7); /* 78 columns */
    demarc_table_note(table, "%0*d %d", 76, 7, 77);
    demarc_table_note(table, "%0*d x", 100, 7);
    demarc_table_note(table, "%s", "");
    is_text(
        table, NULL,
        "0000000000000000000000000000000000000000"
        "000000000000000000000000000000000007 7\n"
        "0000000000000000000000000000000000000000"
        "000000000000000000000000000000000007\n77\n"
        "0000000000000000000000000000000000000000000000000000000000000000"
        "000000000000000000000000000000000007\nx\n"
        "\n",
        "notes are wrapped at 78 columns; a table without rows has no head");
    demarc_table_free(table);
}

int main(void)
{
    setlocale(LC_ALL, ""); /* must not matter */
    test_sample();
    test_units();
    test_color();
    test_controls();
    test_misfit();
    test_notes();
    return done();
}
