#include "read/shprings.h"

#include <string.h>

static void on_part(void *user, size_t first)
{
    demarc_shprings *to = user;
    const demarc_bare_ring ring = {.start = to->first + first,
                                   .feature = to->feature};

    to->left |= !demarc_bare_rings_add(&to->all, &ring);
}

static void on_vertices(void *user, const double *lon_lat, size_t count)
{
    demarc_shprings *to = user;
    double *at = demarc_bare_rings_points(&to->all, count);

    to->left |= !at;
    if (to->left)
        return;
    memcpy(at, lon_lat, 2 * count * sizeof *at);
    to->all.points += count;
}

/** A ring ends where the next one of its record starts, or the record. */
static void ring_end(demarc_shprings *to, size_t number)
{
    demarc_bare_ring *ring = &to->all.items[number];
    const size_t end =
        number + 1 < to->all.count ? ring[1].start : to->all.points;
    const double *at = to->all.lon_lat;

    to->left |= ring->start >= end || end > to->all.points;
    if (to->left) /* the record is damaged, and its points were not given */
        return;
    ring->count = end - ring->start;
    to->left = at[2 * ring->start] != at[2 * end - 2] ||
               at[2 * ring->start + 1] != at[2 * end - 1];
}

static void on_end(void *user, const double *box, uint64_t at)
{
    demarc_shprings *to = user;

    (void)box;
    (void)at;
    while (!to->left && to->begin < to->all.count)
        ring_end(to, to->begin++);
    to->first = to->all.points;
    to->feature++;
}

demarc_gauger demarc_shprings_gauger(demarc_shprings *out)
{
    return (demarc_gauger){
        .part = on_part, .vertices = on_vertices, .end = on_end, .user = out};
}
