#include "measure/gauge.h"

#include "base/crew.h"
#include "base/memory.h"
#include "measure/geodesic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 4096, RUNS = 256, VERTEX = 16 /* bytes in the file */ };

/** Vertices of a block that follow each other on a part. */
typedef struct vertex_run {
    size_t part, from, count;
    bool begins;    /* the part; else its first vertex was in a run before */
    demarc_sum sum; /* of the part's metres so far */
    size_t jumps, jump; /* long edges, and where the first of them begins */
    double jump_m;
} vertex_run;

/** Work for a thread. */
typedef struct vertex_block {
    double lon[ROOM], lat[ROOM];
    double metres[ROOM]; /* of the edge that begins there; then to its end */
    vertex_run runs[RUNS];
    size_t count, run_count;
} vertex_block;

struct demarc_gauging {
    demarc_crew *crew;
    demarc_gauges parts;
    bool keeps;    /* the parts' vertices */
    size_t *first; /* of the record's parts: their first vertices */
    size_t first_count, first_room;
    size_t part, vertex; /* of the record: the part that is being filled */
    uint64_t record;
    demarc_sum sum; /* of the metres of the part that was taken last */
    bool failed;    /* a record that is no line on the earth; out of memory */
};

/** Adds up what is measured of a run. */
static void run_sum(vertex_block *block, vertex_run *run)
{
    const size_t end = run->from + run->count;
    double *metres = block->metres;
    demarc_sum sum = run->sum; /* here it stays out of memory */

    for (size_t i = run->from; i + 1 < end; i++) {
        const double edge = metres[i];

        demarc_sum_add(&sum, edge);
        if (edge > DEMARC_JUMP_M && run->jumps++ == 0) {
            run->jump = i;
            run->jump_m = edge;
        }
        metres[i] = demarc_sum_value(&sum);
    }
    run->sum = sum;
}

/** A part that goes on from another block is added up after that. */
static void block_measure(void *user)
{
    vertex_block *block = user;

    for (size_t i = 0; i < block->run_count; i++) {
        vertex_run *run = &block->runs[i];

        demarc_distances(block->lon + run->from, block->lat + run->from,
                         run->count, block->metres + run->from);
        if (run->begins)
            run_sum(block, run);
    }
}

static bool vertices_reserve(demarc_gauges *out, size_t more)
{
    const size_t need = out->vertices + more;
    size_t lat = out->vertex_room, cum = lat;

    return demarc_reserve(&out->lat, &lat, need, sizeof *out->lat) &&
           demarc_reserve(&out->cum, &cum, need, sizeof *out->cum) &&
           demarc_reserve(&out->lon, &out->vertex_room, need, sizeof *out->lon);
}

/** Keeps the vertices of a run that is added up. */
static bool run_keep(const vertex_block *block, const vertex_run *run,
                     demarc_gauges *out)
{
    const size_t from = run->from + !run->begins;
    const size_t count = run->count - !run->begins, to = out->vertices;

    if (!vertices_reserve(out, count))
        return false;
    memcpy(out->lon + to, block->lon + from, count * sizeof *out->lon);
    memcpy(out->lat + to, block->lat + from, count * sizeof *out->lat);
    out->cum[to] = 0;
    memcpy(out->cum + to + run->begins, block->metres + run->from,
           (run->count - 1) * sizeof *out->cum);
    if (run->begins)
        out->items[run->part].first = to;
    out->vertices += count;
    return true;
}

static void run_take(demarc_gauging *to, vertex_block *block, vertex_run *run)
{
    demarc_gauge *part = &to->parts.items[run->part];

    if (!run->begins) {
        run->sum = to->sum;
        run_sum(block, run);
    }
    to->sum = run->sum;
    part->cum[1] = demarc_sum_value(&run->sum);
    if (run->jumps > 0 && part->jumps == 0) {
        part->jump_m = run->jump_m;
        part->jump_lon = block->lon[run->jump + 1];
        part->jump_lat = block->lat[run->jump + 1];
    }
    part->jumps += run->jumps;
    if (to->keeps && !to->failed)
        to->failed = !run_keep(block, run, &to->parts);
}

static void block_take(demarc_gauging *to, vertex_block *block)
{
    for (size_t i = 0; i < block->run_count; i++)
        run_take(to, block, &block->runs[i]);
    block->count = block->run_count = 0;
}

/** Begins a run of the last part, with the vertex before it if it goes on. */
static vertex_run *run_begin(demarc_gauging *to, vertex_block *block,
                             bool goes_on, double lon, double lat)
{
    vertex_run *run = &block->runs[block->run_count++];

    *run = (vertex_run){
        .part = to->parts.count - 1, .from = block->count, .begins = !goes_on};
    if (goes_on) {
        block->lon[block->count] = lon;
        block->lat[block->count++] = lat;
        run->count = 1;
    }
    return run;
}

/** The block, with room for a vertex of the last part, in its last run. */
static vertex_block *block_ready(demarc_gauging *to, bool begins)
{
    vertex_block *block = demarc_crew_block(to->crew);
    double lon = 0, lat = 0;

    if (block->count > 0) {
        lon = block->lon[block->count - 1];
        lat = block->lat[block->count - 1];
    }
    if (block->count == ROOM || (begins && block->run_count == RUNS)) {
        block = demarc_crew_hand(to->crew);
        block_take(to, block);
        run_begin(to, block, !begins, lon, lat);
    } else if (begins) {
        run_begin(to, block, false, 0, 0);
    }
    return block;
}

/** Appends vertices of one part. */
static void vertices_add(demarc_gauging *to, const double *lon_lat,
                         size_t count, bool begins)
{
    while (count > 0) {
        vertex_block *block = block_ready(to, begins);
        double *restrict lon = block->lon + block->count;
        double *restrict lat = block->lat + block->count;
        size_t fit = ROOM - block->count;

        fit = fit < count ? fit : count;
        for (size_t i = 0; i < fit; i++) {
            lon[i] = lon_lat[2 * i];
            lat[i] = lon_lat[2 * i + 1];
        }
        block->count += fit;
        block->runs[block->run_count - 1].count += fit;
        lon_lat += 2 * fit;
        count -= fit;
        begins = false;
    }
}

static void on_part(void *user, size_t first)
{
    demarc_gauging *to = user;

    to->failed =
        to->failed || !demarc_reserve(&to->first, &to->first_room,
                                      to->first_count + 2, sizeof *to->first);
    if (!to->failed)
        to->first[to->first_count++] = first;
}

/** A part begins. */
static bool part_add(demarc_gauging *to, const double *lon_lat)
{
    demarc_gauges *parts = &to->parts;

    if (!demarc_reserve(&parts->items, &parts->room, parts->count + 1,
                        sizeof *parts->items))
        return false;
    parts->items[parts->count++] = (demarc_gauge){
        .record = to->record, .lon = {lon_lat[0]}, .lat = {lon_lat[1]}};
    return true;
}

static void on_vertices(void *user, const double *lon_lat, size_t count)
{
    demarc_gauging *to = user;

    while (count > 0 && !to->failed) {
        bool begins =
            to->part < to->first_count && to->vertex == to->first[to->part];
        demarc_gauge *part;
        size_t some = count;

        if (begins ? !part_add(to, lon_lat) : to->part == 0) {
            to->failed = true;
            return;
        }
        to->part += begins;
        if (to->part < to->first_count &&
            some > to->first[to->part] - to->vertex)
            some = to->first[to->part] - to->vertex;
        part = &to->parts.items[to->parts.count - 1];
        vertices_add(to, lon_lat, some, begins);
        part->vertices += some;
        part->lon[1] = lon_lat[2 * some - 2];
        part->lat[1] = lon_lat[2 * some - 1];
        to->vertex += some;
        lon_lat += 2 * some;
        count -= some;
    }
}

static bool on_earth(const double *box)
{
    return box[0] >= -180 && box[1] >= -90 && box[2] <= 180 && box[3] <= 90;
}

static void on_end(void *user, const double *box, uint64_t at)
{
    demarc_gauging *to = user;
    const size_t count = to->first_count;

    to->failed =
        to->failed || count == 0 || to->part != count || !on_earth(box);
    for (size_t i = 0; !to->failed && i < count; i++) {
        demarc_gauge *part = &to->parts.items[to->parts.count - count + i];

        to->failed = part->vertices < 2;
        part->at = at + VERTEX * to->first[i];
        for (int side = 0; side < 4; side++)
            part->box[side] = box[side];
    }
    to->first_count = to->part = to->vertex = 0;
    to->record++;
}

static bool on_take(void *user, demarc_gauges *out)
{
    demarc_gauging *to = user;
    vertex_block *block;

    *out = (demarc_gauges){0};
    block = demarc_crew_block(to->crew);
    if (block->run_count > 0)
        block_take(to, demarc_crew_hand(to->crew));
    while ((block = demarc_crew_last(to->crew)))
        block_take(to, block);
    if (to->failed || to->parts.count == 0)
        return false;
    *out = to->parts;
    to->parts = (demarc_gauges){0};
    return true;
}

demarc_gauging *demarc_gauging_new(size_t jobs, bool keeps, demarc_gauger *out)
{
    demarc_gauging *gauging = calloc(1, sizeof *gauging);

    *out = (demarc_gauger){0};
    if (!gauging)
        return NULL;
    gauging->keeps = keeps;
    gauging->crew =
        demarc_crew_new(jobs, sizeof(vertex_block), block_measure, NULL);
    if (!gauging->crew) {
        free(gauging);
        return NULL;
    }
    *out = (demarc_gauger){.part = on_part,
                           .vertices = on_vertices,
                           .end = on_end,
                           .take = on_take,
                           .user = gauging};
    return gauging;
}

void demarc_gauging_free(demarc_gauging *gauging)
{
    if (!gauging)
        return;
    demarc_crew_free(gauging->crew);
    demarc_gauges_free(&gauging->parts);
    free(gauging->first);
    free(gauging);
}
