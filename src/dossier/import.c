#include "dossier/import.h"

#include "base/buffer.h"
#include "measure/locate.h"
#include "model/border.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static const struct {
    bool kept;
    const char *why;
} fates[] = {
#define FATE(id, kept, why) {kept, why},
#include "dossier/import_fates.def"
#undef FATE
};

const char *demarc_fate_dropped(demarc_fate fate)
{
    return fates[fate].kept ? NULL : fates[fate].why;
}

const char *demarc_fate_words(demarc_fate fate)
{
    return fates[fate].why;
}

/* ---- What becomes of a row ---- */

/* A row that is dropped only for being exact about nothing. */
static demarc_fate fate_without_place(const demarc_importer *job,
                                      const demarc_feed_row *row)
{
    const bool coarse = !isnan(row->lon);

    if (job->how->exact_only)
        return DEMARC_FATE_INEXACT;
    if (!job->finder)
        return DEMARC_FATE_READ;
    if (demarc_import_mentions(job, row))
        return coarse ? DEMARC_FATE_COARSE : DEMARC_FATE_NOWHERE;
    return coarse ? DEMARC_FATE_COARSE_OTHER : DEMARC_FATE_NOWHERE_OTHER;
}

/* How far off the nearest is, is only worth knowing if no row is near. */
static double reach_of(const demarc_importer *job)
{
    const double near_m = job->how->near_km * 1000;

    return job->tally[DEMARC_FATE_NEAR].rows ? near_m
                                             : fmax(near_m, job->nearest_m);
}

static demarc_fate fate_by_distance(demarc_importer *job,
                                    const demarc_feed_row *row,
                                    double *distance_m)
{
    demarc_location at;

    demarc_point_locate(job->finder, row->date.days.last, row->lon, row->lat,
                        reach_of(job), &at);
    if (!at.segment)
        return DEMARC_FATE_FAR;
    if (at.spot.offset_m > job->how->near_km * 1000) {
        job->nearest_m = at.spot.offset_m;
        return DEMARC_FATE_FAR;
    }
    *distance_m = at.spot.offset_m;
    return DEMARC_FATE_NEAR;
}

static demarc_fate fate_of(demarc_importer *job, const demarc_feed_row *row,
                           double *distance_m)
{
    const demarc_import_how *how = job->how;

    *distance_m = NAN;
    if (row->refused)
        return DEMARC_FATE_BAD;
    if (how->has_since && row->date.days.last < how->since)
        return DEMARC_FATE_EARLY;
    if (how->has_until && row->date.days.first > how->until)
        return DEMARC_FATE_LATE;
    if (isnan(row->lon) || row->coarse)
        return fate_without_place(job, row);
    return job->finder ? fate_by_distance(job, row, distance_m)
                       : DEMARC_FATE_READ;
}

static void tally_add(demarc_import_tally *tally, const demarc_feed_row *row)
{
    tally->rows++;
    for (size_t i = 0; i < DEMARC_FEED_COUNTS && !row->refused; i++)
        tally->count[i] += isnan(row->count[i]) ? 0 : row->count[i];
}

static demarc_status hand_out(demarc_importer *job,
                              const demarc_import_file *file,
                              const demarc_feed_row *row)
{
    double distance_m;
    const demarc_fate fate = fate_of(job, row, &distance_m);
    const char *id = row->of[DEMARC_FEED_ID];
    demarc_import_row out = {.file = file->csv.path,
                             .line = row->line,
                             .id = id ? id : "",
                             .why = demarc_fate_dropped(fate)};

    tally_add(&job->tally[fate], row);
    if (!out.why) {
        demarc_status status = demarc_import_cells(job, file, row, distance_m);

        if (status)
            return status;
        out.cells = job->cells;
        out.count = job->cell_count;
    }
    return job->fn(job->user, &out);
}

/* ---- Files ---- */

static demarc_status rows_read(demarc_importer *job, demarc_import_file *file)
{
    demarc_status status;
    demarc_feed_row row;

    for (;;) {
        status = demarc_import_file_next(file, &row);
        if (!status && row.line)
            status = hand_out(job, file, &row);
        if (status || !row.line)
            return status;
    }
}

static demarc_status file_read(demarc_importer *job, const char *path)
{
    const demarc_import_file_how how = {.from = job->how->from,
                                        .fields = job->how->fields,
                                        .encoding = job->how->encoding,
                                        .parties = job->keys,
                                        .party_count = job->party_count};
    demarc_import_source *source = &job->sources[job->source_count++];
    demarc_import_file file;
    demarc_status status =
        demarc_import_file_open(job->ctx, &job->arena, path, &how, &file);

    *source = (demarc_import_source){.file = path};
    if (!status)
        status = rows_read(job, &file);
    source->feed = file.feed;
    source->headless = file.csv.headless;
    source->columns = file.csv.column_count;
    source->rows = file.csv.rows_in;
    demarc_import_file_close(&file);
    return status;
}

/* With --skip-bad-rows what was refused is a warning, and is counted. */
static demarc_status judge_bad(demarc_importer *job, size_t since)
{
    const size_t bad = job->tally[DEMARC_FATE_BAD].rows;
    demarc_ctx *ctx = job->ctx;

    if (!bad)
        return DEMARC_OK;
    if (!job->how->skip_bad_rows)
        return DEMARC_EDATA;
    for (size_t i = since; i < ctx->finding_count; i++)
        if (ctx->findings[i].severity == DEMARC_ERROR)
            ctx->findings[i].severity = DEMARC_WARNING;
    return demarc_report(ctx, DEMARC_RULE_ROWS_SKIPPED, NULL, NULL,
                         "%zu row%s cannot be read", bad, bad == 1 ? "" : "s");
}

static size_t rows_of(const demarc_importer *job, bool kept_too)
{
    size_t rows = 0;

    for (size_t i = 0; i < DEMARC_FATE_COUNT; i++)
        if (kept_too || !fates[i].kept)
            rows += job->tally[i].rows;
    return rows;
}

/* An empty answer says what came nearest. */
static demarc_status judge_empty(demarc_importer *job)
{
    demarc_buffer near = {0};
    demarc_status status;
    const size_t rows = rows_of(job, true), kept = rows - rows_of(job, false);

    if (kept)
        return DEMARC_OK;
    if (isfinite(job->nearest_m)) {
        demarc_buffer_text(&near, "; the nearest is ");
        demarc_buffer_fixed(&near, job->nearest_m / 1000, 1);
        demarc_buffer_text(&near, " km from the line");
    }
    demarc_buffer_text(&near, "");
    status = demarc_buffer_status(&near);
    if (!status)
        status = demarc_report(
            job->ctx, DEMARC_RULE_EMPTY, NULL,
            rows ? "the report says why; ask for less" : "name another file",
            rows ? "none of %zu rows is left%s" : "there are no rows", rows,
            near.data);
    demarc_buffer_free(&near);
    return status;
}

static demarc_status files_read(demarc_importer *job)
{
    const size_t since = job->ctx->finding_count;
    demarc_status status = demarc_import_names(job);
    const demarc_import_row names = {
        .file = "", .id = "", .cells = job->cells, .count = job->cell_count};

    if (!status)
        status = job->fn(job->user, &names);
    for (size_t i = 0; job->how->files[i] && !status; i++)
        status = file_read(job, job->how->files[i]);
    if (!status)
        status = judge_bad(job, since);
    return status ? status : judge_empty(job);
}

/* ---- What is asked ---- */

static const char *with_case(demarc_arena *arena, const char *id, int fold(int))
{
    char *copy = demarc_arena_copy(arena, id, strlen(id));

    for (char *c = copy; c && *c; c++)
        if ((unsigned char)*c < 0x80)
            *c = (char)fold(*c);
    return copy;
}

static demarc_status take_party(demarc_importer *job, const char *id)
{
    const size_t i = job->party_count++;

    job->parties[i] = with_case(&job->arena, id, toupper);
    job->keys[i] = with_case(&job->arena, id, tolower);
    return job->parties[i] && job->keys[i] ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status parties_take(demarc_importer *job)
{
    const demarc_border *border = job->border;
    const char *const *asked = job->how->parties;
    size_t count = asked || !border ? 0 : border->about.party_count;
    demarc_status status = DEMARC_OK;

    while (asked && asked[count])
        count++;
    job->parties = demarc_arena_take(&job->arena, count * sizeof *job->parties);
    job->keys = demarc_arena_take(&job->arena, count * sizeof *job->keys);
    job->side = demarc_arena_take(&job->arena, count * sizeof *job->side);
    if (!job->parties || !job->keys || !job->side)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < count && !status; i++)
        status =
            take_party(job, asked ? asked[i] : border->about.parties[i].id);
    return status;
}

static demarc_status start(demarc_importer *job)
{
    size_t files = 0;
    demarc_status status = parties_take(job);

    while (job->how->files[files])
        files++;
    job->sources = demarc_arena_take(&job->arena, files * sizeof *job->sources);
    if (status || !job->sources)
        return status ? status : DEMARC_ENOMEM;
    if (!job->how->near_km)
        return DEMARC_OK;
    if (!job->border)
        return demarc_report(job->ctx, DEMARC_RULE_USAGE, NULL,
                             "name it with --border or --segments",
                             "a distance is from a border");
    job->finder = demarc_finder_make(job->border, &job->arena);
    return job->finder ? DEMARC_OK : DEMARC_ENOMEM;
}

demarc_status demarc_import(demarc_ctx *ctx, const demarc_border *border,
                            const demarc_import_how *how, demarc_import_fn *fn,
                            void *user, demarc_table **report)
{
    demarc_importer job = {.ctx = ctx,
                           .border = border,
                           .how = how,
                           .fn = fn,
                           .user = user,
                           .nearest_m = INFINITY};
    demarc_status status = start(&job), reported;

    *report = NULL;
    if (!status)
        status = files_read(&job);
    if (rows_of(&job, true)) {
        reported = demarc_import_report(&job, report);
        status = reported ? reported : status;
    }
    demarc_buffer_free(&job.id);
    demarc_buffer_free(&job.title);
    demarc_buffer_free(&job.note);
    demarc_buffer_free(&job.numbers);
    demarc_arena_free(&job.arena);
    return status;
}
