#include "measure/place.h"
#include "report/locate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Spans that meet are one stretch. */
static const double SAME_M = 1e-6;

typedef struct job {
    demarc_ctx *ctx;
    const demarc_border *border;
    demarc_day day;
    const demarc_era *era;
    demarc_table *table;
} job;

static void place_add(const job *to, const char *id, const demarc_route *route,
                      double metres)
{
    const demarc_location none = DEMARC_NOT_PLACED;
    demarc_location at;

    demarc_route_at(to->border, to->era, route, metres, &at);
    demarc_table_row(to->table, 0, 0);
    demarc_locate_cells(to->table, id, at.spot.lon, at.spot.lat, to->border,
                        &at, &none);
}

static demarc_status chainage_add(const job *to, const char *text)
{
    const demarc_route *route;
    double metres;
    demarc_status status = demarc_place_resolve(to->ctx, to->border, to->day,
                                                text, &route, &metres);

    if (status == DEMARC_OK)
        place_add(to, text, route, metres);
    return status;
}

/** A stretch of a route, by chainage. */
typedef struct reach {
    size_t route;
    double from, to;
} reach;

static int reach_order(const void *left, const void *right)
{
    const reach *a = left, *b = right;

    if (a->route != b->route)
        return a->route < b->route ? -1 : 1;
    return (a->from > b->from) - (a->from < b->from);
}

static reach reach_of(const job *to, const demarc_span *span)
{
    const size_t route = to->era->route_of[span->line];
    const demarc_link *link =
        &to->era->routes[route].links[to->era->link_of[span->line]];
    const double metres =
        demarc_line_metres(&to->border->net->lines[span->line]);

    if (link->reversed)
        return (reach){route, link->start_m + metres - span->to,
                       link->start_m + metres - span->from};
    return (reach){route, link->start_m + span->from, link->start_m + span->to};
}

/** Adds both ends of each run of spans that meet. */
static demarc_status ends_add(const job *to, const demarc_spans *spans)
{
    reach *all = malloc((spans->count + 1) * sizeof *all);
    size_t last = 0;

    if (!all)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < spans->count; i++)
        all[i] = reach_of(to, &spans->items[i]);
    qsort(all, spans->count, sizeof *all, reach_order);
    for (size_t i = 0; i < spans->count; i = last) {
        const demarc_route *route = &to->era->routes[all[i].route];
        double end = all[i].to;

        for (last = i + 1;
             last < spans->count && all[last].route == all[i].route &&
             all[last].from <= end + SAME_M;
             last++)
            end = fmax(end, all[last].to);
        place_add(to, "from", route, all[i].from);
        place_add(to, "to", route, end);
    }
    free(all);
    return DEMARC_OK;
}

static demarc_status stretch_add(const job *to, const char *text)
{
    demarc_where where = DEMARC_NOWHERE;
    demarc_spans spans;
    demarc_status status = demarc_stretch_resolve(to->ctx, to->border, to->day,
                                                  text, &where, &spans);

    if (status == DEMARC_OK && spans.count == 0)
        status = demarc_report(to->ctx, DEMARC_RULE_EMPTY, NULL,
                               "name a part of the line that is alive then",
                               "the stretch \"%s\" is empty on that day", text);
    if (status == DEMARC_OK)
        status = ends_add(to, &spans);
    free(spans.items);
    return status;
}

demarc_status demarc_locate_back(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_locate_how *how,
                                 demarc_table *table)
{
    const demarc_day day =
        how->has_day ? how->day : demarc_border_last_day(border);
    const job to = {ctx, border, day, demarc_net_era(border->net, day), table};
    demarc_status status = DEMARC_OK;

    for (const char *const *text = how->chainages;
         text && *text && status == DEMARC_OK; text++)
        status = chainage_add(&to, *text);
    if (status == DEMARC_OK && how->stretch)
        status = stretch_add(&to, how->stretch);
    return status;
}
