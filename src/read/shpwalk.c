#include "read/shpwalk.h"

#include "base/buffer.h"
#include "read/bytes.h"

#include <math.h>
#include <string.h>

#define REBUILD "give --rebuild-index to read without it"

/** A file of the pair, while it is being read. */
typedef struct side {
    demarc_stream in;
    demarc_damage damage;
    demarc_shp_head head;
    bool sound; /* its header holds, so its records can be read */
} side;

typedef struct pair {
    demarc_shp_walk *walk;
    side shp, shx;
    double extent[DEMARC_SIDES]; /* of all points */
    bool measured, unmeasured;   /* records with and without M */
} pair;

static const demarc_shp_rules shp_rules = {
    DEMARC_RULE_SHP_HEADER, DEMARC_RULE_SHP_SIZE, DEMARC_DAMAGE_AGAIN};
static const demarc_shp_rules shx_rules = {DEMARC_RULE_SHX_HEADER,
                                           DEMARC_RULE_SHX_SIZE, REBUILD};

static void side_open(demarc_ctx *ctx, const char *path,
                      const demarc_shp_rules *rules, side *out)
{
    out->damage = (demarc_damage){.ctx = ctx, .file = path};
    demarc_damage_take(&out->damage, demarc_stream_open(ctx, path, &out->in));
    if (out->damage.status != DEMARC_OK)
        out->damage.broken = true;
    else
        out->sound =
            demarc_shp_head_read(&out->in, rules, &out->damage, &out->head);
}

static demarc_status side_close(demarc_ctx *ctx, side *done)
{
    demarc_damage_take(&done->damage, demarc_stream_close(ctx, &done->in));
    return demarc_damage_end(&done->damage);
}

static void type_check(pair *job)
{
    uint32_t type = job->shp.head.type;
    bool points = job->walk->points;

    if (points ? demarc_shp_type_points(type)
               : demarc_shp_type_lines(type) ||
                     (job->walk->areas && demarc_shp_type_areas(type)))
        return;
    demarc_damage_add(&job->shp.damage, DEMARC_RULE_GEOMETRY_TYPE,
                      points ? "give a file of points" : "give a file of lines",
                      "the file holds %s, not %s", demarc_shp_type_name(type),
                      points ? "points" : "lines");
    job->shp.sound = false;
    job->shp.damage.broken = true;
}

/** To the digit; two that are not a number are the same as well. */
static bool boxes_same(const double *a, const double *b)
{
    for (size_t i = 0; i < DEMARC_SIDES; i++)
        if (!(a[i] == b[i] || (isnan(a[i]) && isnan(b[i]))))
            return false;
    return true;
}

/** The two headers say the same, but for the length. */
static void heads_compare(pair *job)
{
    const demarc_shp_head *shp = &job->shp.head, *shx = &job->shx.head;

    if (shp->type != shx->type) {
        demarc_damage_break(&job->shx.damage, DEMARC_RULE_SHX_HEADER, REBUILD,
                            "its type of shape is not that of the .shp");
        job->shx.sound = false;
    } else if (!boxes_same(shp->box, shx->box)) {
        demarc_damage_add(&job->shx.damage, DEMARC_RULE_SHX_BOX, REBUILD,
                          "the box in its header is not that of the .shp");
    }
}

static void headers_take(pair *job)
{
    const unsigned char *at = demarc_stream_peek(&job->shp.in, DEMARC_SHP_HEAD);

    if (job->walk->index && at)
        demarc_buffer_add(job->walk->index, (const char *)at, DEMARC_SHP_HEAD);
    demarc_stream_skip(&job->shp.in, DEMARC_SHP_HEAD);
    if (job->shx.sound)
        demarc_stream_skip(&job->shx.in, DEMARC_SHP_HEAD);
}

static void big_32_write(uint32_t value, char *at)
{
    for (int i = 0; i < 4; i++)
        at[i] = (char)(unsigned char)(value >> (24 - 8 * i));
}

static void index_add(demarc_buffer *index, const demarc_shp_record *record)
{
    char entry[8];

    big_32_write((uint32_t)(record->at / 2), entry);
    big_32_write((uint32_t)(record->length / 2), entry + 4);
    demarc_buffer_add(index, entry, sizeof entry);
}

/** The length in the header, once it is known. */
static demarc_status index_end(demarc_buffer *index)
{
    if (!index || index->failed)
        return index ? DEMARC_ENOMEM : DEMARC_OK;
    if (index->length >= DEMARC_SHP_HEAD)
        big_32_write((uint32_t)(index->length / 2), index->data + 24);
    return DEMARC_OK;
}

/** The next entry must be of this record. */
static void entry_check(pair *job, const demarc_shp_record *record)
{
    const unsigned char *at = demarc_stream_peek(&job->shx.in, 8);

    if (!at)
        return; /* too few are counted at the end */
    if (demarc_big_32(at) != record->at / 2 ||
        demarc_big_32(at + 4) != record->length / 2)
        demarc_damage_break(&job->shx.damage, DEMARC_RULE_SHX_ENTRY, REBUILD,
                            "entry %lu says byte %llu and %llu bytes; the "
                            "record has byte %llu and %llu",
                            (unsigned long)record->number,
                            2 * (unsigned long long)demarc_big_32(at),
                            2 * (unsigned long long)demarc_big_32(at + 4),
                            (unsigned long long)record->at,
                            (unsigned long long)record->length);
    demarc_stream_skip(&job->shx.in, 8);
}

static void record_take(pair *job, const demarc_shp_record *record)
{
    demarc_shp_count *count = &job->walk->count;

    count->records++;
    count->parts += record->parts;
    count->points += record->points;
    demarc_extent_add(job->extent, record->extent);
    if (record->points > 0 && demarc_shp_type_has_m(record->type))
        *(record->measured ? &job->measured : &job->unmeasured) = true;
    if (job->walk->index)
        index_add(job->walk->index, record);
    if (job->shx.sound)
        entry_check(job, record);
}

/** False when it was left half-way. */
static bool records_read(pair *job)
{
    demarc_shp_record record = {0};
    const demarc_gauger *gauger = job->walk->gauged ? job->walk->gauger : NULL;

    while (demarc_stream_left(&job->shp.in) > 0) {
        if (!demarc_shp_record_read(&job->shp.in, job->shp.head.type, gauger,
                                    &job->shp.damage, &record))
            return false;
        record_take(job, &record);
        if (!demarc_damage_goes_on(&job->shx.damage))
            return false;
    }
    return true;
}

static void entries_count(pair *job)
{
    uint64_t size = job->shx.in.size;
    uint64_t entries = (size - DEMARC_SHP_HEAD) / 8;

    if (entries != job->walk->count.records ||
        size != DEMARC_SHP_HEAD + 8 * entries)
        demarc_damage_break(&job->shx.damage, DEMARC_RULE_SHX_COUNT, REBUILD,
                            "the index has %llu entries (%llu bytes), the "
                            ".shp %llu records",
                            (unsigned long long)entries,
                            (unsigned long long)size,
                            (unsigned long long)job->walk->count.records);
}

/** No reader uses the box of the whole file but to choose what to show. */
static void extent_check(pair *job)
{
    const double *box = job->shp.head.box, *extent = job->extent;
    bool out = false, same = true;

    if (job->walk->count.points == 0 || job->shp.damage.broken)
        return;
    for (int i = 0; i < DEMARC_SIDES; i++) {
        same = same && extent[i] == box[i];
        out = out ||
              !(i < DEMARC_EAST ? box[i] <= extent[i] : box[i] >= extent[i]);
    }
    if (out)
        demarc_damage_add(&job->shp.damage, DEMARC_RULE_SHP_EXTENT, NULL,
                          "points lie outside of the box in its header");
    else if (!same)
        demarc_damage_add(&job->shp.damage, DEMARC_RULE_SHP_EXTENT_LOOSE, NULL,
                          "the box in its header is larger than its points'");
}

static void totals_check(pair *job)
{
    if (job->shx.sound)
        entries_count(job);
    extent_check(job);
    if (job->measured && job->unmeasured)
        demarc_damage_add(&job->shp.damage, DEMARC_RULE_SHP_MEASURE, NULL,
                          "some records have measures (M), others have none");
}

/** Is the file one whose vertices the gauger wants? Lines with heights or
 *  measures are not: of them there is something to be told. */
static bool gauges(const pair *job)
{
    const demarc_gauger *gauger = job->walk->gauger;
    const uint32_t type = job->shp.head.type;

    return gauger && job->shp.in.size >= gauger->least &&
           (job->walk->areas ? demarc_shp_type_areas(type) : type == 3);
}

static void pair_read(demarc_ctx *ctx, pair *job)
{
    demarc_shp_walk *walk = job->walk;

    side_open(ctx, walk->shp, &shp_rules, &job->shp);
    if (job->shp.sound)
        type_check(job);
    if (!job->shp.sound && !ctx->collect)
        return;
    if (walk->shx)
        side_open(ctx, walk->shx, &shx_rules, &job->shx);
    if (job->shx.sound && job->shp.sound)
        heads_compare(job);
    walk->gauged = gauges(job);
    if (job->shp.sound && demarc_damage_goes_on(&job->shx.damage)) {
        headers_take(job);
        if (records_read(job))
            totals_check(job);
    }
}

demarc_status demarc_shp_walk_do(demarc_ctx *ctx, demarc_shp_walk *walk)
{
    pair job = {.walk = walk};
    demarc_status shp, shx;

    walk->count = (demarc_shp_count){0};
    job.shp.in.fd = job.shx.in.fd = -1;
    job.shp.damage.ctx = job.shx.damage.ctx = ctx;
    demarc_extent_clear(job.extent);
    pair_read(ctx, &job);
    demarc_damage_take(&job.shp.damage, index_end(walk->index));
    shp = side_close(ctx, &job.shp);
    shx = side_close(ctx, &job.shx);
    walk->broken = job.shp.damage.broken || job.shx.damage.broken;
    walk->gauged = walk->gauged && !walk->broken && !shp && !shx;
    return shp != DEMARC_OK ? shp : shx;
}
