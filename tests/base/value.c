#include "base/table.h"

#include "tap.h"

static void test_paths(demarc_table *table)
{
    double out;

    ok(demarc_table_number(table, "total_m", &out), "a number at the top");
    is_near(out, 838095.522, 0, "is found");
    ok(demarc_table_number(table, "bands.described.low", &out), "in a tree");
    is_near(out, 12.5, 0, "is found");
    ok(demarc_table_number(table, "closed", &out) && out == 1, "a bool is 1");
    ok(!demarc_table_number(table, "as_of", &out), "a text is no number");
    ok(isnan(out), "and gives NAN");
    ok(!demarc_table_number(table, "bands", &out), "nor is an object");
    ok(!demarc_table_number(table, "bands.none.low", &out), "no such key");
    ok(!demarc_table_number(table, "total_m.low", &out), "nothing below");
    ok(!demarc_table_number(table, "total", &out), "a key is whole");
    ok(!demarc_table_number(table, "", &out), "no path");
    ok(!demarc_table_number(table, "bands..low", &out), "an empty key");
    ok(!demarc_table_number(table, "unknown_m", &out), "what is unknown");
    ok(!demarc_table_number(table, "list.", &out), "arrays have no keys");
}

int main(void)
{
    demarc_table *table = demarc_table_new("stats", "");
    demarc_value *bands, *list;

    demarc_value_text(table, &table->summary, "as_of", "2022-09-14");
    demarc_value_number(table, &table->summary, "total_m", DEMARC_KIND_LENGTH,
                        838095.522);
    demarc_value_number(table, &table->summary, "unknown_m", DEMARC_KIND_LENGTH,
                        NAN);
    demarc_value_number(table, &table->summary, "bound", DEMARC_KIND_NUMBER,
                        INFINITY);
    demarc_value_number(table, &table->summary, "closed", DEMARC_KIND_BOOL, 1);
    demarc_value_text(table, &table->summary, "none", "");
    bands = demarc_value_object(table, &table->summary, "bands");
    bands = demarc_value_object(table, bands, "described");
    demarc_value_number(table, bands, "low", DEMARC_KIND_LENGTH, 12.5);
    list = demarc_value_array(table, &table->summary, "list");
    demarc_value_number(table, list, NULL, DEMARC_KIND_INTEGER, 1);
    demarc_value_text(table, NULL, "lost", "a NULL parent is passed over");
    is_int(table->summary.first->next->next->kind, DEMARC_KIND_NULL,
           "NAN is null");
    is_int(table->summary.first->next->next->next->kind, DEMARC_KIND_NULL,
           "so is what is not finite");
    is_int(list->first->kind, DEMARC_KIND_INTEGER, "arrays hold values");
    ok(!list->first->key, "that have no key");
    test_paths(table);
    is_int(demarc_table_done(&table), DEMARC_OK, "done");
    demarc_table_free(table);
    return done();
}
