#include "base/buffer.h"
#include "dossier/ask.h"
#include "dossier/events.h"
#include "dossier/find.h"
#include "dossier/hear.h"
#include "dossier/pillars.h"
#include "dossier/split.h"
#include "history/fold.h"
#include "measure/doubt.h"
#include "measure/far.h"
#include "measure/gauge.h"
#include "measure/overlap.h"
#include "measure/pillars.h"
#include "read/manifest.h"
#include "read/package.h"
#include "read/parties.h"

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
    uint64_t missed; /* of how->fields: not in the lines */
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

/** A dossier opened by its id is the one that was published, or refused. */
static demarc_status package_check(opening *job)
{
    const demarc_open *how = job->how;
    demarc_buffer timeline = {0};
    demarc_status lines = DEMARC_OK, events = DEMARC_OK;

    if (!job->has_package)
        return DEMARC_OK;
    demarc_buffer_format(&timeline, "timeline/%s.csv", job->halves.id);
    if (!how->segments)
        lines = demarc_manifest_check(job->ctx, &job->set->arena, &job->package,
                                      job->halves.folder, job->segments);
    if (timeline.failed)
        events = DEMARC_ENOMEM;
    else if (!how->events)
        events = demarc_manifest_events(job->ctx, &job->package, timeline.data,
                                        job->halves.events);
    demarc_buffer_free(&timeline);
    return lines != DEMARC_OK ? lines : events;
}

/** In collecting mode what comes next is done after bad data as well. The
 *  status is that of the first error. */
static bool goes_on(const opening *job, demarc_status *first,
                    demarc_status status)
{
    bool bad = status == DEMARC_EDATA && job->ctx->collect;

    if (*first == DEMARC_OK || (status != DEMARC_OK && !bad))
        *first = status;
    return status == DEMARC_OK || bad;
}

/** Shorter files are held, and looked through for more; 262,144 vertices. */
enum { GAUGED_BYTES = 1 << 22, VERTEX_BYTES = 16 };

/** May the lines be measured without being kept? Not if something is to be
 *  laid on them. */
static bool may_gauge(const opening *job)
{
    const demarc_open *how = job->how;

    return (how->lengths_only || how->vertices_late) && !how->id &&
           !job->has_package && !*job->halves.events && !how->pillars &&
           !job->ctx->collect;
}

/** Keeps what was measured while it was read as long as the set. */
static bool gauges_keep(demarc_border_set *set, demarc_gauges *of)
{
    const demarc_gauges kept = *of;
    bool lon = demarc_arena_adopt(&set->arena, kept.lon);
    bool lat = demarc_arena_adopt(&set->arena, kept.lat);
    bool cum = demarc_arena_adopt(&set->arena, kept.cum);

    *of = (demarc_gauges){0};
    return demarc_arena_adopt(&set->arena, kept.items) && lon && lat && cum;
}

/** Reads the segments, by a gauger if it can be one. */
static demarc_status segments_read(opening *job, demarc_segments_how *how,
                                   demarc_segments *out)
{
    const bool gauges = may_gauge(job);
    demarc_gauging *gauging = NULL;
    demarc_gauger gauger;
    demarc_status status;

    if (gauges || (job->how->places_only && !job->ctx->collect)) {
        gauging = demarc_gauging_new(job->how->jobs, !gauges, &gauger);
        *out = (demarc_segments){0};
        if (!gauging)
            return DEMARC_ENOMEM;
        gauger.least = GAUGED_BYTES;
        how->gauger = &gauger;
        how->recalls = job->how->vertices_late;
    }
    status = demarc_segments_read(job->ctx, &job->set->arena, job->segments,
                                  how, out);
    demarc_gauging_free(gauging);
    if (!gauges_keep(job->set, &out->gauges))
        status = DEMARC_ENOMEM;
    job->set->recall = out->recall;
    out->recall = (demarc_recall){0};
    return status;
}

/** What the file says of each of its borders. */
static void border_take(const opening *job, demarc_border *border,
                        const demarc_segments *of)
{
    border->origin = of->crs;
    border->gauged = border->segment_count > 0 && border->segments[0].gauges;
    border->recall = job->set->recall.user ? &job->set->recall : NULL;
    border->jobs = job->how->jobs;
}

static demarc_status segments_open(opening *job)
{
    demarc_segments_how how = {.fields = job->how->fields,
                               .assume_crs = job->how->assume_crs,
                               .encoding = job->how->encoding,
                               .default_stage = job->how->default_stage,
                               .allow_ballpark = job->how->allow_ballpark,
                               .rebuild_index = job->how->rebuild_index,
                               .allow_network = job->how->allow_network,
                               .scratch = job->how->scratch,
                               .events = *job->halves.events != '\0',
                               .schema = job->how->schema,
                               .view = job->how->view};
    demarc_arena *arena = &job->set->arena;
    demarc_segments segments;
    demarc_status status, first = DEMARC_OK;

    job->segments =
        demarc_halves_segments(arena, &job->halves, job->package.segments);
    if (!job->segments)
        return DEMARC_ENOMEM;
    status = package_check(job);
    if (status != DEMARC_OK)
        return status;
    status = segments_read(job, &how, &segments);
    if (goes_on(job, &first, status) && segments.count > 0)
        goes_on(job, &first,
                demarc_segments_split(job->ctx, &segments, job->halves.id,
                                      job->how->id != NULL, job->segments,
                                      job->set));
    for (size_t i = 0; i < job->set->count; i++)
        border_take(job, &job->set->borders[i], &segments);
    job->missed = segments.missed;
    demarc_segments_free(&segments);
    return first;
}

/** A border that is not the dossier's own knows what its id and lines say. */
static demarc_status border_describe(opening *job, demarc_border *border)
{
    border->segments_file = job->segments;
    border->events_file = job->halves.events;
    border->about = job->package;
    if (job->set->count == 1 && job->has_package)
        return DEMARC_OK;
    return demarc_border_guess(&job->set->arena, border);
}

/** Are there so many lines that a question about places does not wait until
 *  they are compared with each other? */
static bool may_skip(const opening *job, const demarc_border *border)
{
    size_t vertices = 0;

    for (size_t i = 0; i < border->segment_count; i++)
        vertices += border->segments[i].vertices;
    return job->how->places_only && !job->has_package && !job->ctx->collect &&
           vertices >= GAUGED_BYTES / VERTEX_BYTES;
}

/** Of a long file copies of lines are all that is found. */
static demarc_status copies_find(const opening *job, demarc_border *border)
{
    demarc_where where = DEMARC_NOWHERE;
    demarc_status status = demarc_doubles_find(job->ctx, border);

    where.file = border->segments_file;
    if (status != DEMARC_OK)
        return status;
    return demarc_report(job->ctx, DEMARC_RULE_LINES_UNSEARCHED, &where,
                         "demarc check looks for them",
                         "so long a file is measured as it is read: but for "
                         "copies, lines that lie on others are not looked for");
}

/** Looks for lines that run together. */
static demarc_status together_find(const opening *job, demarc_border *border)
{
    if (border->gauged)
        return copies_find(job, border);
    return border->unsearched ? DEMARC_OK
                              : demarc_overlaps_find(job->ctx, border);
}

/** Measures a border, and looks at what was measured. */
static demarc_status border_measure(opening *job, demarc_border *border)
{
    demarc_status first = border_describe(job, border);

    border->unsearched = may_skip(job, border);
    if (first == DEMARC_OK)
        first = demarc_net_make(job->ctx, border, &border->net);
    if (first == DEMARC_OK &&
        goes_on(job, &first, demarc_lines_doubt(job->ctx, border)) &&
        goes_on(job, &first, together_find(job, border)))
        goes_on(job, &first, demarc_area_doubt(job->ctx, border));
    return first;
}

static demarc_status events_open(opening *job, demarc_border *border)
{
    demarc_status first = DEMARC_OK;

    if (*job->halves.events &&
        goes_on(job, &first,
                demarc_dossier_events(job->ctx, &job->set->arena, job->how,
                                      job->missed, border)) &&
        goes_on(job, &first, demarc_claims_hear(job->ctx, job->how, border)))
        goes_on(job, &first, demarc_events_far(job->ctx, border));
    return first;
}

/** Pillars and events are of one border: of a set, the one that is named. */
static demarc_status sides_open(opening *job)
{
    const demarc_package *package = job->has_package ? &job->package : NULL;
    demarc_border *border = NULL;
    demarc_status first = DEMARC_OK;

    if (job->set->count > 1 && !*job->halves.events && !job->how->pillars)
        return DEMARC_OK;
    first = demarc_border_pick(job->ctx, job->set, job->how->border, &border);
    if (first == DEMARC_OK &&
        goes_on(job, &first,
                demarc_dossier_pillars(job->ctx, &job->set->arena, job->how,
                                       &job->halves, package, border)))
        goes_on(job, &first, events_open(job, border));
    return first;
}

/** Events are all there is: a border of claims, without lines. */
static demarc_status claims_open(opening *job)
{
    demarc_border_set *set = job->set;
    demarc_border *border = demarc_arena_take(&set->arena, sizeof *border);
    demarc_status first;

    if (!border)
        return DEMARC_ENOMEM;
    *border = (demarc_border){.id = job->halves.id,
                              .segments_file = "",
                              .events_file = job->halves.events,
                              .origin = {"", "", NAN},
                              .about = job->package};
    set->borders = border;
    set->count = 1;
    first = demarc_parties_read(job->ctx, &set->arena, job->halves.events,
                                job->how->encoding, &border->about);
    if (first == DEMARC_OK)
        first = demarc_dossier_events(job->ctx, &set->arena, job->how,
                                      UINT64_MAX, border); /* no lines */
    return first ? first : demarc_claims_hear(job->ctx, job->how, border);
}

/** When the segments cannot be read, a collecting run still reads the events,
 *  for their findings. */
static demarc_status events_alone(opening *job)
{
    demarc_border border = {.about = job->package,
                            .events_file = job->halves.events};

    if (!job->ctx->collect || !*job->halves.events)
        return DEMARC_OK;
    return demarc_dossier_events(job->ctx, &job->set->arena, job->how,
                                 job->missed, &border);
}

/** When some segments cannot be read, the others are measured for what is to
 *  be found in them. */
static demarc_status rest_look(opening *job)
{
    demarc_status first = DEMARC_OK;

    for (size_t i = 0; job->ctx->collect && i < job->set->count; i++)
        if (!goes_on(job, &first, border_measure(job, &job->set->borders[i])))
            return first;
    return events_alone(job);
}

/** Without lines events mean nothing; with them they can be folded, also when
 *  some could not be read. */
static demarc_status both_open(opening *job)
{
    demarc_border_set *set = job->set;
    demarc_status first = segments_open(job);
    bool goes = first == DEMARC_OK;

    if (first == DEMARC_EDATA && rest_look(job) == DEMARC_ENOMEM)
        return DEMARC_ENOMEM;
    for (size_t i = 0; goes && i < set->count; i++)
        goes = goes_on(job, &first, border_measure(job, &set->borders[i]));
    goes = goes && goes_on(job, &first, sides_open(job));
    for (size_t i = 0; goes && i < set->count; i++)
        goes = goes_on(job, &first,
                       demarc_fold_make(job->ctx, &set->borders[i],
                                        &set->borders[i].fold));
    return first;
}

demarc_status demarc_border_set_open(demarc_ctx *ctx, const demarc_open *how,
                                     demarc_border_set **out)
{
    demarc_border_set *set = calloc(1, sizeof *set);
    opening job = {.ctx = ctx, .how = how, .set = set};
    demarc_status status = set ? DEMARC_OK : DEMARC_ENOMEM;

    *out = NULL;
    if (status == DEMARC_OK)
        status = demarc_open_check(ctx, how);
    if (status == DEMARC_OK)
        status = demarc_halves_find(ctx, &set->arena, how, &job.halves);
    if (status == DEMARC_OK)
        status = package_open(&job);
    if (status == DEMARC_OK)
        status = *job.halves.folder || *job.halves.segments ? both_open(&job)
                                                            : claims_open(&job);
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

        demarc_pillar_index_free(border->pillar_index);
        demarc_fold_free(border->fold);
        demarc_net_free(border->net);
    }
    demarc_recall_close(&set->recall);
    demarc_arena_free(&set->arena);
    free(set);
}
