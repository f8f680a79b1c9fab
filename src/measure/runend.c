#include "measure/runend.h"

#include <string.h>

enum { LOOK_EDGES = 4 };
static const double TURN = 0.7071; /* cos 45 degrees */

size_t demarc_rim_before(const demarc_rim *rim, size_t point)
{
    const demarc_ring *ring = demarc_rim_ring(rim, point);
    size_t at = rim->first + point;

    return (at > ring->start ? at - 1 : ring->start + ring->count - 1) -
           rim->first;
}

static bool is_pair(const demarc_match *match)
{
    return match->vertex_a != SIZE_MAX && match->vertex_b != SIZE_MAX;
}

/** Metres along a from one match to a later one. */
static double ahead_of(const demarc_rim *a, const demarc_match *from,
                       const demarc_match *to)
{
    double way = to->at_a - from->at_a;

    return way < 0 ? way + demarc_rim_around(a, from->ring_a) : way;
}

void demarc_pairing_trim(const demarc_rim *a, demarc_pairing *run,
                         double near_m)
{
    const demarc_match *items = run->items;
    size_t first = 0, end = run->count - 1, last = end;

    if (run->ring)
        return;
    while (first < last && !is_pair(&items[first]) &&
           ahead_of(a, &items[0], &items[first + 1]) <= 4 * near_m)
        first++;
    if (!is_pair(&items[first]))
        first = 0;
    while (last > first && !is_pair(&items[last]) &&
           ahead_of(a, &items[last - 1], &items[end]) <= 4 * near_m)
        last--;
    if (!is_pair(&items[last]))
        last = end;
    run->count = last + 1 - first;
    memmove(run->items, run->items + first, run->count * sizeof *run->items);
}

/** The first vertex of a rim behind a place, in a direction. */
static size_t behind(const demarc_rim *rim, size_t vertex, size_t edge,
                     bool ahead)
{
    if (ahead)
        return demarc_rim_next(rim, vertex != SIZE_MAX ? vertex : edge);
    return vertex != SIZE_MAX ? demarc_rim_before(rim, vertex) : edge;
}

/** Metres in the plane, and the cosine of the angle between two edges that
 *  leave `at` or its like. */
static double straight(const double *at, const double *p, const double *q)
{
    double squeeze = cos(at[1] * M_PI / 180);
    double ux = remainder(p[0] - at[0], 360) * squeeze, uy = p[1] - at[1];
    double vx = remainder(q[0] - at[0], 360) * squeeze, vy = q[1] - at[1];

    return (ux * vx + uy * vy) / (hypot(ux, uy) * hypot(vx, vy) + 1e-300);
}

/** Is there an edge of `other` behind the end, inside of which the foot of
 *  `at` lies, near and in the same direction? */
static bool runs_beside(const demarc_rim *other, const double *from,
                        size_t vertex, size_t edge, bool ahead,
                        const double *at, double tolerance_m)
{
    double begin[2] = {from[0], from[1]};

    for (int k = 0; k < LOOK_EDGES; k++) {
        size_t to = k == 0  ? behind(other, vertex, edge, ahead)
                    : ahead ? demarc_rim_next(other, vertex)
                            : demarc_rim_before(other, vertex);
        const double *end = demarc_rim_point(other, to);
        const double chain[4] = {begin[0], begin[1], end[0], end[1]};
        double gap = demarc_chain_gap(chain, 2, at);
        double cosine = straight(begin, at, end);
        double back = straight(end, at, begin);

        if (cosine > TURN && back > 1e-9 && gap <= tolerance_m)
            return true;
        memcpy(begin, end, sizeof begin);
        vertex = to;
    }
    return false;
}

demarc_runend demarc_pairing_go_on(const demarc_rim *own,
                                   const demarc_rim *other,
                                   const demarc_match *end, bool own_is_a,
                                   bool ahead, double tolerance_m,
                                   const uint32_t *owner)
{
    size_t vertex = own_is_a ? end->vertex_a : end->vertex_b;
    size_t edge = own_is_a ? end->edge_a : end->edge_b;
    size_t on_vertex = own_is_a ? end->vertex_b : end->vertex_a;
    size_t on_edge = own_is_a ? end->edge_b : end->edge_a;
    size_t to = behind(own, vertex, edge, ahead);
    size_t along = ahead ? (vertex != SIZE_MAX ? vertex : edge) : to;
    demarc_runend out = {SIZE_MAX, 0};

    /* below 10 m nothing on the way was wider; beyond one edge the next would
       have to be measured from another place */
    if (tolerance_m >= 10 &&
        !(owner && owner[demarc_rim_edge(own, along)] != 0) &&
        runs_beside(other, own_is_a ? end->b : end->a, on_vertex, on_edge,
                    !ahead, demarc_rim_point(own, to), tolerance_m))
        out = (demarc_runend){to, 1};
    return out;
}
