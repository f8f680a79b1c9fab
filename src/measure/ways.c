#include "measure/ways.h"

#include "measure/geodesic.h"

/** As of ends that are chained: nearer than this they are one. */
static const double SAME_M = 0.001;

typedef struct maker {
    const demarc_net *net;
    struct geod_geodesic geod;
    double *next; /* where the next vertex is put */
    demarc_ways *out;
} maker;

/** Does the way end where the link begins? */
static bool goes_on(const maker *to, const demarc_way *way,
                    const demarc_link *link)
{
    const demarc_line *line = &to->net->lines[link->line];
    const double *end = way->lon_lat + 2 * (way->count - 1);
    const size_t begin = link->reversed ? line->count - 1 : 0;

    return demarc_distance(&to->geod, end[0], end[1], line->lon[begin],
                           line->lat[begin]) <= SAME_M;
}

/** Appends a line to a way; where both meet there is one vertex. */
static void link_add(maker *to, demarc_way *way, const demarc_link *link)
{
    const demarc_line *line = &to->net->lines[link->line];

    for (size_t i = way->count > 0; i < line->count; i++) {
        size_t at = link->reversed ? line->count - 1 - i : i;

        *to->next++ = line->lon[at];
        *to->next++ = line->lat[at];
        way->count++;
    }
    way->length_m += demarc_line_metres(line);
}

static void route_add(maker *to, const demarc_route *route)
{
    demarc_way *way = NULL;

    for (size_t i = 0; i < route->count; i++) {
        if (!way || !goes_on(to, way, &route->links[i])) {
            way = &to->out->items[to->out->count++];
            *way = (demarc_way){.ring = route->ring, .lon_lat = to->next};
        }
        link_add(to, way, &route->links[i]);
    }
}

demarc_status demarc_ways_make(const demarc_net *net, const demarc_era *era,
                               demarc_arena *arena, demarc_ways *out)
{
    maker to = {.net = net, .out = out};
    size_t lines = 0, vertices = 0;

    *out = (demarc_ways){0};
    for (size_t i = 0; i < era->route_count; i++)
        for (size_t k = 0; k < era->routes[i].count; k++, lines++)
            vertices += net->lines[era->routes[i].links[k].line].count;
    out->items = demarc_arena_take(arena, (lines + 1) * sizeof *out->items);
    to.next = demarc_arena_take(arena, (vertices + 1) * 2 * sizeof *to.next);
    if (!out->items || !to.next)
        return DEMARC_ENOMEM;
    demarc_geod(&to.geod);
    for (size_t i = 0; i < era->route_count; i++)
        route_add(&to, &era->routes[i]);
    return DEMARC_OK;
}
