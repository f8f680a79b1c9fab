#include "measure/match.h"

#include "measure/robust.h"

#include <stdlib.h>
#include <string.h>

enum { MANY = 8 };
static const double SAME_M = 1e-3, FLOOR_M = 1, FIRST_M = 200, CEILING_M = 2000;

/** How many times larger the next distance may be behind so many. Of vertices
 *  moved at random the first few may by chance be far nearer than the others:
 *   of k the next is r times as far once in r^2k. Not so of
 *  vertices that are the same. */
static double stride(size_t behind, double last_m)
{
    static const double few[] = {1, 30, 6, 5};

    return last_m > SAME_M && behind < 4 ? few[behind] : 4;
}

/** A boundary, and its feet on the other one. */
typedef struct side {
    const demarc_rim *rim;
    demarc_feet feet;
} side;

static void nearest_find(const side *of, demarc_nearby *io)
{
    for (size_t i = 0; i < of->feet.count; i++) {
        const demarc_foot *foot = &of->feet.items[i];
        const double *at = demarc_rim_point(of->rim, foot->of);

        if (foot->metres < io->metres)
            *io = (demarc_nearby){foot->metres, at[0], at[1]};
    }
}

/** How far apart the vertices that belong together lie: the largest of the
 *  distances between mutual neighbours, up to where the next is four times
 *  larger; a quarter of those up to `begin_m` is passed over. 0 when nothing
 *  is that near. */
static demarc_status near_find(const side *a, const side *b, double begin_m,
                               demarc_matches *out)
{
    double *metres = malloc((a->feet.count + 1) * sizeof *metres);
    size_t count = 0, first = 0;

    out->near_m = 0;
    if (!metres)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < a->feet.count; i++) {
        const demarc_foot *foot = &a->feet.items[i];
        const demarc_foot *back = demarc_foot_of(&b->feet, foot->vertex);

        if (back && back->vertex == foot->of)
            metres[count++] = fmax(foot->metres, back->metres);
    }
    demarc_numbers_sort(metres, count);
    while (first < count && metres[first] <= begin_m)
        first++;
    first = first < MANY ? 0 : first / 4; /* the least are so by chance */
    if (count > 0 && metres[first] <= begin_m)
        out->near_m = fmax(metres[first], FLOOR_M);
    for (size_t i = first + 1; out->near_m > 0 && i < count; i++) {
        if (metres[i] > stride(i, metres[i - 1]) * out->near_m ||
            metres[i] > CEILING_M)
            break;
        out->near_m = fmax(out->near_m, metres[i]);
    }
    free(metres);
    return DEMARC_OK;
}

static double place_of(const demarc_rim *rim, const demarc_foot *foot)
{
    size_t next = demarc_rim_next(rim, foot->point);
    double from = rim->cum[foot->point];
    double to = next > foot->point
                    ? rim->cum[next]
                    : demarc_rim_around(rim, rim->ring_of[foot->point]);

    return from + foot->share * (to - from);
}

static size_t vertex_of(const demarc_rim *rim, const demarc_foot *foot)
{
    return foot->share == 0   ? foot->point
           : foot->share == 1 ? demarc_rim_next(rim, foot->point)
                              : SIZE_MAX;
}

/** A match of a vertex of `own` with its foot on the other. */
static demarc_match foot_match(const demarc_rim *a, const demarc_rim *b,
                               const demarc_foot *foot, bool own)
{
    const demarc_rim *from = own ? a : b, *to = own ? b : a;
    size_t vertex = foot->of;
    const double *at = demarc_rim_point(from, vertex);
    demarc_match m = {.metres = foot->metres, .apart = foot->metres};

    m.ring_a = own ? a->ring_of[vertex] : a->ring_of[foot->point];
    m.ring_b = own ? b->ring_of[foot->point] : b->ring_of[vertex];
    m.at_a = own ? a->cum[vertex] : place_of(to, foot);
    m.at_b = own ? place_of(to, foot) : b->cum[vertex];
    m.vertex_a = own ? vertex : vertex_of(to, foot);
    m.vertex_b = own ? vertex_of(to, foot) : vertex;
    m.edge_a = m.vertex_a != SIZE_MAX ? m.vertex_a : foot->point;
    m.edge_b = m.vertex_b != SIZE_MAX ? m.vertex_b : foot->point;
    memcpy(own ? m.a : m.b, at, sizeof m.a);
    (own ? m.b : m.a)[0] = foot->lon;
    (own ? m.b : m.a)[1] = foot->lat;
    return m;
}

/** A match of vertices that are each other's nearest. */
static demarc_match pair_match(const demarc_rim *a, const demarc_rim *b,
                               const demarc_foot *foot, const demarc_foot *back)
{
    size_t i = foot->of, k = back->of;
    demarc_match m = {.ring_a = a->ring_of[i],
                      .ring_b = b->ring_of[k],
                      .at_a = a->cum[i],
                      .at_b = b->cum[k],
                      .metres = fmin(foot->metres, back->metres),
                      .apart = foot->vertex_m,
                      .vertex_a = i,
                      .vertex_b = k,
                      .edge_a = i,
                      .edge_b = k};

    memcpy(m.a, demarc_rim_point(a, i), sizeof m.a);
    memcpy(m.b, demarc_rim_point(b, k), sizeof m.b);
    return m;
}

demarc_match demarc_match_turn(const demarc_rim *b, const demarc_match *match)
{
    const demarc_ring *ring = demarc_rim_ring(b, match->edge_b);
    size_t last = ring->start - b->first + ring->count - 1;
    double at = b->cum[last] - match->at_b;
    demarc_match out = *match;

    out.at_b = at < 0 ? at + demarc_rim_around(b, match->ring_b) : at;
    if (match->vertex_b != SIZE_MAX)
        out.vertex_b = out.edge_b = demarc_rim_mirror(b, match->vertex_b);
    else
        out.edge_b = demarc_rim_mirror(b, demarc_rim_next(b, match->edge_b));
    return out;
}

static int match_order(const void *left, const void *right)
{
    const demarc_match *a = left, *b = right;

    if (a->ring_a != b->ring_a)
        return a->ring_a < b->ring_a ? -1 : 1;
    if (a->at_a != b->at_a)
        return a->at_a < b->at_a ? -1 : 1;
    return (a->at_b < b->at_b) - (a->at_b > b->at_b);
}

void demarc_matches_sort(demarc_matches *io)
{
    if (io->count > 1)
        qsort(io->items, io->count, sizeof *io->items, match_order);
}

/** The other side's foot, if both vertices are each other's nearest. */
static const demarc_foot *back_of(const side *other, const demarc_foot *foot,
                                  double near_m)
{
    const demarc_foot *back = demarc_foot_of(&other->feet, foot->vertex);

    return foot->vertex_m <= 3 * near_m && back && back->vertex == foot->of
               ? back
               : NULL;
}

static demarc_status matches_add(const side *a, const side *b,
                                 demarc_matches *out)
{
    if (!demarc_reserve(&out->items, &out->room,
                        a->feet.count + b->feet.count + 1, sizeof *out->items))
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < a->feet.count; i++) {
        const demarc_foot *foot = &a->feet.items[i];
        const demarc_foot *back = back_of(b, foot, out->near_m);

        out->items[out->count++] = back
                                       ? pair_match(a->rim, b->rim, foot, back)
                                       : foot_match(a->rim, b->rim, foot, true);
    }
    for (size_t i = 0; i < b->feet.count; i++)
        if (!back_of(a, &b->feet.items[i], out->near_m))
            out->items[out->count++] =
                foot_match(a->rim, b->rim, &b->feet.items[i], false);
    demarc_matches_sort(out);
    return DEMARC_OK;
}

demarc_status demarc_match_make(const demarc_rim *a, const demarc_rim *b,
                                double reach_m, double tolerance_m,
                                demarc_matches *out)
{
    side on_a = {.rim = a}, on_b = {.rim = b};
    demarc_status status = demarc_rim_feet(a, b, reach_m, &on_a.feet);

    *out = (demarc_matches){.nearest = {.metres = INFINITY}};
    if (!status)
        status = demarc_rim_feet(b, a, reach_m, &on_b.feet);
    nearest_find(&on_a, &out->nearest);
    nearest_find(&on_b, &out->nearest);
    if (!status)
        status = near_find(&on_a, &on_b, fmax(FIRST_M, tolerance_m), out);
    if (tolerance_m > 0)
        out->near_m = fmin(out->near_m, tolerance_m);
    if (!status && out->near_m > 0)
        status = matches_add(&on_a, &on_b, out);
    demarc_feet_free(&on_a.feet);
    demarc_feet_free(&on_b.feet);
    return status;
}
