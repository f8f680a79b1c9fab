#include "draw/map.h"

#include "base/buffer.h"
#include "base/text.h"
#include "draw/style.h"
#include "history/reported.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double WIDTH = 640;

/** What stands above and below the frame. */
typedef struct around {
    demarc_block title, subtitle, source, disclaimer;
    double legend; /* px of height */
} around;

static demarc_block block(demarc_sheet *map, double size, bool bold,
                          const char *text, size_t most)
{
    demarc_page *page = &map->page;

    return demarc_block_make(page, (demarc_face){.size = size, .bold = bold},
                             text, page->width - 2 * page->sizes->margin, most);
}

static const char *as_of(demarc_sheet *map)
{
    demarc_buffer day = {0};

    demarc_word_day(map->page.in, map->day, &day);
    return demarc_page_say(&map->page, DEMARC_WORD_AS_OF,
                           demarc_page_keep(&map->page, &day));
}

static const char *credits(demarc_sheet *map)
{
    const demarc_package *about = &map->border->about;
    const char *line =
        *about->dataset ? about->dataset : map->border->segments_file;
    const char *more = map->scene ? map->scene->sources : "";
    const char *sources = demarc_page_say(
        &map->page, DEMARC_WORD_SOURCE,
        demarc_page_join(&map->page, "%s%s%s", line, *more ? "; " : "", more));

    if (!*about->licence)
        return sources;
    return demarc_page_join(
        &map->page, "%s. %s", sources,
        demarc_page_say(&map->page, DEMARC_WORD_LICENCE, about->licence));
}

static const char *title_of(const demarc_sheet *map)
{
    if (map->how.title)
        return map->how.title;
    return *map->border->about.title ? map->border->about.title
                                     : map->border->id;
}

/** Is there a line on the map that not all sides accept? */
static bool is_disputed(const demarc_sheet *map)
{
    return map->has_stage[DEMARC_DISPUTED] ||
           map->has_stage[DEMARC_LINE_OF_CONTROL] ||
           map->has_stage[DEMARC_UNDETERMINED] ||
           map->has_stage[DEMARC_UNKNOWN];
}

static void around_make(demarc_sheet *map, around *out)
{
    const demarc_sizes *sizes = map->page.sizes;

    out->title = block(map, sizes->title, true, title_of(map), 3);
    out->subtitle = block(map, sizes->subtitle, false, as_of(map), 2);
    out->source = block(map, sizes->small, false, credits(map), 3);
    out->disclaimer = block(
        map, sizes->small, false,
        is_disputed(map) ? demarc_word(map->page.in, DEMARC_WORD_DISCLAIMER)
                         : "",
        2);
    out->legend = demarc_map_legend(map, NAN);
}

static double top_height(const demarc_sheet *map, const around *with)
{
    const double margin = map->page.sizes->margin;

    return margin + demarc_block_height(&with->title) + 2 +
           demarc_block_height(&with->subtitle) + 0.45 * margin + with->legend +
           0.5 * margin;
}

static double bottom_height(const demarc_sheet *map, const around *with)
{
    const double margin = map->page.sizes->margin;

    return 0.5 * margin + demarc_block_height(&with->source) +
           demarc_block_height(&with->disclaimer) + 0.7 * margin;
}

static void top_draw(demarc_sheet *map, const around *with)
{
    const double margin = map->page.sizes->margin;
    demarc_page *page = &map->page;
    double y = margin;

    demarc_svg_group(&page->svg, "head", NULL);
    y = demarc_block_draw(page, &with->title, "title", margin, y) + 2;
    y = demarc_block_draw(page, &with->subtitle, "subtitle", margin, y);
    demarc_svg_end(&page->svg);
    demarc_map_legend(map, y + 0.45 * margin);
}

static void bottom_draw(demarc_sheet *map, const around *with)
{
    const demarc_rect *frame = &map->plane.frame;
    demarc_page *page = &map->page;
    const double margin = page->sizes->margin;
    double y = frame->y + frame->height + 0.5 * margin;

    demarc_svg_group(&page->svg, "foot", NULL);
    y = demarc_block_draw(page, &with->source, "note", margin, y);
    demarc_block_draw(page, &with->disclaimer, "note", margin, y);
    demarc_svg_end(&page->svg);
}

static void frame_rect(demarc_sheet *map, const char *class)
{
    const demarc_rect *frame = &map->plane.frame;
    demarc_svg *svg = &map->page.svg;

    demarc_svg_begin(svg, "rect");
    demarc_svg_set(svg, "class", class);
    demarc_svg_number(svg, "x", frame->x);
    demarc_svg_number(svg, "y", frame->y);
    demarc_svg_number(svg, "width", frame->width);
    demarc_svg_number(svg, "height", frame->height);
    demarc_svg_end(svg);
}

/** Everything that lies in the frame and is cut at it. */
static void inside_draw(demarc_sheet *map)
{
    demarc_svg *svg = &map->page.svg;

    demarc_svg_begin(svg, "clipPath");
    demarc_svg_set(svg, "id", "frame");
    frame_rect(map, NULL);
    demarc_svg_end(svg);
    demarc_svg_group(svg, "map", NULL);
    demarc_svg_set(svg, "clip-path", "url(#frame)");
    frame_rect(map, "frame");
    demarc_map_ground(map);
    demarc_map_border(map);
    demarc_map_corners(map);
    demarc_map_events_name(map);
    demarc_map_places(map);
    demarc_map_events(map);
    demarc_map_crossings(map);
    demarc_map_dots(map);
    demarc_svg_end(svg);
}

/** The legend tells of what is in the frame, whose place depends on the
 *  legend's height: so the frame is laid out twice. */
static demarc_status frame_make(demarc_sheet *map, around *with)
{
    demarc_status status = DEMARC_OK;

    for (int pass = 0; pass < 2 && status == DEMARC_OK; pass++) {
        around_make(map, with);
        status = demarc_map_layout(map, top_height(map, with),
                                   bottom_height(map, with));
        if (status == DEMARC_OK)
            status = demarc_map_settle(map);
        if (status == DEMARC_OK && pass == 0) {
            demarc_map_look(map);
            demarc_map_events_place(map);
            demarc_map_crossings_place(map);
            map->framed = true;
        }
    }
    return status;
}

static demarc_status map_draw(demarc_sheet *map)
{
    demarc_head head = {.kind = "map", .title = title_of(map)};
    char day[DEMARC_DAY_SIZE];
    around with;
    demarc_status status = frame_make(map, &with);

    if (status == DEMARC_OK)
        status = demarc_style_read(&map->page, map->how.style, &head.style);
    if (status)
        return status;
    demarc_map_events_place(map);
    demarc_map_crossings_place(map);
    head.about =
        demarc_page_join(&map->page, "%s. %s.", title_of(map), as_of(map));
    head.dark = map->how.dark;
    head.date = demarc_day_format(map->day, day);
    demarc_page_begin(&map->page, &head);
    top_draw(map, &with);
    inside_draw(map);
    demarc_map_scale(map);
    demarc_map_north(map);
    demarc_map_locator(map);
    demarc_map_labels(map);
    frame_rect(map, "edge");
    bottom_draw(map, &with);
    return demarc_page_end(&map->page);
}

static demarc_status language_find(demarc_sheet *map)
{
    const char *code = map->how.lang ? map->how.lang : "en";

    map->page.in = demarc_language_find(code);
    if (map->page.in)
        return DEMARC_OK;
    return demarc_report(map->page.ctx, DEMARC_RULE_USAGE, NULL, "use en or ru",
                         "no words for the language \"%s\"", code);
}

/** Of what is in print; a part of the border says nothing of it. */
static double not_located_km(const demarc_sheet *map)
{
    demarc_reported reported;
    demarc_lengths lengths;

    if (map->zoomed)
        return 0;
    demarc_fold_stages(map->border, map->day, map->border->about.reach,
                       &lengths);
    demarc_reported_find(map->border, map->day, &reported);
    return demarc_reported_not_located(map->border, map->day, &reported,
                                       &lengths);
}

demarc_status demarc_map(demarc_ctx *ctx, const demarc_border *border,
                         const demarc_scene *scene, const demarc_map_how *how,
                         demarc_buffer *svg)
{
    const size_t before = svg->length;
    demarc_sheet map = {.border = border, .scene = scene, .how = *how};
    demarc_status status;

    map.page.ctx = ctx;
    map.page.svg.out = svg;
    map.page.width = how->width > 0 ? how->width : WIDTH;
    map.page.height = map.fixed = how->height;
    map.page.sizes = demarc_sizes_for(map.page.width);
    map.day = how->has_day ? how->day : demarc_border_last_day(border);
    status = language_find(&map);
    if (status == DEMARC_OK)
        status = demarc_fonts_open(ctx, how->font, &map.page.fonts);
    if (status == DEMARC_OK)
        status = demarc_map_gather(&map);
    if (status == DEMARC_OK && map.points == 0)
        status =
            demarc_report(ctx, DEMARC_RULE_EMPTY, NULL, "choose another day",
                          "no line is alive on that day");
    if (status == DEMARC_OK)
        status = demarc_map_fit(&map);
    if (status == DEMARC_OK) {
        demarc_map_look(&map);
        map.not_located_km = not_located_km(&map);
        status = map_draw(&map);
    }
    if (status)
        svg->length = before;
    demarc_room_free(&map.room);
    demarc_nodes_free(&map.nodes);
    demarc_plane_free(&map.plane);
    demarc_fonts_free(map.page.fonts);
    demarc_arena_free(&map.page.arena);
    demarc_crossings_free(&map.crossings);
    free(map.lines);
    free(map.lon_lat);
    free(map.fit);
    return status;
}
