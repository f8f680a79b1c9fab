#include "base/buffer.h"
#include "base/table.h"
#include "measure/calibrate.h"
#include "measure/locate.h"
#include "report/meta.h"

#include <math.h>
#include <stdlib.h>

typedef struct job {
    const demarc_border *border;
    demarc_day day;
    const demarc_era *era;
    demarc_calibration all;
    const demarc_interval **to; /* per pillar, the interval that ends there */
    demarc_table *table;
} job;

static void columns_add(demarc_table *table)
{
    const unsigned data = DEMARC_COLUMN_DETAIL, adds = DEMARC_COLUMN_ADDS;

    demarc_table_column(table, "pillar", "pillar", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "route", "route", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "chainage", "chainage", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "offset", "offset", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_PRINT);
    demarc_table_column(table, "offset_m", "", DEMARC_KIND_NUMBER, data);
    demarc_table_column(table, "placed", "placed", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "lon", "", DEMARC_KIND_DEGREES, data);
    demarc_table_column(table, "lat", "", DEMARC_KIND_DEGREES, data);
    demarc_table_column(table, "from", "from", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "surveyed", "surveyed", DEMARC_KIND_LENGTH,
                        adds);
    demarc_table_column(table, "line", "on the line", DEMARC_KIND_LENGTH, adds);
    demarc_table_column(table, "factor", "factor", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "residual", "residual", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "outlier", "", DEMARC_KIND_BOOL, data);
    demarc_table_column(table, "mark", "", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_PRINT);
    demarc_table_column(table, "note", "", DEMARC_KIND_TEXT, data);
}

static const char *way_word(demarc_pillar_way way)
{
    switch (way) {
    case DEMARC_PILLAR_POINT:
        return "position";
    case DEMARC_PILLAR_BETWEEN:
        return "km";
    case DEMARC_PILLAR_BEYOND:
        return "km, beyond";
    case DEMARC_PILLAR_FAR:
        return "far off";
    default:
        return "nowhere";
    }
}

/** More digits than a factor of measured lengths can have. */
static double factor_round(double factor)
{
    return round(factor * 1e6) / 1e6;
}

static void interval_cells(const job *to, const demarc_interval *at)
{
    demarc_table *table = to->table;

    if (!at)
        return;
    demarc_cell_text(table, to->all.pillars[at->from].pillar->number);
    demarc_cell_number(table, at->surveyed_m);
    demarc_cell_number(table, at->line_m);
    demarc_cell_number(table, factor_round(at->factor));
    demarc_cell_number(table, at->residual_m);
    demarc_cell_number(table, at->outlier);
    demarc_cell_text(table, at->outlier ? "outlier" : "");
}

static void pillar_row(const job *to, size_t i)
{
    const demarc_pillar_place *place = &to->all.pillars[i];
    const bool placed = place->route != DEMARC_NONE;
    demarc_location at = DEMARC_NOT_PLACED;
    demarc_table *table = to->table;

    if (placed)
        demarc_route_at(to->border, to->era, &to->era->routes[place->route],
                        place->chainage_m, &at);
    demarc_table_row(table, placed ? (int)place->route : -1, 0);
    demarc_cell_text(table, place->pillar->number);
    demarc_cell_text(table, at.route);
    demarc_cell_number(table, place->chainage_m);
    demarc_cell_number(table, place->offset_m);
    demarc_cell_number(table, round(place->offset_m * 1000) / 1000);
    demarc_cell_text(table, way_word(place->way));
    demarc_cell_number(table, at.spot.lon);
    demarc_cell_number(table, at.spot.lat);
    if (to->to[i]) {
        interval_cells(to, to->to[i]);
    } else {
        for (size_t k = 0; k < 7; k++)
            demarc_cell_skip(table);
    }
    demarc_cell_text(table, place->pillar->note);
}

static void total_row(const job *to, const demarc_calibrated *route)
{
    demarc_table *table = to->table;

    if (route->count == 0)
        return;
    demarc_table_row(table, (int)route->route, DEMARC_ROW_TOTAL);
    demarc_cell_text(table, "total");
    demarc_cell_text(table, to->era->routes[route->route].name);
    for (size_t i = 0; i < 7; i++)
        demarc_cell_skip(table);
    demarc_cell_number(table, route->surveyed_m);
    demarc_cell_number(table, route->line_m);
    demarc_cell_number(table,
                       route->surveyed_m > 0
                           ? factor_round(route->line_m / route->surveyed_m)
                           : NAN);
}

static void rows_add(const job *to)
{
    size_t route = 0;

    for (size_t i = 0; i < to->all.count; i++) {
        pillar_row(to, i);
        if (route < to->all.route_count &&
            to->all.pillars[i].route == to->all.routes[route].route &&
            (i + 1 == to->all.count ||
             to->all.pillars[i + 1].route != to->all.pillars[i].route))
            total_row(to, &to->all.routes[route++]);
    }
}

/** "main: factor 1.0095, the median of 8 intervals." and its outliers. */
static void route_note(const job *to, const demarc_calibrated *route)
{
    const char *name = to->era->routes[route->route].name;
    demarc_buffer text = {0};
    bool any = false;

    if (!isfinite(route->factor))
        return;
    demarc_buffer_format(&text, "%s: a surveyed km is ", name);
    demarc_buffer_fixed(&text, route->factor, 4);
    demarc_buffer_format(&text, " km of the line, the median of %zu interval%s",
                         route->count, route->count == 1 ? "" : "s");
    for (size_t i = 0; i < route->count; i++) {
        const demarc_interval *at = &to->all.intervals[route->first + i];

        if (!at->outlier)
            continue;
        demarc_buffer_format(&text, "%s%s to %s", any ? ", " : "; outliers: ",
                             to->all.pillars[at->from].pillar->number,
                             to->all.pillars[at->to].pillar->number);
        any = true;
    }
    if (!text.failed)
        demarc_table_note(to->table, "%s.", text.data);
    else
        to->table->failed = true;
    demarc_buffer_free(&text);
}

static void summary_add(const job *to)
{
    demarc_table *table = to->table;
    char day[DEMARC_DAY_SIZE];
    demarc_value *list;

    demarc_value_text(
        table, &table->summary, "as_of",
        to->day == DEMARC_DAY_MAX ? "" : demarc_day_format(to->day, day));
    list = demarc_value_array(table, &table->summary, "routes");
    for (size_t i = 0; i < to->all.route_count; i++) {
        const demarc_calibrated *of = &to->all.routes[i];
        demarc_value *item = demarc_value_object(table, list, NULL);
        size_t outliers = 0;

        for (size_t k = 0; k < of->count; k++)
            outliers += to->all.intervals[of->first + k].outlier;
        demarc_value_text(table, item, "route",
                          to->era->routes[of->route].name);
        demarc_value_number(table, item, "intervals", DEMARC_KIND_INTEGER,
                            (double)of->count);
        demarc_value_number(table, item, "surveyed_m", DEMARC_KIND_LENGTH,
                            of->surveyed_m);
        demarc_value_number(table, item, "line_m", DEMARC_KIND_LENGTH,
                            of->line_m);
        demarc_value_number(table, item, "factor", DEMARC_KIND_NUMBER,
                            factor_round(of->factor));
        demarc_value_number(table, item, "spread_m", DEMARC_KIND_LENGTH,
                            of->spread_m);
        demarc_value_number(table, item, "outliers", DEMARC_KIND_INTEGER,
                            (double)outliers);
    }
}

static demarc_status refuse_none(demarc_ctx *ctx, const demarc_border *border)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = border->pillars_file ? border->pillars_file : "";
    if (border->pillar_count == 0)
        return demarc_report(ctx, DEMARC_RULE_EMPTY, &where,
                             "put pillars.csv beside the lines, or give "
                             "--pillars FILE",
                             "border %s has no pillars", border->id);
    return demarc_report(ctx, DEMARC_RULE_EMPTY, &where,
                         "ask for another day with --as-of",
                         "no pillar stands on that day");
}

static demarc_status table_fill(job *to)
{
    to->to = calloc(to->all.count + 1, sizeof *to->to);
    if (!to->to)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < to->all.interval_count; i++)
        to->to[to->all.intervals[i].to] = &to->all.intervals[i];
    columns_add(to->table);
    rows_add(to);
    for (size_t i = 0; i < to->all.route_count; i++)
        route_note(to, &to->all.routes[i]);
    summary_add(to);
    demarc_meta_add(to->table, to->border, to->day, NULL);
    demarc_meta_note(to->table, to->border, to->day, NULL);
    free(to->to);
    return DEMARC_OK;
}

demarc_status demarc_pillars(demarc_ctx *ctx, const demarc_border *border,
                             const demarc_pillars_how *how, demarc_table **out)
{
    job to = {.border = border,
              .day = how->has_day ? how->day : demarc_border_last_day(border)};
    demarc_status status = DEMARC_OK;

    *out = NULL;
    to.era = demarc_net_era(border->net, to.day);
    if (border->pillar_index)
        status = demarc_calibrate(border, to.day, &to.all);
    if (status == DEMARC_OK && to.all.count == 0)
        status = refuse_none(ctx, border);
    if (status == DEMARC_OK) {
        to.table = demarc_table_new("pillars", demarc_border_title(border));
        status = to.table ? table_fill(&to) : DEMARC_ENOMEM;
    }
    demarc_calibration_free(&to.all);
    *out = to.table;
    if (status == DEMARC_OK)
        return demarc_table_done(out);
    demarc_table_free(*out);
    *out = NULL;
    return status;
}
