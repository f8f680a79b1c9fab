#include "write/press.h"

#include "base/buffer.h"
#include "base/crew.h"
#include "base/decimal.h"
#include "measure/line.h"

#include <stdlib.h>

/** Positions and runs of a block; text that is much; a buffer that is kept. */
enum { ROOM = 4096, RUNS = 256, MUCH = 1 << 18, KEPT = 1 << 20 };

enum { POSITION_ROOM = 3 + 2 * DEMARC_DECIMAL_ROOM };

/** Positions of a part that follow each other. */
typedef struct press_run {
    size_t text; /* of the block, which comes before them */
    const demarc_gauge *part;
    size_t from, count;
    double box[4]; /* theirs: west, south, east, north */
} press_run;

/** Work for a thread. */
typedef struct press_block {
    const demarc_recall *recall;
    demarc_buffer text, out;
    press_run runs[RUNS];
    size_t run_count, count;
    double lon_lat[2 * ROOM];
    bool changed; /* the file is not what it was */
} press_block;

struct demarc_press {
    const demarc_border *border;
    demarc_crew *crew;
    demarc_buffer *out;
    demarc_box *box;
    double part[4]; /* the box of the part that is being put together */
    bool changed, failed;
};

/* ---- What threads do ---- */

static void positions_write(demarc_buffer *out, const double *lon_lat,
                            size_t count)
{
    char *begin = demarc_buffer_room(out, count * POSITION_ROOM), *at = begin;

    for (size_t i = 0; begin && i < count; i++) {
        *at++ = ',';
        *at++ = '[';
        at += demarc_decimal_degrees(lon_lat[2 * i], at);
        *at++ = ',';
        at += demarc_decimal_degrees(lon_lat[2 * i + 1], at);
        *at++ = ']';
    }
    if (begin)
        demarc_buffer_grow(out, (size_t)(at - begin));
}

static void box_set(double *box, double west, double south, double east,
                    double north)
{
    box[0] = west;
    box[1] = south;
    box[2] = east;
    box[3] = north;
}

static void box_add(double *box, const double *other)
{
    for (int i = 0; i < 4; i++)
        if (i < 2 ? other[i] < box[i] : other[i] > box[i])
            box[i] = other[i];
}

/** NAN is outside of any box. */
static bool box_holds(const double *box, const double *other)
{
    return other[0] >= box[0] && other[1] >= box[1] && other[2] <= box[2] &&
           other[3] <= box[3];
}

/** The run's box; false if the file is not what it was. */
static bool run_look(press_run *run, const double *lon_lat)
{
    const demarc_gauge *part = run->part;
    const double *last = lon_lat + 2 * run->count - 2;
    double west = INFINITY, south = INFINITY, odd = 0;
    double east = -INFINITY, north = -INFINITY;

    for (size_t i = 0; i < run->count; i++) {
        const double lon = lon_lat[2 * i], lat = lon_lat[2 * i + 1];

        west = lon < west ? lon : west;
        east = lon > east ? lon : east;
        south = lat < south ? lat : south;
        north = lat > north ? lat : north;
        odd += (lon - lon) + (lat - lat);
    }
    box_set(run->box, west, south, east, north);
    return odd == 0 && box_holds(part->box, run->box) &&
           (run->from > 0 ||
            (lon_lat[0] == part->lon[0] && lon_lat[1] == part->lat[0])) &&
           (run->from + run->count < part->vertices ||
            (last[0] == part->lon[1] && last[1] == part->lat[1]));
}

static void run_press(press_block *block, press_run *run)
{
    const demarc_recall *from = block->recall;
    size_t begin = block->out.length;

    if (!from->read(from->user, run->part->at + 16 * (uint64_t)run->from,
                    run->count, block->lon_lat) ||
        !run_look(run, block->lon_lat)) {
        block->changed = true;
        return;
    }
    positions_write(&block->out, block->lon_lat, run->count);
    if (run->from == 0 && !block->out.failed)
        block->out.data[begin] = '['; /* for the comma */
    if (run->from + run->count == run->part->vertices)
        demarc_buffer_char(&block->out, ']');
}

static void block_press(void *user)
{
    press_block *block = user;
    size_t done = 0;

    for (size_t i = 0; i < block->run_count; i++) {
        demarc_buffer_add(&block->out, block->text.data + done,
                          block->runs[i].text - done);
        done = block->runs[i].text;
        run_press(block, &block->runs[i]);
    }
    demarc_buffer_add(&block->out, block->text.data + done,
                      block->text.length - done);
}

static void block_clear(void *user)
{
    press_block *block = user;

    demarc_buffer_free(&block->text);
    demarc_buffer_free(&block->out);
}

/* ---- What the caller's thread does ---- */

/** A part's box is added when it is whole: lines that are not pressed may add
 *  theirs between its runs. */
static void run_take(demarc_press *press, const press_run *run)
{
    if (run->from == 0)
        box_set(press->part, INFINITY, INFINITY, -INFINITY, -INFINITY);
    box_add(press->part, run->box);
    if (run->from + run->count < run->part->vertices)
        return;
    demarc_box_begin(press->box);
    demarc_box_add(press->box, press->part[0], press->part[1]);
    demarc_box_add(press->box, press->part[2], press->part[3]);
}

static void buffer_empty(demarc_buffer *buffer)
{
    if (buffer->room > KEPT)
        demarc_buffer_free(buffer);
    buffer->length = 0;
}

static void block_take(demarc_press *press, press_block *block)
{
    press->failed |= block->text.failed || block->out.failed;
    press->changed |= block->changed;
    if (!press->failed && !press->changed) {
        for (size_t i = 0; i < block->run_count; i++)
            run_take(press, &block->runs[i]);
        demarc_buffer_add(press->out, block->out.data, block->out.length);
        demarc_buffer_relieve(press->out);
    }
    buffer_empty(&block->text);
    buffer_empty(&block->out);
    block->run_count = block->count = 0;
    block->recall = press->border->recall;
}

/** Hands over the block that is being filled; another one is. */
static press_block *turn(demarc_press *press)
{
    press_block *block = demarc_crew_hand(press->crew);

    block_take(press, block);
    return block;
}

demarc_press *demarc_press_new(const demarc_border *border, demarc_buffer *out,
                               demarc_box *box)
{
    demarc_press *press = calloc(1, sizeof *press);

    if (!press)
        return NULL;
    *press = (demarc_press){.border = border, .out = out, .box = box};
    press->crew = demarc_crew_new(border->jobs, sizeof(press_block),
                                  block_press, block_clear);
    if (press->crew) {
        block_take(press, demarc_crew_block(press->crew));
        return press;
    }
    free(press);
    return NULL;
}

void demarc_press_free(demarc_press *press)
{
    if (!press)
        return;
    demarc_crew_free(press->crew);
    free(press);
}

demarc_buffer *demarc_press_text(demarc_press *press)
{
    press_block *block = demarc_crew_block(press->crew);

    return &block->text;
}

void demarc_press_line(demarc_press *press, const demarc_gauge *part)
{
    press_block *block = demarc_crew_block(press->crew);

    for (size_t done = 0, some; done < part->vertices; done += some) {
        if (block->count == ROOM || block->run_count == RUNS)
            block = turn(press);
        some = part->vertices - done;
        if (some > ROOM - block->count)
            some = ROOM - block->count;
        block->runs[block->run_count++] =
            (press_run){.text = block->text.length,
                        .part = part,
                        .from = done,
                        .count = some};
        block->count += some;
    }
}

void demarc_press_relieve(demarc_press *press)
{
    if (demarc_press_text(press)->length > MUCH)
        turn(press);
}

demarc_status demarc_press_end(demarc_ctx *ctx, demarc_press *press)
{
    const demarc_recall *recall = press->border->recall;
    press_block *block;

    turn(press);
    while ((block = demarc_crew_last(press->crew)))
        block_take(press, block);
    if (press->failed)
        return DEMARC_ENOMEM;
    if (press->changed || !recall->same(recall->user))
        return demarc_recall_refuse(ctx, press->border);
    return DEMARC_OK;
}
