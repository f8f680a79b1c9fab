#include "draw/map.h"

#include "base/buffer.h"
#include "model/proj.h"

#include <stdio.h>
#include <string.h>

/** A globe with the border on its near side. */
typedef struct globe {
    PJ *projection;
    double x, y, radius; /* px */
    demarc_buffer path;
} globe;

static const double EARTH = 6378137;

/** A narrow map has no globe: so many radii. */
static const double WIDE = 11;

static bool globe_to(const globe *on, const double lon_lat[2], double px[2])
{
    PJ_COORD at = proj_trans(on->projection, PJ_FWD,
                             proj_coord(lon_lat[0] * M_PI / 180,
                                        lon_lat[1] * M_PI / 180, 0, HUGE_VAL));

    px[0] = on->x + at.xy.x / EARTH * on->radius;
    px[1] = on->y - at.xy.y / EARTH * on->radius;
    return isfinite(px[0]) && isfinite(px[1]);
}

/** Cosine of the angle between a place and the globe's middle. */
static double facing(const double middle[2], const double at[2])
{
    double a = middle[1] * M_PI / 180, b = at[1] * M_PI / 180;

    return sin(a) * sin(b) +
           cos(a) * cos(b) * cos((at[0] - middle[0]) * M_PI / 180);
}

/** What is behind the globe is brought to its rim. */
static void rim_put(const globe *on, const double middle[2], const double at[2],
                    double px[2])
{
    double a = middle[1] * M_PI / 180, b = at[1] * M_PI / 180;
    double turn = (at[0] - middle[0]) * M_PI / 180;
    double x = cos(b) * sin(turn);
    double y = cos(a) * sin(b) - sin(a) * cos(b) * cos(turn);
    double length = fmax(hypot(x, y), 1e-9);

    px[0] = on->x + x / length * on->radius;
    px[1] = on->y - y / length * on->radius;
}

static void ring_draw(globe *on, const double middle[2], const double *lon_lat,
                      size_t count)
{
    demarc_trace line = {0};
    bool seen = false;
    double last[2] = {INFINITY, INFINITY};

    for (size_t i = 0; i < count; i++) {
        const double *at = lon_lat + 2 * i;
        bool front = facing(middle, at) > 0;
        double px[2];

        if (front && !globe_to(on, at, px))
            continue;
        if (!front)
            rim_put(on, middle, at, px);
        seen = seen || front;
        if (hypot(px[0] - last[0], px[1] - last[1]) < 0.7)
            continue;
        demarc_trace_add(&line, px[0], px[1]);
        memcpy(last, px, sizeof last);
    }
    if (seen && line.count > 2)
        demarc_trace_path(line.xy, line.count, true, &on->path);
    on->path.failed = on->path.failed || line.failed;
    demarc_trace_free(&line);
}

static void circle(demarc_svg *svg, const char *class, double x, double y,
                   double radius)
{
    demarc_svg_begin(svg, "circle");
    demarc_svg_set(svg, "class", class);
    demarc_svg_number(svg, "cx", x);
    demarc_svg_number(svg, "cy", y);
    demarc_svg_number(svg, "r", radius);
    demarc_svg_end(svg);
}

static void globe_draw(demarc_sheet *map, globe *on, const double middle[2])
{
    const demarc_areas *world = &map->scene->world;
    demarc_svg *svg = &map->page.svg;

    for (size_t i = 0; i < world->ring_count; i++)
        ring_draw(on, middle, world->lon_lat + 2 * world->rings[i].start,
                  world->rings[i].count);
    demarc_svg_group(svg, "locator", NULL);
    circle(svg, "globe", on->x, on->y, on->radius);
    if (on->path.length) {
        demarc_svg_begin(svg, "path");
        demarc_svg_set(svg, "class", "globe-land");
        demarc_svg_set(svg, "d", on->path.data);
        demarc_svg_end(svg);
    }
    circle(svg, "globe-mark", on->x, on->y, 4);
    demarc_svg_end(svg);
    svg->out->failed = svg->out->failed || on->path.failed;
}

double demarc_map_locator_radius(const demarc_sheet *map)
{
    const double radius = map->page.sizes->margin * 1.1 + 16;

    return map->scene && map->scene->world.count > 0 &&
                   map->plane.frame.width >= WIDE * radius
               ? radius
               : 0;
}

void demarc_map_locator(demarc_sheet *map)
{
    const demarc_rect *frame = &map->plane.frame, *box = &map->locator.box;
    PJ_CONTEXT *proj = demarc_proj(map->page.ctx);
    globe on = {.radius = box->width / 2};
    double middle[2];
    char definition[100];

    if (!map->locator.has || !proj ||
        !demarc_plane_from(&map->plane,
                           (double[]){frame->x + frame->width / 2,
                                      frame->y + frame->height / 2},
                           middle))
        return;
    on.x = box->x + on.radius;
    on.y = box->y + on.radius;
    snprintf(definition, sizeof definition,
             "+proj=ortho +lat_0=%lde-4 +lon_0=%lde-4 +R=6378137",
             lround(middle[1] * 1e4), lround(middle[0] * 1e4));
    on.projection = proj_create(proj, definition);
    if (on.projection)
        globe_draw(map, &on, middle);
    proj_destroy(on.projection);
    demarc_buffer_free(&on.path);
}
