#include "measure/shift.h"

#include "measure/box.h"
#include "measure/geodesic.h"
#include "measure/robust.h"
#include "measure/row.h"

#include <stdlib.h>

enum { EDGES = DEMARC_ROW, WINDOW = 64 };

/** A chain with a box round each EDGES edges. */
typedef struct chain {
    const double *points;
    size_t edges;
    double (*boxes)[4];
} chain;

static bool chain_open(demarc_shift_room *room, const double *points,
                       size_t count, chain *out)
{
    *out = (chain){.points = points, .edges = count > 0 ? count - 1 : 0};
    if (!demarc_reserve(&room->boxes, &room->boxes_room, out->edges / EDGES + 1,
                        sizeof *room->boxes))
        return false;
    out->boxes = room->boxes;
    for (size_t i = 0; i < out->edges; i++) {
        double *box = out->boxes[i / EDGES];

        if (i % EDGES == 0)
            demarc_box_empty(box);
        demarc_box_add(box, points + 2 * i, points + 2 * i);
        demarc_box_add(box, points + 2 * i + 2, points + 2 * i + 2);
    }
    return true;
}

/** The lesser of `best` and the square of the gap to the edges of a box that
 *  are among [from, to). */
static double box_look(const chain *in, size_t box, size_t from, size_t to,
                       const double *at, double squeeze, double best)
{
    const double own[4] = {at[0], at[1], at[0], at[1]};
    size_t first = box * EDGES > from ? box * EDGES : from;
    size_t end = (box + 1) * EDGES < to ? (box + 1) * EDGES : to;
    double gap;

    if (demarc_box_gap(in->boxes[box], own, squeeze) > best)
        return best;
    gap = demarc_row_least(in->points + 2 * first, end - first, at, squeeze);
    return gap < best ? gap : best;
}

/** Metres to the edges [from, to), of which `middle` is likely near. */
static double gap_of(const chain *in, size_t from, size_t to, size_t middle,
                     const double *at)
{
    const double squeeze = cos(at[1] * M_PI / 180);
    double best = INFINITY;

    if (from >= to)
        return INFINITY;
    middle = middle < to ? middle : to - 1;
    best = box_look(in, middle / EDGES, from, to, at, squeeze, best);
    for (size_t box = from / EDGES; box * EDGES < to; box++)
        if (box != middle / EDGES)
            best = box_look(in, box, from, to, at, squeeze, best);
    return sqrt(best) * DEMARC_DEGREE_M;
}

static double vertex_gap(const chain *in, size_t middle, const double *at,
                         double tolerance_m)
{
    double gap = INFINITY;

    for (size_t window = WINDOW; isinf(gap); window *= 8) {
        size_t from = middle > window ? middle - window : 0;
        size_t to =
            middle + window <= in->edges ? middle + window - 1 : in->edges;
        bool whole = from == 0 && to == in->edges;

        gap = gap_of(in, from, to, middle, at);
        if (whole)
            return gap;
        if (gap > tolerance_m)
            gap = INFINITY;
    }
    return gap;
}

bool demarc_shift_find(demarc_shift_room *room, const double *own, size_t count,
                       const double *other, size_t others, double tolerance_m,
                       demarc_shift *out)
{
    demarc_sum sum = {0};
    chain in;

    *out = (demarc_shift){.count = count};
    if (!demarc_reserve(&room->metres, &room->metres_room, count + 1,
                        sizeof *room->metres) ||
        !chain_open(room, other, others, &in))
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t middle = count > 1 ? i * (others - 1) / (count - 1) : 0;

        room->metres[i] = vertex_gap(&in, middle, own + 2 * i, tolerance_m);
        demarc_sum_add(&sum, room->metres[i]);
    }
    if (count == 0)
        return true;
    demarc_numbers_sort(room->metres, count);
    out->mean = demarc_sum_value(&sum) / (double)count;
    out->most_of = room->metres[(size_t)(0.95 * (double)(count - 1) + 0.5)];
    out->largest = room->metres[count - 1];
    return true;
}

void demarc_shift_room_free(demarc_shift_room *room)
{
    free(room->metres);
    free(room->boxes);
    *room = (demarc_shift_room){0};
}
