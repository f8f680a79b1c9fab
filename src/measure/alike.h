/** alike.h - where two boundaries run beside each other. */
#ifndef DEMARC_MEASURE_ALIKE_H
#define DEMARC_MEASURE_ALIKE_H

#include "measure/strip.h"

/** A run of matches, in order on a and on b. */
typedef struct demarc_pairing {
    demarc_match *items; /* malloc */
    size_t count, room;
    bool ring;      /* the last one is the first again */
    size_t bridges; /* interruptions that were closed */
} demarc_pairing;

typedef struct demarc_pairings {
    demarc_pairing *items; /* malloc */
    size_t count, room;
    double tolerance_m;
} demarc_pairings;

typedef struct demarc_alike_how {
    double tolerance_m; /* 0: derived */
    size_t area_a, area_b;
    const uint32_t *owner; /* demarc_shared's, per point; or NULL */
} demarc_alike_how;

/**
 * Links anchors - matches no farther apart than vertices that belong together
 * are - to runs, and closes the interruptions between them.
 * @param out  free with demarc_pairings_free, also on failure.
 */
demarc_status demarc_alike_find(const demarc_rim *a, const demarc_rim *b,
                                const demarc_matches *all,
                                const demarc_alike_how *how,
                                demarc_pairings *out);
void demarc_pairings_free(demarc_pairings *runs);

#endif
