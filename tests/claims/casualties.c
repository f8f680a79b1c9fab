/* Casualties and their sums. Oracles: hand calculation, in the comments. */
#include "claims/casualties.h"
#include "random.h"
#include "rows.h"
#include "tap.h"

#include <math.h>

static const row sample[] = {
    /* Line 2 on. A count that rises, and an old one told again. */
    {"war", NULL, "2021-04-28/2021-05-01", .killed_a = "3", .source = "Post",
     .published = "2021-04-30"},
    {"war", .killed_a = "31", .killed_b = ">16", .source = "Wire",
     .published = "2021-05-01"},
    {"war", .killed_a = "36", .killed_b = "19", .source = "Post",
     .published = "2021-05-27"},
    {"war", .killed_a = "12", .scope = "military", .source = "Wire",
     .published = "2021-05-27"},
    {"war", .killed_a = "3", .source = "Post", .published = "2023-01-01"},
    /* Line 7 on. */
    {"fire", NULL, "2021-06-10", .killed_a = "~2", .evacuated = "<5",
     .source = "Post", .published = "2021-06-11"},
    {"quiet", "incident", "2022-01-05", .source = "Post",
     .published = "2022-01-06"},
    {"meeting", "meeting", "2022-02-05", .source = "Post",
     .published = "2022-02-06"},
    {"year", "other", "2021-01-01/2021-12-31", .killed_a = "38",
     .scope = "aggregate", .source = "Post", .published = "2022-01-01"},
    {"some", "clash", "2022", .killed_a = "0", .source = "Post",
     .published = "2023-01-01"},
    {"when", "clash", "[2019..2020]", .killed_b = "4", .source = "Post",
     .published = "2023-01-01"},
};

static const demarc_casualty_sum *sum_of(const demarc_losses *all,
                                         const char *period, size_t kind,
                                         demarc_scope scope)
{
    for (size_t i = 0; i < all->sum_count; i++)
        if (strcmp(all->sums[i].period, period) == 0 &&
            all->sums[i].kind == kind && all->sums[i].scope == scope)
            return &all->sums[i];
    return NULL;
}

static void is_bound(demarc_bound bound, const char *text, const char *name)
{
    demarc_buffer out = {0};

    demarc_bound_print(&out, bound, 2);
    is(out.data ? out.data : "", text, name);
    demarc_buffer_free(&out);
}

static void is_sum(const demarc_losses *all, const char *period, size_t kind,
                   const char *low, const char *late, const char *high)
{
    const demarc_casualty_sum *sum =
        sum_of(all, period, kind, DEMARC_SCOPE_ALL);

    if (!ok(sum != NULL, "%s has a sum of kind %zu", period, kind))
        return;
    is_bound(sum->lowest, low, "its lowest");
    is_bound(sum->latest, late, "its latest");
    is_bound(sum->highest, high, "its highest");
}

static void make(rows *of, const demarc_casualties_how *how,
                 demarc_record *record, demarc_losses *out)
{
    const demarc_record_how as_of = {how->has_day, how->day};

    ok(demarc_record_make(&of->border, &as_of, record) == DEMARC_OK &&
           demarc_casualties_make(record, how, out) == DEMARC_OK,
       "made");
}

/* Killed of AAA in 2021: the war 3, 36 (the 3 of 2023 is old), 36, and the
 * fire about 2: about 5, about 38, about 38. Of BBB the war alone: lowest is
 * >16, which may be 17; latest and highest 19. */
static void check_years(void)
{
    const demarc_casualties_how how = {0};
    rows of;
    demarc_record record;
    demarc_losses all;
    const demarc_casualty_sum *sum;

    rows_make(&of, sample, sizeof sample / sizeof *sample);
    make(&of, &how, &record, &all);
    is_int((long long)all.event_count, 5, "no meeting, and no sum of a year");
    is_sum(&all, "2021", 0, "~5", "~38", "~38");
    is_sum(&all, "2021", 1, ">16", "19", "19");
    is_sum(&all, "2021", 4, "<5", "<5", "<5");
    is_sum(&all, "2022", 0, "0", "0", "0");
    is_sum(&all, "2022", 1, "", "", "");
    is_sum(&all, "XXXX", 1, "4", "4", "4");
    sum = sum_of(&all, "2022", 0, DEMARC_SCOPE_ALL);
    is_int((long long)sum->count, 1, "of two events one says 0");
    is_int((long long)sum->silent, 1, "and one nothing, which is not 0");
    sum = sum_of(&all, "2021", 0, DEMARC_SCOPE_MILITARY);
    is_bound(sum->lowest, "12", "servicemen are a sum of their own");
    ok(!sum_of(&all, "2021", 2, DEMARC_SCOPE_ALL), "nobody tells of wounded");
    ok(!sum_of(&all, "2021", 0, DEMARC_SCOPE_AGGREGATE), "no sum of sums");
    demarc_record_free(&record);
    rows_free(&of);
}

/* The sum of 2021, 38 killed of AAA: 36 and about 2. */
static void check_checksum(void)
{
    const demarc_casualties_how how = {.per = DEMARC_PER_ALL};
    rows of;
    demarc_record record;
    demarc_losses all;

    rows_make(&of, sample, sizeof sample / sizeof *sample);
    make(&of, &how, &record, &all);
    is_int((long long)all.check_count, 1, "one checksum");
    is_int((long long)all.checks[0].entry->claim->line, 10, "of line 10");
    is_int((long long)all.checks[0].events, 2, "of two events");
    is_int(all.checks[0].is, DEMARC_SUM_FITS, "it fits");
    is_sum(&all, "all", 1, ">20", "23", "23");
    demarc_record_free(&record);
    rows_free(&of);
}

/* Line 6 repeats line 2 after line 4 had 36. */
static void check_repeat(void)
{
    const demarc_casualties_how how = {.per = DEMARC_PER_EVENT};
    rows of;
    demarc_record record;
    demarc_losses all;
    const demarc_casualty *item;

    rows_make(&of, sample, sizeof sample / sizeof *sample);
    make(&of, &how, &record, &all);
    item = sum_of(&all, "war", 0, DEMARC_SCOPE_ALL)->of[0];
    is_int((long long)item->count, 4, "four claims");
    is_int(item->claims[3]->claim->line, 6, "the newest is line 6");
    is_int(item->repeats[3].newer->claim->line, 4, "which came after line 4");
    is_int(item->repeats[3].old->claim->line, 2, "and repeats line 2");
    is_int(item->latest->claim->line, 4, "so the latest is line 4");
    ok(!item->repeats[2].newer, "a rising count is no repeat");
    demarc_record_free(&record);
    rows_free(&of);
}

static void check_asked(void)
{
    const demarc_casualties_how late = {.per = DEMARC_PER_MONTH,
                                        .has_from = true,
                                        .from = demarc_day_make(2021, 5, 2),
                                        .has_day = true,
                                        .day = demarc_day_make(2022, 1, 4)};
    rows of;
    demarc_record record;
    demarc_losses all;

    rows_make(&of, sample, sizeof sample / sizeof *sample);
    make(&of, &late, &record, &all);
    is_int((long long)all.event_count, 2, "the fire, and the one of 2022");
    is_sum(&all, "2021-06", 0, "~2", "~2", "~2");
    is_sum(&all, "2022-XX", 0, "0", "0", "0");
    demarc_record_free(&record);
    rows_free(&of);
}

int main(void)
{
    check_years();
    check_checksum();
    check_repeat();
    check_asked();
    return done();
}
