#include "report/stats.h"

#include "report/summary.h"

#include <math.h>

/** The ladder from its top, then what is beside it. */
static const demarc_stage order[] = {DEMARC_DEMARCATED,     DEMARC_DELIMITED,
                                     DEMARC_DESCRIBED,      DEMARC_UNDETERMINED,
                                     DEMARC_UNKNOWN,        DEMARC_DISPUTED,
                                     DEMARC_LINE_OF_CONTROL};

static bool on_ladder(demarc_stage stage)
{
    return stage >= DEMARC_UNDETERMINED && stage <= DEMARC_DEMARCATED;
}

static void columns_add(demarc_table *table, bool doubt)
{
    unsigned band = doubt ? 0 : DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "stage", "stage", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "length", "", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "at_least", "at least this", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_RUNS);
    demarc_table_column(table, "percent", "%", DEMARC_KIND_PERCENT,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "at_least_percent", "at least, %",
                        DEMARC_KIND_PERCENT, DEMARC_COLUMN_RUNS);
    demarc_table_column(table, "main", "main line", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "rings", "rings", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "low", "certain", DEMARC_KIND_LENGTH, band);
    demarc_table_column(table, "high", "possible", DEMARC_KIND_LENGTH, band);
}

static void stage_row(demarc_table *table, const demarc_asked *asked,
                      demarc_stage stage, double at_least)
{
    const demarc_lengths *all = &asked->lengths;
    double metres = all->stage_m[stage];

    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, demarc_stage_name(stage));
    demarc_cell_number(table, metres);
    demarc_cell_number(table, at_least);
    demarc_cell_number(table, demarc_asked_percent(asked, metres));
    demarc_cell_number(table, demarc_asked_percent(asked, at_least));
    demarc_cell_number(table, all->main_stage_m[stage]);
    demarc_cell_number(table, metres - all->main_stage_m[stage]);
    demarc_cell_number(table, all->low_m[stage]);
    demarc_cell_number(table, all->high_m[stage]);
}

static void total_row(demarc_table *table, const demarc_asked *asked, int group,
                      unsigned flags, const char *name, double metres)
{
    demarc_table_row(table, group, flags);
    demarc_cell_text(table, name);
    demarc_cell_number(table, metres);
    demarc_cell_skip(table);
    demarc_cell_number(table, demarc_asked_percent(asked, metres));
}

demarc_status demarc_stats_by_stage(demarc_table *table,
                                    const demarc_asked *asked)
{
    const demarc_lengths *all = &asked->lengths;
    double at_least = 0;

    columns_add(table, demarc_lengths_doubt(all));
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        demarc_stage stage = order[i];

        at_least += all->stage_m[stage];
        if (on_ladder(stage))
            stage_row(table, asked, stage, at_least);
        else if (all->high_m[stage] > 0)
            stage_row(table, asked, stage, NAN);
    }
    total_row(table, asked, 0, DEMARC_ROW_TOTAL, "total", all->total_m);
    if (all->rings_m <= 0)
        return DEMARC_OK;
    total_row(table, asked, 1, DEMARC_ROW_PRINT, "main line", all->main_m);
    total_row(table, asked, 1, DEMARC_ROW_PRINT, "enclave rings", all->rings_m);
    total_row(table, asked, 1, DEMARC_ROW_PRINT | DEMARC_ROW_TOTAL, "total",
              all->total_m);
    return DEMARC_OK;
}
