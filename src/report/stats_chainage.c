/* Events on each so many km of every route. */
#include "base/buffer.h"
#include "measure/locate.h"
#include "report/stats_events.h"

#include <math.h>
#include <stdlib.h>

enum { USUAL_KM = 50, MOST_ROWS = 100000 };

/** Farther than this what happened was not at the border. */
static const double FAR_M = 100000;

/** Part of a route. */
typedef struct part {
    size_t events;
    demarc_toll killed;
} part;

typedef struct parts {
    const demarc_asked_events *asked;
    const demarc_era *era;
    double every; /* metres */
    part *items;
    size_t *first; /* per route, and one behind the last */
    size_t coarse, far, ambiguous;
} parts;

static void event_add(parts *all, const demarc_event *event)
{
    const demarc_day day = all->asked->day;
    const demarc_finder *finder = all->asked->finder;
    demarc_location at, other;
    size_t route = 0, place;
    demarc_eye from;

    if (!demarc_event_known_within(event, all->every / 2)) {
        all->coarse += isfinite(event->lon);
        return;
    }
    demarc_point_locate(finder, day, event->lon, event->lat, FAR_M, &at);
    if (!at.segment) {
        all->far++;
        return;
    }
    route = all->era->route_of[at.spot.line];
    place = all->first[route] + (size_t)(at.chainage_m / all->every);
    if (place >= all->first[route + 1]) /* the very end */
        place = all->first[route + 1] - 1;
    all->items[place].events++;
    demarc_toll_add(&all->items[place].killed, all->asked->border, event);
    from = demarc_eye_of(event->lon, event->lat);
    demarc_point_other(finder, NULL, day, &from, &at, &other);
    all->ambiguous += other.segment != NULL;
}

static demarc_status parts_make(demarc_ctx *ctx, parts *all)
{
    const demarc_era *era = all->era;
    double rows = 0;
    size_t next = 0;

    for (size_t i = 0; i < era->route_count; i++)
        rows += ceil(era->routes[i].length_m / all->every);
    if (rows > MOST_ROWS) {
        demarc_report(ctx, DEMARC_RULE_USAGE, NULL, "give a greater one",
                      "with so few km in a row there are more than %d rows",
                      MOST_ROWS);
        return DEMARC_EUSAGE;
    }
    all->items = calloc((size_t)rows + era->route_count + 1, sizeof(part));
    all->first = calloc(era->route_count + 1, sizeof *all->first);
    if (!all->items || !all->first)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < era->route_count; i++) {
        size_t count = (size_t)ceil(era->routes[i].length_m / all->every);

        next += count > 0 ? count : 1;
        all->first[i + 1] = next;
    }
    for (size_t i = 0; i < all->asked->count; i++)
        event_add(all, all->asked->items[i]);
    return DEMARC_OK;
}

static void columns_add(demarc_table *table)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "route", "route", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "from", "from", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "to", "to", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "events", "events", DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "killed", "killed", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "killed_low", "", DEMARC_KIND_NUMBER, data);
    demarc_table_column(table, "killed_high", "", DEMARC_KIND_NUMBER, data);
}

static void part_row(demarc_table *table, size_t group, unsigned flags,
                     const char *name, const double reach[2], const part *of)
{
    demarc_table_row(table, (int)group, flags);
    demarc_cell_text(table, name);
    demarc_cell_number(table, reach[0]);
    demarc_cell_number(table, reach[1]);
    demarc_cell_number(table, (double)of->events);
    demarc_cell_number(table, of->killed.latest);
    demarc_cell_number(table, of->killed.low);
    demarc_cell_number(table, of->killed.high);
}

static void sum_add(demarc_table *table, demarc_value *list, const char *name,
                    const part *sum)
{
    demarc_value *to = demarc_value_object(table, list, NULL);

    demarc_value_text(table, to, "route", name);
    demarc_value_number(table, to, "events", DEMARC_KIND_INTEGER,
                        (double)sum->events);
    demarc_value_number(table, to, "killed", DEMARC_KIND_NUMBER,
                        sum->killed.latest);
    demarc_value_number(table, to, "killed_low", DEMARC_KIND_NUMBER,
                        sum->killed.low);
    demarc_value_number(table, to, "killed_high", DEMARC_KIND_NUMBER,
                        sum->killed.high);
}

/** The rows of a route, and what they come to. */
static void route_rows(demarc_table *table, const parts *all, size_t number,
                       demarc_value *list)
{
    const demarc_route *route = &all->era->routes[number];
    const size_t first = all->first[number];
    part sum = {0};

    for (size_t i = first; i < all->first[number + 1]; i++) {
        const part *of = &all->items[i];
        const double from = (double)(i - first) * all->every;

        part_row(table, number, 0, route->name,
                 (double[]){from, fmin(from + all->every, route->length_m)},
                 of);
        sum.events += of->events;
        sum.killed.low += of->killed.low;
        sum.killed.latest += of->killed.latest;
        sum.killed.high += of->killed.high;
    }
    part_row(table, number, DEMARC_ROW_TOTAL, "total", (double[]){NAN, NAN},
             &sum);
    sum_add(table, list, route->name, &sum);
}

static void left_tell(demarc_table *table, const parts *all)
{
    demarc_value *to = demarc_value_object(table, &table->summary, "left_out");

    demarc_value_number(table, to, "coarse", DEMARC_KIND_INTEGER,
                        (double)all->coarse);
    demarc_value_number(table, to, "far", DEMARC_KIND_INTEGER,
                        (double)all->far);
    demarc_value_number(table, &table->summary, "ambiguous",
                        DEMARC_KIND_INTEGER, (double)all->ambiguous);
    if (all->coarse > 0)
        demarc_table_note(table,
                          "Left out: %zu whose position may be off by more "
                          "than half of such a part.",
                          all->coarse);
    if (all->far > 0)
        demarc_table_note(
            table, "Left out: %zu more than 100 km from the line.", all->far);
    if (all->ambiguous > 0)
        demarc_table_note(table,
                          "Of those counted %zu may be meant for another "
                          "place on the line, nearly as near.",
                          all->ambiguous);
}

demarc_status demarc_stats_by_chainage(demarc_ctx *ctx, demarc_table *table,
                                       const demarc_asked_events *asked)
{
    const double km = asked->how->every_km;
    parts all = {.asked = asked,
                 .era = demarc_net_era(asked->border->net, asked->day),
                 .every = 1000 * (km > 0 ? km : USUAL_KM)};
    demarc_status status = parts_make(ctx, &all);
    demarc_value *list;

    if (status == DEMARC_OK) {
        columns_add(table);
        list = demarc_value_array(table, &table->summary, "routes");
        for (size_t i = 0; i < all.era->route_count; i++)
            route_rows(table, &all, i, list);
        left_tell(table, &all);
    }
    free(all.items);
    free(all.first);
    return status;
}
