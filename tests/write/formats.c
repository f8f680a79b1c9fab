#include "fault.h"
#include "tap.h"
#include "write/sample.h"

static const char *name_of(const demarc_format *format)
{
    return format ? format->name : "none";
}

static void test_find(void)
{
    size_t count = 0;

    while (demarc_format_at(count))
        count++;
    ok(count >= 6, "there are formats");
    is(name_of(demarc_format_find("markdown", DEMARC_TABLE)), "markdown",
       "by name");
    is(name_of(demarc_format_find("md", DEMARC_TABLE)), "markdown",
       "by ending");
    is(name_of(demarc_format_find("CSV", DEMARC_TABLE)), "csv", "any case");
    is(name_of(demarc_format_find("csv", DEMARC_TIMELINE)), "csv",
       "the first of an ending");
    is(name_of(demarc_format_find("timelinejs", DEMARC_TIMELINE)), "timelinejs",
       "a timeline's own");
    is(name_of(demarc_format_find("timelinejs", DEMARC_TABLE)), "none",
       "is for no other table");
    is(name_of(demarc_format_find("text", DEMARC_BORDER)), "none",
       "a table's format is not a border's");
    is(name_of(demarc_format_find("geojson", DEMARC_BORDER)), "geojson",
       "a border's");
    is(name_of(demarc_format_find("", DEMARC_TABLE)), "none", "no name");
}

static void test_of_path(void)
{
    is(name_of(demarc_format_of_path("a/b.c/x.JSON", DEMARC_TABLE)), "json",
       "by a path's ending");
    is(name_of(demarc_format_of_path("x.geojson", DEMARC_BORDER)), "geojson",
       "by the whole ending");
    is(name_of(demarc_format_of_path("x.geojson", DEMARC_TABLE)), "none",
       "which must hold the thing");
    is(name_of(demarc_format_of_path("a.csv/x", DEMARC_TABLE)), "none",
       "a folder's ending does not count");
    is(name_of(demarc_format_of_path("x", DEMARC_TABLE)), "none", "no ending");
    is(name_of(demarc_format_of_path("x.", DEMARC_TABLE)), "none", "a dot");
}

static void test_refused(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_table *table = sample();
    demarc_buffer out = {0};

    demarc_buffer_text(&out, "before");
    is_int(demarc_write_table(ctx, demarc_format_find("geojson", DEMARC_BORDER),
                              table, NULL, &out),
           DEMARC_EUSAGE, "a table as GeoJSON");
    is(demarc_finding_at(ctx, 0)->message,
       "the format geojson cannot hold this table", "is refused in words");
    is_int(demarc_write_table(ctx,
                              demarc_format_find("timelinejs", DEMARC_TIMELINE),
                              table, NULL, &out),
           DEMARC_EUSAGE, "statistics as a timeline");
    is_int(demarc_write_border(ctx, demarc_format_find("csv", DEMARC_TABLE),
                               NULL, NULL, &out),
           DEMARC_EUSAGE, "a border as CSV");
    is(out.data, "before", "and nothing is written");
    demarc_buffer_free(&out);
    demarc_table_free(table);
    demarc_ctx_free(ctx);
}

/* Every allocation of a writer fails once: it says so and leaves nothing. */
static void test_memory(const char *name)
{
    const demarc_format *format = demarc_format_find(name, DEMARC_TABLE);
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_table *table = sample();
    demarc_status status = DEMARC_ENOMEM;
    int wrong = 0, n = 1;

    for (; status && n < 10000; n++) {
        demarc_buffer out = {0};

        fault_left = n;
        status = demarc_write_table(ctx, format, table, NULL, &out);
        fault_left = -1;
        wrong += status && status != DEMARC_ENOMEM;
        wrong += status && out.length;
        demarc_buffer_free(&out);
    }
    ok(!wrong && !status && (n > 2 || !faults_work()),
       "%s when memory is short", name);
    demarc_table_free(table);
    demarc_ctx_free(ctx);
}

int main(void)
{
    test_find();
    test_of_path();
    test_refused();
    test_memory("text");
    test_memory("markdown");
    test_memory("csv");
    test_memory("json");
    return done();
}
