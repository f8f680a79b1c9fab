/** chord.h - how far a point is from an edge, told by straight lines. */
#ifndef DEMARC_MEASURE_CHORD_H
#define DEMARC_MEASURE_CHORD_H

#include "measure/boxes.h"
#include "measure/straight.h"

/** Nearer than this two distances are one. It is far above what rounding
 *  does to coordinates in space. */
#define DEMARC_SAME_M 1e-6

/** Up to here, squared, an edge is at most 0.03 % longer than its chord. */
#define DEMARC_CHORD2_SHORT 2.5e11

/** What a curve of so many metres, squared, may be away from its chord. */
static inline double demarc_chord_short_bulge(double length2)
{
    return length2 * (1 / (8 * DEMARC_CURVED_MOST)) + DEMARC_SAME_M;
}

/**
 * A geodesic edge is nowhere farther from its chord than this. A curve whose
 * curvature is at most k is at most k L^2 / 8 away (the error of linear
 * interpolation); a geodesic has the curvature of the surface below it, which
 * on WGS 84 is at most 1 / 6335439 m (a meridian at the equator).
 * @param chord2  the chord, squared.
 */
static inline double demarc_chord_bulge(double chord2)
{
    double length2 = 1.001 * chord2;

    if (chord2 > DEMARC_CHORD2_SHORT) {
        length2 = demarc_straight_most(sqrt(chord2));
        length2 *= length2;
    }
    return demarc_chord_short_bulge(length2);
}

enum { DEMARC_CHORDS_MOST = 8 };

/** The chords of some edges, and of each its place that is nearest to a
 *  point. */
typedef struct demarc_chords {
    double length2[DEMARC_CHORDS_MOST]; /* squared */
    double metres[DEMARC_CHORDS_MOST];  /* from the place to the point */
    double along[DEMARC_CHORDS_MOST];   /* the way to the point, times that
                                           along the chord */
    double share[DEMARC_CHORDS_MOST];   /* of the chord, up to the place */
    double least[DEMARC_CHORDS_MOST];   /* no place of the edge is nearer */
    double most; /* to some place of one of them it is no farther */
} demarc_chords;

/** Of the edges between neighbours; the compiler makes vector code of it. */
void demarc_chords_of(demarc_space at, const demarc_space *vertices,
                      size_t edges, demarc_chords *out);

/**
 * The end of an edge that is the foot, 0 or 1, if that is known without a
 * geodesic; else -1. It is an end if the edge leads away from the point there:
 * then the distance, which along a geodesic is convex so near to the point,
 * only grows. Courses on the surface differ from those of the chords by angles
 * of at most metres / 2 r, for the edge and for the way to the point.
 */
int demarc_chord_end(const demarc_chords *of, size_t edge);

#endif
