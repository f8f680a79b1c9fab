#include "report/locate_batch.h"

#include "measure/straight.h"

#include <stdlib.h>

enum { POINTS_IN_PIECE = 256 };

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
    free(batch->order);
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

/** Neighbours follow each other, so that what is found near one is known, and
 *  in the cache, for the next. */
bool demarc_batch_ready(demarc_batch *batch, const demarc_searched *in)
{
    batch->in = in;
    batch->count = points_count(batch);
    if (!demarc_reserve(&batch->all, &batch->room, batch->count,
                        sizeof *batch->all) ||
        !demarc_reserve(&batch->order, &batch->order_room, batch->count,
                        sizeof *batch->order))
        return false;
    for (size_t i = 0; i < batch->count; i++) {
        const demarc_point *point = demarc_batch_point(batch, i);

        batch->order[i] = (demarc_curved){0, i};
        if (has_place(point))
            batch->order[i].place =
                demarc_curve_place(demarc_space_of(point->lon, point->lat));
    }
    demarc_curve_sort(batch->order, batch->count);
    return true;
}

size_t demarc_batch_pieces(const demarc_batch *batch)
{
    return (batch->count + POINTS_IN_PIECE - 1) / POINTS_IN_PIECE;
}

/** The day that decides which lines of a border are alive. */
static demarc_day day_of(const demarc_searched *in, size_t border,
                         const demarc_point *point)
{
    if (in->has_day)
        return in->day;
    return *point->date.text ? point->date.latest : in->last[border];
}

/** A place on the lines, found for another point. */
typedef struct known {
    size_t border;
    demarc_day day;
    demarc_space at;
    bool set;
} known;

/** As far away as this there is a place. */
static double bound_of(const demarc_searched *in, const demarc_point *point,
                       demarc_space at, const known *place)
{
    demarc_space d = {at.x - place->at.x, at.y - place->at.y,
                      at.z - place->at.z};

    if (!place->set || day_of(in, place->border, point) != place->day)
        return INFINITY;
    return demarc_straight_most(sqrt(d.x * d.x + d.y * d.y + d.z * d.z)) +
           KNOWN_M;
}

/** The nearest place on any of the borders. */
static void place_find(const demarc_searched *in, const demarc_point *point,
                       known *place, demarc_found *out)
{
    const demarc_space from = demarc_space_of(point->lon, point->lat);
    double within = bound_of(in, point, from, place);

    for (size_t i = 0; i < in->count; i++) {
        demarc_location at;

        if (!demarc_finder_reaches(in->finders[i], from, within))
            continue;
        demarc_point_locate(in->finders[i], day_of(in, i, point), point->lon,
                            point->lat, within, &at);
        if (!at.segment)
            continue;
        out->at = at;
        out->border = i;
        within = at.spot.offset_m - SAME_M;
    }
    if (out->at.segment)
        *place =
            (known){out->border, day_of(in, out->border, point),
                    demarc_space_of(out->at.spot.lon, out->at.spot.lat), true};
}

static void point_find(const demarc_searched *in, const demarc_point *point,
                       known *place, demarc_found *out)
{
    *out = (demarc_found){.at = DEMARC_NOT_PLACED, .other = DEMARC_NOT_PLACED};
    if (!has_place(point))
        return;
    place_find(in, point, place, out);
    if (out->at.segment && out->at.spot.offset_m <= in->most_m)
        demarc_point_other(in->finders[out->border],
                           day_of(in, out->border, point), point->lon,
                           point->lat, &out->at, &out->other);
}

void demarc_batch_find(void *of, size_t piece)
{
    demarc_batch *batch = of;
    const size_t from = piece * POINTS_IN_PIECE;
    known place = {.set = false};

    for (size_t i = from; i < batch->count && i < from + POINTS_IN_PIECE; i++) {
        const size_t number = batch->order[i].thing;

        point_find(batch->in, demarc_batch_point(batch, number), &place,
                   &batch->all[number]);
    }
}
