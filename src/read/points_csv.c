#include "base/names.h"
#include "read/cells.h"
#include "read/points.h"

#include <math.h>

typedef struct table {
    demarc_csv csv;
    demarc_columns columns;
    demarc_cells cells;
    demarc_names ids;
    demarc_points *out;
} table;

/** Has a row before had this id? Then this one may be a claim about an event,
 *  without a position of its own. */
static demarc_status id_note(table *in, const char *id, bool *again)
{
    size_t before = in->ids.count;

    *again = false;
    if (!*id)
        return DEMARC_OK;
    if (demarc_names_add(&in->ids, id) == DEMARC_NAMES_NONE)
        return DEMARC_ENOMEM;
    *again = in->ids.count == before;
    return DEMARC_OK;
}

static demarc_status row_read(table *in, const demarc_csv_row *row)
{
    demarc_point *point = demarc_points_next(in->out);
    demarc_cells *cells = &in->cells;
    bool again = false;

    if (!point)
        return DEMARC_ENOMEM;
    demarc_cells_row(cells, row);
    point->line = row->line;
    point->id = demarc_arena_text(&in->out->arena,
                                  demarc_cells_text(cells, DEMARC_ROLE_ID));
    if (!point->id)
        return DEMARC_ENOMEM;
    demarc_cells_point(cells, &point->lon, &point->lat);
    point->date = *demarc_cells_dates(cells, "");
    demarc_cells_mind(cells, id_note(in, point->id, &again));
    if (!*point->id)
        point->id = demarc_points_name(in->out, row->line);
    if (!point->id)
        return DEMARC_ENOMEM;
    if (cells->status == DEMARC_OK && !(again && isnan(point->lon)))
        in->out->count++;
    return cells->status;
}

/** Goes on behind bad rows, and returns the status of the first. */
static demarc_status rows_read(table *in)
{
    demarc_status status, first = DEMARC_OK;
    demarc_csv_row row;

    for (;;) {
        status = demarc_csv_next(&in->csv, &row);
        if (status != DEMARC_OK)
            return status;
        if (!row.count)
            break;
        if (!row.refused)
            status = row_read(in, &row);
        if (status != DEMARC_OK && status != DEMARC_EDATA)
            return status;
        first = first == DEMARC_OK ? status : first;
    }
    return in->csv.rows_refused ? DEMARC_EDATA : first;
}

demarc_status demarc_points_csv(demarc_ctx *ctx, const char *path,
                                const demarc_open *how, demarc_points *out)
{
    const demarc_events_how columns = {.fields = how->fields, .places = true};
    demarc_arena *arena = &out->arena;
    table in = {.out = out};
    demarc_status status =
        demarc_csv_open(ctx, arena, path, how->encoding, &in.csv);

    if (status == DEMARC_OK)
        status =
            demarc_columns_find(ctx, arena, &in.csv, &columns, &in.columns);
    if (status == DEMARC_OK && in.columns.of[DEMARC_ROLE_ID] == DEMARC_CSV_NONE)
        in.columns.of[DEMARC_ROLE_ID] = demarc_csv_column(&in.csv, "name");
    if (in.columns.of[DEMARC_ROLE_DATE] == DEMARC_CSV_NONE)
        in.columns.of[DEMARC_ROLE_DATE_END] = DEMARC_CSV_NONE;
    if (status == DEMARC_OK)
        status = demarc_cells_init(&in.cells, ctx, arena, &in.csv, &in.columns);
    if (status == DEMARC_OK)
        status = rows_read(&in);
    demarc_cells_free(&in.cells);
    demarc_names_free(&in.ids);
    demarc_csv_close(&in.csv);
    return status;
}
