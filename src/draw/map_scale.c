#include "draw/map.h"

#include "base/buffer.h"

static const double MILE = 1609.344;

/** Degrees off the top from which on readers must be told. */
static const double NORTH_OFF = 10;

/** Furniture on the outline of a neighbour is fine, on the border it is not. */
static const double DEAR = 20;

/** 1, 2 or 5 times a power of ten, at most `most`. */
static double round_down(double most)
{
    double ten = pow(10, floor(log10(most)));

    return most >= 5 * ten ? 5 * ten : most >= 2 * ten ? 2 * ten : ten;
}

/** px of a bar of so many metres whose left end is at a point, on the
 *  geodesic: the map's scale differs from place to place. */
static double bar_px(const demarc_sheet *map, double x, double y, double metres)
{
    double px = metres / demarc_plane_metres(&map->plane, x, y);

    for (int i = 0; i < 3; i++) /* the scale is that of the bar's middle */
        px = metres / demarc_plane_metres(&map->plane, x + px / 2, y);
    return px;
}

static const char *bar_text(demarc_sheet *map, double value,
                            demarc_word_id unit)
{
    demarc_buffer text = {0};

    demarc_word_number(map->page.in, value, value < 1 ? 1 : 0, &text);
    demarc_buffer_format(&text, " %s", demarc_word(map->page.in, unit));
    return demarc_page_keep(&map->page, &text);
}

static double bar_draw(demarc_sheet *map, double x, double y, double metres,
                       demarc_word_id unit, double unit_m)
{
    demarc_page *page = &map->page;
    const demarc_face face = {.size = page->sizes->small};
    double value = round_down(metres / unit_m);
    double width = bar_px(map, x, y, value * unit_m);

    demarc_svg_begin(&page->svg, "rect");
    demarc_svg_set(&page->svg, "class", "bar");
    demarc_svg_number(&page->svg, "x", x);
    demarc_svg_number(&page->svg, "y", y);
    demarc_svg_number(&page->svg, "width", width);
    demarc_svg_number(&page->svg, "height", 3);
    demarc_svg_end(&page->svg);
    demarc_page_text(page, &face, "note scale-text", DEMARC_START,
                     x + width + 5, y + face.size * 0.42,
                     bar_text(map, value, unit));
    return width;
}

/** Where in the frame a box is least in the way: a corner. */
bool demarc_map_corner(demarc_sheet *map, double width, double height,
                       demarc_rect *out)
{
    const demarc_rect *f = &map->plane.frame;
    const double edge = 10;
    /* lower left first: that is where readers look */
    const demarc_rect corners[] = {
        {f->x + edge, f->y + f->height - height - edge, width, height},
        {f->x + f->width - width - edge, f->y + f->height - height - edge,
         width, height},
        {f->x + edge, f->y + edge, width, height},
        {f->x + f->width - width - edge, f->y + edge, width, height},
    };
    double best = INFINITY;

    for (size_t i = 0; i < 4; i++) {
        double cost = demarc_room_cost(&map->room, corners[i]);

        if (cost < best - 4) {
            best = cost;
            *out = corners[i];
        }
    }
    if (isfinite(best))
        demarc_room_take(&map->room, *out);
    return best < DEAR;
}

/** An arrow with its letter, turned to the north of the frame's middle. */
void demarc_map_north(demarc_sheet *map)
{
    const demarc_rect *f = &map->plane.frame;
    const double turn = demarc_plane_north(&map->plane, f->x + f->width / 2,
                                           f->y + f->height / 2);
    const demarc_face face = {.size = map->page.sizes->small, .bold = true};
    demarc_svg *svg = &map->page.svg;
    demarc_rect box;

    if (!(fabs(turn) > NORTH_OFF) || !demarc_map_corner(map, 36, 36, &box))
        return;
    demarc_svg_group(svg, "north", NULL);
    demarc_svg_set(svg, "transform",
                   demarc_page_join(&map->page, "translate(%ld %ld)rotate(%ld)",
                                    lround(box.x + 18), lround(box.y + 18),
                                    lround(turn)));
    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "class", "bar");
    demarc_svg_set(svg, "d", "M0-6L4.5 14L0 10.5L-4.5 14Z");
    demarc_svg_end(svg);
    demarc_page_text(&map->page, &face, "note", DEMARC_MIDDLE, 0, -8,
                     demarc_word(map->page.in, DEMARC_WORD_NORTH));
    demarc_svg_end(svg);
}

/** Kilometres above miles. */
void demarc_map_scale(demarc_sheet *map)
{
    const double row = map->page.sizes->small + 5;
    double long_px = map->page.sizes->bar, metres;
    demarc_rect box;

    if (!demarc_map_corner(map, long_px + 60, 2 * row, &box))
        return;
    metres = long_px *
             demarc_plane_metres(&map->plane, box.x + long_px / 2, box.y + row);
    demarc_svg_group(&map->page.svg, "scale", NULL);
    bar_draw(map, box.x, box.y + row / 2, metres, DEMARC_WORD_KM, 1000);
    bar_draw(map, box.x, box.y + row * 1.5, metres, DEMARC_WORD_MILES, MILE);
    demarc_svg_end(&map->page.svg);
}
