/** twins.h - events of different feeds that may be one. */
#ifndef DEMARC_CLAIMS_TWINS_H
#define DEMARC_CLAIMS_TWINS_H

#include "base/ctx.h"
#include "model/sighting.h"

/** How sure a proposal is, beside the others for the same event. */
typedef enum demarc_twin_verdict {
    DEMARC_TWIN_CLEAR,     /* the best by a margin, for both */
    DEMARC_TWIN_AMBIGUOUS, /* another is nearly as good */
    DEMARC_TWIN_WEAKER,    /* another is better */
    DEMARC_TWIN_DOUBTFUL   /* no other, but too little agrees */
} demarc_twin_verdict;

/** Two events, `a` before `b`. Parts and score are from 0 to 1. */
typedef struct demarc_twin {
    size_t a, b;
    bool identical;    /* of one feed: all but the id is the same */
    int days;          /* between them; 0: they may be of one day */
    double distance_m; /* NAN: one of them has no position */
    double date, place, parties, dead; /* one half: not known */
    double score;
    demarc_twin_verdict verdict;
} demarc_twin;

typedef struct demarc_twins {
    demarc_twin *items; /* by `a`, then the better first, then `b` */
    size_t count, room;
} demarc_twins;

/**
 * Finds the pairs. Of different feeds those are proposed that agree in date,
 * distance, parties and dead as far as each is known; of one feed, those that
 * are the same in every cell but the id. The method is in docs/feeds.md.
 * Sorted by day, so that only what is near in time is compared.
 * @param out  free its items with free(). @return DEMARC_ENOMEM.
 */
demarc_status demarc_twins_find(demarc_ctx *ctx, const demarc_sightings *of,
                                demarc_twins *out);

#endif
