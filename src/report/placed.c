#include "report/placed.h"

#include <math.h>
#include <stdio.h>

static void column(demarc_table *table, const char *before, const char *key,
                   demarc_kind kind, unsigned flags)
{
    char full[40];

    snprintf(full, sizeof full, "%s%s", before, key);
    demarc_table_column(table, full, key, kind, flags);
}

void demarc_placed_columns(demarc_table *table, const char *before, bool shown)
{
    const unsigned data = DEMARC_COLUMN_DETAIL, people = shown ? 0 : data;

    column(table, before, "segment", DEMARC_KIND_TEXT, data);
    column(table, before, "route", DEMARC_KIND_TEXT, people);
    column(table, before, "chainage", DEMARC_KIND_LENGTH, people);
    if (shown)
        column(table, before, "offset", DEMARC_KIND_LENGTH,
               DEMARC_COLUMN_PRINT);
    column(table, before, "offset_m", DEMARC_KIND_NUMBER, data);
    column(table, before, "side", DEMARC_KIND_TEXT, people);
}

void demarc_placed_cells(demarc_table *table, const demarc_location *at,
                         bool shown)
{
    demarc_cell_lend(table, at->segment ? at->segment->id : "");
    demarc_cell_lend(table, at->route);
    demarc_cell_number(table, at->chainage_m);
    if (shown)
        demarc_cell_number(table, at->spot.offset_m);
    demarc_cell_number(table, round(at->spot.offset_m * 1000) / 1000);
    demarc_cell_lend(table, at->side);
}
