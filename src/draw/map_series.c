/* demarc_map_series: one map for each day on which something changes, all in
 * the same frame; and a sheet with all of them. */
#include "draw/map.h"

#include "base/buffer.h"
#include "measure/net.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 3 };

static const double BETWEEN = 16;

/** Lines only change from era to era. */
static demarc_status fit_share(const demarc_sheet *map, demarc_map_shared *to)
{
    const void *era = demarc_net_era(map->border->net, map->day);

    if (to->era == era)
        return DEMARC_OK;
    to->era = era;
    if (!demarc_reserve(&to->fit, &to->fit_room, to->fit_count + map->fit_count,
                        2 * sizeof *to->fit))
        return DEMARC_ENOMEM;
    if (map->fit_count)
        memcpy(to->fit + 2 * to->fit_count, map->fit,
               2 * map->fit_count * sizeof *map->fit);
    to->fit_count += map->fit_count;
    return DEMARC_OK;
}

demarc_status demarc_map_share(const demarc_sheet *map,
                               const demarc_map_around *with,
                               demarc_map_shared *to)
{
    to->top = fmax(to->top, demarc_map_top(map, with));
    to->bottom = fmax(to->bottom, demarc_map_bottom(map, with));
    to->height = fmax(to->height, map->plane.frame.height);
    return fit_share(map, to);
}

/** The next day of the series after `day`; DEMARC_DAY_MAX: none. */
static demarc_day day_after(const demarc_border *border, demarc_day day,
                            demarc_day last)
{
    for (size_t i = 0; i < demarc_border_change_count(border); i++) {
        demarc_day next = demarc_border_change(border, i);

        if (next > day && next <= last)
            return next;
    }
    return DEMARC_DAY_MAX;
}

static demarc_status frames_make(const demarc_map_task *task,
                                 demarc_map_how *how, demarc_map_shared *shared,
                                 demarc_frame_fn *fn, void *user)
{
    const demarc_border *border = task->border;
    const demarc_day last =
        task->how->has_day ? task->how->day : demarc_border_last_day(border);
    const demarc_map_task frame = {task->ctx, border, task->scene, how};
    demarc_buffer svg = {0};
    demarc_status status = DEMARC_OK;

    how->has_day = true;
    how->day = day_after(border, DEMARC_DAY_MIN, last);
    for (; how->day != DEMARC_DAY_MAX && !status;
         how->day = day_after(border, how->day, last)) {
        svg.length = 0;
        status = demarc_map_frame(&frame, shared, fn != NULL, &svg);
        if (!status && fn)
            status = fn(user, how->day, &svg);
    }
    demarc_buffer_free(&svg);
    return status;
}

demarc_status demarc_map_series(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_scene *scene,
                                const demarc_map_how *how, demarc_frame_fn *fn,
                                void *user)
{
    const demarc_map_task task = {ctx, border, scene, how};
    demarc_map_shared shared = {0};
    demarc_map_how own = *how;
    demarc_status status = frames_make(&task, &own, &shared, NULL, NULL);

    if (!status && shared.fit_count == 0)
        status = demarc_report(ctx, DEMARC_RULE_EMPTY, NULL,
                               "draw one map, without --series",
                               "the line never changes by that day");
    if (!status)
        status = frames_make(&task, &own, &shared, fn, user);
    free(shared.fit);
    return status;
}

/** The size of a frame, from its own first tag. */
static bool size_of(const demarc_buffer *svg, double size[2])
{
    const char *box = svg->data ? strstr(svg->data, "viewBox=\"0 0 ") : NULL;
    char *end;

    if (!box)
        return false;
    size[0] = (double)strtol(box + 13, &end, 10);
    size[1] = (double)strtol(end, NULL, 10);
    return size[0] > 0 && size[1] > 0;
}

demarc_status demarc_map_contact(const demarc_buffer *frames, size_t count,
                                 demarc_buffer *out)
{
    const size_t columns = count < COLUMNS ? count : COLUMNS;
    const size_t rows = columns ? (count + columns - 1) / columns : 0;
    demarc_svg svg = {.out = out};
    double size[2];

    if (count == 0 || !size_of(&frames[0], size))
        return DEMARC_EINTERNAL;
    demarc_svg_begin(&svg, "svg");
    demarc_svg_set(&svg, "xmlns", "http://www.w3.org/2000/svg");
    demarc_svg_number(&svg, "width",
                      (double)columns * (size[0] + BETWEEN) + BETWEEN);
    demarc_svg_number(&svg, "height",
                      (double)rows * (size[1] + BETWEEN) + BETWEEN);
    demarc_svg_leaf(&svg, "style", ".sheet { fill: #8a8a8a; }");
    demarc_svg_begin(&svg, "rect");
    demarc_svg_set(&svg, "class", "sheet");
    demarc_svg_set(&svg, "width", "100%");
    demarc_svg_set(&svg, "height", "100%");
    demarc_svg_end(&svg);
    for (size_t i = 0; i < count; i++) {
        const size_t row = i / columns, column = i % columns;
        double x = BETWEEN + (double)column * (size[0] + BETWEEN);
        double y = BETWEEN + (double)row * (size[1] + BETWEEN);

        demarc_svg_begin(&svg, "svg");
        demarc_svg_number(&svg, "x", x);
        demarc_svg_number(&svg, "y", y);
        demarc_svg_number(&svg, "width", size[0]);
        demarc_svg_number(&svg, "height", size[1]);
        demarc_svg_text(&svg, "");
        demarc_buffer_add(out, frames[i].data, frames[i].length);
        demarc_svg_end(&svg);
    }
    demarc_svg_end(&svg);
    return demarc_buffer_status(out);
}
