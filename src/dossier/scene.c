/* demarc_scene_open: what is around a border, for pictures. */
#include "model/scene.h"
#include "base/ctx.h"
#include "model/border.h"
#include "read/areas.h"
#include "read/places.h"
#include "read/relief.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    demarc_ctx *ctx;
    const demarc_border *border;
    const demarc_scene_how *how;
    demarc_scene *out;
} job;

/** Adds a source to the credits, each once. */
static bool credit_add(demarc_scene *out, const char *credit)
{
    size_t had = strlen(out->sources), more = strlen(credit);
    char *joined;

    if (more == 0 || strstr(out->sources, credit))
        return true;
    joined = demarc_arena_take(&out->arena, had + more + 3);
    if (!joined)
        return false;
    snprintf(joined, had + more + 3, "%s%s%s", out->sources, had ? "; " : "",
             credit);
    out->sources = joined;
    return true;
}

/** The file that plays a part: the one asked for, else the one that the
 *  dossier's package lists by that name; NULL if there is none. */
static const char *file_of(const job *in, const char *asked, const char *name)
{
    const demarc_package *about = &in->border->about;
    const char *slash = strrchr(in->border->segments_file, '/');
    size_t folder = slash ? (size_t)(slash + 1 - in->border->segments_file) : 0;

    if (asked)
        return asked;
    for (size_t i = 0; i < about->file_count; i++) {
        const char *path = about->files[i].path;
        char *whole;

        if (strcmp(about->files[i].name, name) != 0)
            continue;
        whole = demarc_arena_take(&in->out->arena, folder + strlen(path) + 1);
        if (whole && credit_add(in->out, about->files[i].credit)) {
            memcpy(whole, in->border->segments_file, folder);
            memcpy(whole + folder, path, strlen(path) + 1);
        }
        return whole;
    }
    return NULL;
}

static demarc_status areas_open(job *in, const char *asked, const char *name,
                                demarc_areas *out)
{
    const demarc_areas_how how = {.lang = in->how->lang};
    const char *file = file_of(in, asked, name);
    demarc_status status;

    if (!file)
        return DEMARC_OK;
    status = demarc_areas_read(in->ctx, &in->out->arena, file, &how, out);
    if (status == DEMARC_OK && !demarc_areas_settle(&in->out->arena, out))
        status = DEMARC_ENOMEM;
    return status;
}

static demarc_status places_open(job *in, const char *asked, const char *name,
                                 bool unplaced, demarc_place **out,
                                 size_t *count)
{
    const demarc_places_how how = {in->how->lang, unplaced};
    const char *file = file_of(in, asked, name);

    if (!file)
        return DEMARC_OK;
    return demarc_places_read(in->ctx, &in->out->arena, file, &how, out, count);
}

static demarc_status ground_open(job *in)
{
    const demarc_scene_how *how = in->how;
    demarc_scene *out = in->out;
    demarc_status status = areas_open(in, how->land, "land", &out->land);

    if (status == DEMARC_OK)
        status = areas_open(in, how->water, "water", &out->water);
    if (status == DEMARC_OK)
        status = areas_open(in, how->world, "world", &out->world);
    out->relief =
        (demarc_relief){file_of(in, how->relief, "relief"), demarc_relief_read};
    if (status == DEMARC_OK)
        status = places_open(in, how->places, "places", false, &out->places,
                             &out->place_count);
    return status;
}

static demarc_status all_open(job *in)
{
    demarc_scene *out = in->out;
    demarc_status status =
        in->how->only_crossings ? DEMARC_OK : ground_open(in);

    if (status == DEMARC_OK)
        status = places_open(in, in->how->crossings, "crossings", true,
                             &out->crossings, &out->crossing_count);
    return status;
}

demarc_status demarc_scene_open(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_scene_how *how, demarc_scene **out)
{
    job in = {ctx, border, how, calloc(1, sizeof(demarc_scene))};
    demarc_status status = in.out ? DEMARC_OK : DEMARC_ENOMEM;

    *out = in.out;
    if (in.out)
        in.out->sources = "";
    if (status == DEMARC_OK)
        status = all_open(&in);
    if (status) {
        demarc_scene_free(*out);
        *out = NULL;
    }
    return status;
}

void demarc_scene_free(demarc_scene *scene)
{
    if (!scene)
        return;
    demarc_areas_free(&scene->land);
    demarc_areas_free(&scene->water);
    demarc_areas_free(&scene->world);
    demarc_arena_free(&scene->arena);
    free(scene);
}
