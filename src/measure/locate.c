#include "measure/locate.h"

#include "measure/side.h"

#include <math.h>
#include <string.h>

/** How many times as far along the line a second place is. */
static const double APART = 2;

/** A chainage this near to a joint is the joint. */
static const double SAME_M = 1e-6;

typedef struct living {
    const demarc_net *net;
    const demarc_era *era;
    const demarc_route *only; /* NULL: all of them */
} living;

/** All lines that are alive. */
static bool living_span(const void *user, size_t line, size_t n,
                        demarc_span *out)
{
    const living *of = user;

    if (n > 0 || of->era->route_of[line] == DEMARC_NONE ||
        (of->only && &of->era->routes[of->era->route_of[line]] != of->only))
        return false;
    *out = (demarc_span){line, 0, INFINITY};
    return true;
}

/** The same without the stretch [from, to] of a route, in metres of chainage,
 *  which on a ring may go past its ends. */
typedef struct elsewhere {
    living all;
    const demarc_route *route;
    double from, to;
} elsewhere;

static bool elsewhere_span(const void *user, size_t line, size_t n,
                           demarc_span *out)
{
    const elsewhere *of = user;
    const demarc_era *era = of->all.era;
    const double turn = of->route->ring ? of->route->length_m : INFINITY;
    const double metres = demarc_line_metres(&of->all.net->lines[line]);
    const demarc_link *link;
    double from, to;

    if (era->route_of[line] == DEMARC_NONE ||
        &era->routes[era->route_of[line]] != of->route)
        return living_span(&of->all, line, n, out);
    link = &of->route->links[era->link_of[line]];
    from = (n == 0 ? of->to - turn : of->to) - link->start_m;
    to = (n == 0 ? of->from : of->from + turn) - link->start_m;
    *out = link->reversed ? (demarc_span){line, metres - to, metres - from}
                          : (demarc_span){line, from, to};
    return n < 2;
}

/** Says where on the routes a spot is. */
static void place(const demarc_border *border, const demarc_era *era,
                  double lon, double lat, demarc_location *out)
{
    const demarc_line *line = &border->net->lines[out->spot.line];
    const demarc_route *route = &era->routes[era->route_of[out->spot.line]];
    const demarc_link *link = &route->links[era->link_of[out->spot.line]];
    double along = out->spot.along_m;

    out->segment = &border->segments[line->segment];
    out->route = route->name;
    out->chainage_m =
        link->start_m +
        (link->reversed ? demarc_line_metres(line) - along : along);
    if (route->ring && out->chainage_m > route->length_m - SAME_M)
        out->chainage_m = 0; /* where it closes */
    out->side = demarc_spot_side(border, era, &out->spot, lon, lat);
}

/** The nearest spot of one route, or of all of them. */
static void locate_on(const demarc_finder *finder, demarc_day day,
                      const demarc_route *route, demarc_quest quest,
                      demarc_location *out)
{
    const demarc_border *border = demarc_finder_border(finder);
    const demarc_era *era = demarc_net_era(border->net, day);
    const living all = {border->net, era, route};

    *out = DEMARC_NOT_PLACED;
    quest.asked = living_span;
    quest.user = &all;
    demarc_finder_find(finder, &quest, &out->spot);
    if (out->spot.line != DEMARC_NONE)
        place(border, era, quest.from.lon, quest.from.lat, out);
}

void demarc_point_locate_on(const demarc_finder *finder, demarc_day day,
                            const demarc_route *route, double lon, double lat,
                            double within, demarc_location *out)
{
    const demarc_quest quest = {.from = demarc_eye_of(lon, lat),
                                .within = within};

    locate_on(finder, day, route, quest, out);
}

void demarc_point_locate_round(const demarc_finder *finder, demarc_day day,
                               const demarc_eye *from, double within,
                               demarc_nearby *near, demarc_location *out)
{
    const demarc_quest quest = {.from = *from, .within = within, .near = near};

    locate_on(finder, day, NULL, quest, out);
}

void demarc_point_locate(const demarc_finder *finder, demarc_day day,
                         double lon, double lat, double within,
                         demarc_location *out)
{
    demarc_point_locate_on(finder, day, NULL, lon, lat, within, out);
}

void demarc_event_locate(const demarc_finder *finder, const demarc_event *event,
                         demarc_location *out)
{
    *out = DEMARC_NOT_PLACED;
    if (isfinite(event->lon) && isfinite(event->lat))
        demarc_point_locate(finder, event->date.latest, event->lon, event->lat,
                            INFINITY, out);
}

void demarc_point_other(const demarc_finder *finder, demarc_nearby *near,
                        demarc_day day, const demarc_eye *from,
                        const demarc_location *first, demarc_location *out)
{
    const demarc_border *border = demarc_finder_border(finder);
    const demarc_era *era = demarc_net_era(border->net, day);
    elsewhere rest = {.all = {border->net, era, NULL}};
    const double within = demarc_nearly(first->spot.offset_m);
    const demarc_quest quest = {.from = *from,
                                .within = within,
                                .asked = elsewhere_span,
                                .user = &rest,
                                .near = near};

    *out = DEMARC_NOT_PLACED;
    if (!first->segment)
        return;
    rest.route = &era->routes[era->route_of[first->spot.line]];
    rest.from = first->chainage_m - APART * within;
    rest.to = first->chainage_m + APART * within;
    demarc_finder_find(finder, &quest, &out->spot);
    if (out->spot.line != DEMARC_NONE)
        place(border, era, from->lon, from->lat, out);
}

/** The link that holds a chainage; of two that meet there the one of the lower
 *  segment id. */
static const demarc_link *link_at(const demarc_border *border,
                                  const demarc_route *route, double metres)
{
    const demarc_segment *segments = border->segments;
    const demarc_line *lines = border->net->lines;
    size_t low = 0, high = route->count;
    const demarc_link *link, *before;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (route->links[middle].start_m <= metres)
            low = middle;
        else
            high = middle;
    }
    link = &route->links[low];
    before = low > 0 ? link - 1 : link;
    if (metres - link->start_m <= SAME_M &&
        strcmp(segments[lines[before->line].segment].id,
               segments[lines[link->line].segment].id) < 0)
        return before;
    return link;
}

void demarc_route_at(const demarc_border *border, const demarc_era *era,
                     const demarc_route *route, double metres,
                     demarc_location *out)
{
    const demarc_link *link = link_at(border, route, metres);
    const demarc_line *line = &border->net->lines[link->line];
    double length = demarc_line_metres(line);
    double along = fmin(fmax(metres - link->start_m, 0), length);

    if (link->reversed)
        along = length - along;
    out->spot = (demarc_spot){.line = link->line,
                              .edge = demarc_line_edge(line, along),
                              .along_m = along};
    demarc_line_at(line, along, &out->spot.lon, &out->spot.lat);
    place(border, era, out->spot.lon, out->spot.lat, out);
    out->chainage_m = fmin(fmax(metres, 0), route->length_m);
}
