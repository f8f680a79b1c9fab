/* What is to be seen: all of the border, or the part that is asked for. */
#include "draw/map.h"

#include "base/text.h"
#include "measure/geodesic.h"
#include "measure/resolve.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE = 8, ROUND = 32 };

static const double USUAL_KM = 50;

static bool fit_add(demarc_sheet *map, double lon, double lat)
{
    if (!demarc_reserve(&map->fit, &map->fit_room, map->fit_count + 1,
                        2 * sizeof *map->fit))
        return false;
    map->fit[2 * map->fit_count] = lon;
    map->fit[2 * map->fit_count++ + 1] = lat;
    return true;
}

/** Along the sides of the box: parallels bend on a map. */
static demarc_status box_fit(demarc_sheet *map, const double box[4])
{
    double wide = box[2] - box[0] + (box[2] < box[0] ? 360 : 0);
    bool fine = true;

    if (!(fabs(box[0]) <= 180 && fabs(box[2]) <= 180 && box[1] < box[3] &&
          box[1] >= -90 && box[3] <= 90 && wide > 0))
        return demarc_report(map->page.ctx, DEMARC_RULE_USAGE, NULL,
                             "give west,south,east,north in degrees",
                             "that is no box on the earth");
    for (int i = 0; i <= SIDE && fine; i++) {
        double lon = box[0] + wide * i / SIDE;
        double lat = box[1] + (box[3] - box[1]) * i / SIDE;

        lon -= lon > 180 ? 360 : 0;
        fine = fit_add(map, lon, box[1]) && fit_add(map, lon, box[3]) &&
               fit_add(map, box[0], lat) && fit_add(map, box[2], lat);
    }
    return fine ? DEMARC_OK : DEMARC_ENOMEM;
}

static const demarc_place *named(const demarc_place *places, size_t count,
                                 const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (isfinite(places[i].lon) &&
            (demarc_text_same(places[i].name, name) ||
             demarc_text_same(places[i].key, name)))
            return &places[i];
    return NULL;
}

/** "Isfara", or "70.6,40.1". */
static bool middle_find(const demarc_sheet *map, const char *text, double at[2])
{
    const demarc_scene *scene = map->scene;
    const demarc_place *place = NULL;
    const char *comma = strchr(text, ',');
    char lon[40];

    if (scene)
        place = named(scene->places, scene->place_count, text);
    if (scene && !place)
        place = named(scene->crossings, scene->crossing_count, text);
    if (place) {
        at[0] = place->lon;
        at[1] = place->lat;
        return true;
    }
    if (!comma || (size_t)(comma - text) >= sizeof lon)
        return false;
    memcpy(lon, text, (size_t)(comma - text));
    lon[comma - text] = '\0';
    return demarc_number_parse(lon, &at[0]) &&
           demarc_number_parse(comma + 1, &at[1]) && fabs(at[0]) <= 180 &&
           fabs(at[1]) <= 90;
}

static demarc_status around_fit(demarc_sheet *map)
{
    const double metres =
        1000 * (map->how.around_km > 0 ? map->how.around_km : USUAL_KM);
    struct geod_geodesic geod;
    double at[2], lon, lat;

    if (!middle_find(map, map->how.around, at))
        return demarc_report(
            map->page.ctx, DEMARC_RULE_USAGE, NULL,
            "give a name from places.csv or --places, or lon,lat",
            "no place called \"%s\" is known", map->how.around);
    demarc_geod(&geod);
    for (int i = 0; i < ROUND; i++) {
        geod_direct(&geod, at[1], at[0], 360.0 * i / ROUND, metres, &lat, &lon,
                    NULL);
        if (!fit_add(map, lon, lat))
            return DEMARC_ENOMEM;
    }
    return DEMARC_OK;
}

static demarc_status span_fit(demarc_sheet *map, const demarc_span *span)
{
    double *line;
    size_t count;
    bool fine = true;
    demarc_status status = demarc_line_cut(&map->border->net->lines[span->line],
                                           span->from, span->to, &line, &count);

    for (size_t i = 0; !status && i < count && fine; i++)
        fine = fit_add(map, line[2 * i], line[2 * i + 1]);
    free(line);
    return status ? status : fine ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status stretch_fit(demarc_sheet *map)
{
    demarc_where where = DEMARC_NOWHERE;
    demarc_spans spans = {0};
    demarc_status status;

    where.file = "--stretch";
    status = demarc_stretch_resolve(map->page.ctx, map->border, map->day,
                                    map->how.stretch, &where, &spans);
    for (size_t i = 0; !status && i < spans.count; i++)
        status = span_fit(map, &spans.items[i]);
    free(spans.items);
    if (!status && map->fit_count == 0)
        status = demarc_report(map->page.ctx, DEMARC_RULE_EMPTY, NULL,
                               "choose another day or stretch",
                               "nothing of that stretch is there on that day");
    return status;
}

static demarc_status points_find(demarc_sheet *map)
{
    bool fine = true;

    map->zoomed = map->how.box || map->how.around || map->how.stretch;
    if (map->shared) {
        for (size_t i = 0; i < map->shared->fit_count && fine; i++)
            fine = fit_add(map, map->shared->fit[2 * i],
                           map->shared->fit[2 * i + 1]);
        return fine ? DEMARC_OK : DEMARC_ENOMEM;
    }
    if (map->how.box)
        return box_fit(map, map->how.box);
    if (map->how.around)
        return around_fit(map);
    if (map->how.stretch)
        return stretch_fit(map);
    for (size_t i = 0; i < map->points && fine; i++)
        fine = fit_add(map, map->lon_lat[2 * i], map->lon_lat[2 * i + 1]);
    return fine ? DEMARC_OK : DEMARC_ENOMEM;
}

demarc_status demarc_map_fit(demarc_sheet *map)
{
    demarc_status status = points_find(map);

    if (!status)
        map->whole = demarc_extent_of(map->fit, map->fit_count);
    return status;
}

/** How much of an edge in px is in the frame: 0 to 1. Liang and Barsky. */
static double share_in(const demarc_rect *f, const double *a, const double *b)
{
    const double p[4] = {a[0] - b[0], b[0] - a[0], a[1] - b[1], b[1] - a[1]};
    const double q[4] = {a[0] - f->x, f->x + f->width - a[0], a[1] - f->y,
                         f->y + f->height - a[1]};
    double from = 0, to = 1;

    for (int i = 0; i < 4; i++) {
        if (p[i] == 0 && q[i] < 0)
            return 0;
        if (p[i] < 0)
            from = fmax(from, q[i] / p[i]);
        else if (p[i] > 0)
            to = fmin(to, q[i] / p[i]);
    }
    return fmax(0, to - from);
}

/** Metres of a line that are in the frame; edges are cut where they are drawn
 *  to leave it. */
static double seen_of(const demarc_sheet *map, const demarc_map_line *line)
{
    double metres = 0, before[2], at[2];
    bool had = false;

    for (size_t i = 0; i < line->count; i++) {
        const double *to = map->lon_lat + 2 * (line->first + i);
        bool has = demarc_plane_to(&map->plane, to, at);

        if (had && has) {
            double share = share_in(&map->plane.frame, before, at);

            if (share > 0)
                metres += share * demarc_line_length(to - 2, 2);
        }
        had = has;
        memcpy(before, at, sizeof at);
    }
    return metres;
}

void demarc_map_look(demarc_sheet *map)
{
    memset(map->has_stage, 0, sizeof map->has_stage);
    map->has_reconstructed = false;
    for (size_t i = 0; i < map->line_count; i++) {
        demarc_map_line *line = &map->lines[i];

        line->seen_m = map->zoomed && map->plane.projection
                           ? seen_of(map, line)
                           : demarc_line_length(map->lon_lat + 2 * line->first,
                                                line->count);
        if (!(line->seen_m > 0))
            continue;
        map->has_stage[line->stage] = true;
        map->has_reconstructed =
            map->has_reconstructed ||
            (line->reconstructed && !map->how.no_reconstructed);
    }
}
