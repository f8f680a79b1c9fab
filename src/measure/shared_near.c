/* The line of two areas whose vertices differ. */
#include "measure/geodesic.h"
#include "measure/oneside.h"
#include "measure/runend.h"
#include "measure/sames.h"
#include "measure/shared.h"
#include "measure/shift.h"

#include <stdlib.h>
#include <string.h>

/** A line being made of a run. */
typedef struct job {
    const demarc_rim *a, *b;
    const demarc_near_how *how;
    double near_m, tolerance_m;
    bool one_side; /* b is turned: both have the land on the left */
    demarc_strip strip;
    demarc_shift_room shifts;
    demarc_shared_border *out;
} job;

/** Adds up the strips between matches: overlaps and gaps; those of one kind
 *  in a row are one. */
static bool slivers_find(job *in, const demarc_pairing *run,
                         demarc_shared_line *line)
{
    int kind = 0;

    for (size_t i = 0; i + 1 < run->count; i++) {
        double area, along;
        int is;

        if (!demarc_strip_cut(in->a, in->b, &run->items[i], &run->items[i + 1],
                              &in->strip))
            return false;
        area = demarc_strip_area(&in->strip);
        along = demarc_line_length(in->strip.a, in->strip.a_count);
        is = (area > 1e-3) - (area < -1e-3); /* square metres */
        line->slivers += is > 0 && kind <= 0;
        line->gaps += is < 0 && kind >= 0;
        kind = is;
        if (is > 0) {
            line->sliver_m += along;
            line->sliver_m2 += area;
        } else if (is < 0) {
            line->gap_m += along;
            line->gap_m2 -= area;
        }
    }
    return true;
}

static void points_put(demarc_shared_line *line, const double *lon_lat,
                       size_t count)
{
    memcpy(line->lon_lat + 2 * line->count, lon_lat,
           2 * count * sizeof(double));
    line->count += count;
}

/** Does a chain begin (or end) next to a vertex of its own? Then the place on
 *  the edge gives way to the vertex. */
static void chain_snap(double **chain, size_t *count, bool first, bool last,
                       double near_m)
{
    if (!first && *count > 2 && demarc_line_length(*chain, 2) <= 2 * near_m) {
        *chain += 2;
        --*count;
    }
    if (!last && *count > 2 &&
        demarc_line_length(*chain + 2 * *count - 4, 2) <= 2 * near_m)
        --*count;
}

/** The line along the middle: half-way between what belongs together. */
static void middle_put(const demarc_pairing *run, demarc_shared_line *line)
{
    for (size_t i = 0; i < run->count; i++) {
        const demarc_match *m = &run->items[i];
        double at[2] = {m->a[0] + remainder(m->b[0] - m->a[0], 360) / 2,
                        m->a[1] + (m->b[1] - m->a[1]) / 2};

        at[0] = at[0] > 180 ? at[0] - 360 : at[0] < -180 ? at[0] + 360 : at[0];
        if (line->count == 0 ||
            !demarc_place_same(at, line->lon_lat + 2 * line->count - 2))
            points_put(line, at, 1);
    }
}

/** The ends at which a side goes on by a vertex, before and behind. */
static void ends_find(job *in, const demarc_pairing *run, demarc_runend on_a[2],
                      demarc_runend on_b[2])
{
    for (size_t end = 0; end < 2; end++) {
        const demarc_match *at = &run->items[end ? run->count - 1 : 0];

        on_a[end] = on_b[end] = (demarc_runend){SIZE_MAX, 0};
        if (run->ring)
            continue;
        on_a[end] = demarc_pairing_go_on(in->a, in->b, at, true, end == 1,
                                         in->tolerance_m, in->how->owner);
        on_b[end] = demarc_pairing_go_on(in->b, in->a, at, false, end == 0,
                                         in->tolerance_m, in->how->owner);
    }
}

static void side_put(const demarc_rim *rim, const demarc_runend on[2],
                     double *chain, size_t count, demarc_shared_line *line)
{
    if (on[0].vertex != SIZE_MAX)
        points_put(line, demarc_rim_point(rim, on[0].vertex), 1);
    points_put(line, chain, count);
    if (on[1].vertex != SIZE_MAX)
        points_put(line, demarc_rim_point(rim, on[1].vertex), 1);
}

/** The lengths along both sides, and the points of the side that is kept. */
static bool points_find(job *in, const demarc_pairing *run,
                        demarc_shared_line *line)
{
    demarc_keep keep = in->how->keep;
    const demarc_match *first = run->items, *last = first + run->count - 1;
    demarc_runend on_a[2], on_b[2];
    double *a = in->strip.a, *b = in->strip.b;
    size_t a_count = in->strip.a_count, b_count = in->strip.b_count;

    ends_find(in, run, on_a, on_b);
    chain_snap(&a, &a_count, first->vertex_a != SIZE_MAX || run->ring,
               last->vertex_a != SIZE_MAX || run->ring, in->near_m);
    chain_snap(&b, &b_count, first->vertex_b != SIZE_MAX || run->ring,
               last->vertex_b != SIZE_MAX || run->ring, in->near_m);
    side_put(in->b, on_b, b, b_count, line);
    line->side_m[1] = demarc_line_length(line->lon_lat, line->count);
    if (keep == DEMARC_KEEP_B)
        return true;
    line->count = 0;
    side_put(in->a, on_a, a, a_count, line);
    line->side_m[0] = demarc_line_length(line->lon_lat, line->count);
    if (keep == DEMARC_KEEP_A)
        return true;
    line->count = 0;
    if (on_a[0].vertex != SIZE_MAX) /* there is no other side there */
        points_put(line, demarc_rim_point(in->a, on_a[0].vertex), 1);
    middle_put(run, line);
    if (on_a[1].vertex != SIZE_MAX)
        points_put(line, demarc_rim_point(in->a, on_a[1].vertex), 1);
    return true;
}

static bool side_a_measure(job *in, const demarc_pairing *run,
                           demarc_shared_line *line)
{
    demarc_near_how how = *in->how;
    const demarc_near_how *own = in->how;
    size_t count = line->count;
    double *kept = malloc((2 * count + 2) * sizeof *kept);
    bool fine = kept;

    if (!kept)
        return false;
    memcpy(kept, line->lon_lat, 2 * count * sizeof *kept);
    how.keep = DEMARC_KEEP_A;
    in->how = &how;
    line->count = 0;
    fine = points_find(in, run, line);
    in->how = own;
    memcpy(line->lon_lat, kept, 2 * count * sizeof *kept);
    line->count = count;
    free(kept);
    return fine;
}

static bool run_cut(job *in, const demarc_pairing *run)
{
    const demarc_match *first = run->items, *last = first + run->count - 1;
    const demarc_match *half = &run->items[run->count / 2];
    demarc_strip head = {0};
    bool fine;

    if (!run->ring)
        return demarc_strip_cut(in->a, in->b, first, last, &in->strip);
    fine = demarc_strip_cut(in->a, in->b, first, half, &head) &&
           demarc_strip_cut(in->a, in->b, half, last, &in->strip);
    for (size_t side = 0; side < 2 && fine; side++) {
        double **to = side ? &in->strip.b : &in->strip.a;
        size_t *count = side ? &in->strip.b_count : &in->strip.a_count;
        size_t *room = side ? &in->strip.b_room : &in->strip.a_room;
        size_t more = (side ? head.b_count : head.a_count) - 1;

        fine = demarc_reserve(to, room, 2 * (*count + more), sizeof **to);
        if (!fine)
            break;
        memmove(*to + 2 * more, *to, 2 * *count * sizeof **to);
        memcpy(*to, side ? head.b : head.a, 2 * more * sizeof **to);
        *count += more;
    }
    demarc_strip_free(&head);
    return fine;
}

/** A side may come back to where it began while the other only passes there
 *  twice: that is a ring as well. Its ends become one vertex. */
static void loop_close(job *in, demarc_pairing *run)
{
    const demarc_match *first = run->items, *last = first + run->count - 1;
    double *from = in->strip.a, *to = from + 2 * in->strip.a_count - 2;
    const double gap[4] = {from[0], from[1], to[0], to[1]};
    bool own;

    if (run->ring || in->strip.a_count < 4 || in->strip.b_count < 4 ||
        demarc_line_length(gap, 2) > 2 * in->near_m)
        return;
    own = last->vertex_a != SIZE_MAX;
    memcpy(own ? from : to, own ? to : from, 2 * sizeof *from);
    from = in->strip.b;
    to = from + 2 * in->strip.b_count - 2;
    own = first->vertex_b != SIZE_MAX;
    memcpy(own ? to : from, own ? from : to, 2 * sizeof *from);
    run->ring = true;
}

static bool shifts_find(job *in, demarc_shared_line *line)
{
    const demarc_strip *strip = &in->strip;

    return demarc_shift_find(&in->shifts, strip->a, strip->a_count, strip->b,
                             strip->b_count, in->tolerance_m,
                             &line->shift[0]) &&
           demarc_shift_find(&in->shifts, strip->b, strip->b_count, strip->a,
                             strip->a_count, in->tolerance_m, &line->shift[1]);
}

static bool run_line(job *in, demarc_pairing *run)
{
    demarc_shared_line *line;
    bool fine;

    demarc_pairing_trim(in->a, run, in->near_m);
    if (run->count < 2 || !run_cut(in, run))
        return run->count < 2;
    loop_close(in, run);
    if (demarc_line_length(in->strip.a, in->strip.a_count) <= 8 * in->near_m ||
        demarc_line_length(in->strip.b, in->strip.b_count) <= 8 * in->near_m)
        return true; /* where they touch, or a chance */
    line = demarc_shared_line_add(
        in->out, in->strip.a_count + in->strip.b_count + run->count + 4);
    if (!line)
        return false;
    line->ring = run->ring;
    line->bridges = run->bridges;
    fine = shifts_find(in, line) && points_find(in, run, line) &&
           (in->how->keep != DEMARC_KEEP_B || side_a_measure(in, run, line)) &&
           (in->one_side || slivers_find(in, run, line));
    line->length_m = demarc_line_length(line->lon_lat, line->count);
    return fine;
}

static demarc_status lines_find(job *in, const demarc_matches *all,
                                double tolerance_m)
{
    const demarc_alike_how how = {tolerance_m, in->out->a, in->out->b,
                                  in->how->owner};
    demarc_pairings runs = {0};
    demarc_status status = demarc_alike_find(in->a, in->b, all, &how, &runs);

    in->tolerance_m = runs.tolerance_m;
    in->out->tolerance_m = fmax(in->out->tolerance_m, runs.tolerance_m);
    for (size_t i = 0; i < runs.count && !status; i++)
        status = run_line(in, &runs.items[i]) ? DEMARC_OK : DEMARC_ENOMEM;
    demarc_pairings_free(&runs);
    return status;
}

/** Finds where both areas have the land on one side, without a bridge, and
 *  takes these matches out of `all`. */
static demarc_status one_side_find(job *in, demarc_matches *all)
{
    demarc_matches one, other, swap = *all;
    const demarc_rim *b = in->b;
    demarc_rim turned = {0};
    demarc_status status = demarc_oneside_part(in->a, b, all, &one, &other);

    if (!status && one.count > 1) {
        status = demarc_rim_turn(b, &turned) ? DEMARC_OK : DEMARC_ENOMEM;
        in->b = &turned;
        in->one_side = true;
        if (!status)
            status = lines_find(in, &one, all->near_m);
        in->b = b;
        in->one_side = false;
        demarc_rim_turned_free(&turned);
    }
    if (!status && in->out->count > 0) {
        *all = other;
        other = swap;
    }
    free(one.items);
    free(other.items);
    return status;
}

demarc_status demarc_shared_near(const demarc_areas *areas, demarc_rim *rims,
                                 size_t a, size_t b, const demarc_near_how *how,
                                 demarc_shared_border *out,
                                 demarc_nearby *nearest)
{
    demarc_matches all = {.nearest = {.metres = INFINITY}};
    job in = {.a = &rims[a], .b = &rims[b], .how = how, .out = out};
    demarc_status status = demarc_rim_make(areas, a, &rims[a]);

    *out = (demarc_shared_border){.a = a, .b = b};
    if (!status)
        status = demarc_rim_make(areas, b, &rims[b]);
    if (!status)
        status = demarc_match_make(&rims[a], &rims[b], how->reach_m,
                                   how->tolerance_m, &all);
    *nearest = all.nearest;
    in.near_m = all.near_m;
    if (!status && all.near_m > 0)
        status = one_side_find(&in, &all);
    if (!status && all.near_m > 0)
        status = lines_find(&in, &all, how->tolerance_m);
    demarc_shared_sort(out);
    demarc_strip_free(&in.strip);
    demarc_shift_room_free(&in.shifts);
    free(all.items);
    return status;
}
