/* Towns and crossings. */
#include "draw/map.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/** px from the middle of a crossing's square to its sides. */
static const double HALF = 3.2;

static bool is_seen(const demarc_sheet *map, const demarc_place *place,
                    double at[2])
{
    const demarc_rect *f = &map->plane.frame;

    return isfinite(place->lon) &&
           demarc_plane_to(&map->plane, (double[]){place->lon, place->lat},
                           at) &&
           at[0] >= f->x && at[1] >= f->y && at[0] <= f->x + f->width &&
           at[1] <= f->y + f->height;
}

demarc_status demarc_map_passages(demarc_sheet *map)
{
    return map->scene && map->scene->crossing_count
               ? demarc_crossings_follow(map->border, map->scene, map->day,
                                         &map->page.arena, &map->crossings)
               : DEMARC_OK;
}

void demarc_map_crossings_place(demarc_sheet *map)
{
    double at[2];

    for (size_t i = 0; i < map->crossings.count; i++) {
        const demarc_crossing *crossing = &map->crossings.items[i];

        if (!crossing->place || !is_seen(map, crossing->place, at))
            continue;
        map->has_passage[crossing->state] = true;
        demarc_room_take(&map->room,
                         (demarc_rect){at[0] - HALF - 1, at[1] - HALF - 1,
                                       2 * HALF + 2, 2 * HALF + 2});
    }
}

void demarc_map_passage(demarc_svg *svg, demarc_passage state,
                        const double at[2], const char *says)
{
    static const char *const classes[] = {"crossing untold", "crossing",
                                          "crossing closed"};
    const double half = state == DEMARC_PASSAGE_CLOSED ? HALF : HALF - 0.2;

    demarc_svg_begin(svg, "rect");
    demarc_svg_set(svg, "class", classes[state]);
    demarc_svg_number(svg, "x", at[0] - half);
    demarc_svg_number(svg, "y", at[1] - half);
    demarc_svg_number(svg, "width", 2 * half);
    demarc_svg_number(svg, "height", 2 * half);
    if (says)
        demarc_svg_leaf(svg, "title", says);
    demarc_svg_end(svg);
}

void demarc_map_crossings(demarc_sheet *map)
{
    demarc_svg *svg = &map->page.svg;
    double at[2];

    if (map->crossings.count == 0)
        return;
    demarc_svg_group(svg, "crossings", NULL);
    for (size_t i = 0; i < map->crossings.count; i++) {
        const demarc_crossing *crossing = &map->crossings.items[i];

        if (crossing->place && is_seen(map, crossing->place, at))
            demarc_map_passage(svg, crossing->state, at, crossing->place->name);
    }
    demarc_svg_end(svg);
}

void demarc_map_dots(demarc_sheet *map)
{
    demarc_svg *svg = &map->page.svg;
    double at[2];

    if (!map->scene || map->scene->place_count == 0)
        return;
    demarc_svg_group(svg, "places", NULL);
    for (size_t i = 0; i < map->scene->place_count; i++) {
        const demarc_place *place = &map->scene->places[i];

        if (!map->place_shown[i] || !map->place_dot[i] ||
            !is_seen(map, place, at))
            continue;
        demarc_svg_begin(svg, "circle");
        demarc_svg_set(svg, "class", "place");
        demarc_svg_number(svg, "cx", at[0]);
        demarc_svg_number(svg, "cy", at[1]);
        demarc_svg_number(svg, "r", place->rank <= 2 ? 2.8 : 2.1);
        demarc_svg_end(svg);
    }
    demarc_svg_end(svg);
}
