/** sames.h - edges that are the same, to the digit, in either direction. */
#ifndef DEMARC_MEASURE_SAMES_H
#define DEMARC_MEASURE_SAMES_H

#include "base/ctx.h"
#include "model/area.h"

typedef struct demarc_sames_how {
    size_t jobs;   /* threads; 0: as many as processors */
    uint64_t drop; /* bits of hashes to leave out; only tests have any */
} demarc_sames_how;

/** Are two places one? -180 and 180 are not. */
static inline bool demarc_place_same(const double *a, const double *b)
{
    return a[0] == b[0] && a[1] == b[1];
}

/** Are the edges from a to b and from p to q one, in either direction? */
static inline bool demarc_edge_same(const double *a, const double *b,
                                    const double *p, const double *q)
{
    return (demarc_place_same(a, q) && demarc_place_same(b, p)) ||
           (demarc_place_same(a, p) && demarc_place_same(b, q));
}

/** Of the bits of a longitude and a latitude; 0 and -0 are the same. */
uint64_t demarc_point_hash(const double *at);

/** Each edge goes by the point that it leaves. Zero-initialise. */
typedef struct demarc_sames {
    uint32_t *next; /* per point, + 1: the next edge that is the same, round
                       and round; 0: there is none */
    uint32_t *ring; /* per point: its ring */
} demarc_sames;

/**
 * Finds them in linear time: edges are dealt out by a hash of the bits of
 * their ends, and what falls together meets in a small table, whose hits are
 * compared. 0 and -0 are the same; -180 and 180 are not.
 * @param areas  fewer than 2^32 - 1 points.
 * @param out    free with demarc_sames_free, also on failure.
 * @return DEMARC_ENOMEM.
 */
demarc_status demarc_sames_find(const demarc_areas *areas,
                                const demarc_sames_how *how, demarc_sames *out);
void demarc_sames_free(demarc_sames *sames);

#endif
