/* Questions asked of the sample through the library. Oracle of the lengths:
 * GeodSolve -i -E -p 10 over the vertices; tests/report/summary.t has more. */
#include "base/table.h"
#include "demarc.h"

#include "fault.h"
#include "tap.h"

#include <math.h>

typedef struct sample {
    demarc_ctx *ctx;
    demarc_border_set *set;
    demarc_border *border;
} sample;

/* The tests run in the repository's top folder. */
static sample sample_open(void)
{
    const demarc_open how = {.id = "kgz-tjk"};
    sample out = {.ctx = demarc_ctx_new()};

    if (demarc_border_set_open(out.ctx, &how, &out.set) ||
        demarc_border_pick(out.ctx, out.set, NULL, &out.border))
        puts("Bail out! the sample cannot be opened");
    return out;
}

static void sample_close(sample *in)
{
    demarc_border_set_free(in->set);
    demarc_ctx_free(in->ctx);
}

static double number(const demarc_table *table, const char *path)
{
    double out;

    return table && demarc_table_number(table, path, &out) ? out : NAN;
}

static void test_summary(sample *in)
{
    const demarc_stats_how how = {.has_day = true,
                                  .day = demarc_day_make(2022, 9, 14)};
    demarc_table *table;

    is_int(demarc_stats(in->ctx, in->set, in->border, &how, &table), DEMARC_OK,
           "stats on a day");
    is_near(number(table, "total_m"), 838095.5222, 1e-3, "the total");
    is_near(number(table, "reached_m"), 838095.5222 * 664 / 972, 5,
            "664 of 972 km of it");
    is_near(number(table, "bands.described.low"), number(table, "described_m"),
            1e-9, "without doubt");
    is_near(number(table, "reported.km"), 519.9, 0, "the figure in print");
    is_int((long long)demarc_table_rows(table), 4 + 1 + 3,
           "four stages, a total, main line and rings");
    demarc_table_free(table);
}

/* What cannot be asked. */
static void test_usage(sample *in)
{
    static const struct {
        demarc_stats_how how;
        bool border;
        const char *name;
    } cases[] = {
        {{.by = DEMARC_BY_STAGE}, false, "no border"},
        {{.by = DEMARC_BY_BORDER, .total_km = 972}, true, "a total of many"},
        {{.by = DEMARC_BY_BORDER, .total_claimed = true}, false, "or claimed"},
        {{.has_reach = true, .reach = DEMARC_UNDETERMINED}, true, "a reach"},
        {{.has_reach = true, .reach = DEMARC_DISPUTED}, true, "an overlay"},
        {{.planar_crs = "EPSG:4326"}, true, "a plane that is none"},
        {{.planar_crs = "EPSG:4326", .by = DEMARC_BY_BORDER},
         true,
         "so by border"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demarc_table *table;

        is_int(demarc_stats(in->ctx, in->set,
                            cases[i].border ? in->border : NULL, &cases[i].how,
                            &table),
               DEMARC_EUSAGE, cases[i].name);
        ok(!table, "there is no table");
    }
}

static void test_empty(sample *in)
{
    const demarc_stats_how claimed = {.has_day = true,
                                      .day = demarc_day_make(1950, 1, 1),
                                      .total_claimed = true};
    const demarc_timeline_how late = {.has_from = true,
                                      .from = demarc_day_make(2500, 1, 1)};
    const demarc_timeline_how odd = {.type = "war"};
    demarc_table *table;

    is_int(demarc_stats(in->ctx, in->set, in->border, &claimed, &table),
           DEMARC_EDATA, "no total was in print in 1950");
    is_int(demarc_timeline(in->ctx, in->border, &late, &table), DEMARC_EDATA,
           "no event in 2500");
    is_int(demarc_timeline(in->ctx, in->border, &odd, &table), DEMARC_EDATA,
           "no war");
    ok(!table, "there is no table");
}

/* One question after the other, each in the form it is printed in. */
static demarc_status ask(sample *in, int question, demarc_buffer *out)
{
    const demarc_stats_how by = {.by = (demarc_by)question};
    const demarc_timeline_how all = {0};
    const demarc_write_how history = {.history = true};
    demarc_table *table = NULL;
    demarc_status status;

    if (question == 5)
        return demarc_write_border(in->ctx,
                                   demarc_format_find("geojson", DEMARC_BORDER),
                                   in->border, &history, out);
    status = question == 4
                 ? demarc_timeline(in->ctx, in->border, &all, &table)
                 : demarc_stats(in->ctx, in->set, in->border, &by, &table);
    if (status == DEMARC_OK)
        status = demarc_write_table(in->ctx,
                                    demarc_format_find("text", DEMARC_TIMELINE),
                                    table, NULL, out);
    demarc_table_free(table);
    return status;
}

/* When memory is short at any point, that is what is said, and nothing is
 * left behind or written. */
static void test_memory(sample *in)
{
    const long step = faults_work() ? 1 : 1000000;

    for (int question = 0; question <= 5; question++) {
        demarc_status status = DEMARC_ENOMEM;
        int wrong = 0;
        long n = 1;

        for (; status != DEMARC_OK && n < 200000; n += step * (1 + n / 200)) {
            demarc_buffer out = {0};

            fault_left = n;
            status = ask(in, question, &out);
            fault_left = -1;
            wrong += status != DEMARC_OK && status != DEMARC_ENOMEM;
            wrong += status != DEMARC_OK && out.length > 0;
            demarc_buffer_free(&out);
        }
        ok(!wrong && status == DEMARC_OK, "question %d, tried up to %ld",
           question, n);
    }
}

int main(void)
{
    sample in = sample_open();

    test_summary(&in);
    test_usage(&in);
    test_empty(&in);
    test_memory(&in);
    sample_close(&in);
    return done();
}
