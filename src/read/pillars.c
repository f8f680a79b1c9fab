#include "read/pillars.h"

#include "base/text.h"
#include "read/clip.h"
#include "read/csv.h"

#include <stdlib.h>
#include <string.h>

/** The columns, and other names under which they are found. */
enum column { NUMBER, LON, LAT, KM, ROUTE, FROM, UNTIL, NOTE, COLUMN_COUNT };

static const char *const names[COLUMN_COUNT][2] = {
    {"number", "pillar"},  {"lon", "longitude"}, {"lat", "latitude"},
    {"km", "chainage_km"}, {"route", NULL},      {"from", NULL},
    {"until", NULL},       {"note", "notes"}};

typedef struct reader {
    demarc_ctx *ctx;
    demarc_arena *arena;
    demarc_csv csv;
    size_t of[COLUMN_COUNT]; /* places of columns */
    const char **texts;      /* of the row, one per column */
    demarc_where where;
    demarc_status status; /* of the row: the first error */
    demarc_pillar *items; /* malloc, while it grows */
    size_t count, room;
} reader;

static demarc_status columns_find(reader *in)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        in->of[i] = demarc_csv_column(&in->csv, names[i][0]);
        if (in->of[i] == DEMARC_CSV_NONE && names[i][1])
            in->of[i] = demarc_csv_column(&in->csv, names[i][1]);
    }
    in->where.line = in->csv.header_line;
    if (in->of[NUMBER] == DEMARC_CSV_NONE)
        return demarc_report(in->ctx, DEMARC_RULE_PILLAR_COLUMN, &in->where,
                             "call the column of their numbers number",
                             "there is no column number");
    if ((in->of[LON] == DEMARC_CSV_NONE || in->of[LAT] == DEMARC_CSV_NONE) &&
        in->of[KM] == DEMARC_CSV_NONE)
        return demarc_report(in->ctx, DEMARC_RULE_PILLAR_COLUMN, &in->where,
                             "call the columns lon and lat, or km",
                             "there is nothing by which a pillar has a place");
    return DEMARC_OK;
}

static const char *cell(const reader *in, enum column column)
{
    return in->of[column] == DEMARC_CSV_NONE ? "" : in->texts[in->of[column]];
}

static void mind(reader *in, demarc_status status)
{
    if (in->status == DEMARC_OK || status == DEMARC_ENOMEM)
        in->status = status;
}

static void refuse(reader *in, enum column column, const char *mend)
{
    char clipped[DEMARC_CLIP_SIZE];

    mind(in, demarc_report(in->ctx, DEMARC_RULE_PILLAR_BAD, &in->where, mend,
                           "%s \"%s\" cannot be read", names[column][0],
                           demarc_clip(cell(in, column), clipped)));
}

static double number_read(reader *in, enum column column, double low,
                          double high, const char *mend)
{
    double value;

    if (!*cell(in, column))
        return NAN;
    if (demarc_number_parse(cell(in, column), &value) && value >= low &&
        value <= high)
        return value;
    refuse(in, column, mend);
    return NAN;
}

static demarc_date date_read(reader *in, enum column column)
{
    const char *reason;
    demarc_date date;

    if (demarc_date_parse(cell(in, column), &date, &reason) != DEMARC_OK)
        refuse(in, column, reason);
    return date;
}

/** As a segment's: a month or a year means its last day. */
static void life_read(reader *in, demarc_pillar *out)
{
    demarc_date from = date_read(in, FROM), until = date_read(in, UNTIL);

    out->from = *cell(in, FROM) ? from.latest : DEMARC_DAY_MIN;
    out->until = until.latest;
    if (in->status == DEMARC_OK && out->from >= out->until)
        mind(in, demarc_report(in->ctx, DEMARC_RULE_PILLAR_BAD, &in->where,
                               "until is the first day without it",
                               "the pillar goes (%s) before it comes (%s)",
                               cell(in, UNTIL), cell(in, FROM)));
}

static void place_read(reader *in, demarc_pillar *out)
{
    bool lon = *cell(in, LON), lat = *cell(in, LAT);

    out->lon = number_read(in, LON, -180, 180,
                           "write degrees from -180 to 180, such as 70.5612");
    out->lat = number_read(in, LAT, -90, 90,
                           "write degrees from -90 to 90, such as 39.8421");
    out->km = number_read(in, KM, 0, 1e6, "write km, such as 57.3");
    if (in->status == DEMARC_OK && (lon != lat || (!lon && !*cell(in, KM))))
        mind(in, demarc_report(in->ctx, DEMARC_RULE_PILLAR_BAD, &in->where,
                               "give lon and lat, or km",
                               lon != lat ? "half a position"
                                          : "the pillar has no place"));
}

static void keep(reader *in, enum column column, const char **out)
{
    *out = demarc_arena_text(in->arena, cell(in, column));
    if (!*out)
        mind(in, DEMARC_ENOMEM);
}

static demarc_status row_read(reader *in, const demarc_csv_row *row)
{
    demarc_pillar *out;

    if (!demarc_reserve(&in->items, &in->room, in->count + 1,
                        sizeof *in->items))
        return DEMARC_ENOMEM;
    out = &in->items[in->count];
    demarc_csv_texts(row, in->texts);
    in->status = DEMARC_OK;
    in->where.line = out->line = row->line;
    in->where.feature = cell(in, NUMBER);
    keep(in, NUMBER, &out->number);
    keep(in, ROUTE, &out->route);
    keep(in, NOTE, &out->note);
    out->key = demarc_pillar_key(in->arena, cell(in, NUMBER));
    if (!out->key)
        return DEMARC_ENOMEM;
    if (!*out->key)
        refuse(in, NUMBER, "give the pillar a number, such as 43a");
    place_read(in, out);
    life_read(in, out);
    if (in->status == DEMARC_OK)
        in->count++;
    return in->status;
}

/** Goes on behind bad rows, and returns the status of the first. */
static demarc_status rows_read(reader *in)
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

/** By number and route, then as they come. */
static int twin_order(const void *left, const void *right)
{
    const demarc_pillar *a = left, *b = right;
    int order = strcmp(a->key, b->key);

    if (order == 0)
        order = strcmp(a->route, b->route);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

/** Says of the later one that it has a number which is taken. */
static demarc_status twin_report(reader *in, const demarc_pillar *first,
                                 const demarc_pillar *again)
{
    in->where.line = again->line;
    in->where.feature = again->number;
    return demarc_report(
        in->ctx, DEMARC_RULE_PILLAR_TWICE, &in->where,
        "number them 43 and 43a, or give each its from and until",
        "pillar %s is in line %ld as well", again->number, first->line);
}

/** Of pillars of one number and route no two stand at the same time. */
static demarc_status twins_find(reader *in)
{
    size_t bytes = in->count * sizeof *in->items, first = 0;
    demarc_status status = DEMARC_OK;
    demarc_pillar *sorted;

    if (in->count < 2)
        return status;
    sorted = malloc(bytes);
    if (!sorted)
        return DEMARC_ENOMEM;
    memcpy(sorted, in->items, bytes);
    qsort(sorted, in->count, sizeof *sorted, twin_order);
    for (size_t i = 1; i < in->count; i++) {
        const demarc_pillar *was = sorted + first, *is = sorted + i;

        if (strcmp(was->key, is->key) != 0 ||
            strcmp(was->route, is->route) != 0)
            first = i;
        for (size_t k = first; k < i && status != DEMARC_ENOMEM; k++) {
            if (sorted[k].from >= is->until || is->from >= sorted[k].until)
                continue;
            status = twin_report(in, &sorted[k], is);
            break;
        }
    }
    free(sorted);
    return status;
}

demarc_status demarc_pillars_read(demarc_ctx *ctx, demarc_arena *arena,
                                  const char *path, const char *encoding,
                                  demarc_pillar_rows *out)
{
    reader in = {.ctx = ctx, .arena = arena, .where = DEMARC_NOWHERE};
    demarc_status status, twins = DEMARC_OK;

    *out = (demarc_pillar_rows){0};
    in.where.file = path;
    status = demarc_csv_open(ctx, arena, path, encoding, &in.csv);
    if (status == DEMARC_OK)
        status = columns_find(&in);
    if (status == DEMARC_OK) {
        in.texts =
            demarc_arena_take(arena, in.csv.column_count * sizeof *in.texts);
        status = in.texts ? rows_read(&in) : DEMARC_ENOMEM;
    }
    demarc_csv_close(&in.csv);
    if (status == DEMARC_OK || status == DEMARC_EDATA)
        twins = twins_find(&in);
    if (!demarc_arena_adopt(arena, in.items))
        return DEMARC_ENOMEM;
    out->items = in.items;
    out->count = in.count;
    return status != DEMARC_OK ? status : twins;
}
