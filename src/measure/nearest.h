/**
 * nearest.h - the spot on a border's lines that is nearest to a point, by
 * geodesic distance. Edges are looked for by boxes in space, where neither
 * the antimeridian nor a pole is anything special.
 */
#ifndef DEMARC_MEASURE_NEAREST_H
#define DEMARC_MEASURE_NEAREST_H

#include "measure/resolve.h"
#include "measure/tree.h"

#include <math.h>

/** A point to look from. */
typedef struct demarc_eye {
    double lon, lat;
    demarc_space at;
} demarc_eye;

static inline demarc_eye demarc_eye_of(double lon, double lat)
{
    return (demarc_eye){lon, lat, demarc_space_of(lon, lat)};
}

/** A spot on a line, seen from a point. */
typedef struct demarc_spot {
    size_t line;     /* of the net; DEMARC_NONE: there is none */
    size_t edge;     /* from this vertex to the next */
    double along_m;  /* along the line from its first vertex */
    double offset_m; /* from the point, >= 0 */
    double lon, lat;
} demarc_spot;

/** Finds spots on all lines of a border, whether they are alive or not. */
typedef struct demarc_finder demarc_finder;

/** @param border  measured; must outlive it.
 *  @param arena   in which it lives. @return NULL when out of memory. */
demarc_finder *demarc_finder_make(const demarc_border *border,
                                  demarc_arena *arena);
const demarc_border *demarc_finder_border(const demarc_finder *finder);

/** May a line be within so many metres of a point? */
bool demarc_finder_reaches(const demarc_finder *finder, const demarc_eye *from,
                           double within);

/**
 * Which parts of a line are asked for: span number `n`, 0 the first, in any
 * order; one that ends before it begins is empty.
 * @return false when there are no more.
 */
typedef bool demarc_span_fn(const void *user, size_t line, size_t n,
                            demarc_span *out);

/** Nearly as near as so many metres: a tenth or 10 m farther, whichever is
 *  more. */
static inline double demarc_nearly(double metres)
{
    return fmax(metres * 1.1, metres + 10);
}

/** What is searched. */
typedef struct demarc_quest {
    demarc_eye from;
    double within;         /* metres; INFINITY for any distance */
    demarc_span_fn *asked; /* called for every edge that is near */
    const void *user;
    demarc_nearby *near; /* the finder's, from quest to quest; or NULL */
} demarc_quest;

/**
 * The nearest spot of those asked for, to about 0.1 micrometre. Of spots that
 * are as near within a micrometre the one of the lowest segment id, then of
 * the lowest part, then along. Takes no memory, so that threads may share a
 * finder.
 */
void demarc_finder_find(const demarc_finder *finder, const demarc_quest *quest,
                        demarc_spot *out);

#endif
