/** match.h - the boundaries of two areas laid beside each other. */
#ifndef DEMARC_MEASURE_MATCH_H
#define DEMARC_MEASURE_MATCH_H

#include "measure/rim.h"

/** A place on a, and the place on b that belongs to it. */
typedef struct demarc_match {
    size_t ring_a, ring_b;
    double at_a, at_b;         /* metres from the ring's first point */
    double metres;             /* from either side to the other */
    double apart;              /* between the two places: `metres`, or more */
    double a[2], b[2];         /* degrees */
    size_t vertex_a, vertex_b; /* points, or SIZE_MAX: on an edge */
    size_t edge_a, edge_b;     /* the place is on the edge that leaves these */
} demarc_match;

typedef struct demarc_matches {
    demarc_match *items; /* by ring and place on a */
    size_t count, room;
    double near_m; /* how far vertices that belong together lie apart; never
                      more than a tolerance that is given */
    demarc_nearby nearest;
} demarc_matches;

/** By place on a, then against the places on b. */
void demarc_matches_sort(demarc_matches *io);

/** The match with demarc_rim_turn's b. */
demarc_match demarc_match_turn(const demarc_rim *b, const demarc_match *match);

/** Lays two rims beside each other: vertices that are each other's nearest,
 *  and for the others their feet.
 *  @param reach_m      farther apart nothing is looked at.
 *  @param tolerance_m  as given; 0: nothing is begun beyond 200 m. */
demarc_status demarc_match_make(const demarc_rim *a, const demarc_rim *b,
                                double reach_m, double tolerance_m,
                                demarc_matches *out);

#endif
