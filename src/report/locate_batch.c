#include "report/locate_batch.h"

#include "measure/curve.h"
#include "measure/straight.h"

#include <stdlib.h>

/** Points that one thread takes at a time, and how far it looks ahead. */
enum { PIECE = 256, AHEAD = 4 };

/** Places this near to a point on two borders are as near. */
static const double SAME_M = 1e-6;

/** A place that is known lies this near to what its degrees say. */
static const double KNOWN_M = 1e-3;

bool demarc_searched_make(demarc_searched *in, demarc_arena *arena)
{
    in->finders = demarc_arena_take(arena, in->count * sizeof *in->finders);
    in->last = demarc_arena_take(arena, in->count * sizeof *in->last);
    if (!in->finders || !in->last)
        return false;
    for (size_t i = 0; i < in->count; i++) {
        in->last[i] = demarc_border_last_day(&in->borders[i]);
        in->finders[i] = demarc_finder_make(&in->borders[i], arena);
        if (!in->finders[i])
            return false;
    }
    return true;
}

void demarc_batch_free(demarc_batch *batch)
{
    demarc_points_free(batch->points);
    free(batch->all);
    free(batch->spaces);
    free(batch->order);
    free(batch->spare);
}

const demarc_point *demarc_batch_point(const demarc_batch *batch, size_t i)
{
    if (batch->one)
        return batch->one;
    return demarc_points_at(batch->given ? batch->given : batch->points, i);
}

static size_t points_count(const demarc_batch *batch)
{
    if (batch->one)
        return 1;
    if (batch->given)
        return demarc_points_count(batch->given);
    return batch->points ? demarc_points_count(batch->points) : 0;
}

static bool has_place(const demarc_point *point)
{
    return isfinite(point->lon) && isfinite(point->lat);
}

/** Says where some points are, in space and along the curve. */
static void block_place(demarc_batch *batch, size_t from, size_t count)
{
    double lon[PIECE] = {0}, lat[PIECE] = {0};
    uint64_t places[PIECE] = {0};

    for (size_t i = 0; i < count; i++) {
        const demarc_point *point = demarc_batch_point(batch, from + i);

        lon[i] = has_place(point) ? point->lon : 0;
        lat[i] = has_place(point) ? point->lat : 0;
    }
    demarc_spaces_of(lon, lat, count, batch->spaces + from);
    demarc_curve_places(batch->spaces + from, count, places);
    for (size_t i = 0; i < count; i++)
        batch->order[from + i] = (demarc_keyed){places[i], from + i};
}

/** Neighbours follow each other, so that what is found near one is known, and
 *  in the cache, for the next. */
bool demarc_batch_ready(demarc_batch *batch, const demarc_searched *in)
{
    const size_t count = points_count(batch);

    batch->in = in;
    batch->count = count;
    if (!demarc_reserve(&batch->all, &batch->room, count, sizeof *batch->all) ||
        !demarc_reserve(&batch->spaces, &batch->spaces_room, count,
                        sizeof *batch->spaces) ||
        !demarc_reserve(&batch->order, &batch->order_room, count,
                        sizeof *batch->order) ||
        !demarc_reserve(&batch->spare, &batch->spare_room, count,
                        sizeof *batch->spare))
        return false;
    for (size_t i = 0; i < count; i += PIECE)
        block_place(batch, i, count - i < PIECE ? count - i : PIECE);
    demarc_keys_sort(batch->order, batch->spare, count);
    return true;
}

size_t demarc_batch_pieces(const demarc_batch *batch)
{
    return (batch->count + PIECE - 1) / PIECE;
}

/** The day that decides which lines of a border are alive. */
static demarc_day day_of(const demarc_searched *in, size_t border,
                         const demarc_point *point)
{
    if (in->has_day)
        return in->day;
    return *point->date.text ? point->date.latest : in->last[border];
}

/** What is known from the point before: its place, and what was near. */
typedef struct known {
    size_t border;
    demarc_day day;
    demarc_space at;
    bool set;
    demarc_nearby near;
} known;

/** As far away as this there is a place. */
static double bound_of(const demarc_searched *in, const demarc_point *point,
                       const demarc_eye *from, const known *place)
{
    demarc_space d = {from->at.x - place->at.x, from->at.y - place->at.y,
                      from->at.z - place->at.z};

    if (!place->set || day_of(in, place->border, point) != place->day)
        return INFINITY;
    return demarc_straight_most(sqrt(d.x * d.x + d.y * d.y + d.z * d.z)) +
           KNOWN_M;
}

/** The nearest place on any of the borders. */
static void place_find(const demarc_searched *in, const demarc_point *point,
                       const demarc_eye *from, known *place, demarc_found *out)
{
    double within = bound_of(in, point, from, place);

    for (size_t i = 0; i < in->count; i++) {
        demarc_location at;

        if (!demarc_finder_reaches(in->finders[i], from, within))
            continue;
        demarc_point_locate_round(in->finders[i], day_of(in, i, point), from,
                                  within, &place->near, &at);
        if (!at.segment)
            continue;
        out->at = at;
        out->border = i;
        within = at.spot.offset_m - SAME_M;
    }
    if (!out->at.segment)
        return;
    place->border = out->border;
    place->day = day_of(in, out->border, point);
    place->at = demarc_space_of(out->at.spot.lon, out->at.spot.lat);
    place->set = true;
}

static void point_find(const demarc_searched *in, const demarc_point *point,
                       demarc_space at, known *place, demarc_found *out)
{
    const demarc_eye from = {point->lon, point->lat, at};

    *out = (demarc_found){.at = DEMARC_NOT_PLACED, .other = DEMARC_NOT_PLACED};
    if (!has_place(point))
        return;
    place_find(in, point, &from, place, out);
    if (out->at.segment && out->at.spot.offset_m <= in->most_m)
        demarc_point_other(in->finders[out->border], &place->near,
                           day_of(in, out->border, point), &from, &out->at,
                           &out->other);
}

/** Sees to it that a point, and the room for what is found, are in the cache:
 *  neighbours on earth are none in memory. */
static void point_fetch(const demarc_batch *batch, size_t number)
{
    const char *out = (const char *)&batch->all[number];

    __builtin_prefetch(demarc_batch_point(batch, number));
    __builtin_prefetch(&batch->spaces[number]);
    for (size_t i = 0; i < sizeof *batch->all; i += 64)
        __builtin_prefetch(out + i, 1);
}

void demarc_batch_find(void *of, size_t piece)
{
    demarc_batch *batch = of;
    const demarc_keyed *order = batch->order;
    const size_t from = piece * PIECE;
    known place = {.set = false};

    for (size_t i = from; i < batch->count && i < from + PIECE; i++) {
        const size_t number = order[i].item;

        if (i + AHEAD < batch->count)
            point_fetch(batch, order[i + AHEAD].item);
        point_find(batch->in, demarc_batch_point(batch, number),
                   batch->spaces[number], &place, &batch->all[number]);
    }
}
