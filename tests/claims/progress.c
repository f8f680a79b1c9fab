/* Reported lengths beside the measured one. Oracles: hand calculation; the
 * line's length is GeodSolve's. */
#include "claims/progress.h"
#include "border.h"
#include "rows.h"
#include "tap.h"

#include <math.h>

static const row sample[] = {
    /* Line 2 on. */
    {"a", "milestone", "2019-05", .km = "50", .total = "100", .source = "Post",
     .published = "2019-06-01"},
    {"b", "milestone", "2020-01-01", .km = ">60", .source = "Post (Ministry)",
     .published = "2020-01-02"},
    {"c", "milestone", "2020-02-01", .km = "~66", .source = "Wire",
     .published = "2020-02-02"},
    {"d", "milestone", "2020-03-01", .km = "70", .total = ">140",
     .source = "Daily", .published = "2020-03-02"},
    /* A later total of the Post is no total of its earlier row; 1000 is far
     * from the others, so that its row is not used. */
    {"e", "clash", "2020-04-01", .km = "72", .total = "120", .source = "Post",
     .published = "2021-05-06"},
    {"f", "milestone", "2020-05-01", .km = "73", .total = "1000",
     .source = "Wire", .published = "2020-05-02"},
    {"g", "milestone", "2020-06-01", .km = "74", .scope = "partial",
     .source = "Wire", .published = "2020-06-02"},
    {"h", "other", "2020-07-01", .total = "130", .source = "Herald",
     .published = "2020-07-02"},
};

static void is_bound(demarc_bound bound, const char *text, const char *name)
{
    demarc_buffer out = {0};

    demarc_bound_print(&out, bound, 2);
    is(out.data ? out.data : "", text, name);
    demarc_buffer_free(&out);
}

static const demarc_progress_point *of_line(const demarc_progress_points *all,
                                            long line)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].entry && all->items[i].entry->claim->line == line)
            return &all->items[i];
    return NULL;
}

static void is_point(const demarc_progress_points *all, long line,
                     const char *source, demarc_total_from from,
                     const char *total, const char *share)
{
    const demarc_progress_point *point = of_line(all, line);

    if (!ok(point != NULL, "line %ld is a point", line))
        return;
    is(point->source, source, "its publisher");
    is_int(point->total_from, from, "where its total is from");
    is_bound(point->total, total, "its total");
    is_bound(point->share, share, "its share");
}

static void make(rows *of, double total_km, demarc_record *record,
                 demarc_progress_points *out)
{
    const demarc_progress_ask ask = {DEMARC_DESCRIBED, total_km, false};

    rows_make(of, sample, sizeof sample / sizeof *sample);
    ok(demarc_record_make(&of->border, &(demarc_record_how){0}, record) ==
               DEMARC_OK &&
           demarc_progress_make(record, &ask, out) == DEMARC_OK,
       "made");
}

/* Totals 100, >140, 120, 1000, 130: the median is 130. */
static void check_totals(void)
{
    rows of;
    demarc_record record;
    demarc_progress_points all;

    make(&of, 0, &record, &all);
    is_near(all.median_km, 130, 0, "the median of the totals");
    is_int((long long)all.count, 5, "no outlier, no part");
    is_point(&all, 2, "Post", DEMARC_TOTAL_ROW, "100", "50");
    is_point(&all, 3, "Post", DEMARC_TOTAL_SOURCE, "100", ">60");
    is_int(of_line(&all, 3)->total_entry->claim->line, 2, "that of line 2");
    is_point(&all, 4, "Wire", DEMARC_TOTAL_MEDIAN, "130", "~50.77");
    is_point(&all, 5, "Daily", DEMARC_TOTAL_ROW, ">140", "<50");
    is_point(&all, 6, "Post", DEMARC_TOTAL_ROW, "120", "60");
    is_int(of_line(&all, 2)->day, demarc_day_make(2019, 5, 31),
           "a month counts from its last day");
    is_int(of_line(&all, 6)->day, demarc_day_make(2021, 5, 6),
           "a report about a clash from its own");
    ok(isnan(of_line(&all, 2)->measured_m), "nothing is measured");
    demarc_record_free(&record);
    rows_free(&of);
    make(&of, 132, &record, &all);
    is_point(&all, 4, "Wire", DEMARC_TOTAL_GIVEN, "132", "~50");
    is_point(&all, 3, "Post", DEMARC_TOTAL_SOURCE, "100", ">60");
    demarc_record_free(&record);
    rows_free(&of);
}

/* Two degrees along the equator, 222638.981587 m (echo 0 0 0 2 | GeodSolve -i
 * -p 6): half is described in May 2020, the other half on a day of 2021. */
static void check_measured(void)
{
    const double whole = 222638.981587;
    const demarc_progress_ask ask = {DEMARC_DESCRIBED, 0, true};
    demarc_record record;
    demarc_progress_points all;
    made m;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_line(&m, "b", POINTS(1, 0, 2, 0));
    made_event(&m, "2020-05-02", "a", "described");
    made_event(&m, "2021", "b", "described");
    made_event(&m, "2021-03-01", "", "");
    ok(made_build(&m) == DEMARC_OK, "built");
    ok(demarc_record_make(&m.border,
                          &(demarc_record_how){true, made_day("2021-12-31")},
                          &record) == DEMARC_OK &&
           demarc_progress_make(&record, &ask, &all) == DEMARC_OK,
       "made");
    is_int((long long)all.count, 2, "two days on which the line changed");
    is(all.items[0].source, "measured", "the source measured");
    is_int(all.items[0].day, made_day("2020-05-02"), "the first");
    is_near(all.items[0].measured_m, whole / 2, 1e-5, "half of it");
    is_near(all.items[0].km.low, whole / 2000, 1e-8, "in km");
    is_near(all.items[0].share.low, 50, 1e-9, "50 %");
    is_int(all.items[0].total_from, DEMARC_TOTAL_MEASURED, "of the line");
    is_near(all.items[1].share.low, 100, 1e-9, "then all, at the latest");
    demarc_record_free(&record);
    made_free(&m);
}

int main(void)
{
    check_totals();
    check_measured();
    return done();
}
