#include "draw/map.h"

/** How much of the frame is left around the border. */
static const double AROUND = 0.09;

/** Height by width, as the border's own shape wants it, within reason. */
static const double FLAT = 0.55, TALL = 1.35;

static demarc_rect shrunk(demarc_rect frame)
{
    double by = AROUND * fmin(frame.width, frame.height);

    return (demarc_rect){frame.x + by, frame.y + by, frame.width - 2 * by,
                         frame.height - 2 * by};
}

/** The projection depends on the whole extent, which stays: so after the first
 *  time four points do for all. */
static demarc_status plane_make(demarc_sheet *map, demarc_rect frame)
{
    const bool few = map->has_outmost;
    demarc_status status;

    demarc_plane_free(&map->plane);
    status = demarc_plane_make(
        map->page.ctx, &map->whole, few ? map->outmost : map->fit,
        few ? 4 : map->fit_count, frame, map->zoomed ? frame : shrunk(frame),
        map->how.crs, &map->plane);
    if (!status && !few)
        map->has_outmost = demarc_plane_outmost(&map->plane, map->fit,
                                                map->fit_count, map->outmost);
    return status;
}

/** The height that the border takes at the frame's width. */
static double height_wanted(const demarc_sheet *map, demarc_rect frame)
{
    double top = INFINITY, bottom = -INFINITY, at[2], inner;

    for (size_t i = 0; i < 4; i++)
        if (demarc_plane_to(&map->plane, map->outmost + 2 * i, at)) {
            top = fmin(top, at[1]);
            bottom = fmax(bottom, at[1]);
        }
    inner = (bottom - top) / (map->zoomed ? 1 : 1 - 2 * AROUND);
    return fmin(TALL * frame.width, fmax(FLAT * frame.width, inner));
}

/** About a pole in the frame all longitudes are seen. */
static void poles_add(demarc_sheet *map)
{
    const demarc_rect *f = &map->plane.frame;

    for (int lat = -90; lat <= 90; lat += 180) {
        double px[2];

        if (!demarc_plane_to(&map->plane, (double[]){0, lat}, px) ||
            px[0] < f->x || px[0] > f->x + f->width || px[1] < f->y ||
            px[1] > f->y + f->height)
            continue;
        map->extent.west = -180;
        map->extent.east = 180;
        map->extent.south = fmin(map->extent.south, lat);
        map->extent.north = fmax(map->extent.north, lat);
    }
}

/** The degrees seen along the frame's edge. */
static void extent_widen(demarc_sheet *map)
{
    const demarc_rect *f = &map->plane.frame;
    double edge[2 * 4 * 9];
    size_t count = 0;

    for (int side = 0; side < 4; side++)
        for (int i = 0; i <= 8; i++) {
            double t = i / 8.0;
            double px[2] = {side == 0   ? f->x
                            : side == 1 ? f->x + f->width
                                        : f->x + t * f->width,
                            side == 2   ? f->y
                            : side == 3 ? f->y + f->height
                                        : f->y + t * f->height};

            if (demarc_plane_from(&map->plane, px, edge + 2 * count))
                count++;
        }
    if (count)
        map->extent = demarc_extent_of(edge, count);
    poles_add(map);
}

demarc_status demarc_map_layout(demarc_sheet *map, double top, double bottom)
{
    demarc_page *page = &map->page;
    const double margin = page->sizes->margin;
    demarc_rect frame = {margin, top, page->width - 2 * margin, 0};
    demarc_status status;

    if (map->shared) {
        top = frame.y = map->shared->top;
        bottom = map->shared->bottom;
        map->fixed = top + map->shared->height + bottom;
    }
    map->extent = map->whole;
    frame.height =
        map->fixed > 0 ? map->fixed - top - bottom : TALL * frame.width;
    if (frame.height < 60)
        return demarc_report(page->ctx, DEMARC_RULE_DRAW_SIZE, NULL,
                             "make it higher, or shorten the title",
                             "in a picture of that size no room is left for "
                             "the map");
    status = plane_make(map, frame);
    page->height = map->fixed;
    if (status == DEMARC_OK && map->fixed <= 0) {
        frame.height = round(height_wanted(map, frame));
        page->height = top + frame.height + bottom;
        status = plane_make(map, frame);
    }
    if (status)
        return status;
    extent_widen(map);
    return DEMARC_OK;
}

demarc_status demarc_map_settle(demarc_sheet *map)
{
    demarc_room_free(&map->room);
    for (size_t i = 0; i < map->line_count && !map->framed; i++)
        demarc_nodes_add(&map->nodes, map->lon_lat + 2 * map->lines[i].first,
                         map->lines[i].count, false);
    return demarc_room_make(map->plane.frame, &map->room) ? DEMARC_OK
                                                          : DEMARC_ENOMEM;
}

demarc_rect demarc_map_beyond(const demarc_sheet *map)
{
    const demarc_rect *frame = &map->plane.frame;

    return (demarc_rect){frame->x - 6, frame->y - 6, frame->width + 12,
                         frame->height + 12};
}
