#include "base/table.h"

#include "fault.h"
#include "tap.h"

/* A table with one of everything; NULL when out of memory. */
static demarc_table *build(void)
{
    demarc_table *table = demarc_table_new("stats", "A title");

    demarc_table_column(table, "stage", "stage", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "length", "", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    for (int i = 0; i < 100; i++) {
        demarc_table_row(table, i / 50, i % 50 == 49 ? DEMARC_ROW_TOTAL : 0);
        demarc_cell_text(table, i ? "described" : "");
        demarc_cell_number(table, i ? i * 1000.0 : NAN);
    }
    for (int i = 0; i < 20; i++)
        demarc_table_note(table, "note %d of %s", i, "twenty");
    demarc_table_done(&table);
    return table;
}

static void test_build(void)
{
    demarc_table *table = build();

    is(table->verb, "stats", "the verb");
    is(table->title, "A title", "the title");
    is_int((long long)table->column_count, 2, "two columns");
    is(table->columns[1].key, "length", "with their keys");
    is_int((long long)demarc_table_rows(table), 100, "a hundred rows");
    ok(!table->rows[0].cells[0].set, "an empty text is unknown");
    ok(!table->rows[0].cells[1].set, "and so is NAN");
    is(table->rows[0].cells[1].text, "", "a text is never NULL");
    is(table->rows[99].cells[0].text, "described", "the last text");
    is_near(table->rows[99].cells[1].number, 99000, 0, "the last number");
    is_int(table->rows[99].flags, DEMARC_ROW_TOTAL, "its flags");
    is_int(table->rows[99].group, 1, "its group");
    is_int((long long)table->note_count, 20, "twenty notes");
    is(table->notes[19], "note 19 of twenty", "the last note");
    demarc_table_free(table);
}

static void test_cells(void)
{
    demarc_table *table = demarc_table_new("x", "");
    char text[] = "copied";

    demarc_table_column(table, "a", "", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "b", "", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "c", "", DEMARC_KIND_NUMBER, 0);
    demarc_table_row(table, 0, 0);
    demarc_cell_skip(table);
    demarc_cell_number(table, INFINITY);
    demarc_cell_number(table, 0);
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, text);
    text[0] = 'X';
    ok(!table->rows[0].cells[0].set, "a cell that is skipped is unknown");
    ok(!table->rows[0].cells[1].set, "so is one that is not finite");
    ok(table->rows[0].cells[2].set, "0 is a statement");
    is(table->rows[1].cells[0].text, "copied", "strings are copied");
    ok(!table->rows[1].cells[2].set, "cells not reached are unknown");
    is_int(demarc_table_done(&table), DEMARC_OK, "done");
    demarc_table_free(table);
    demarc_table_free(NULL);
}

/* Lends the text that is `user`. */
static void lend(void *user, demarc_table *to, size_t i)
{
    (void)i;
    demarc_cell_lend(to, user);
}

/* A stream's row is gone before a text that was lent; a row that is kept has
 * its own. */
static void test_lent(void)
{
    demarc_table *table = demarc_table_new("x", ""), *all;
    char text[] = "lent";

    demarc_table_column(table, "a", "", DEMARC_KIND_TEXT, 0);
    demarc_table_stream(table, 2, lend, text);
    ok(demarc_table_at(table, 1)->cells[0].text == text, "is not copied");
    all = demarc_table_gather(table);
    text[0] = '\0';
    is(all->rows[1].cells[0].text, "lent", "but in a table that keeps it");
    ok(!demarc_table_at(table, 0)->cells[0].set, "an empty text is unknown");
    demarc_table_free(all);
    demarc_table_free(table);
}

static void test_failed(void)
{
    demarc_table *table = NULL;

    demarc_table_column(table, "a", "", DEMARC_KIND_TEXT, 0);
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, "x");
    demarc_cell_number(table, 1);
    demarc_cell_skip(table);
    demarc_table_note(table, "x");
    is_int(demarc_table_done(&table), DEMARC_ENOMEM, "NULL is passed over");
    table = demarc_table_new("x", "");
    table->failed = true;
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, "x");
    is_int(demarc_table_done(&table), DEMARC_ENOMEM, "failure is sticky");
    ok(!table, "and a failed table is freed");
}

/* Every allocation fails once. */
static void test_memory(void)
{
    demarc_table *table = NULL;
    long n = 1;

    if (!faults_work()) {
        ok(true, "out of memory # SKIP another allocator");
        return;
    }
    for (; n < 1000 && !table; n++) {
        fault_left = n;
        table = build();
        fault_left = -1;
    }
    ok(n > 5 && table, "built at the %ldth try, when memory sufficed", n - 1);
    demarc_table_free(table);
}

int main(void)
{
    test_build();
    test_cells();
    test_lent();
    test_failed();
    test_memory();
    return done();
}
