#include "read/places.h"

#include "base/text.h"
#include "read/csv.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_RANK = 3, LAST_RANK = 99, NAME_SIZE = 40 };

typedef struct columns {
    size_t id, name, own, lon, lat, rank;
} columns;

typedef struct job {
    demarc_ctx *ctx;
    demarc_arena *arena;
    demarc_csv csv;
    columns of;
    const char **texts;
    bool unplaced;       /* may one have no position? */
    demarc_place *items; /* malloc, until they are all there */
    size_t count, room;
} job;

static const char *cell(const job *in, size_t column)
{
    return column == DEMARC_CSV_NONE ? "" : in->texts[column];
}

static demarc_status refuse(const job *in, const demarc_csv_row *row,
                            const char *what)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = in->csv.path;
    where.line = row ? row->line : in->csv.header_line;
    return demarc_report(in->ctx, DEMARC_RULE_PLACE, &where,
                         "give name, lon and lat, in degrees", "%s", what);
}

static demarc_status columns_find(job *in, const char *lang)
{
    char own[NAME_SIZE];

    snprintf(own, sizeof own, "name_%s", lang ? lang : "");
    in->of = (columns){demarc_csv_column(&in->csv, "id"),
                       demarc_csv_column(&in->csv, "name"),
                       demarc_csv_column(&in->csv, own),
                       demarc_csv_column(&in->csv, "lon"),
                       demarc_csv_column(&in->csv, "lat"),
                       demarc_csv_column(&in->csv, "rank")};
    if (in->of.name == DEMARC_CSV_NONE || in->of.lon == DEMARC_CSV_NONE ||
        in->of.lat == DEMARC_CSV_NONE)
        return refuse(in, NULL, "a column is missing");
    in->texts = demarc_arena_take(in->arena, (in->csv.column_count + 1) *
                                                 sizeof *in->texts);
    return in->texts ? DEMARC_OK : DEMARC_ENOMEM;
}

/** Reads where it is; false if that makes no sense. */
static bool position_take(const job *in, demarc_place *place)
{
    const char *lon = cell(in, in->of.lon), *lat = cell(in, in->of.lat);

    if (in->unplaced && !*lon && !*lat) {
        place->lon = place->lat = NAN;
        return true;
    }
    return demarc_number_parse(lon, &place->lon) &&
           demarc_number_parse(lat, &place->lat) && fabs(place->lon) <= 180 &&
           fabs(place->lat) <= 90;
}

static demarc_status row_take(job *in, const demarc_csv_row *row)
{
    demarc_place place = {.rank = USUAL_RANK};
    const char *rank, *name, *key;
    double number;

    demarc_csv_texts(row, in->texts);
    rank = cell(in, in->of.rank);
    key = cell(in, in->of.name);
    name = cell(in, in->of.own);
    name = *name ? name : key;
    if (!*name)
        return refuse(in, row, "a place without a name");
    if (!position_take(in, &place))
        return refuse(in, row, "a place without a position");
    if (*rank) {
        if (!demarc_number_parse(rank, &number) || number < 1 ||
            number > LAST_RANK)
            return refuse(in, row, "a rank is a number from 1 to 99");
        place.rank = (int)number;
    }
    place.id = demarc_arena_text(in->arena, cell(in, in->of.id));
    place.name = demarc_arena_text(in->arena, name);
    place.key = demarc_arena_text(in->arena, key);
    if (!place.id || !place.name || !place.key ||
        !demarc_reserve(&in->items, &in->room, in->count + 1,
                        sizeof *in->items))
        return DEMARC_ENOMEM;
    in->items[in->count++] = place;
    return DEMARC_OK;
}

static demarc_status rows_take(job *in)
{
    demarc_status status, first = DEMARC_OK;
    demarc_csv_row row;

    for (;;) {
        status = demarc_csv_next(&in->csv, &row);
        if (status || !row.count)
            break;
        status = row.refused ? DEMARC_EDATA : row_take(in, &row);
        if (status && status != DEMARC_EDATA)
            break;
        first = first ? first : status;
    }
    return status ? status : first;
}

/** Stable: places of one rank stay as in the file. */
static demarc_place *ranks_sort(demarc_arena *arena, const demarc_place *items,
                                size_t count)
{
    demarc_place *out = demarc_arena_take(arena, (count + 1) * sizeof *out);
    size_t next = 0;

    for (int rank = 1; out && next < count; rank++)
        for (size_t i = 0; i < count; i++)
            if (items[i].rank == rank)
                out[next++] = items[i];
    return out;
}

demarc_status demarc_places_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, const demarc_places_how *how,
                                 demarc_place **out, size_t *count)
{
    job in = {.ctx = ctx, .arena = arena, .unplaced = how->unplaced};
    demarc_status status = demarc_csv_open(ctx, arena, path, NULL, &in.csv);

    *out = NULL;
    *count = 0;
    if (status == DEMARC_OK)
        status = columns_find(&in, how->lang);
    if (status == DEMARC_OK)
        status = rows_take(&in);
    demarc_csv_close(&in.csv);
    if (status == DEMARC_OK)
        *out = ranks_sort(arena, in.items, in.count);
    if (status == DEMARC_OK && !*out)
        status = DEMARC_ENOMEM;
    *count = *out ? in.count : 0;
    free(in.items);
    return status;
}
