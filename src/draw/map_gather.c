#include "draw/map.h"

#include "measure/net.h"

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

demarc_status demarc_map_gather(demarc_sheet *map)
{
    const demarc_era *era = demarc_net_era(map->border->net, map->day);
    demarc_status status = demarc_border_pieces(map->page.ctx, map->border,
                                                map->day, piece_add, map);

    for (size_t i = 0; i < map->line_count; i++) {
        demarc_map_line *line = &map->lines[i];
        const demarc_route *route = demarc_era_route(era, line->route);

        line->ring = route && route->ring;
    }
    if (status == DEMARC_OK)
        status = demarc_map_fights(map);
    return status ? status : demarc_map_passages(map);
}
