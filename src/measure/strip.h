/** strip.h - what lies between two places on both boundaries. */
#ifndef DEMARC_MEASURE_STRIP_H
#define DEMARC_MEASURE_STRIP_H

#include "measure/match.h"

/** The two chains from one match to the next, in the direction of a. */
typedef struct demarc_strip {
    double *a, *b; /* degrees; malloc, room is kept from strip to strip */
    size_t a_count, a_room, b_count, b_room;
} demarc_strip;

/** False when out of memory. */
bool demarc_strip_cut(const demarc_rim *a, const demarc_rim *b,
                      const demarc_match *from, const demarc_match *to,
                      demarc_strip *out);
void demarc_strip_free(demarc_strip *strip);

/** The largest distance from a vertex of one chain to the other chain; of the
 *  ends too, or only of what is between them. */
double demarc_strip_width(const demarc_strip *strip, bool ends);

/** Square metres on the ellipsoid: positive where both have land, negative
 *  where neither has. */
double demarc_strip_area(const demarc_strip *strip);

/** Metres from a point to a chain, in the plane that touches there. */
double demarc_chain_gap(const double *chain, size_t count, const double *at);

#endif
