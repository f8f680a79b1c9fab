#include "draw/map.h"

#include "measure/net.h"
#include "model/figure.h"

#include <stdlib.h>
#include <string.h>

static demarc_status piece_add(void *user, const demarc_piece *piece)
{
    demarc_sheet *map = user;
    const bool inferred = piece->basis == DEMARC_RECONSTRUCTED;
    double *line;
    size_t count;
    demarc_status status =
        demarc_piece_line(map->page.ctx, map->border, piece, &line, &count);

    if (status)
        return status;
    if (!demarc_reserve(&map->lines, &map->line_room, map->line_count + 1,
                        sizeof *map->lines) ||
        !demarc_reserve(&map->lon_lat, &map->point_room, map->points + count,
                        2 * sizeof *map->lon_lat)) {
        free(line);
        return DEMARC_ENOMEM;
    }
    memcpy(map->lon_lat + 2 * map->points, line, 2 * count * sizeof *line);
    map->lines[map->line_count++] = (demarc_map_line){
        .segment = piece->segment,
        .route = piece->route,
        .stage = piece->shown,
        .reconstructed = inferred,
        .first = map->points,
        .count = count,
    };
    if (inferred && map->how.no_reconstructed)
        map->lines[map->line_count - 1].stage = DEMARC_UNKNOWN;
    map->points += count;
    free(line);
    return DEMARC_OK;
}

static bool is_fight(const demarc_event *event)
{
    return strcmp(event->type, "clash") == 0 ||
           strcmp(event->type, "incident") == 0;
}

/** Of all parties, the latest count each. */
static double dead_of(const demarc_border *border, const demarc_event *event)
{
    double sum = 0;

    for (size_t i = 0; i < border->about.party_count; i++) {
        demarc_spread spread = demarc_event_killed(event, i);

        if (spread.late && isfinite(spread.late->low))
            sum += spread.late->low;
    }
    return sum;
}

/** Events at one point have one symbol, as large as all their dead. */
static void event_add(demarc_sheet *map, const demarc_event *event)
{
    double dead = dead_of(map->border, event);
    size_t i = 0;

    while (i < map->event_count && (map->events[i].lon_lat[0] != event->lon ||
                                    map->events[i].lon_lat[1] != event->lat))
        i++;
    if (i == map->event_count)
        map->events[map->event_count++] = (demarc_map_event){
            .lon_lat = {event->lon, event->lat}, .event = event};
    else if (dead > dead_of(map->border, map->events[i].event))
        map->events[i].event = event;
    map->events[i].dead += dead;
    map->events[i].count++;
}

static int event_order(const void *left, const void *right)
{
    const demarc_map_event *a = left, *b = right;

    if (a->dead != b->dead)
        return a->dead < b->dead ? 1 : -1;
    if (a->lon_lat[0] != b->lon_lat[0])
        return a->lon_lat[0] < b->lon_lat[0] ? -1 : 1;
    return (a->lon_lat[1] > b->lon_lat[1]) - (a->lon_lat[1] < b->lon_lat[1]);
}

static demarc_status events_gather(demarc_sheet *map)
{
    const demarc_border *border = map->border;

    map->events = demarc_arena_take(
        &map->page.arena, (border->event_count + 1) * sizeof *map->events);
    if (!map->events)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < border->event_count && !map->how.no_events; i++) {
        const demarc_event *event = &border->events[i];

        if (is_fight(event) && isfinite(event->lon) &&
            event->date.first <= map->day)
            event_add(map, event);
    }
    if (map->event_count)
        qsort(map->events, map->event_count, sizeof *map->events, event_order);
    return DEMARC_OK;
}

demarc_status demarc_map_gather(demarc_sheet *map)
{
    const demarc_era *era = demarc_net_era(map->border->net, map->day);
    demarc_status status = demarc_border_pieces(map->page.ctx, map->border,
                                                map->day, piece_add, map);

    for (size_t i = 0; i < map->line_count; i++) {
        demarc_map_line *line = &map->lines[i];
        const demarc_route *route = demarc_era_route(era, line->route);

        line->ring = route && route->ring;
        map->has_stage[line->stage] = true;
        map->has_reconstructed =
            map->has_reconstructed ||
            (line->reconstructed && !map->how.no_reconstructed);
    }
    return status ? status : events_gather(map);
}
