/* Scale bar, north arrow and locator each take a corner before any name does.
 */
#include "draw/map.h"

/** Furniture on the outline of a neighbour is fine, on the border it is not;
 *  but a map without a scale is none. */
static const double DEAR = 8;

/** Degrees off the top from which on readers must be told. */
static const double NORTH_OFF = 10;

static const double EDGE = 10, ARROW = 36, SCALE_TEXT = 60;

static demarc_corner corner_take(demarc_sheet *map, double width, double height,
                                 double dear)
{
    const demarc_rect *f = &map->plane.frame;
    const double right = f->x + f->width - width - EDGE;
    const double low = f->y + f->height - height - EDGE;
    /* lower left first: that is where readers look */
    const demarc_rect corners[] = {
        {f->x + EDGE, low, width, height},
        {right, low, width, height},
        {f->x + EDGE, f->y + EDGE, width, height},
        {right, f->y + EDGE, width, height},
    };
    demarc_corner out = {0};
    double best = dear;

    for (size_t i = 0; i < 4; i++) {
        double cost = demarc_room_cost(&map->room, corners[i]);

        if (cost < best - (out.has ? 4 : 0)) {
            best = cost;
            out = (demarc_corner){true, corners[i]};
        }
    }
    if (out.has)
        demarc_room_take(&map->room, out.box);
    return out;
}

double demarc_map_scale_row(const demarc_sheet *map)
{
    return map->page.sizes->small + 5;
}

static double north_of(const demarc_sheet *map)
{
    const demarc_rect *f = &map->plane.frame;

    return demarc_plane_north(&map->plane, f->x + f->width / 2,
                              f->y + f->height / 2);
}

void demarc_map_corners(demarc_sheet *map)
{
    const double globe = 2 * demarc_map_locator_radius(map);

    map->scale = corner_take(map, map->page.sizes->bar + SCALE_TEXT,
                             2 * demarc_map_scale_row(map), INFINITY);
    if (fabs(north_of(map)) > NORTH_OFF)
        map->north = corner_take(map, ARROW, ARROW, DEAR);
    if (globe > 0)
        map->locator = corner_take(map, globe, globe, DEAR);
}

void demarc_map_north(demarc_sheet *map)
{
    const demarc_face face = {.size = map->page.sizes->small, .bold = true};
    const demarc_rect *box = &map->north.box;
    demarc_svg *svg = &map->page.svg;

    if (!map->north.has)
        return;
    demarc_svg_group(svg, "north", NULL);
    demarc_svg_set(svg, "transform",
                   demarc_page_join(&map->page, "translate(%ld %ld)rotate(%ld)",
                                    lround(box->x + ARROW / 2),
                                    lround(box->y + ARROW / 2),
                                    lround(north_of(map))));
    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "class", "bar");
    demarc_svg_set(svg, "d", "M0-6L4.5 14L0 10.5L-4.5 14Z");
    demarc_svg_end(svg);
    demarc_page_text(&map->page, &face, "note", DEMARC_MIDDLE, 0, -8,
                     demarc_word(map->page.in, DEMARC_WORD_NORTH));
    demarc_svg_end(svg);
}
