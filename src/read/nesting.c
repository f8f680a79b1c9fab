#include "read/nesting.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** A ring whose place among the others is sought, by one of its points. */
typedef struct probe {
    size_t ring;
    double at[2];
    bool odd;     /* so many edges of other rings are to its west */
    bool touched; /* it lies on one of them, and says nothing */
    bool against; /* an answer was not what the direction says */
} probe;

enum { X, Y };

/** The rings of a feature, and those of them that are not settled, by the
 *  squares of a grid in which their points lie. */
typedef struct job {
    demarc_bare_rings *rings;
    size_t begin, end;
    probe *room, *probes, *spare; /* two halves of the room, to sort them */
    size_t count, size;
    size_t *squares; /* of `side` rows: where the probes of each begin */
    size_t side, square_room;
    double least[2], scale[2];
    probe **near; /* those in the box of a ring, by y */
    size_t near_count, near_room;
} job;

/* In this order points of a ring are asked, far apart first; where none agrees
 * with its direction and one speaks against it, the direction is wrong. */
static const size_t eighths[] = {0, 4, 2, 6, 1, 5, 3, 7};

static void point_choose(const job *in, size_t eighth, probe *to)
{
    const demarc_bare_ring *ring = &in->rings->items[to->ring];
    const size_t point = ring->start + (ring->count - 1) * eighth / 8;

    memcpy(to->at, in->rings->lon_lat + 2 * point, sizeof to->at);
    to->odd = to->touched = false;
}

/* ---- The grid ---- */

/** The row or column of a place; never less than that of a lesser one. */
static size_t grid_line(const job *in, int axis, double place)
{
    const double line = (place - in->least[axis]) * in->scale[axis];

    if (!(line > 0))
        return 0;
    return line < (double)in->side ? (size_t)line : in->side - 1;
}

static size_t square_of(const job *in, const probe *of)
{
    return grid_line(in, Y, of->at[Y]) * in->side + grid_line(in, X, of->at[X]);
}

static void grid_fit(job *in)
{
    in->side = (size_t)sqrt((double)in->count) + 1;
    for (int axis = X; axis <= Y; axis++) {
        double most = in->least[axis] = in->probes->at[axis];

        for (size_t i = 1; i < in->count; i++) {
            const double at = in->probes[i].at[axis];

            in->least[axis] = at < in->least[axis] ? at : in->least[axis];
            most = at > most ? at : most;
        }
        in->scale[axis] = (double)in->side / (most - in->least[axis]);
    }
}

/** Sorts the probes by square. */
static bool grid_make(job *in)
{
    probe *swap = in->probes;
    size_t squares, at = 0;

    grid_fit(in);
    squares = in->side * in->side;
    if (!demarc_reserve(&in->squares, &in->square_room, squares + 1,
                        sizeof *in->squares))
        return false;
    memset(in->squares, 0, (squares + 1) * sizeof *in->squares);
    for (size_t i = 0; i < in->count; i++)
        in->squares[square_of(in, &in->probes[i])]++;
    for (size_t i = 0; i <= squares; i++)
        in->squares[i] = at += in->squares[i];
    for (size_t i = in->count; i-- > 0;)
        in->spare[--in->squares[square_of(in, &swap[i])]] = swap[i];
    in->probes = in->spare;
    in->spare = swap;
    return true;
}

/** Finds the probes of other rings in the box of a ring, which is around no
 *  more than them. For most rings, small islands and lakes, there are none. */
static bool near_find(job *in, size_t number, const double *least,
                      const double *most)
{
    const size_t west = grid_line(in, X, least[X]);
    const size_t east = grid_line(in, X, most[X]) + 1;

    in->near_count = 0;
    for (size_t row = grid_line(in, Y, least[Y]);
         row <= grid_line(in, Y, most[Y]); row++)
        for (size_t i = in->squares[row * in->side + west];
             i < in->squares[row * in->side + east]; i++) {
            probe *found = &in->probes[i];

            if (found->ring == number || found->at[X] < least[X] ||
                found->at[X] > most[X] || found->at[Y] < least[Y] ||
                found->at[Y] > most[Y])
                continue;
            if (!demarc_reserve(&in->near, &in->near_room, in->near_count + 1,
                                sizeof *in->near))
                return false;
            in->near[in->near_count++] = found;
        }
    return true;
}

/* ---- The edges ---- */

/** Is the edge from a to b, which reaches the probe's y, to its west, or
 *  beneath it? Of two edges that meet at its y one alone passes it. */
static void edge_ask(probe *to, const double *a, const double *b)
{
    const double west = a[0] < b[0] ? a[0] : b[0];
    const double east = a[0] < b[0] ? b[0] : a[0];
    const bool passes = (a[1] > to->at[Y]) != (b[1] > to->at[Y]);
    double side;

    if (to->at[X] < west)
        return;
    if (to->at[X] > east) {
        to->odd ^= passes;
        return;
    }
    side =
        (b[0] - a[0]) * (to->at[Y] - a[1]) - (b[1] - a[1]) * (to->at[X] - a[0]);
    to->touched |= side == 0;
    to->odd ^= passes && (side < 0) == (b[1] > a[1]);
}

/** The first near probe that is not south of y, from that of another y on:
 *  from edge to edge it is not far. */
static size_t near_follow(const job *in, size_t at, double y)
{
    while (at > 0 && in->near[at - 1]->at[Y] >= y)
        at--;
    while (at < in->near_count && in->near[at]->at[Y] < y)
        at++;
    return at;
}

static void edges_pass(job *in, const double *points, size_t count)
{
    const double *a = points + 2 * (count - 1);
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        const double *b = points + 2 * i;
        const double north = a[Y] > b[Y] ? a[Y] : b[Y];

        at = near_follow(in, at, a[Y] > b[Y] ? b[Y] : a[Y]);
        for (size_t k = at; k < in->near_count && in->near[k]->at[Y] <= north;
             k++)
            edge_ask(in->near[k], a, b);
        a = b;
    }
}

static int by_y(const void *a, const void *b)
{
    const probe *one = *(probe *const *)a, *two = *(probe *const *)b;

    return (one->at[Y] > two->at[Y]) - (one->at[Y] < two->at[Y]);
}

static bool ring_pass(job *in, size_t number)
{
    const demarc_bare_ring *ring = &in->rings->items[number];
    const double *at = in->rings->lon_lat + 2 * ring->start;
    double least[2] = {at[X], at[Y]}, most[2] = {at[X], at[Y]};

    for (size_t i = 2; i < 2 * ring->count; i++) {
        least[i % 2] = at[i] < least[i % 2] ? at[i] : least[i % 2];
        most[i % 2] = at[i] > most[i % 2] ? at[i] : most[i % 2];
    }
    if (!near_find(in, number, least, most))
        return false;
    if (in->near_count == 0)
        return true;
    qsort(in->near, in->near_count, sizeof *in->near, by_y);
    edges_pass(in, at, ring->count);
    return true;
}

/* ---- The answers ---- */

/** Asks one point of each ring that is not settled. */
static bool rings_ask(job *in, size_t eighth)
{
    bool fine;

    for (size_t i = 0; i < in->count; i++)
        point_choose(in, eighth, &in->probes[i]);
    fine = grid_make(in);
    for (size_t i = in->begin; fine && i < in->end; i++)
        fine = ring_pass(in, i);
    return fine;
}

/** Settles the rings whose answer is what their direction says. */
static void answers_take(job *in)
{
    size_t left = 0;

    for (size_t i = 0; i < in->count; i++) {
        probe *of = &in->probes[i];

        if (!of->touched && of->odd == in->rings->items[of->ring].hole)
            continue;
        of->against |= !of->touched;
        in->probes[left++] = *of;
    }
    in->count = left;
}

static bool feature_settle(job *in)
{
    demarc_bare_ring *rings = in->rings->items;
    const size_t count = in->end - in->begin;
    bool fine = true;

    in->count = 0;
    if (!demarc_reserve(&in->room, &in->size, 2 * count, sizeof *in->room))
        return false;
    in->probes = in->room;
    in->spare = in->room + count;
    for (size_t i = in->begin; i < in->end; i++) {
        const double *points = in->rings->lon_lat + 2 * rings[i].start;

        rings[i].hole = demarc_ring_turning(points, rings[i].count) > 0;
        in->probes[in->count++] = (probe){.ring = i};
    }
    for (size_t t = 0; fine && t < 8 && in->count > 0; t++) {
        fine = rings_ask(in, eighths[t]);
        answers_take(in);
    }
    for (size_t i = 0; i < in->count; i++)
        rings[in->probes[i].ring].hole ^= in->probes[i].against;
    return fine;
}

bool demarc_nesting_find(demarc_bare_rings *rings)
{
    job in = {.rings = rings};
    bool fine = true;

    for (; fine && in.end < rings->count; in.begin = in.end) {
        const size_t feature = rings->items[in.begin].feature;

        while (in.end < rings->count && rings->items[in.end].feature == feature)
            in.end++;
        if (in.end - in.begin > 1)
            fine = feature_settle(&in);
    }
    free(in.room);
    free(in.squares);
    free(in.near);
    return fine;
}
