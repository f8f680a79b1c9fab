/* Clashes and incidents: which there are, where, and what is said of them. */
#include "draw/map.h"

#include "base/buffer.h"
#include "model/precision.h"

#include <stdlib.h>
#include <string.h>

/** So many are named, if they had at least so many dead. */
enum { NAMED = 3, NAMED_DEAD = 10 };

/** Beyond this a position is a district's: an outline, no place. */
static const double VAGUE_M = 25000;

/** It is bad to cover a symbol. */
enum { WEIGHT = 5 };

/** A name of a fight may lie across the border once. */
static const double DEAR = 60;

static bool is_vague(const demarc_event *event)
{
    return demarc_precision_metres(event->precision) > VAGUE_M;
}

/** Events at one point have one symbol, as large as all their dead. */
static void event_merge(demarc_map_event *to, const demarc_map_event *more)
{
    if (demarc_dead_size(&more->killed) > demarc_dead_size(&to->killed)) {
        to->event = more->event;
        to->killed = more->killed;
    }
    to->dead += more->dead;
    to->vague = to->vague && more->vague;
    to->count += more->count;
}

static int place_order(const void *left, const void *right)
{
    const demarc_map_event *a = left, *b = right;

    for (int i = 0; i < 2; i++)
        if (a->lon_lat[i] != b->lon_lat[i])
            return a->lon_lat[i] < b->lon_lat[i] ? -1 : 1;
    return (a->event > b->event) - (a->event < b->event);
}

/** The largest first: a small one is not hidden. */
static int dead_order(const void *left, const void *right)
{
    const demarc_map_event *a = left, *b = right;

    if (a->dead != b->dead)
        return a->dead < b->dead ? 1 : -1;
    return place_order(left, right);
}

static bool is_same(const demarc_map_event *a, const demarc_map_event *b)
{
    return a->lon_lat[0] == b->lon_lat[0] && a->lon_lat[1] == b->lon_lat[1];
}

static size_t events_merge(demarc_map_event *items, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (kept && is_same(&items[kept - 1], &items[i]))
            event_merge(&items[kept - 1], &items[i]);
        else
            items[kept++] = items[i];
    return kept;
}

demarc_status demarc_map_fights(demarc_sheet *map)
{
    const demarc_border *border = map->border;
    size_t count = 0;

    map->unplaced_killed = DEMARC_NO_DEAD;
    map->events = demarc_arena_take(
        &map->page.arena, (border->event_count + 1) * sizeof *map->events);
    if (!map->events)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < border->event_count && !map->how.no_events; i++) {
        const demarc_event *event = &border->events[i];
        demarc_dead killed;

        if (!demarc_fight(event) || event->date.first > map->day ||
            !demarc_event_heard(event))
            continue;
        killed = demarc_dead_of(border, event);
        if (isfinite(event->lon)) {
            map->events[count++] =
                (demarc_map_event){.lon_lat = {event->lon, event->lat},
                                   .event = event,
                                   .killed = killed,
                                   .dead = demarc_dead_size(&killed),
                                   .vague = is_vague(event),
                                   .count = 1};
        } else {
            map->unplaced++;
            demarc_dead_add(&map->unplaced_killed, &killed);
        }
    }
    if (count)
        qsort(map->events, count, sizeof *map->events, place_order);
    map->event_count = events_merge(map->events, count);
    if (count)
        qsort(map->events, map->event_count, sizeof *map->events, dead_order);
    return DEMARC_OK;
}

/** The area is as the dead: the radius as the root of them. */
static double radius_of(const demarc_sheet *map, double dead)
{
    return map->page.sizes->symbol * sqrt(fmax(dead, 1));
}

static bool is_seen(const demarc_sheet *map, const double at[2])
{
    const demarc_rect *frame = &map->plane.frame;

    return at[0] >= frame->x && at[1] >= frame->y &&
           at[0] <= frame->x + frame->width &&
           at[1] <= frame->y + frame->height;
}

void demarc_map_events_place(demarc_sheet *map)
{
    for (size_t i = 0; i < map->event_count; i++) {
        demarc_map_event *event = &map->events[i];

        event->radius = radius_of(map, event->dead);
        if (!demarc_plane_to(&map->plane, event->lon_lat, event->at) ||
            !is_seen(map, event->at))
            event->radius = 0;
        else
            demarc_room_disc(&map->room, event->at, event->radius, WEIGHT);
    }
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

void demarc_map_events(demarc_sheet *map)
{
    demarc_svg *svg = &map->page.svg;
    char class[64];

    if (map->event_count == 0)
        return;
    demarc_svg_group(svg, "events", NULL);
    for (size_t i = 0; i < map->event_count; i++) {
        const demarc_map_event *event = &map->events[i];

        if (!(event->radius > 0))
            continue;
        snprintf(class, sizeof class, "event %s%s",
                 strcmp(event->event->type, "incident") ? "clash" : "incident",
                 event->vague ? " vague" : "");
        demarc_map_mark(
            svg, class, event->event->type, event->at, event->radius,
            demarc_page_join(&map->page, "%s, %s", event->event->date.text,
                             event->event->title));
    }
    demarc_svg_end(svg);
}

/** "2021, 55 dead" */
const char *demarc_map_event_says(demarc_sheet *map,
                                  const demarc_map_event *event)
{
    demarc_buffer year = {0};

    demarc_word_year(map->page.in, event->event->date.first, &year);
    return demarc_page_join(&map->page, "%s, %s",
                            demarc_page_keep(&map->page, &year),
                            demarc_dead_text(&map->page, &event->killed));
}

void demarc_map_events_name(demarc_sheet *map)
{
    const demarc_face face = {.size = map->page.sizes->place, .bold = true};

    for (size_t i = 0; i < map->event_count && i < NAMED; i++) {
        demarc_map_event *event = &map->events[i];
        demarc_measured text;

        if (!(event->radius > 0) ||
            demarc_dead_size(&event->killed) < NAMED_DEAD)
            continue;
        event->says = demarc_map_event_says(map, event);
        text = demarc_fonts_measure(map->page.fonts, &face, event->says);
        if (!demarc_label_beside(&map->room, event->at, event->radius, &text,
                                 DEAR, &event->label))
            event->says = NULL;
    }
}

void demarc_map_events_label(demarc_sheet *map)
{
    const demarc_face face = {.size = map->page.sizes->place, .bold = true};

    for (size_t i = 0; i < map->event_count; i++) {
        const demarc_map_event *event = &map->events[i];

        if (event->says)
            demarc_page_text(&map->page, &face, "label event-label",
                             DEMARC_START, event->label.x, event->label.y,
                             event->says);
    }
}
