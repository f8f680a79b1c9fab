#include "cli/series.h"
#include "cli/output.h"
#include "cli/talk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY_SIZE = 16 };

/** One file of the series. */
typedef struct frame {
    char *path;
    demarc_buffer svg, bytes;
} frame;

typedef struct frames {
    cli_run *run;
    const char *font, *title;
    double scale;
    const char *path, *dot; /* the output asked for, and its ending */
    frame *items;
    size_t count, room;
} frames;

static frame *frame_new(frames *all)
{
    if (all->count == all->room) {
        size_t room = all->room ? 2 * all->room : 16;
        frame *items = realloc(all->items, room * sizeof *items);

        if (!items)
            return NULL;
        all->items = items;
        all->room = room;
    }
    all->items[all->count] = (frame){0};
    return &all->items[all->count++];
}

/** "map.svg" and "2022-04-30" to "map-2022-04-30.svg". */
static char *path_of(const frames *all, const char *what, const char *ending)
{
    size_t stem = (size_t)(all->dot - all->path);
    size_t size = stem + strlen(what) + strlen(ending) + 2;
    char *path = malloc(size);

    if (path)
        snprintf(path, size, "%.*s-%s%s", (int)stem, all->path, what, ending);
    return path;
}

static demarc_status picture_make(const frames *all,
                                  const demarc_format *format, demarc_day day,
                                  const demarc_buffer *svg, double scale,
                                  demarc_buffer *out)
{
    const demarc_picture_how how = {
        .font = all->font, .scale = scale, .made = day, .title = all->title};

    return demarc_write_picture(all->run->ctx, format, svg, &how, out);
}

static demarc_status frame_take(void *user, demarc_day day,
                                const demarc_buffer *svg)
{
    frames *all = user;
    frame *to = frame_new(all);
    char text[DAY_SIZE];

    if (!to)
        return DEMARC_ENOMEM;
    to->path = path_of(all, demarc_day_format(day, text), all->dot);
    to->svg.data = malloc(svg->length + 1);
    if (!to->path || !to->svg.data)
        return DEMARC_ENOMEM;
    memcpy(to->svg.data, svg->data, svg->length + 1);
    to->svg.length = svg->length;
    to->svg.room = svg->length + 1;
    return picture_make(all, all->run->format, day, svg, all->scale,
                        &to->bytes);
}

/** Half the size of the frames, so that many can be looked at. */
static demarc_status contact_make(frames *all)
{
    const demarc_format *png = demarc_format_find("png", DEMARC_PICTURE);
    const size_t count = all->count;
    demarc_buffer svg = {0}, *each = calloc(count + 1, sizeof *each);
    frame *to = frame_new(all);
    demarc_status status = each && to ? DEMARC_OK : DEMARC_ENOMEM;

    for (size_t i = 0; !status && i < count; i++)
        each[i] = all->items[i].svg;
    if (!status)
        status = demarc_map_contact(each, count, &svg);
    if (!status)
        to->path = path_of(all, "contact", ".png");
    if (!status && !to->path)
        status = DEMARC_ENOMEM;
    if (!status)
        status = picture_make(all, png, 0, &svg, 0.5, &to->bytes);
    demarc_buffer_free(&svg);
    free(each);
    return status;
}

/** None is written if one is there already. */
static demarc_status frames_save(const frames *all)
{
    const bool overwrite = all->run->request->overwrite;
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; !status && i < all->count; i++)
        status = cli_output_refuse(all->run, all->items[i].path);
    for (size_t i = 0; !status && i < all->count; i++)
        status = demarc_buffer_save(all->run->ctx, &all->items[i].bytes,
                                    all->items[i].path, overwrite);
    return status;
}

/** Under --strict a warning takes the answer back. */
static bool is_held(const cli_run *run)
{
    return run->request->strict &&
           cli_findings_count(run->ctx, DEMARC_WARNING) > 0;
}

demarc_status cli_series(cli_run *run, const demarc_scene *scene,
                         const demarc_map_how *how, double scale)
{
    frames all = {.run = run,
                  .font = how->font,
                  .title = how->title
                               ? how->title
                               : demarc_border_title_in(run->border, how->lang),
                  .scale = scale,
                  .path = run->request->output};
    demarc_status status;

    all.dot = all.path ? strrchr(all.path, '.') : NULL;
    if (!all.dot || strchr(all.dot, '/'))
        return cli_complain_usage(
            "map", "--series needs -o with a name, such as map.png, that "
                   "becomes map-2022-04-30.png");
    status =
        demarc_map_series(run->ctx, run->border, scene, how, frame_take, &all);
    if (!status)
        status = contact_make(&all);
    if (!status && !is_held(run))
        status = frames_save(&all);
    run->request->output = NULL; /* there is nothing else to deliver */
    for (size_t i = 0; i < all.count; i++) {
        demarc_buffer_free(&all.items[i].svg);
        demarc_buffer_free(&all.items[i].bytes);
        free(all.items[i].path);
    }
    free(all.items);
    return status;
}
