#include "dossier/find.h"
#include "dossier/split.h"
#include "history/fold.h"
#include "model/geos.h"
#include "read/events.h"
#include "read/package.h"

#include <stdlib.h>

/** A dossier being opened. */
typedef struct opening {
    demarc_ctx *ctx;
    const demarc_open *how;
    demarc_border_set *set;
    demarc_halves halves;
    demarc_package package; /* the dossier's own, if it has one */
    bool has_package;
    const char *segments;
} opening;

static demarc_status package_open(opening *job)
{
    demarc_arena *arena = &job->set->arena;
    demarc_status status;

    status = demarc_package_guess(arena, job->halves.id, &job->package);
    job->has_package = *job->halves.package != '\0';
    if (status == DEMARC_OK && job->has_package)
        status = demarc_package_read(job->ctx, arena, job->halves.package,
                                     &job->package);
    return status;
}

static demarc_status segments_open(opening *job)
{
    const demarc_segments_how how = {job->how->fields, job->how->assume_crs,
                                     job->how->encoding,
                                     job->how->default_stage,
                                     job->how->allow_ballpark};
    demarc_arena *arena = &job->set->arena;
    demarc_segments segments;
    demarc_status status;

    job->segments =
        demarc_halves_segments(arena, &job->halves, job->package.segments);
    if (!job->segments)
        return DEMARC_ENOMEM;
    status =
        demarc_segments_read(job->ctx, arena, job->segments, &how, &segments);
    if (status == DEMARC_OK)
        status = demarc_segments_split(job->ctx, &segments, job->halves.id,
                                       job->how->id != NULL, job->segments,
                                       job->set);
    for (size_t i = 0; i < job->set->count; i++)
        job->set->borders[i].origin = segments.crs;
    demarc_segments_free(job->ctx, &segments);
    return status;
}

/** A border that is not the dossier's own knows only what its id says. */
static demarc_status border_describe(opening *job, demarc_border *border)
{
    border->segments_file = job->segments;
    border->events_file = job->halves.events;
    border->about = job->package;
    if (job->set->count == 1 && job->has_package)
        return DEMARC_OK;
    return demarc_package_guess(&job->set->arena, border->id, &border->about);
}

static demarc_status events_open(opening *job, demarc_border *border)
{
    demarc_arena *arena = &job->set->arena;
    size_t count = border->about.party_count;
    const char **parties =
        demarc_arena_take(arena, (count + 1) * sizeof *parties);
    demarc_events_how how = {
        .parties = parties, .party_count = count, .fields = job->how->fields};
    demarc_events events;
    demarc_status status;

    if (!parties)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < count; i++)
        parties[i] = border->about.parties[i].id;
    status =
        demarc_events_read(job->ctx, arena, job->halves.events, &how, &events);
    border->events = events.items;
    border->event_count = events.count;
    return status;
}

static demarc_status border_finish(opening *job, demarc_border *border)
{
    demarc_status status = border_describe(job, border);

    if (status == DEMARC_OK)
        status = demarc_net_make(job->ctx, border, &border->net);
    return status;
}

/** Events are of one border: of a set, the one that is named. */
static demarc_status events_fold(opening *job)
{
    demarc_border *border = NULL;
    demarc_status status = DEMARC_OK;

    if (*job->halves.events) {
        status =
            demarc_border_pick(job->ctx, job->set, job->how->border, &border);
        if (status == DEMARC_OK)
            status = events_open(job, border);
    }
    for (size_t i = 0; i < job->set->count && status == DEMARC_OK; i++)
        status = demarc_fold_make(job->ctx, &job->set->borders[i],
                                  &job->set->borders[i].fold);
    return status;
}

demarc_status demarc_border_set_open(demarc_ctx *ctx, const demarc_open *how,
                                     demarc_border_set **out)
{
    demarc_border_set *set = calloc(1, sizeof *set);
    opening job = {.ctx = ctx, .how = how, .set = set};
    demarc_status status = set ? DEMARC_OK : DEMARC_ENOMEM;

    *out = NULL;
    if (set)
        set->ctx = ctx;
    if (status == DEMARC_OK)
        status = demarc_halves_find(ctx, &set->arena, how, &job.halves);
    if (status == DEMARC_OK)
        status = package_open(&job);
    if (status == DEMARC_OK)
        status = segments_open(&job);
    for (size_t i = 0; status == DEMARC_OK && i < set->count; i++)
        status = border_finish(&job, &set->borders[i]);
    if (status == DEMARC_OK)
        status = events_fold(&job);
    if (status == DEMARC_OK)
        *out = set;
    else
        demarc_border_set_free(set);
    return status;
}

void demarc_border_set_free(demarc_border_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; i < set->count; i++) {
        demarc_border *border = &set->borders[i];

        for (size_t k = 0; k < border->segment_count; k++)
            demarc_geos_free(set->ctx, border->segments[k].geometry);
        demarc_fold_free(border->fold);
        demarc_net_free(border->net);
    }
    demarc_arena_free(&set->arena);
    free(set);
}
