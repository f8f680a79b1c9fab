/* A row for each piece of line, and for each polygon. */
#include "base/buffer.h"
#include "report/diff.h"

#include <math.h>
#include <stdio.h>

static const char *const keys[2][5] = {
    {"old_segment", "old_route", "old_from", "old_to", "old"},
    {"new_segment", "new_route", "new_from", "new_to", "new"}};

double demarc_km2(double square_metres)
{
    return round(square_metres) / 1e6;
}

/** Metres to the millimetre. */
static double rounded(double metres)
{
    return round(metres * 1000) / 1000;
}

static void columns_add(demarc_table *table)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "id", "id", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "change", "change", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "was", "was", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "is", "is", DEMARC_KIND_TEXT, 0);
    for (size_t side = 0; side < 2; side++) {
        const bool old = side == 0;

        demarc_table_column(table, keys[side][0],
                            old ? "old segment" : "new segment",
                            DEMARC_KIND_TEXT, 0);
        demarc_table_column(table, keys[side][1], "", DEMARC_KIND_TEXT, data);
        demarc_table_column(table, keys[side][2], old ? "old from" : "new from",
                            DEMARC_KIND_LENGTH, 0);
        demarc_table_column(table, keys[side][3], "to", DEMARC_KIND_LENGTH, 0);
        demarc_table_column(table, keys[side][4], old ? "old" : "new",
                            DEMARC_KIND_LENGTH, data);
    }
    demarc_table_column(table, "move", "move", DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "hausdorff_m", "by, m", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "frechet_m", "", DEMARC_KIND_NUMBER, data);
    demarc_table_column(table, "was_possible", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "is_possible", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "doubtful", "in doubt", DEMARC_KIND_BOOL, 0);
    demarc_table_column(table, "event", "event", DEMARC_KIND_TEXT, data);
}

static void side_cells(demarc_table *table, const demarc_changed *side)
{
    const bool there = side->segment;

    demarc_cell_text(table, there ? side->segment->id : "");
    demarc_cell_text(table, side->route);
    demarc_cell_number(table, there ? side->route_from_m : NAN);
    demarc_cell_number(table, there ? side->route_to_m : NAN);
    demarc_cell_number(table, there ? demarc_changed_metres(side) : NAN);
}

static void possible_cell(demarc_table *table, const demarc_changed *side)
{
    char text[200] = "";
    size_t length = 0;

    for (unsigned i = 0; i < DEMARC_STAGE_COUNT && side->segment; i++)
        if (side->possible & 1u << i)
            length +=
                (size_t)snprintf(text + length, sizeof text - length, "%s%s",
                                 length ? "; " : "", demarc_stage_name(i));
    demarc_cell_text(table, text);
}

static void class_cell(demarc_table *table, const demarc_changed *side)
{
    demarc_cell_text(table,
                     side->segment ? demarc_stage_name(side->shown) : "");
}

static void piece_row(demarc_table *table, const demarc_difference *of,
                      size_t n)
{
    const demarc_change *change = &of->changes[n];
    const demarc_leg *leg = &of->legs.items[change->leg];
    const demarc_event *event = demarc_change_event(change);
    const bool moved = change->move > 0;
    char id[32];

    snprintf(id, sizeof id, "piece-%zu", n + 1);
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, id);
    demarc_cell_text(table, demarc_change_name(change->kind));
    class_cell(table, &change->side[0]);
    class_cell(table, &change->side[1]);
    side_cells(table, &change->side[0]);
    side_cells(table, &change->side[1]);
    demarc_cell_number(table, moved ? (double)change->move : NAN);
    demarc_cell_number(table, moved ? rounded(leg->hausdorff_m) : NAN);
    demarc_cell_number(table, moved ? rounded(leg->frechet_m) : NAN);
    possible_cell(table, &change->side[0]);
    possible_cell(table, &change->side[1]);
    demarc_cell_number(table, demarc_change_ways(of, change) > 1);
    demarc_cell_text(table, event ? event->id : "");
}

void demarc_diff_by_piece(demarc_table *table, const demarc_difference *of)
{
    columns_add(table);
    for (size_t i = 0; i < of->count; i++)
        piece_row(table, of, i);
}

void demarc_diff_by_area(demarc_table *table, const demarc_difference *of)
{
    demarc_table_column(table, "id", "id", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "received_by", "received by", DEMARC_KIND_TEXT,
                        0);
    demarc_table_column(table, "given_by", "given by", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "area_km2", "km2", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "move", "move", DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "lon", "lon", DEMARC_KIND_DEGREES, 0);
    demarc_table_column(table, "lat", "lat", DEMARC_KIND_DEGREES, 0);
    for (size_t i = 0; i < of->swaps.count; i++) {
        const demarc_swap *swap = &of->swaps.items[i];
        const size_t move = demarc_leg_move(of, swap->leg);
        char id[32];

        snprintf(id, sizeof id, "area-%zu", i + 1);
        demarc_table_row(table, 0, 0);
        demarc_cell_text(table, id);
        demarc_cell_text(table, swap->to);
        demarc_cell_text(table, swap->from);
        demarc_cell_number(table, demarc_km2(swap->area_m2));
        demarc_cell_number(table, move ? (double)move : NAN);
        demarc_cell_number(table, swap->lon);
        demarc_cell_number(table, swap->lat);
    }
}
