#include "draw/map.h"

#include "base/buffer.h"
#include "measure/geodesic.h"

static const double MILE = 1609.344;

/** px of a bar that can be seen. */
static const double SHORTEST = 8;

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

/** Is it as long as it says, to 1 %? In the corner of a map of the world there
 *  may be no world. */
static bool is_true(const demarc_sheet *map, double x, double y, double px,
                    double metres)
{
    struct geod_geodesic earth;
    double left[2], right[2];

    if (px < SHORTEST ||
        !demarc_plane_from(&map->plane, (double[]){x, y}, left) ||
        !demarc_plane_from(&map->plane, (double[]){x + px, y}, right))
        return false;
    demarc_geod(&earth);
    return fabs(demarc_distance(&earth, left[0], left[1], right[0], right[1]) -
                metres) <= 0.01 * metres;
}

static const char *bar_text(demarc_sheet *map, double value,
                            demarc_word_id unit)
{
    demarc_buffer text = {0};

    /* it has one digit that is not 0 */
    demarc_word_number(map->page.in, value,
                       (int)fmax(0, ceil(-log10(value) - 1e-9)), &text);
    demarc_buffer_format(&text, " %s", demarc_word(map->page.in, unit));
    return demarc_page_keep(&map->page, &text);
}

static void bar_draw(demarc_sheet *map, double x, double y, double metres,
                     demarc_word_id unit, double unit_m)
{
    demarc_page *page = &map->page;
    const demarc_face face = {.size = page->sizes->small};
    double value = round_down(metres / unit_m);
    double width = bar_px(map, x, y, value * unit_m);

    if (!is_true(map, x, y, width, value * unit_m))
        return;
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
}

/** Kilometres above miles. */
void demarc_map_scale(demarc_sheet *map)
{
    const double row = demarc_map_scale_row(map), most = map->page.sizes->bar;
    const demarc_rect *box = &map->scale.box;
    double metres;

    if (!map->scale.has)
        return;
    metres = most *
             demarc_plane_metres(&map->plane, box->x + most / 2, box->y + row);
    if (!(metres > 0))
        return;
    demarc_svg_group(&map->page.svg, "scale", NULL);
    bar_draw(map, box->x, box->y + row / 2, metres, DEMARC_WORD_KM, 1000);
    bar_draw(map, box->x, box->y + row * 1.5, metres, DEMARC_WORD_MILES, MILE);
    demarc_svg_end(&map->page.svg);
}
