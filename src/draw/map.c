#include "draw/map.h"

#include "base/buffer.h"
#include "draw/style.h"
#include "history/reported.h"

#include <stdlib.h>
#include <string.h>

static const double WIDTH = 640;

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
    frame_rect(map, map->scene && map->scene->land.count ? "frame"
                                                         : "frame no-land");
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
static demarc_status frame_make(demarc_sheet *map, demarc_map_around *with)
{
    demarc_status status = DEMARC_OK;

    for (int pass = 0; pass < 2 && status == DEMARC_OK; pass++) {
        demarc_map_around_make(map, with);
        status = demarc_map_layout(map, demarc_map_top(map, with),
                                   demarc_map_bottom(map, with));
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

static demarc_status map_draw(demarc_sheet *map, demarc_map_around *with)
{
    demarc_head head = {
        .kind = "map", .title = demarc_map_title(map), .dark = map->how.dark};
    char day[DEMARC_DAY_SIZE];
    demarc_status status =
        demarc_style_read(&map->page, map->how.style, &head.style);

    demarc_map_ground_nodes(map);
    if (status == DEMARC_OK)
        status = demarc_map_shade(map);
    if (status)
        return status;
    demarc_map_events_place(map);
    demarc_map_crossings_place(map);
    head.about = demarc_map_says(map);
    if (map->day < DEMARC_DAY_MAX)
        head.date = demarc_day_format(map->day, day);
    demarc_page_begin(&map->page, &head);
    demarc_map_head(map, with);
    inside_draw(map);
    demarc_map_scale(map);
    demarc_map_north(map);
    demarc_map_locator(map);
    demarc_map_labels(map);
    frame_rect(map, "edge");
    demarc_map_foot(map, with);
    return demarc_page_end(&map->page);
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

/** All that is known before anything is drawn. */
static demarc_status sheet_fill(demarc_sheet *map)
{
    demarc_ctx *ctx = map->page.ctx;
    demarc_status status =
        demarc_page_open(&map->page, map->how.lang, map->how.font);

    if (status == DEMARC_OK)
        status = demarc_map_gather(map);
    if (status == DEMARC_OK && map->points == 0)
        status =
            demarc_report(ctx, DEMARC_RULE_EMPTY, NULL, "choose another day",
                          "no line is alive on that day");
    if (status == DEMARC_OK)
        status = demarc_map_fit(map);
    if (status == DEMARC_OK) {
        demarc_map_look(map);
        map->not_located_km = not_located_km(map);
    }
    return status;
}

/** Is neither a line nor a clash in the frame that was asked for? */
static bool is_empty(const demarc_sheet *map)
{
    for (size_t i = 0; i < map->line_count; i++)
        if (map->lines[i].seen_m > 0)
            return false;
    for (size_t i = 0; i < map->event_count; i++)
        if (map->events[i].radius > 0)
            return false;
    return map->zoomed;
}

static void sheet_free(demarc_sheet *map)
{
    demarc_room_free(&map->room);
    demarc_nodes_free(&map->nodes);
    demarc_plane_free(&map->plane);
    demarc_fonts_free(map->page.fonts);
    demarc_arena_free(&map->page.arena);
    demarc_crossings_free(&map->crossings);
    free(map->lines);
    free(map->lon_lat);
    free(map->fit);
}

demarc_status demarc_map_frame(const demarc_map_task *task,
                               demarc_map_shared *shared, bool draw,
                               demarc_buffer *svg)
{
    const demarc_map_how *how = task->how;
    const size_t before = svg->length;
    demarc_map_around with;
    demarc_sheet map = {.border = task->border,
                        .scene = task->scene,
                        .how = *how,
                        .shared = draw ? shared : NULL};
    demarc_status status;

    map.page.ctx = task->ctx;
    map.page.svg.out = svg;
    map.page.width = how->width > 0 ? how->width : WIDTH;
    map.page.height = map.fixed = how->height;
    map.day = how->has_day ? how->day : demarc_border_last_day(task->border);
    status = sheet_fill(&map);
    if (status == DEMARC_OK)
        status = frame_make(&map, &with);
    if (status == DEMARC_OK && is_empty(&map))
        status = demarc_report(task->ctx, DEMARC_RULE_EMPTY, NULL,
                               "longitude comes before latitude; see stats "
                               "for where it is",
                               "nothing of the border is within that map");
    if (status == DEMARC_OK && draw)
        status = map_draw(&map, &with);
    else if (status == DEMARC_OK)
        status = demarc_map_share(&map, &with, shared);
    if (status == DEMARC_OK && !map.shared)
        status = demarc_fonts_tell(task->ctx, map.page.fonts);
    if (status)
        svg->length = before;
    sheet_free(&map);
    return status;
}

demarc_status demarc_map(demarc_ctx *ctx, const demarc_border *border,
                         const demarc_scene *scene, const demarc_map_how *how,
                         demarc_buffer *svg)
{
    const demarc_map_task task = {ctx, border, scene, how};

    return demarc_map_frame(&task, NULL, true, svg);
}
