#include "read/cells.h"

#include "base/buffer.h"
#include "base/text.h"
#include "model/dotted.h"
#include "read/clip.h"

#include <math.h>
#include <string.h>

demarc_status demarc_cells_init(demarc_cells *cells, demarc_ctx *ctx,
                                demarc_arena *arena, const demarc_csv *csv,
                                const demarc_columns *columns)
{
    *cells = (demarc_cells){ctx, arena, csv, columns, .where = DEMARC_NOWHERE};
    cells->where.file = csv->path;
    cells->texts =
        demarc_arena_take(arena, csv->column_count * sizeof *cells->texts);
    return cells->texts ? DEMARC_OK : DEMARC_ENOMEM;
}

void demarc_cells_row(demarc_cells *cells, const demarc_csv_row *row,
                      const char *id)
{
    demarc_csv_cells(cells->csv, row->cells, cells->texts);
    cells->where.line = row->line;
    cells->where.feature = id;
    cells->status = DEMARC_OK;
}

void demarc_cells_mind(demarc_cells *cells, demarc_status status)
{
    if (cells->status == DEMARC_OK || status == DEMARC_ENOMEM)
        cells->status = status;
}

const char *demarc_trimmed(demarc_arena *arena, const char *text)
{
    const char *begin, *end;

    if (!*text)
        return text;
    demarc_text_trim(text, &begin, &end);
    if (!*end)
        return begin;
    return demarc_arena_copy(arena, begin, (size_t)(end - begin));
}

const char *demarc_cells_at(demarc_cells *cells, size_t column)
{
    const char *text = "";

    if (column != DEMARC_CSV_NONE)
        text = demarc_trimmed(cells->arena, cells->texts[column]);
    if (!text)
        demarc_cells_mind(cells, DEMARC_ENOMEM);
    return text ? text : "";
}

const char *demarc_cells_text(demarc_cells *cells, demarc_column_role role)
{
    return demarc_cells_at(cells, cells->columns->of[role]);
}

const char *demarc_cells_name(const demarc_cells *cells,
                              demarc_column_role role)
{
    return cells->csv->columns[cells->columns->of[role]];
}

static demarc_date date_of(demarc_cells *cells, demarc_column_role role,
                           const char *text)
{
    char clipped[DEMARC_CLIP_SIZE];
    const char *reason;
    demarc_date date;

    if (demarc_date_parse(text, &date, &reason) != DEMARC_OK) {
        demarc_cells_mind(cells,
                          demarc_report(cells->ctx, DEMARC_RULE_EVENT_DATE,
                                        &cells->where, NULL, "%s \"%s\": %s",
                                        demarc_cells_name(cells, role),
                                        demarc_clip(text, clipped), reason));
        demarc_date_parse("", &date, &reason);
    }
    return date;
}

demarc_date demarc_cells_date(demarc_cells *cells, demarc_column_role role)
{
    return date_of(cells, role, demarc_cells_text(cells, role));
}

/* An interval: day-first dates have a hyphen in it, EDTF has a slash. */
static const char *join(demarc_cells *cells, const char *start, const char *end)
{
    size_t length = strlen(start);
    char *text = demarc_arena_take(cells->arena, length + strlen(end) + 2);

    if (!text) {
        demarc_cells_mind(cells, DEMARC_ENOMEM);
        return "";
    }
    memcpy(text, start, length);
    text[length] = demarc_dotted_is(start, start + length) ? '-' : '/';
    strcpy(text + length + 1, end);
    return text;
}

demarc_date demarc_cells_dates(demarc_cells *cells)
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
    return date_of(cells, DEMARC_ROLE_DATE, start);
}

bool demarc_cells_comma(const demarc_cells *cells)
{
    return cells->csv->delimiter != ',';
}

/* One coordinate; NAN where it is none. */
static double degrees_of(demarc_cells *cells, demarc_column_role role)
{
    const char *text = demarc_cells_text(cells, role);
    char plain[DEMARC_CLIP_SIZE], *comma;
    double value;

    demarc_clip(text, plain);
    comma = demarc_cells_comma(cells) ? strchr(plain, ',') : NULL;
    if (comma)
        *comma = '.';
    if (demarc_number_parse(plain, &value))
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
