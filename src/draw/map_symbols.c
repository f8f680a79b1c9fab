#include "draw/map.h"

#include "base/buffer.h"

#include <string.h>

/** The area is as the dead: the radius as the root of them. */
static double radius_of(const demarc_sheet *map, double dead)
{
    return map->page.sizes->symbol * sqrt(fmax(dead, 1));
}

static bool is_seen(const demarc_sheet *map, const double at[2], double radius)
{
    const demarc_rect *frame = &map->plane.frame;

    return at[0] - radius >= frame->x && at[1] - radius >= frame->y &&
           at[0] + radius <= frame->x + frame->width &&
           at[1] + radius <= frame->y + frame->height;
}

/** A clash is round, an incident a diamond: shapes, not colours alone. */
static void shape_draw(demarc_svg *svg, const char *type, const double at[2],
                       double radius)
{
    demarc_buffer path = {0};

    if (strcmp(type, "incident") != 0) {
        demarc_svg_begin(svg, "circle");
        demarc_svg_number(svg, "cx", at[0]);
        demarc_svg_number(svg, "cy", at[1]);
        demarc_svg_number(svg, "r", radius);
        return;
    }
    radius *= sqrt(M_PI / 2); /* of the same area */
    demarc_trace_path((double[]){at[0], at[1] - radius, at[0] + radius, at[1],
                                 at[0], at[1] + radius, at[0] - radius, at[1]},
                      4, true, &path);
    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "d", path.data);
    svg->out->failed = svg->out->failed || path.failed;
    demarc_buffer_free(&path);
}

void demarc_map_mark(demarc_svg *svg, const char *class, const char *type,
                     const double at[2], double radius, const char *says)
{
    shape_draw(svg, type, at, radius);
    demarc_svg_set(svg, "class", class);
    if (says)
        demarc_svg_leaf(svg, "title", says);
    demarc_svg_end(svg);
}

static void events_draw(demarc_sheet *map)
{
    demarc_svg *svg = &map->page.svg;
    char class[64];

    demarc_svg_group(svg, "events", NULL);
    for (size_t i = 0; i < map->event_count; i++) {
        demarc_map_event *event = &map->events[i];

        event->radius = radius_of(map, event->dead);
        if (!demarc_plane_to(&map->plane, event->lon_lat, event->at) ||
            !is_seen(map, event->at, event->radius)) {
            event->radius = 0;
            continue;
        }
        snprintf(class, sizeof class, "event %s",
                 strcmp(event->event->type, "incident") ? "clash" : "incident");
        demarc_map_mark(
            svg, class, event->event->type, event->at, event->radius,
            demarc_page_join(&map->page, "%s, %s", event->event->date.text,
                             event->event->title));
    }
    demarc_svg_end(svg);
}

static void places_draw(demarc_sheet *map)
{
    demarc_svg *svg = &map->page.svg;
    double at[2];

    demarc_svg_group(svg, "places", NULL);
    for (size_t i = 0; map->scene && i < map->scene->place_count; i++) {
        const demarc_place *place = &map->scene->places[i];

        if (!map->place_shown[i] ||
            !demarc_plane_to(&map->plane, (double[]){place->lon, place->lat},
                             at))
            continue;
        demarc_svg_begin(svg, "circle");
        demarc_svg_set(svg, "class", "place");
        demarc_svg_number(svg, "cx", at[0]);
        demarc_svg_number(svg, "cy", at[1]);
        demarc_svg_number(svg, "r", place->rank <= 2 ? 2.8 : 2);
        demarc_svg_end(svg);
    }
    demarc_svg_end(svg);
}

/** Events first: the towns that they happened at stay to be seen. */
void demarc_map_symbols(demarc_sheet *map)
{
    if (map->event_count)
        events_draw(map);
    if (map->scene && map->scene->place_count)
        places_draw(map);
}
