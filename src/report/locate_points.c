#include "base/buffer.h"
#include "measure/team.h"
#include "report/locate.h"
#include "report/locate_batch.h"

#include <math.h>
#include <string.h>

enum { MOST_LISTED = 20, BATCHES = 2, AHEAD = 8 };

/**
 * A question about points. It lives in its table, whose rows are made as they
 * are written: while the threads find the places of a batch, the one before is
 * written, and the one behind it read into the same room.
 */
typedef struct job {
    demarc_ctx *ctx;
    demarc_locate_how how;
    demarc_searched in;
    demarc_table *table;
    demarc_point one; /* if only one is asked for */
    demarc_team *team;
    demarc_batch batches[BATCHES];
    demarc_batch *written, *searched;
    bool begun, read_all;
    size_t row; /* the next of the batch that is written */
    size_t notes_before;
    size_t points, placed, blank, far, dead, ambiguous;
    double nearest_m; /* of those that are too far */
    const char *nearest;
} job;

static void ambiguous_note(demarc_table *table, const char *id,
                           const demarc_location *other)
{
    demarc_buffer text = {0};

    demarc_buffer_fixed(&text, other->chainage_m / 1000, 3);
    demarc_buffer_text(&text, " km, ");
    demarc_buffer_fixed(&text, other->spot.offset_m / 1000, 3);
    if (!text.failed)
        demarc_table_note(table,
                          "%s may be meant for another place, nearly as near: "
                          "%s %s km away.",
                          *id ? id : "The point", other->route, text.data);
    demarc_buffer_free(&text);
}

/** Counts a point; false if it has no place within the distance asked. */
static bool place_count(job *of, const demarc_point *point,
                        const demarc_location *at)
{
    of->points++;
    if (!isfinite(point->lon)) {
        of->blank++;
    } else if (!at->segment) {
        of->dead++;
    } else if (at->spot.offset_m <= of->in.most_m) {
        of->placed++;
        return true;
    } else {
        of->far++;
        if (!(at->spot.offset_m >= of->nearest_m)) {
            of->nearest_m = at->spot.offset_m;
            of->nearest = demarc_arena_text(&of->table->arena, point->id);
        }
    }
    return false;
}

static demarc_status refuse_all(const job *of)
{
    demarc_buffer far = {0}, near = {0};
    demarc_status status;

    if (of->blank == of->points)
        return demarc_report(of->ctx, DEMARC_RULE_EMPTY, NULL,
                             "name their columns with --field lon=NAME and "
                             "lat=NAME",
                             "no point has a position");
    if (of->far == 0)
        return demarc_report(of->ctx, DEMARC_RULE_EMPTY, NULL,
                             "give another --as-of",
                             "no line is alive on the day of the points");
    demarc_buffer_shortest(&far, of->how.max_km);
    demarc_buffer_fixed(&near, of->nearest_m / 1000, 3);
    status =
        far.failed || near.failed || !of->nearest ? DEMARC_ENOMEM : DEMARC_OK;
    if (status == DEMARC_OK)
        status = demarc_report(
            of->ctx, DEMARC_RULE_EMPTY, NULL, "give a greater --max-distance",
            "no point is within %s km of the line; the nearest%s%s%s is %s km "
            "away",
            far.data, *of->nearest ? " (" : "", of->nearest,
            *of->nearest ? ")" : "", near.data);
    demarc_buffer_free(&far);
    demarc_buffer_free(&near);
    return status;
}

static void count_add(demarc_table *table, const char *key, size_t count)
{
    demarc_value_number(table, &table->summary, key, DEMARC_KIND_INTEGER,
                        (double)count);
}

static void counts_tell(const job *of, demarc_table *table)
{
    count_add(table, "points", of->points);
    count_add(table, "placed", of->placed);
    count_add(table, "too_far", of->far);
    count_add(table, "without_position", of->blank);
    count_add(table, "without_line", of->dead);
    count_add(table, "ambiguous", of->ambiguous);
    if (of->ambiguous > MOST_LISTED)
        demarc_table_note(table, "%zu more are ambiguous in that way.",
                          of->ambiguous - MOST_LISTED);
    if (of->far > 0)
        demarc_table_note(table, "Farther away than asked: %zu of %zu points.",
                          of->far, of->points);
    if (of->blank > 0)
        demarc_table_note(table, "Without a position: %zu of %zu points.",
                          of->blank, of->points);
    if (of->dead > 0)
        demarc_table_note(table,
                          "No line is alive on the day of %zu of %zu points.",
                          of->dead, of->points);
}

/** The next batch, if there are points left. */
static demarc_status batch_read(job *of, demarc_batch *batch)
{
    demarc_status status = DEMARC_OK;

    batch->count = 0;
    if (of->read_all)
        return DEMARC_OK;
    batch->one = of->how.has_point ? &of->one : NULL;
    batch->given = of->how.points;
    of->read_all = !of->how.file || batch->one || batch->given;
    if (!of->read_all)
        status = demarc_points_next(of->how.file, &batch->points);
    if (status == DEMARC_OK && !demarc_batch_ready(batch, &of->in))
        status = DEMARC_ENOMEM;
    of->read_all = of->read_all || batch->count == 0;
    return status;
}

/** Goes on to the batch that was searched meanwhile. */
static demarc_status batch_turn(job *of)
{
    demarc_batch *next = of->written;
    demarc_status status = batch_read(of, next);

    demarc_team_finish(of->team);
    of->written = of->searched;
    of->searched = next;
    of->row = 0;
    if (status == DEMARC_OK && next->count > 0)
        demarc_team_begin(of->team, demarc_batch_find, next,
                          demarc_batch_pieces(next));
    return status;
}

/** The batch whose rows are next; one without points behind the last. */
static demarc_status batch_await(job *of)
{
    demarc_status status = DEMARC_OK;

    while (status == DEMARC_OK && of->row == of->written->count &&
           (!of->begun || of->searched->count > 0)) {
        of->begun = true;
        status = batch_turn(of);
    }
    return status;
}

/** What is noted of the points stands before what was noted of the lines. */
static demarc_status points_finish(job *of)
{
    demarc_table *table = of->table;

    counts_tell(of, table);
    for (size_t i = 0; i < of->notes_before && !table->failed; i++) {
        const char *first = table->notes[0];

        memmove(table->notes, table->notes + 1,
                (table->note_count - 1) * sizeof *table->notes);
        table->notes[table->note_count - 1] = first;
    }
    return of->placed > 0 ? DEMARC_OK : refuse_all(of);
}

/** Has the segments of the rows to come in the cache, and then their ids. */
static void row_fetch(const demarc_batch *batch, size_t row)
{
    const size_t soon = row + AHEAD, later = soon + AHEAD;

    if (later >= batch->count)
        return;
    __builtin_prefetch(batch->all[later].at.segment);
    if (batch->all[soon].at.segment)
        __builtin_prefetch(batch->all[soon].at.segment->id);
}

static demarc_status row_next(void *user, demarc_table *to, bool *more)
{
    job *of = user;
    const demarc_point *point;
    demarc_found *found;
    demarc_status status;

    if (!of->begun)
        of->notes_before = of->table->note_count;
    status = batch_await(of);

    *more = status == DEMARC_OK && of->row < of->written->count;
    if (!*more)
        return status == DEMARC_OK ? points_finish(of) : status;
    point = demarc_batch_point(of->written, of->row);
    row_fetch(of->written, of->row);
    found = &of->written->all[of->row++];
    if (!place_count(of, point, &found->at))
        found->at = DEMARC_NOT_PLACED;
    if (found->other.segment && of->ambiguous++ < MOST_LISTED)
        ambiguous_note(of->table, point->id, &found->other);
    demarc_locate_cells(to, point->id, point->lon, point->lat,
                        &of->in.borders[found->border], &found->at,
                        &found->other);
    return DEMARC_OK;
}

static void job_close(void *user)
{
    job *of = user;

    demarc_team_free(of->team);
    for (size_t i = 0; i < BATCHES; i++)
        demarc_batch_free(&of->batches[i]);
}

demarc_status demarc_locate_points(demarc_ctx *ctx,
                                   const demarc_border_set *set,
                                   const demarc_border *border,
                                   const demarc_locate_how *how,
                                   demarc_table *table)
{
    demarc_arena *arena = &table->arena;
    job *of = demarc_arena_take(arena, sizeof *of);

    if (!of)
        return DEMARC_ENOMEM;
    *of =
        (job){.ctx = ctx,
              .how = *how,
              .in = {.has_day = how->has_day,
                     .day = how->day,
                     .borders = border ? border : set->borders,
                     .count = border ? 1 : set->count,
                     .most_m = how->max_km > 0 ? 1000 * how->max_km : INFINITY},
              .table = table,
              .one = {.id = "", .lon = how->lon, .lat = how->lat},
              .nearest_m = NAN,
              .nearest = ""};
    of->one.date.text = "";
    of->written = &of->batches[0];
    of->searched = &of->batches[1];
    if (!demarc_searched_make(&of->in, arena))
        return DEMARC_ENOMEM;
    of->team = demarc_team_new(how->has_point ? 1 : how->jobs);
    if (!of->team)
        return DEMARC_ENOMEM;
    demarc_table_flow(table, row_next, job_close, of);
    return DEMARC_OK;
}
