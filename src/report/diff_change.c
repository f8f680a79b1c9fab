/* A row for each change, from one class to another. */
#include "measure/geodesic.h"
#include "report/diff.h"

/** What one row sums; low and high along the new line, or the old one where
 *  there is no new one. */
typedef struct cell {
    demarc_sum metres[2], low, high;
    bool met;
} cell;

/** Is the line the same? Then what is in doubt is which of two rows counts. */
static bool is_same_line(demarc_change_kind kind)
{
    return kind == DEMARC_UNCHANGED || kind == DEMARC_RESTAGED;
}

static void change_sum(const demarc_difference *of, const demarc_change *change,
                       cell *cells)
{
    const demarc_changed *was = &change->side[0], *is = &change->side[1];
    const bool certain = demarc_change_ways(of, change) == 1;
    const double metres = demarc_changed_metres(is->segment ? is : was);
    const unsigned old = was->segment ? DEMARC_STAGE_COUNT : 1;
    const unsigned made = is->segment ? DEMARC_STAGE_COUNT : 1;
    cell *at = &cells[was->shown * DEMARC_STAGE_COUNT + is->shown];

    at->met = true;
    demarc_sum_add(&at->metres[0], demarc_changed_metres(was));
    demarc_sum_add(&at->metres[1], demarc_changed_metres(is));
    for (unsigned i = 0; i < old; i++)
        for (unsigned k = 0; k < made; k++) {
            if (!demarc_change_may(of, change, i, k))
                continue;
            at = &cells[i * DEMARC_STAGE_COUNT + k];
            at->met = true;
            demarc_sum_add(&at->high, metres);
            if (certain)
                demarc_sum_add(&at->low, metres);
        }
}

static void columns_add(demarc_table *table, bool doubt)
{
    const unsigned band = doubt ? 0 : DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "change", "change", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "was", "was", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "is", "is", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "old", "old", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "new", "new", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "low", "certain", DEMARC_KIND_LENGTH, band);
    demarc_table_column(table, "high", "possible", DEMARC_KIND_LENGTH, band);
}

static void cell_row(demarc_table *table, demarc_change_kind kind, unsigned was,
                     unsigned is, const cell *sums)
{
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, demarc_change_name(kind));
    demarc_cell_text(table, kind == DEMARC_ADDED ? "" : demarc_stage_name(was));
    demarc_cell_text(table,
                     kind == DEMARC_REMOVED ? "" : demarc_stage_name(is));
    for (size_t side = 0; side < 2; side++)
        demarc_cell_number(table, demarc_sum_value(&sums->metres[side]));
    demarc_cell_number(table, demarc_sum_value(&sums->low));
    demarc_cell_number(table, demarc_sum_value(&sums->high));
}

/** The rows of a kind; of the same line, first all that did not change. */
static void kind_rows(demarc_table *table, const demarc_difference *of,
                      demarc_change_kind kind)
{
    cell cells[DEMARC_STAGE_COUNT * DEMARC_STAGE_COUNT] = {0};

    for (size_t i = 0; i < of->count; i++)
        if (of->changes[i].kind == kind ||
            (kind == DEMARC_UNCHANGED && is_same_line(of->changes[i].kind)))
            change_sum(of, &of->changes[i], cells);
    for (unsigned pass = 0; pass < (is_same_line(kind) ? 2 : 1); pass++)
        for (unsigned was = 0; was < DEMARC_STAGE_COUNT; was++)
            for (unsigned is = 0; is < DEMARC_STAGE_COUNT; is++) {
                const cell *at = &cells[was * DEMARC_STAGE_COUNT + is];

                if (at->met && (!is_same_line(kind) ||
                                demarc_classes_differ(of, was, is) == pass))
                    cell_row(table, pass ? DEMARC_RESTAGED : kind, was, is, at);
            }
}

static bool has_doubt(const demarc_difference *of)
{
    for (size_t i = 0; i < of->count; i++)
        if (demarc_change_ways(of, &of->changes[i]) > 1)
            return true;
    return false;
}

void demarc_diff_by_change(demarc_table *table, const demarc_difference *of)
{
    demarc_sum total[2] = {{0, 0}, {0, 0}};

    columns_add(table, has_doubt(of));
    kind_rows(table, of, DEMARC_UNCHANGED);
    kind_rows(table, of, DEMARC_MOVED);
    kind_rows(table, of, DEMARC_REMOVED);
    kind_rows(table, of, DEMARC_ADDED);
    for (size_t i = 0; i < of->count; i++)
        for (size_t side = 0; side < 2; side++)
            demarc_sum_add(&total[side],
                           demarc_changed_metres(&of->changes[i].side[side]));
    demarc_table_row(table, 0, DEMARC_ROW_TOTAL);
    demarc_cell_text(table, "total");
    demarc_cell_skip(table);
    demarc_cell_skip(table);
    for (size_t side = 0; side < 2; side++)
        demarc_cell_number(table, demarc_sum_value(&total[side]));
}
