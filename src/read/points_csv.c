#include "base/names.h"
#include "read/cells.h"
#include "read/points.h"

#include <math.h>
#include <stdlib.h>

struct demarc_points_csv {
    demarc_ctx *ctx;
    demarc_arena *arena;
    const char *path, *encoding;
    demarc_csv csv;
    demarc_columns columns;
    demarc_cells cells;
    demarc_names ids;    /* of all rows so far, from the first on that needs */
    bool ids_kept;       /* them */
    demarc_status first; /* of the bad rows */
};

/** Keeps an id; `again` says whether it is kept already. */
static demarc_status id_add(demarc_points_csv *in, const char *id, bool *again)
{
    const char *copy;

    *again = demarc_names_find(&in->ids, id) != DEMARC_NAMES_NONE;
    if (*again)
        return DEMARC_OK;
    copy = demarc_arena_text(in->arena, id);
    return copy && demarc_names_add(&in->ids, copy) != DEMARC_NAMES_NONE
               ? DEMARC_OK
               : DEMARC_ENOMEM;
}

/** Reads the file once more, up to a row, for its ids. Only files with rows
 *  without a position need them, and these are no long ones. */
static demarc_status ids_read(demarc_points_csv *in, demarc_csv *csv,
                              demarc_arena *arena, long line)
{
    const size_t column = in->columns.of[DEMARC_ROLE_ID];
    const char **texts =
        demarc_arena_take(arena, in->csv.column_count * sizeof *texts);
    demarc_status status = texts ? DEMARC_OK : DEMARC_ENOMEM;
    demarc_csv_row row;
    bool again;

    while (status == DEMARC_OK) {
        status = demarc_csv_next(csv, &row);
        if (status != DEMARC_OK || !row.count || row.line >= line)
            break;
        if (row.refused)
            continue;
        demarc_csv_texts(&row, texts);
        if (*texts[column])
            status = id_add(in, texts[column], &again);
    }
    return status;
}

/** What there is to be told of the file has been told, so nobody listens. */
static demarc_status ids_keep(demarc_points_csv *in, long line)
{
    demarc_ctx *deaf = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_csv csv;
    demarc_status status = DEMARC_ENOMEM;

    in->ids_kept = true;
    if (deaf) {
        status = demarc_csv_open(deaf, &arena, in->path, in->encoding, &csv);
        if (status == DEMARC_OK)
            status = ids_read(in, &csv, &arena, line);
        demarc_csv_close(&csv);
    }
    demarc_arena_free(&arena);
    demarc_ctx_free(deaf);
    return status;
}

/** Has a row before had this id? Then this one may be a claim about an event,
 *  without a position of its own. */
static demarc_status id_note(demarc_points_csv *in, const demarc_point *point,
                             bool *again)
{
    demarc_status status = DEMARC_OK;

    *again = false;
    if (!*point->id || (!in->ids_kept && isfinite(point->lon)))
        return DEMARC_OK;
    if (!in->ids_kept)
        status = ids_keep(in, point->line);
    return status == DEMARC_OK ? id_add(in, point->id, again) : status;
}

static demarc_status row_read(demarc_points_csv *in, const demarc_csv_row *row,
                              demarc_points *out)
{
    demarc_point *point = demarc_points_add(out);
    demarc_cells *cells = &in->cells;
    bool again = false;

    if (!point)
        return DEMARC_ENOMEM;
    demarc_cells_row(cells, row);
    point->line = row->line;
    point->id = demarc_arena_text(&out->arena,
                                  demarc_cells_text(cells, DEMARC_ROLE_ID));
    if (!point->id)
        return DEMARC_ENOMEM;
    demarc_cells_point(cells, &point->lon, &point->lat);
    point->date = *demarc_cells_dates(cells, "");
    if (cells->status == DEMARC_OK)
        demarc_cells_mind(cells, id_note(in, point, &again));
    if (!*point->id)
        point->id = demarc_points_name(out, row->line);
    if (!point->id)
        return DEMARC_ENOMEM;
    if (cells->status == DEMARC_OK && !(again && isnan(point->lon)))
        out->count++;
    return cells->status;
}

static void forget(demarc_points *points)
{
    points->count = 0;
    demarc_arena_clear(&points->arena);
}

demarc_status demarc_points_csv_next(demarc_points_csv *csv, size_t most,
                                     demarc_points *out)
{
    const size_t before = out->count;
    demarc_status status;
    demarc_csv_row row;

    while (out->count - before < most) {
        status = demarc_csv_next(&csv->csv, &row);
        if (status != DEMARC_OK)
            return status;
        if (!row.count)
            break;
        if (row.refused)
            status = DEMARC_EDATA;
        else
            status = row_read(csv, &row, out);
        if (status != DEMARC_OK && status != DEMARC_EDATA)
            return status;
        csv->first = csv->first == DEMARC_OK ? status : csv->first;
        if (csv->first != DEMARC_OK)
            forget(out);
    }
    return csv->first;
}

double demarc_points_csv_left(const demarc_points_csv *csv)
{
    const demarc_plain *text = &csv->csv.text;

    return csv->csv.rows_in > 0 && text->size > 0
               ? (double)csv->csv.rows_in * (text->size / text->done - 1)
               : INFINITY;
}

demarc_status demarc_points_csv_open(demarc_ctx *ctx, demarc_arena *arena,
                                     const char *path, const demarc_open *how,
                                     demarc_points_csv **out)
{
    const demarc_events_how columns = {.fields = how->fields, .places = true};
    demarc_points_csv *in = calloc(1, sizeof *in);
    demarc_status status;

    *out = NULL;
    if (!in)
        return DEMARC_ENOMEM;
    in->ctx = ctx;
    in->arena = arena;
    in->path = path;
    in->encoding = how->encoding;
    status = demarc_csv_open(ctx, arena, path, how->encoding, &in->csv);
    if (status == DEMARC_OK)
        status =
            demarc_columns_find(ctx, arena, &in->csv, &columns, &in->columns);
    if (status == DEMARC_OK &&
        in->columns.of[DEMARC_ROLE_ID] == DEMARC_CSV_NONE)
        in->columns.of[DEMARC_ROLE_ID] = demarc_csv_column(&in->csv, "name");
    if (in->columns.of[DEMARC_ROLE_DATE] == DEMARC_CSV_NONE)
        in->columns.of[DEMARC_ROLE_DATE_END] = DEMARC_CSV_NONE;
    if (status == DEMARC_OK)
        status =
            demarc_cells_init(&in->cells, ctx, arena, &in->csv, &in->columns);
    if (status == DEMARC_OK)
        *out = in;
    else
        demarc_points_csv_close(in);
    return status;
}

void demarc_points_csv_close(demarc_points_csv *csv)
{
    if (!csv)
        return;
    demarc_cells_free(&csv->cells);
    demarc_names_free(&csv->ids);
    demarc_csv_close(&csv->csv);
    free(csv);
}
