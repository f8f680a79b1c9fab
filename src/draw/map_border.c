#include "draw/map.h"

#include "base/buffer.h"

/** A border should not be covered by names. */
enum { WEIGHT = 24 };

typedef struct drawing {
    demarc_sheet *map;
    demarc_buffer path;
} drawing;

static void part_add(void *user, const double *xy, size_t count)
{
    drawing *to = user;

    demarc_trace_path(xy, count, false, &to->path);
    demarc_room_line(&to->map->room, xy, count, WEIGHT);
}

static void line_draw(demarc_sheet *map, const demarc_map_line *line,
                      const char *class, bool data)
{
    demarc_svg *svg = &map->page.svg;
    demarc_trace trace = {0};
    drawing to = {.map = map};
    char day[DEMARC_DAY_SIZE];

    demarc_trace_make(&map->plane, &map->nodes, map->lon_lat + 2 * line->first,
                      line->count, false, &trace);
    demarc_trace_clip_line(&trace, demarc_map_beyond(map), part_add, &to);
    if (to.path.length) {
        demarc_svg_begin(svg, "path");
        demarc_svg_set(svg, "class", class);
        if (data) {
            demarc_svg_set(svg, "data-segment", line->segment->id);
            demarc_svg_set(svg, "data-stage", demarc_stage_name(line->stage));
            if (map->day < DEMARC_DAY_MAX)
                demarc_svg_set(svg, "data-date",
                               demarc_day_format(map->day, day));
        }
        demarc_svg_set(svg, "d", to.path.data);
        demarc_svg_end(svg);
    }
    svg->out->failed = svg->out->failed || to.path.failed || trace.failed;
    demarc_buffer_free(&to.path);
    demarc_trace_free(&trace);
}

/** Stages in their order, the least settled on top. */
void demarc_map_border(demarc_sheet *map)
{
    demarc_svg *svg = &map->page.svg;

    demarc_svg_group(svg, "border", NULL);
    demarc_svg_group(svg, "border-casing", NULL);
    for (size_t i = 0; i < map->line_count; i++)
        line_draw(map, &map->lines[i], "casing", false);
    demarc_svg_end(svg);
    for (int stage = DEMARC_STAGE_COUNT - 1; stage >= 0; stage--) {
        if (!map->has_stage[stage])
            continue;
        demarc_svg_group(
            svg,
            demarc_page_join(&map->page, "border-%s", demarc_stage_name(stage)),
            NULL);
        for (size_t i = 0; i < map->line_count; i++)
            if (map->lines[i].stage == (demarc_stage)stage)
                line_draw(
                    map, &map->lines[i],
                    demarc_page_join(
                        &map->page, "border %s%s", demarc_stage_name(stage),
                        map->lines[i].reconstructed ? " reconstructed" : ""),
                    true);
        demarc_svg_end(svg);
    }
    demarc_svg_end(svg);
}
