#include "read/shp.h"

#include "base/buffer.h"
#include "read/dbf.h"
#include "read/prj.h"

#include <sys/stat.h>

enum { SHORT = 1 << 20 }; /* bytes of a file that is copied gladly */

typedef struct door {
    demarc_ctx *ctx;
    const demarc_shp_how *how;
    demarc_shp_files files;
    demarc_buffer index;
    demarc_status status; /* the first error's */
    demarc_shp *out;
} door;

/** Takes a status; false when reading stops. */
static bool take(door *job, demarc_status status)
{
    if (job->status == DEMARC_OK || status == DEMARC_ENOMEM)
        job->status = status;
    return job->status == DEMARC_OK ||
           (job->ctx->collect && job->status != DEMARC_ENOMEM);
}

/** A part of the shapefile is not there. */
static bool missing(door *job, demarc_rule_id rule, const char *ending,
                    const char *remedy)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = job->files.path[DEMARC_SHP];
    job->out->sound = false;
    return take(job, demarc_report(job->ctx, rule, &where, remedy,
                                   "there is no .%s beside it", ending));
}

static bool shapes_check(door *job)
{
    const char *shx = job->files.path[DEMARC_SHX];
    demarc_shp_walk walk = {.shp = job->files.path[DEMARC_SHP],
                            .areas = job->how->areas,
                            .gauger = job->how->gauger,
                            .points = job->how->points};
    bool go_on;

    if (job->how->rebuild_index)
        walk.index = &job->index;
    else if (*shx)
        walk.shx = shx;
    else if (!missing(job, DEMARC_RULE_SHX_MISSING, "shx",
                      "copy it too, or give --rebuild-index to do without"))
        return false;
    go_on = take(job, demarc_shp_walk_do(job->ctx, &walk));
    job->out->count = walk.count;
    job->out->gauged = walk.gauged;
    job->out->sound = job->out->sound && !walk.broken;
    return go_on;
}

static bool rows_check(door *job)
{
    const char *dbf = job->files.path[DEMARC_DBF];
    bool broken, go_on;

    if (!*dbf)
        return job->how->shapes_only ||
               missing(job, DEMARC_RULE_DBF_MISSING, "dbf",
                       "copy it too, or give --default-stage to do without");
    go_on = take(job, demarc_dbf_check(job->ctx, dbf,
                                       job->out->sound ? job->out->count.records
                                                       : DEMARC_DBF_ANY,
                                       &broken));
    job->out->sound = job->out->sound && !broken;
    return go_on;
}

/** The small text files beside it, which OGR would read whatever they are. */
static bool sides_check(door *job)
{
    const char *const *path = job->files.path;
    demarc_status prj =
        demarc_prj_check(job->ctx, path[DEMARC_PRJ], &job->out->wgs84);
    demarc_status cpg = demarc_cpg_check(job->ctx, path[DEMARC_CPG]);

    job->out->wgs84 = job->out->wgs84 && job->how->trusts_prj;
    if (prj != DEMARC_OK || cpg != DEMARC_OK)
        job->out->sound = false;
    return take(job, prj) && take(job, cpg);
}

/** OGR would have PROJ look the .prj up in its database, which takes longer
 *  than to read a short file: it gets a copy without one. */
static bool leaves_prj(const door *job)
{
    bool leaves = job->out->wgs84 && !job->out->gauged;
    struct stat found;

    for (size_t i = 0; leaves && i < DEMARC_SHP_PARTS; i++)
        leaves = stat(job->files.path[i], &found) != 0 || found.st_size < SHORT;
    return leaves;
}

/** What OGR is to open: the files, or a copy where they are as it needs
 *  them. */
static void path_set(door *job)
{
    const demarc_buffer *index = job->how->rebuild_index ? &job->index : NULL;
    demarc_shp *out = job->out;
    const bool leaves = leaves_prj(job);

    out->path = job->files.path[DEMARC_SHP];
    if (!out->sound || (!index && !job->files.odd && !leaves))
        return;
    if (leaves)
        job->files.path[DEMARC_PRJ] = "";
    out->sound = take(
        job, demarc_shp_copy_make(job->ctx, &job->files, index, &out->copy));
    if (out->sound)
        out->path = demarc_shp_copy_path(out->copy);
}

demarc_status demarc_shp_open(demarc_ctx *ctx, demarc_arena *arena,
                              const char *path, const demarc_shp_how *how,
                              demarc_shp *out)
{
    door job = {.ctx = ctx, .how = how, .out = out};

    *out = (demarc_shp){.sound = true, .path = path};
    job.status = demarc_shp_files_find(arena, path, &job.files);
    if (job.status != DEMARC_OK || !shapes_check(&job) || !rows_check(&job) ||
        !sides_check(&job))
        out->sound = false;
    path_set(&job);
    demarc_buffer_free(&job.index);
    return job.status;
}

void demarc_shp_close(demarc_shp *shp)
{
    demarc_shp_copy_free(shp->copy);
    shp->copy = NULL;
}

demarc_status demarc_shp_compare(demarc_ctx *ctx, const char *path,
                                 const demarc_shp_count *there,
                                 const demarc_shp_count *got)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = path;
    if (there->records == got->records && there->parts == got->parts &&
        there->points == got->points)
        return DEMARC_OK;
    return demarc_report(
        ctx, DEMARC_RULE_SOURCE_COUNT, &where, DEMARC_DAMAGE_AGAIN,
        "of %llu lines in %llu parts with %llu points GDAL returned %llu, "
        "%llu and %llu",
        (unsigned long long)there->records, (unsigned long long)there->parts,
        (unsigned long long)there->points, (unsigned long long)got->records,
        (unsigned long long)got->parts, (unsigned long long)got->points);
}
