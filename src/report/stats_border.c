#include "report/stats.h"

#include "model/border.h"
#include "report/ruler.h"

#include <math.h>
#include <stdlib.h>

static void columns_add(demarc_table *table)
{
    demarc_table_column(table, "border", "border", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "segments", "segments", DEMARC_KIND_INTEGER,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "length", "length", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "main", "main line", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "rings", "rings", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "reached", "reached", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "reached_percent", "%", DEMARC_KIND_PERCENT, 0);
    for (unsigned i = 0; i < DEMARC_STAGE_COUNT; i++)
        demarc_table_column(table, demarc_stage_key(i), demarc_stage_name(i),
                            DEMARC_KIND_LENGTH, DEMARC_COLUMN_DETAIL);
}

static void lengths_row(demarc_table *table, unsigned flags, const char *name,
                        double segments, const demarc_lengths *all)
{
    demarc_table_row(table, 0, flags);
    demarc_cell_text(table, name);
    demarc_cell_number(table, segments);
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

demarc_status demarc_stats_by_border(demarc_ctx *ctx, demarc_table *table,
                                     const demarc_border_set *set,
                                     const demarc_stats_how *how,
                                     demarc_lengths *sum)
{
    double segments = 0;

    *sum = (demarc_lengths){0};
    columns_add(table);
    for (size_t i = 0; i < set->count; i++) {
        const demarc_border *border = &set->borders[i];
        demarc_stage reach = how->has_reach ? how->reach : border->about.reach;
        demarc_lengths lengths;
        double *run_m;
        demarc_status status =
            demarc_ruler_make(ctx, border, how->planar_crs, &run_m);

        if (status != DEMARC_OK)
            return status;
        demarc_fold_lengths(
            border, how->has_day ? how->day : demarc_border_last_day(border),
            reach, run_m, &lengths);
        free(run_m);
        lengths_row(table, 0, border->id, (double)border->segment_count,
                    &lengths);
        lengths_sum(sum, &lengths);
        segments += (double)border->segment_count;
    }
    lengths_row(table, DEMARC_ROW_TOTAL, "total", segments, sum);
    return DEMARC_OK;
}
