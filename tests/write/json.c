/* Oracle of the form: the schema demarc.<verb>/1; of the numbers: thirds, by
 * hand. */
#include "tap.h"
#include "write/sample.h"

static void test_sample(void)
{
    demarc_table *table = sample();
    demarc_value *bands, *list, *inner;
    char *got;

    demarc_value_text(table, &table->meta, "data", "a \"name\"");
    demarc_value_object(table, &table->meta, "nothing");
    demarc_value_number(table, &table->summary, "total_m", DEMARC_KIND_LENGTH,
                        838095.52244);
    demarc_value_number(table, &table->summary, "share", DEMARC_KIND_PERCENT,
                        100);
    demarc_value_number(table, &table->summary, "reported", DEMARC_KIND_NUMBER,
                        NAN);
    bands = demarc_value_object(table, &table->summary, "bands");
    inner = demarc_value_object(table, bands, "described");
    demarc_value_number(table, inner, "low", DEMARC_KIND_LENGTH, 0);
    demarc_value_number(table, inner, "high", DEMARC_KIND_LENGTH, 1.5);
    list = demarc_value_array(table, &table->summary, "list");
    demarc_value_number(table, list, NULL, DEMARC_KIND_BOOL, 1);
    demarc_value_number(table, list, NULL, DEMARC_KIND_INTEGER, 7);
    demarc_value_array(table, &table->summary, "none");
    got = written("json", table, &(demarc_write_how){.unit = DEMARC_MI});
    is(got,
       "{\n"
       "  \"schema\": \"demarc.stats/1\",\n"
       "  \"meta\": {\n"
       "    \"data\": \"a \\\"name\\\"\",\n"
       "    \"nothing\": {}\n"
       "  },\n"
       "  \"rows\": [\n"
       "    {\"stage\": \"undetermined\", \"length_m\": 333.3333333, "
       "\"share\": 33.333333, \"events\": 12, \"detail\": \"detail\"},\n"
       "    {\"stage\": \"described\", \"length_m\": 333.3333333, "
       "\"share\": 33.333333, \"events\": 3, \"detail\": \"detail\"},\n"
       "    {\"stage\": \"Ворух|*\", \"length_m\": 333.3333333, "
       "\"share\": 33.333333, \"events\": null, \"detail\": \"detail\"},\n"
       "    {\"stage\": null, \"length_m\": null, "
       "\"share\": 12.5, \"events\": 0, \"detail\": \"detail\"}\n"
       "  ],\n"
       "  \"summary\": {\n"
       "    \"total_m\": 838095.5224400,\n"
       "    \"share\": 100,\n"
       "    \"reported\": null,\n"
       "    \"bands\": {\n"
       "      \"described\": {\"low\": 0.0000000, \"high\": 1.5000000}\n"
       "    },\n"
       "    \"list\": [true, 7],\n"
       "    \"none\": []\n"
       "  }\n"
       "}\n",
       "metres, no totals, no rows for print, null where unknown");
    free(got);
    demarc_table_free(table);
}

static void test_empty(void)
{
    demarc_table *table = demarc_table_new("check", "");
    char *got = written("json", table, NULL);

    is(got,
       "{\n"
       "  \"schema\": \"demarc.check/1\",\n"
       "  \"meta\": {},\n"
       "  \"rows\": [],\n"
       "  \"summary\": {}\n"
       "}\n",
       "an empty table");
    free(got);
    demarc_table_free(table);
}

/* Columns that a user's file brought along have any name. */
static void test_keys(void)
{
    demarc_table *table = demarc_table_new("timeline", "");
    char *got;

    demarc_table_column(table, "a\"b", "", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "p", "", DEMARC_KIND_PERCENT, 0);
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, "x\xff\n");
    demarc_cell_number(table, 0);
    got = written("json", table, NULL);
    ok(got && strstr(got, "{\"a\\\"b\": \"x\xef\xbf\xbd\\n\", \"p\": 0}"),
       "keys and texts are escaped");
    free(got);
    demarc_table_free(table);
}

int main(void)
{
    test_sample();
    test_empty();
    test_keys();
    return done();
}
