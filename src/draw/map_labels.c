#include "draw/map.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** px that a town's symbol takes from its middle. */
static const double DOT = 3.5;

/** A town's name across a border is none. */
static const double DEAR = 20;

/** px of radius: a smaller lake has no name, the name of a larger one is not
 *  beside it. */
static const double LAKE = 3, POND = 40;

/** A name in an enclave may cover a symbol, but not its border. */
static const double INSIDE_COST = 8;

/** A label that found its place, until it is drawn. */
static void label_draw(demarc_sheet *map, const demarc_face *face,
                       const char *class, const demarc_label *at,
                       const char *text)
{
    demarc_page_text(&map->page, face, class, DEMARC_START, at->x, at->y, text);
}

static demarc_measured measure(demarc_sheet *map, const demarc_face *face,
                               const char *text)
{
    return demarc_fonts_measure(map->page.fonts, face, text);
}

/** Letters that are joined, as in Arabic, or stand on each other, as in Hindi,
 *  come apart when they are spaced: U+0580 to U+0FFF. */
static bool is_spaced(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0xD6 && (unsigned char)*text <= 0xE0)
            return false;
    return true;
}

static void rings_free(demarc_trace *rings, size_t count)
{
    for (size_t i = 0; rings && i <= count; i++)
        demarc_trace_free(&rings[i]);
    free(rings);
}

/** A name where its area is widest, smaller and less spaced if need be. */
static bool inside_label(demarc_sheet *map, const demarc_trace *rings,
                         size_t count, demarc_face face, const char *class,
                         const char *name)
{
    demarc_label at;

    face.spacing = is_spaced(name) ? face.size * 0.12 : 0;
    for (int tries = 0; rings && tries < 3; tries++) {
        demarc_measured text = measure(map, &face, name);

        if (demarc_label_inside(&map->room, rings, count, &text, &at)) {
            label_draw(map, &face, class, &at, name);
            return true;
        }
        face.spacing /= 2;
        face.size *= 0.85;
    }
    return false;
}

/** Parties and neighbours by name. */
static void country_label(demarc_sheet *map, const demarc_area *area)
{
    const demarc_face face = {.size = map->page.sizes->country};
    size_t count;
    demarc_trace *rings =
        demarc_map_rings(map, &map->scene->land, area, &count);

    inside_label(map, rings, count, face, "label country",
                 *area->name ? area->name : area->code);
    rings_free(rings, count);
}

/** The middle of the box of rings, and the shorter of its sides by two. */
static double rings_middle(const demarc_trace *rings, size_t count,
                           double at[2])
{
    double box[4] = {INFINITY, INFINITY, -INFINITY, -INFINITY};

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < 2 * rings[i].count; k++) {
            box[k % 2] = fmin(box[k % 2], rings[i].xy[k]);
            box[k % 2 + 2] = fmax(box[k % 2 + 2], rings[i].xy[k]);
        }
    at[0] = (box[0] + box[2]) / 2;
    at[1] = (box[1] + box[3]) / 2;
    return fmin(box[2] - box[0], box[3] - box[1]) / 2;
}

/** Seas and lakes in italics: in their water, or, if it is too small for that
 *  and yet to be seen, beside it. */
static void water_label(demarc_sheet *map, const demarc_areas *of,
                        const demarc_area *area)
{
    const demarc_face face = {.size = map->page.sizes->country, .italic = true};
    const demarc_face small = {.size = map->page.sizes->place, .italic = true};
    size_t count;
    demarc_trace *rings = demarc_map_rings(map, of, area, &count);
    const char *class = "label sea";
    double at[2];

    if (*area->name && rings && count > 0 &&
        !inside_label(map, rings, count, face, class, area->name)) {
        double radius = rings_middle(rings, count, at);
        demarc_measured text = measure(map, &small, area->name);
        demarc_label beside;

        if (radius >= LAKE && radius < POND &&
            demarc_label_beside(&map->room, at, radius, &text, DEAR, &beside))
            label_draw(map, &small, class, &beside, area->name);
    }
    rings_free(rings, count);
}

static void areas_label(demarc_sheet *map)
{
    const demarc_areas *land = &map->scene->land, *water = &map->scene->water;

    for (size_t i = 0; i < land->count; i++)
        if (!land->items[i].water)
            country_label(map, &land->items[i]);
    for (size_t i = 0; i < land->count; i++)
        if (land->items[i].water)
            water_label(map, land, &land->items[i]);
    for (size_t i = 0; i < water->count; i++)
        water_label(map, water, &water->items[i]);
}

/** The middle of a line's box, and half its diagonal. */
static bool shape_of(const demarc_sheet *map, const demarc_map_line *line,
                     double at[2], double *radius)
{
    double box[4] = {INFINITY, INFINITY, -INFINITY, -INFINITY}, px[2];

    for (size_t i = 0; i < line->count; i++)
        if (demarc_plane_to(&map->plane, map->lon_lat + 2 * (line->first + i),
                            px)) {
            box[0] = fmin(box[0], px[0]);
            box[1] = fmin(box[1], px[1]);
            box[2] = fmax(box[2], px[0]);
            box[3] = fmax(box[3], px[1]);
        }
    at[0] = (box[0] + box[2]) / 2;
    at[1] = (box[1] + box[3]) / 2;
    *radius = fmax(box[2] - box[0], box[3] - box[1]) / 2;
    return isfinite(at[0]) && isfinite(at[1]);
}

/** "Vorukh" of "Vorukh, ring of the enclave"; a town of that name has it in
 *  the language asked for. */
static const char *enclave_name(demarc_sheet *map, const demarc_map_line *line)
{
    const demarc_segment *of = line->segment;
    const char *whole = *of->name ? of->name : of->id;
    const char *name =
        demarc_page_join(&map->page, "%.*s", (int)strcspn(whole, ",("), whole);

    for (size_t i = 0; map->scene && i < map->scene->place_count; i++)
        if (demarc_text_same(map->scene->places[i].key, name))
            return map->scene->places[i].name;
    return name;
}

/** A town in an enclave of its name says it already. */
static bool is_named(const demarc_sheet *map, const char *name,
                     const double at[2], double radius)
{
    double town[2];

    for (size_t i = 0; map->scene && i < map->scene->place_count; i++) {
        const demarc_place *place = &map->scene->places[i];

        if (map->place_shown[i] &&
            (demarc_text_same(place->name, name) ||
             demarc_text_same(place->key, name)) &&
            demarc_plane_to(&map->plane, (double[]){place->lon, place->lat},
                            town) &&
            hypot(town[0] - at[0], town[1] - at[1]) <= 1.5 * radius)
            return true;
    }
    return false;
}

/** From a label to the nearest vertex of the ring. */
static void leader_draw(demarc_sheet *map, const demarc_map_line *line,
                        const double to[2])
{
    double nearest = INFINITY, from[2] = {0}, px[2];

    for (size_t i = 0; i < line->count; i++)
        if (demarc_plane_to(&map->plane, map->lon_lat + 2 * (line->first + i),
                            px) &&
            hypot(px[0] - to[0], px[1] - to[1]) < nearest) {
            nearest = hypot(px[0] - to[0], px[1] - to[1]);
            from[0] = px[0];
            from[1] = px[1];
        }
    if (nearest < 4 || !isfinite(nearest))
        return;
    demarc_svg_begin(&map->page.svg, "path");
    demarc_svg_set(&map->page.svg, "class", "leader");
    demarc_svg_set(&map->page.svg, "d",
                   demarc_page_join(&map->page, "M%ld %ldL%ld %ld",
                                    lround(from[0]), lround(from[1]),
                                    lround(to[0]), lround(to[1])));
    demarc_svg_end(&map->page.svg);
}

/** Its name is in it, if there is room. */
static bool enclave_inside(demarc_sheet *map, const double at[2], double radius,
                           const demarc_measured *text, demarc_label *out)
{
    const double height = text->ascent + text->descent;
    const demarc_rect box = {at[0] - text->width / 2, at[1] - height / 2,
                             text->width, height};

    if (text->width > 1.2 * radius ||
        demarc_room_cost(&map->room, box) > INSIDE_COST)
        return false;
    demarc_room_take(&map->room, box);
    *out = (demarc_label){box, box.x, box.y + text->ascent};
    return true;
}

/** An enclave has a name off its shape, and a leader to it. */
static void enclave_label(demarc_sheet *map, const demarc_map_line *line)
{
    const demarc_face face = {.size = map->page.sizes->place, .italic = true};
    const char *name = enclave_name(map, line);
    demarc_measured text = measure(map, &face, name);
    double at[2], to[2], radius;
    demarc_label label;

    if (!(line->seen_m > 0) || !shape_of(map, line, at, &radius) ||
        is_named(map, name, at, radius))
        return;
    if (enclave_inside(map, at, radius, &text, &label)) {
        label_draw(map, &face, "label enclave", &label, name);
        return;
    }
    if (!demarc_label_off(&map->room, at, radius, &text, &label, to))
        return;
    leader_draw(map, line, to);
    label_draw(map, &face, "label enclave", &label, name);
}

/** Has a town that is shown its symbol there? Then nobody could tell whose it
 *  is. */
static bool is_crowded(const demarc_sheet *map, size_t count,
                       const double at[2])
{
    double other[2];

    for (size_t i = 0; i < count; i++) {
        const demarc_place *place = &map->scene->places[i];

        if (map->place_shown[i] &&
            demarc_plane_to(&map->plane, (double[]){place->lon, place->lat},
                            other) &&
            hypot(other[0] - at[0], other[1] - at[1]) < 2 * DOT)
            return true;
    }
    return false;
}

static bool is_inside(const demarc_rect *box, const double at[2])
{
    return at[0] > box->x - DOT && at[0] < box->x + box->width + DOT &&
           at[1] > box->y - DOT && at[1] < box->y + box->height + DOT;
}

/** Is a name there? A town may be under a symbol, but not under a name. */
static bool is_covered(const demarc_sheet *map, size_t count,
                       const double at[2])
{
    for (size_t i = 0; i < count; i++)
        if (map->place_shown[i] && is_inside(&map->place_label[i].box, at))
            return true;
    for (size_t i = 0; i < map->event_count; i++)
        if (map->events[i].says && is_inside(&map->events[i].label.box, at))
            return true;
    return false;
}

/** Places by rank, as many as the size allows; one that finds no room for its
 *  name has no symbol either. */
static void place_label(demarc_sheet *map, size_t i)
{
    const demarc_place *place = &map->scene->places[i];
    const demarc_face face = {.size = map->page.sizes->place,
                              .bold = place->rank <= 1};
    demarc_measured text = measure(map, &face, place->name);
    double at[2];

    if (!demarc_plane_to(&map->plane, (double[]){place->lon, place->lat}, at) ||
        is_crowded(map, i, at) || is_covered(map, i, at))
        return;
    map->place_dot[i] = isfinite(demarc_room_cost(
        &map->room, (demarc_rect){at[0] - 1, at[1] - 1, 2, 2}));
    map->place_shown[i] = demarc_label_beside(&map->room, at, 2.5, &text, DEAR,
                                              &map->place_label[i]);
    if (map->place_shown[i])
        demarc_room_take(&map->room, (demarc_rect){at[0] - DOT, at[1] - DOT,
                                                   2 * DOT, 2 * DOT});
}

void demarc_map_places(demarc_sheet *map)
{
    size_t count = map->scene ? map->scene->place_count : 0, shown = 0;

    map->place_shown = demarc_arena_take(&map->page.arena, count + 1);
    map->place_dot = demarc_arena_take(&map->page.arena, count + 1);
    map->place_label = demarc_arena_take(
        &map->page.arena, (count + 1) * sizeof *map->place_label);
    if (!map->place_shown || !map->place_dot || !map->place_label) {
        map->page.svg.out->failed = true;
        return;
    }
    for (size_t i = 0; i < count && shown < map->page.sizes->places; i++) {
        place_label(map, i);
        shown += map->place_shown[i];
    }
}

void demarc_map_labels(demarc_sheet *map)
{
    const demarc_scene *scene = map->scene;
    demarc_face face = {.size = map->page.sizes->place};
    size_t count = scene ? scene->place_count : 0;

    demarc_svg_group(&map->page.svg, "labels", NULL);
    for (size_t i = 0; i < map->line_count; i++)
        if (map->lines[i].ring)
            enclave_label(map, &map->lines[i]);
    for (size_t i = 0; i < count; i++)
        if (map->place_shown[i]) {
            face.bold = scene->places[i].rank <= 1; /* as it was measured */
            label_draw(map, &face, "label", &map->place_label[i],
                       scene->places[i].name);
        }
    demarc_map_events_label(map);
    if (scene)
        areas_label(map);
    demarc_svg_end(&map->page.svg);
}
