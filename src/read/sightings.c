/* Events files for demarc_duplicates: every row and column is kept. */
#include "base/buffer.h"
#include "base/names.h"
#include "base/text.h"
#include "model/precision.h"
#include "model/sighting.h"
#include "read/clip.h"
#include "read/columns.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct reader {
    demarc_ctx *ctx;
    demarc_sightings *out;
    demarc_csv csv;
    demarc_names ids; /* of the file, numbered as its events are */
    size_t first;     /* the file's first event */
    size_t refused;
} reader;

/* ---- Columns ---- */

static demarc_status column_place(demarc_sightings *out, const char *name,
                                  size_t *place)
{
    for (*place = 0; *place < out->column_count; ++*place)
        if (demarc_text_same(out->columns[*place], name))
            return DEMARC_OK;
    if (!demarc_reserve(&out->columns, &out->column_room, *place + 1,
                        sizeof *out->columns))
        return DEMARC_ENOMEM;
    out->columns[out->column_count++] = name;
    return DEMARC_OK;
}

/* A role has one name in all files; a file may have both its names. */
static const char *name_of(const demarc_csv *csv, size_t i)
{
    const char *name = demarc_columns_name(csv->columns[i]);

    return demarc_csv_column(csv, name) == DEMARC_CSV_NONE ? name
                                                           : csv->columns[i];
}

static demarc_status columns_take(reader *in, demarc_sighting_file *file)
{
    demarc_status status = DEMARC_OK;

    file->path = in->csv.path;
    file->column_count = in->csv.column_count;
    file->place = demarc_arena_take(&in->out->arena,
                                    file->column_count * sizeof *file->place);
    if (!file->place)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < file->column_count && !status; i++)
        status = column_place(in->out, name_of(&in->csv, i), &file->place[i]);
    return status;
}

/* ---- Rows ---- */

static void widen(demarc_sighting *event, double low, double high)
{
    event->low = isnan(low) ? event->low : fmin(event->low, low);
    event->high = isnan(high) ? event->high : fmax(event->high, high);
}

static double number_of(const reader *in, const demarc_sighting_row *row,
                        const char *column)
{
    double value;

    return demarc_number_parse(demarc_sighting_cell(in->out, row, column),
                               &value)
               ? value
               : NAN;
}

/* The dead of all sides: as a feed counts them, else the parties' summed. */
static void take_dead(const reader *in, const demarc_sighting_row *row,
                      demarc_sighting *event)
{
    const demarc_sighting_file *file = &in->out->files[row->file];
    double all = number_of(in, row, "fatalities"), sum = NAN, value;

    if (!isnan(all)) {
        widen(event, all, all);
        widen(event, number_of(in, row, "fatalities_low"),
              number_of(in, row, "fatalities_high"));
        return;
    }
    for (size_t i = 0; i < file->column_count; i++)
        if (demarc_text_starts(in->out->columns[file->place[i]], "killed_") &&
            demarc_number_parse(row->cells[i], &value))
            sum = isnan(sum) ? value : sum + value;
    widen(event, sum, sum);
}

static void take_place(const reader *in, const demarc_sighting_row *row,
                       demarc_sighting *event)
{
    event->lon = number_of(in, row, "lon");
    event->lat = number_of(in, row, "lat");
    if (isnan(event->lon) || isnan(event->lat)) {
        event->lon = number_of(in, row, "feed_lon");
        event->lat = number_of(in, row, "feed_lat");
    }
    event->reach_m = demarc_precision_metres(
        demarc_sighting_cell(in->out, row, "precision"));
    if (!(fabs(event->lon) <= 180 && fabs(event->lat) <= 90) ||
        isinf(event->reach_m))
        event->lon = event->lat = NAN;
}

static demarc_status take_date(reader *in, const demarc_sighting_row *row,
                               demarc_sighting *event)
{
    const char *start = demarc_sighting_cell(in->out, row, "date");
    const char *end = demarc_sighting_cell(in->out, row, "date_end");
    demarc_where where = in->csv.text.where;
    char clipped[DEMARC_CLIP_SIZE];
    demarc_date date, last;
    const char *reason = "give a date such as 2022-09-14";

    event->date = start;
    if (*start && demarc_date_parse(start, &date, &reason) == DEMARC_OK &&
        demarc_date_parse(*end ? end : start, &last, &reason) == DEMARC_OK) {
        event->first = date.first;
        event->last = last.last;
        return DEMARC_OK;
    }
    where.line = row->line;
    return demarc_report(in->ctx, DEMARC_RULE_EVENT_DATE, &where, reason,
                         "date \"%s\" cannot be read",
                         demarc_clip(start, clipped));
}

static bool has_marks(const reader *in, const demarc_sighting_row *row)
{
    static const char *const columns[] = {"stretch", "stage", "effect", "basis",
                                          "crossing"};

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (*demarc_sighting_cell(in->out, row, columns[i]))
            return true;
    return false;
}

static demarc_status event_make(reader *in, const demarc_sighting_row *row,
                                demarc_sighting *event)
{
    const char *feed = demarc_sighting_cell(in->out, row, "feed");
    demarc_status status;

    *event = (demarc_sighting){
        .file = row->file,
        .line = row->line,
        .row = in->out->row_count,
        .id = demarc_sighting_cell(in->out, row, "id"),
        .feed = *feed ? feed : in->csv.path,
        .low = NAN,
        .high = NAN,
        .country = demarc_sighting_cell(in->out, row, "country"),
        .side_a = demarc_sighting_cell(in->out, row, "side_a"),
        .side_b = demarc_sighting_cell(in->out, row, "side_b"),
        .marks = has_marks(in, row)};
    take_place(in, row, event);
    status = take_date(in, row, event);
    if (!status && !*event->id) {
        char made[64];

        snprintf(made, sizeof made, "event-%zu-%ld", row->file + 1, row->line);
        event->id = demarc_arena_text(&in->out->arena, made);
    }
    return event->id ? status : DEMARC_ENOMEM;
}

static bool rows_reserve(demarc_sightings *out)
{
    return demarc_reserve(&out->rows, &out->row_room, out->row_count + 1,
                          sizeof *out->rows) &&
           demarc_reserve(&out->items, &out->room, out->count + 1,
                          sizeof *out->items);
}

/* Of an id the first row is the event, the others are claims about it. */
static demarc_status row_take(reader *in, demarc_sighting_row *row)
{
    demarc_sightings *out = in->out;
    const char *id = demarc_sighting_cell(out, row, "id");
    size_t known = *id ? demarc_names_find(&in->ids, id) : DEMARC_NAMES_NONE;
    demarc_status status;

    if (!rows_reserve(out))
        return DEMARC_ENOMEM;
    row->sighting = out->count;
    if (known != DEMARC_NAMES_NONE) {
        row->sighting = in->first + known;
    } else {
        status = event_make(in, row, &out->items[out->count]);
        if (status)
            return status;
        known =
            *id ? demarc_names_add(&in->ids, id) : demarc_names_skip(&in->ids);
        if (known == DEMARC_NAMES_NONE)
            return DEMARC_ENOMEM;
        out->count++;
    }
    take_dead(in, row, &out->items[row->sighting]);
    out->rows[out->row_count++] = *row;
    return DEMARC_OK;
}

/* All cells of a row, in one piece. */
static demarc_status row_keep(reader *in, const demarc_csv_row *cells,
                              demarc_sighting_row *row)
{
    const char *end = cells->cells;
    demarc_csv_row copy = *cells;

    for (size_t i = 0; i < cells->count; i++)
        end += strlen(end) + 1;
    copy.cells = demarc_arena_copy(&in->out->arena, cells->cells,
                                   (size_t)(end - cells->cells));
    row->cells =
        demarc_arena_take(&in->out->arena, cells->count * sizeof *row->cells);
    if (!copy.cells || !row->cells)
        return DEMARC_ENOMEM;
    demarc_csv_texts(&copy, row->cells);
    return DEMARC_OK;
}

static demarc_status rows_read(reader *in, size_t file)
{
    demarc_csv_row cells;
    demarc_status status;

    for (;;) {
        demarc_sighting_row row = {.file = file};

        status = demarc_csv_next(&in->csv, &cells);
        if (status || !cells.count)
            return status;
        row.line = cells.line;
        if (!cells.refused) {
            status = row_keep(in, &cells, &row);
            status = status ? status : row_take(in, &row);
        }
        in->refused += cells.refused || status == DEMARC_EDATA;
        if (status && status != DEMARC_EDATA)
            return status;
    }
}

static demarc_status file_read(reader *in, const char *path,
                               const char *encoding)
{
    demarc_sightings *out = in->out;
    const size_t file = out->file_count++;
    demarc_status status =
        demarc_csv_open(in->ctx, &out->arena, path, encoding, &in->csv);
    demarc_where where = DEMARC_NOWHERE;

    in->first = out->count;
    where.file = path;
    if (!status)
        status = columns_take(in, &out->files[file]);
    if (!status && demarc_csv_column(&in->csv, "date") == DEMARC_CSV_NONE &&
        demarc_csv_column(&in->csv, "date_start") == DEMARC_CSV_NONE)
        status = demarc_report(in->ctx, DEMARC_RULE_EVENT_COLUMN, &where,
                               "name an events file, such as import writes",
                               "there is no column date");
    if (!status)
        status = rows_read(in, file);
    demarc_names_free(&in->ids);
    demarc_csv_close(&in->csv);
    return status;
}

static demarc_status judge(reader *in, bool skip, size_t since)
{
    if (!in->refused)
        return DEMARC_OK;
    if (!skip)
        return DEMARC_EDATA;
    for (size_t i = since; i < in->ctx->finding_count; i++)
        if (in->ctx->findings[i].severity == DEMARC_ERROR)
            in->ctx->findings[i].severity = DEMARC_WARNING;
    return demarc_report(in->ctx, DEMARC_RULE_ROWS_SKIPPED, NULL, NULL,
                         "%zu row%s cannot be read", in->refused,
                         in->refused == 1 ? "" : "s");
}

demarc_status demarc_sightings_read(demarc_ctx *ctx, const char *const *files,
                                    const char *encoding, bool skip,
                                    demarc_sightings **out)
{
    reader in = {.ctx = ctx, .out = calloc(1, sizeof **out)};
    const size_t since = ctx->finding_count;
    size_t count = 0, place;
    demarc_status status;

    *out = in.out;
    if (!in.out)
        return DEMARC_ENOMEM;
    while (files[count])
        count++;
    in.out->files =
        demarc_arena_take(&in.out->arena, count * sizeof *in.out->files);
    status = in.out->files ? column_place(in.out, "id", &place) : DEMARC_ENOMEM;
    for (size_t i = 0; i < count && !status; i++)
        status = file_read(&in, files[i], encoding);
    if (!status)
        status = judge(&in, skip, since);
    if (status) {
        demarc_sightings_free(*out);
        *out = NULL;
    }
    return status;
}
