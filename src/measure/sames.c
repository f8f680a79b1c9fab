#include "measure/sames.h"

#include "base/crew.h"

#include <stdlib.h>
#include <string.h>

/* So many edges, their table and what it holds stay in a cache. */
enum { SHARE_EDGES = 16384, MOST_BITS = 12 };

typedef struct spot {
    uint32_t tag, point; /* a half of the edge's hash; it leaves this point */
} spot;

typedef struct job {
    const demarc_areas *areas;
    demarc_sames *out;
    uint64_t drop;
    unsigned bits;  /* of a hash say which share */
    size_t *starts; /* per share, and behind the last */
    spot *spots;    /* share by share, points rising */
} job;

/** The work of a thread: the edges of some shares. */
typedef struct block {
    const job *in;
    size_t from, to; /* shares */
    uint32_t *slots;
    size_t room;
    bool failed;
} block;

/* ---- Hashes ---- */

static uint64_t stir(uint64_t bits)
{
    bits *= 0x9e3779b97f4a7c15u;
    bits ^= bits >> 32;
    bits *= 0xd6e8feb86659fd93u;
    return bits ^ bits >> 29;
}

uint64_t demarc_point_hash(const double *at)
{
    const double place[2] = {at[0] + 0.0, at[1] + 0.0}; /* -0 is 0 */
    uint64_t bits[2];

    memcpy(bits, place, sizeof bits);
    return stir(stir(bits[0]) + bits[1]);
}

/** Calls for each edge in turn, with a hash that has no direction. */
static void edges_each(job *in, void (*fn)(job *in, uint64_t hash, size_t point,
                                           size_t ring))
{
    for (size_t r = 0; r < in->areas->ring_count; r++) {
        const demarc_ring *ring = &in->areas->rings[r];
        const size_t end = ring->start + ring->count;
        uint64_t first =
            demarc_point_hash(demarc_area_point(in->areas, ring->start));
        uint64_t own = first;

        for (size_t i = ring->start; i < end; i++) {
            uint64_t other =
                i + 1 < end
                    ? demarc_point_hash(demarc_area_point(in->areas, i + 1))
                    : first;

            fn(in, stir(own + other) & ~in->drop, i, r);
            own = other;
        }
    }
}

/** A shift by 64 is none. */
static size_t share_of(const job *in, uint64_t hash)
{
    return (size_t)(hash >> 1 >> (63 - in->bits));
}

static void edge_count(job *in, uint64_t hash, size_t point, size_t ring)
{
    in->starts[share_of(in, hash) + 1]++;
    in->out->ring[point] = (uint32_t)ring;
}

static void edge_deal(job *in, uint64_t hash, size_t point, size_t ring)
{
    (void)ring;
    in->spots[in->starts[share_of(in, hash)]++] =
        (spot){(uint32_t)hash, (uint32_t)point};
}

static void deal(job *in)
{
    const size_t shares = (size_t)1 << in->bits;

    edges_each(in, edge_count);
    for (size_t i = 0; i < shares; i++)
        in->starts[i + 1] += in->starts[i];
    edges_each(in, edge_deal); /* moves each start to its end */
    memmove(in->starts + 1, in->starts, shares * sizeof *in->starts);
    in->starts[0] = 0;
}

/* ---- Tables ---- */

static bool edge_same(const job *in, size_t one, size_t two)
{
    const demarc_areas *areas = in->areas;
    const demarc_ring *rings = areas->rings;
    const double *a = demarc_area_point(areas, one);
    const double *p = demarc_area_point(areas, two);
    const double *b = demarc_area_point(
        areas, demarc_ring_next(&rings[in->out->ring[one]], one));
    const double *q = demarc_area_point(
        areas, demarc_ring_next(&rings[in->out->ring[two]], two));

    return demarc_edge_same(a, b, p, q);
}

/** Puts an edge into the ring of those that are the same. */
static void edge_link(uint32_t *next, uint32_t head, uint32_t point)
{
    next[point] = next[head] ? next[head] : head + 1;
    next[head] = point + 1;
}

static void share_link(const job *in, const spot *spots, size_t count,
                       uint32_t *slots, size_t mask)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = spots[i].tag & mask;

        for (; slots[at]; at = (at + 1) & mask) {
            const spot *head = &spots[slots[at] - 1];

            if (head->tag == spots[i].tag &&
                edge_same(in, head->point, spots[i].point)) {
                edge_link(in->out->next, head->point, spots[i].point);
                break;
            }
        }
        if (!slots[at])
            slots[at] = (uint32_t)i + 1;
    }
}

static void block_do(void *work)
{
    block *own = work;
    const job *in = own->in;

    for (size_t k = own->from; k < own->to && !own->failed; k++) {
        size_t count = in->starts[k + 1] - in->starts[k], room = 16;

        while (room < 2 * count)
            room *= 2;
        own->failed =
            !demarc_reserve(&own->slots, &own->room, room, sizeof *own->slots);
        if (own->failed)
            break;
        memset(own->slots, 0, room * sizeof *own->slots);
        share_link(in, in->spots + in->starts[k], count, own->slots, room - 1);
    }
}

static void block_clear(void *work)
{
    free(((block *)work)->slots);
}

/** Shares are apart: no two threads touch the same edge. */
static demarc_status tables_fill(const job *in, size_t jobs)
{
    const size_t shares = (size_t)1 << in->bits, step = shares / 64 + 1;
    demarc_crew *crew =
        demarc_crew_new(jobs, sizeof(block), block_do, block_clear);
    bool failed = false;
    block *at;

    if (!crew)
        return DEMARC_ENOMEM;
    at = demarc_crew_block(crew);
    for (size_t from = 0; from < shares; from += step) {
        at->in = in;
        at->from = from;
        at->to = from + step < shares ? from + step : shares;
        at = demarc_crew_hand(crew);
        failed |= at->failed;
    }
    while ((at = demarc_crew_last(crew)))
        failed |= at->failed;
    demarc_crew_free(crew);
    return failed ? DEMARC_ENOMEM : DEMARC_OK;
}

demarc_status demarc_sames_find(const demarc_areas *areas,
                                const demarc_sames_how *how, demarc_sames *out)
{
    job in = {.areas = areas, .out = out, .drop = how->drop};
    demarc_status status = DEMARC_ENOMEM;

    while (in.bits < MOST_BITS && areas->points >> in.bits > SHARE_EDGES)
        in.bits++;
    out->next = calloc(areas->points + 1, sizeof *out->next);
    out->ring = malloc((areas->points + 1) * sizeof *out->ring);
    in.starts = calloc(((size_t)1 << in.bits) + 2, sizeof *in.starts);
    in.spots = malloc((areas->points + 1) * sizeof *in.spots);
    if (areas->points < UINT32_MAX && out->next && out->ring && in.starts &&
        in.spots) {
        deal(&in);
        status = tables_fill(&in, how->jobs);
    }
    free(in.starts);
    free(in.spots);
    return status;
}

void demarc_sames_free(demarc_sames *sames)
{
    free(sames->next);
    free(sames->ring);
    *sames = (demarc_sames){0};
}
