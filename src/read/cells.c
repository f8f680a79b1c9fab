#include "read/cells.h"

#include "base/buffer.h"
#include "base/text.h"
#include "model/dotted.h"
#include "read/clip.h"

#include <math.h>
#include <string.h>

demarc_status demarc_cells_init(demarc_cells *out, demarc_ctx *ctx,
                                demarc_arena *arena, const demarc_csv *csv,
                                const demarc_columns *columns)
{
    *out = (demarc_cells){.ctx = ctx,
                          .arena = arena,
                          .csv = csv,
                          .columns = columns,
                          .words = {.arena = arena},
                          .dates = {.arena = arena},
                          .where = DEMARC_NOWHERE};
    out->where.file = csv->path;
    out->texts =
        demarc_arena_take(arena, csv->column_count * sizeof *out->texts);
    out->filled =
        demarc_arena_take(arena, columns->other_count * sizeof *out->filled);
    return out->texts && out->filled ? DEMARC_OK : DEMARC_ENOMEM;
}

void demarc_cells_free(demarc_cells *cells)
{
    demarc_pool_free(&cells->words);
    demarc_pool_free(&cells->dates);
    demarc_buffer_free(&cells->joined);
}

void demarc_cells_row(demarc_cells *cells, const demarc_csv_row *row)
{
    demarc_csv_texts(row, cells->texts);
    cells->where.line = row->line;
    cells->where.feature = "";
    cells->status = DEMARC_OK;
}

bool demarc_cells_are_header(const demarc_cells *cells)
{
    for (size_t i = 0; i < cells->csv->column_count; i++)
        if (!demarc_text_same(cells->texts[i], cells->csv->columns[i]))
            return false;
    return true;
}

void demarc_cells_mind(demarc_cells *cells, demarc_status status)
{
    if (cells->status == DEMARC_OK || status == DEMARC_ENOMEM)
        cells->status = status;
}

const char *demarc_cells_at(const demarc_cells *cells, size_t column)
{
    return column == DEMARC_CSV_NONE ? "" : cells->texts[column];
}

const char *demarc_cells_text(const demarc_cells *cells,
                              demarc_column_role role)
{
    return demarc_cells_at(cells, cells->columns->of[role]);
}

const char *demarc_cells_keep(demarc_cells *cells, const char *text)
{
    const char *kept = demarc_pool_text(&cells->words, text);

    if (!kept)
        demarc_cells_mind(cells, DEMARC_ENOMEM);
    return kept ? kept : "";
}

const char *demarc_cells_kept(demarc_cells *cells, demarc_column_role role)
{
    return demarc_cells_keep(cells, demarc_cells_text(cells, role));
}

const char *demarc_cells_others(demarc_cells *cells)
{
    const demarc_columns *columns = cells->columns;
    demarc_buffer *joined = &cells->joined;
    const char *kept = NULL;
    bool any = false;

    joined->length = 0;
    for (size_t i = 0; i < columns->other_count; i++) {
        const char *text = cells->texts[columns->others[i]];

        demarc_buffer_add(joined, text, strlen(text) + 1);
        any = any || *text;
        cells->filled[i] = cells->filled[i] || *text;
    }
    if (any && !joined->failed)
        kept = demarc_arena_copy(cells->arena, joined->data, joined->length);
    if (any && !kept)
        demarc_cells_mind(cells, DEMARC_ENOMEM);
    return kept;
}

const char *demarc_cells_name(const demarc_cells *cells,
                              demarc_column_role role)
{
    return cells->csv->columns[cells->columns->of[role]];
}

static const demarc_date unknown_date = {
    "",    DEMARC_DAY_MIN, DEMARC_DAY_MAX, DEMARC_DAY_MIN, DEMARC_DAY_MAX,
    false, false};

static demarc_status date_read(demarc_cells *cells, demarc_column_role role,
                               demarc_pooled *place)
{
    demarc_date read, *date = NULL;
    char clipped[DEMARC_CLIP_SIZE];
    const char *reason;

    if (demarc_date_parse(place->text, &read, &reason) == DEMARC_OK) {
        date = demarc_arena_take(cells->arena, sizeof *date);
        if (date)
            *date = read;
        place->what = date;
        return date ? DEMARC_OK : DEMARC_ENOMEM;
    }
    return demarc_report(cells->ctx, DEMARC_RULE_EVENT_DATE, &cells->where,
                         NULL, "%s \"%s\": %s", demarc_cells_name(cells, role),
                         demarc_clip(place->text, clipped), reason);
}

static const demarc_date *date_of(demarc_cells *cells, demarc_column_role role,
                                  const char *text)
{
    demarc_pooled *place;

    if (!*text)
        return &unknown_date;
    place = demarc_pool_place(&cells->dates, text);
    if (!place)
        demarc_cells_mind(cells, DEMARC_ENOMEM);
    else if (!place->what)
        demarc_cells_mind(cells, date_read(cells, role, place));
    return place && place->what ? place->what : &unknown_date;
}

const demarc_date *demarc_cells_date(demarc_cells *cells,
                                     demarc_column_role role)
{
    return date_of(cells, role, demarc_cells_text(cells, role));
}

/* An interval: day-first dates have a hyphen in it, EDTF has a slash. */
static const char *join(demarc_cells *cells, const char *start, const char *end)
{
    demarc_buffer *joined = &cells->joined;

    joined->length = 0;
    demarc_buffer_text(joined, start);
    demarc_buffer_char(
        joined, demarc_dotted_is(start, start + strlen(start)) ? '-' : '/');
    demarc_buffer_text(joined, end);
    if (joined->failed)
        demarc_cells_mind(cells, DEMARC_ENOMEM);
    return joined->failed ? "" : joined->data;
}

const demarc_date *demarc_cells_dates(demarc_cells *cells,
                                      const char *otherwise)
{
    const char *start = demarc_cells_text(cells, DEMARC_ROLE_DATE);
    const char *end = demarc_cells_text(cells, DEMARC_ROLE_DATE_END);

    if (*end && !*start)
        demarc_cells_mind(
            cells,
            demarc_report(cells->ctx, DEMARC_RULE_EVENT_DATE, &cells->where,
                          "give the first day", "%s without %s",
                          demarc_cells_name(cells, DEMARC_ROLE_DATE_END),
                          demarc_cells_name(cells, DEMARC_ROLE_DATE)));
    else if (*end && strcmp(start, end) != 0)
        start = join(cells, start, end);
    return date_of(cells, DEMARC_ROLE_DATE, *start ? start : otherwise);
}

/* One coordinate; NAN where it is none. */
static double degrees_of(demarc_cells *cells, demarc_column_role role)
{
    const char *text = demarc_cells_text(cells, role);
    char plain[DEMARC_CLIP_SIZE], *comma;
    double value;

    if (demarc_number_parse(text, &value))
        return value;
    demarc_clip(text, plain);
    comma = demarc_csv_comma(cells->csv) ? strchr(plain, ',') : NULL;
    if (comma)
        *comma = '.';
    if (comma && demarc_number_parse(plain, &value))
        return value;
    demarc_cells_mind(
        cells, demarc_report(
                   cells->ctx, DEMARC_RULE_EVENT_POINT, &cells->where,
                   "write degrees such as 70.63", "%s \"%s\" is not a number",
                   demarc_cells_name(cells, role), demarc_clip(text, plain)));
    return NAN;
}

static demarc_status check_range(demarc_cells *cells, double lon, double lat)
{
    const char *lon_text = demarc_cells_text(cells, DEMARC_ROLE_LON);
    const char *lat_text = demarc_cells_text(cells, DEMARC_ROLE_LAT);
    bool swapped = fabs(lon) <= 90 && fabs(lat) <= 180;

    if (isnan(lon + lat) || (fabs(lon) <= 180 && fabs(lat) <= 90))
        return DEMARC_OK;
    return demarc_report(
        cells->ctx, DEMARC_RULE_EVENT_POINT, &cells->where,
        swapped ? "lon and lat look swapped"
                : "lon is from -180 to 180, lat from -90 to 90",
        "there is no point at lon %.20s, lat %.20s", lon_text, lat_text);
}

void demarc_cells_point(demarc_cells *cells, double *lon, double *lat)
{
    bool has_lon = *demarc_cells_text(cells, DEMARC_ROLE_LON);
    bool has_lat = *demarc_cells_text(cells, DEMARC_ROLE_LAT);

    *lon = *lat = NAN;
    if (has_lon && has_lat) {
        *lon = degrees_of(cells, DEMARC_ROLE_LON);
        *lat = degrees_of(cells, DEMARC_ROLE_LAT);
        demarc_cells_mind(cells, check_range(cells, *lon, *lat));
    } else if (has_lon || has_lat) {
        demarc_cells_mind(
            cells,
            demarc_report(cells->ctx, DEMARC_RULE_EVENT_POINT, &cells->where,
                          "give both or neither",
                          has_lon ? "lon without lat" : "lat without lon"));
    }
}

void demarc_cells_unknown(demarc_cells *cells, demarc_rule_id rule,
                          demarc_column_role role,
                          void (*list)(demarc_buffer *))
{
    char clipped[DEMARC_CLIP_SIZE];
    demarc_buffer mend = {0};
    demarc_status status;

    demarc_buffer_text(&mend, "known are ");
    list(&mend);
    status = demarc_buffer_status(&mend);
    if (status == DEMARC_OK)
        status = demarc_report(
            cells->ctx, rule, &cells->where, mend.data,
            "%s \"%s\" is not known", demarc_cells_name(cells, role),
            demarc_clip(demarc_cells_text(cells, role), clipped));
    demarc_cells_mind(cells, status);
    demarc_buffer_free(&mend);
}
