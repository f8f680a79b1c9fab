#include "read/shprings.h"

#include <string.h>

static void on_part(void *user, size_t first)
{
    demarc_shprings *to = user;
    const demarc_bare_ring ring = {.start = to->first + first,
                                   .feature = to->feature};

    to->failed |= !demarc_bare_rings_add(&to->all, &ring);
}

static void on_vertices(void *user, const double *lon_lat, size_t count)
{
    demarc_shprings *to = user;
    double *at = demarc_bare_rings_points(&to->all, count);

    to->failed |= !at;
    if (to->failed)
        return;
    memcpy(at, lon_lat, 2 * count * sizeof *at);
    to->all.points += count;
}

/** A ring ends where the next one of its record starts. */
static void on_end(void *user, const double *box, uint64_t at)
{
    demarc_shprings *to = user;
    demarc_bare_ring *rings = to->all.items;

    (void)box;
    (void)at;
    for (size_t i = to->begin; !to->failed && i < to->all.count; i++)
        rings[i].count =
            (i + 1 < to->all.count ? rings[i + 1].start : to->all.points) -
            rings[i].start;
    to->begin = to->all.count;
    to->first = to->all.points;
    to->feature++;
}

demarc_gauger demarc_shprings_gauger(demarc_shprings *out)
{
    return (demarc_gauger){
        .part = on_part, .vertices = on_vertices, .end = on_end, .user = out};
}
