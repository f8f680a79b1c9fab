#include "report/stats.h"

#include "model/border.h"
#include "report/meta.h"
#include "report/reported.h"
#include "report/ruler.h"
#include "report/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/** The rows while they are made, and what they share. */
typedef struct borders {
    const demarc_stats_how *how;
    const demarc_border_set *set; /* those of which there are rows */
    demarc_table *table;
    demarc_lengths sum;
    size_t segments;
} borders;

static demarc_day day_of(const demarc_stats_how *how,
                         const demarc_border *border)
{
    return how->has_day ? how->day : demarc_border_last_day(border);
}

static demarc_stage reach_of(const demarc_stats_how *how,
                             const demarc_border *border)
{
    return how->has_reach ? how->reach : border->about.reach;
}

/** What counts as done in all rows; DEMARC_UNKNOWN if they differ. */
static demarc_stage common_reach(const borders *all)
{
    const demarc_border *rows = all->set->borders;

    for (size_t i = 1; i < all->set->count; i++)
        if (reach_of(all->how, &rows[i]) != reach_of(all->how, &rows[0]))
            return DEMARC_UNKNOWN;
    return reach_of(all->how, &rows[0]);
}

/** The day of all rows; DEMARC_DAY_MAX if they differ. */
static demarc_day common_day(const borders *all)
{
    const demarc_border *rows = all->set->borders;

    for (size_t i = 1; i < all->set->count; i++)
        if (day_of(all->how, &rows[i]) != day_of(all->how, &rows[0]))
            return DEMARC_DAY_MAX;
    return day_of(all->how, &rows[0]);
}

static void columns_add(demarc_table *table, demarc_stage reach)
{
    char reached[60] = "reached";

    if (reach != DEMARC_UNKNOWN)
        demarc_reach_title(reach, reached);
    demarc_table_column(table, "border", "border", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "segments", "segments", DEMARC_KIND_INTEGER,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "length", "length", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "main", "main line", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "rings", "rings", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "reached", reached, DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "reached_percent", "%", DEMARC_KIND_PERCENT, 0);
    for (unsigned i = 0; i < DEMARC_STAGE_COUNT; i++)
        demarc_table_column(table, demarc_stage_key(i), demarc_stage_name(i),
                            DEMARC_KIND_LENGTH, DEMARC_COLUMN_DETAIL);
}

static void lengths_row(demarc_table *table, unsigned flags, const char *name,
                        size_t segments, const demarc_lengths *all)
{
    demarc_table_row(table, 0, flags);
    demarc_cell_text(table, name);
    demarc_cell_number(table, (double)segments);
    demarc_cell_number(table, all->total_m);
    demarc_cell_number(table, all->main_m);
    demarc_cell_number(table, all->rings_m);
    demarc_cell_number(table, all->reached_m);
    demarc_cell_number(
        table, all->total_m > 0 ? 100 * all->reached_m / all->total_m : NAN);
    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++)
        demarc_cell_number(table, all->stage_m[i]);
}

static void lengths_sum(demarc_lengths *sum, const demarc_lengths *part)
{
    sum->total_m += part->total_m;
    sum->main_m += part->main_m;
    sum->rings_m += part->rings_m;
    sum->reached_m += part->reached_m;
    sum->reached_low_m += part->reached_low_m;
    sum->reached_high_m += part->reached_high_m;
    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++) {
        sum->stage_m[i] += part->stage_m[i];
        sum->low_m[i] += part->low_m[i];
        sum->high_m[i] += part->high_m[i];
    }
}

static demarc_status border_add(demarc_ctx *ctx, borders *all,
                                const demarc_border *border)
{
    const demarc_day day = day_of(all->how, border);
    demarc_lengths lengths;
    size_t alive = 0;
    double *run_m;
    demarc_status status =
        demarc_ruler_make(ctx, border, all->how->planar_crs, &run_m);

    if (status != DEMARC_OK)
        return status;
    demarc_fold_lengths(border, day, reach_of(all->how, border), run_m,
                        &lengths);
    free(run_m);
    for (size_t i = 0; i < border->segment_count; i++)
        alive += demarc_segment_alive(&border->segments[i], day);
    lengths_row(all->table, 0, border->id, alive, &lengths);
    lengths_sum(&all->sum, &lengths);
    all->segments += alive;
    return DEMARC_OK;
}

static demarc_status rows_add(demarc_ctx *ctx, borders *all)
{
    const demarc_stats_how *how = all->how;
    const demarc_reported none = {0};
    demarc_status status = DEMARC_OK;

    columns_add(all->table, common_reach(all));
    for (size_t i = 0; i < all->set->count && status == DEMARC_OK; i++)
        status = border_add(ctx, all, &all->set->borders[i]);
    if (status != DEMARC_OK)
        return status;
    lengths_row(all->table, DEMARC_ROW_TOTAL, "total", all->segments,
                &all->sum);
    demarc_meta_set(all->table, all->set, how->has_day ? &how->day : NULL,
                    how->planar_crs);
    demarc_summary_add(all->table, common_day(all), common_reach(all),
                       &all->sum);
    demarc_reported_add(all->table, &none, NAN);
    return DEMARC_OK;
}

demarc_status demarc_stats_by_border(demarc_ctx *ctx,
                                     const demarc_border_set *set,
                                     const demarc_border *only,
                                     const demarc_stats_how *how,
                                     demarc_table **out)
{
    const size_t place = only ? (size_t)(only - set->borders) : 0;
    const demarc_border_set one = {.borders = set->borders + place,
                                   .count = 1,
                                   .hidden_count =
                                       only ? only->hidden_count : 0};
    borders all = {.how = how, .set = only ? &one : set};
    char title[60] = "", day[DEMARC_DAY_SIZE];
    demarc_status status;

    if (common_day(&all) < DEMARC_DAY_MAX)
        snprintf(title, sizeof title, "State on %s",
                 demarc_day_format(common_day(&all), day));
    *out = all.table = demarc_table_new("stats", title);
    if (!all.table)
        return DEMARC_ENOMEM;
    status = rows_add(ctx, &all);
    if (status == DEMARC_OK)
        return demarc_table_done(out);
    demarc_table_free(*out);
    *out = NULL;
    return status;
}
