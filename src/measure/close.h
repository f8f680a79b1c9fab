/** close.h - the foot on a short edge of a point that is near, in space. */
#ifndef DEMARC_MEASURE_CLOSE_H
#define DEMARC_MEASURE_CLOSE_H

#include "measure/boxes.h"
#include "measure/foot.h"

/** A short edge and a point that is near. */
typedef struct demarc_close {
    demarc_space edge[2], point;
    double lon[2], lat[2]; /* of the edge's beginning, and of the point */
} demarc_close;

/**
 * The same as demarc_edge_foot, in a twentieth of its time, where the edge is
 * at most 20 km long and the point at most 60 km from where it begins: the
 * offset within 0.1 micrometres, the foot within 1, but of edges below 100 m,
 * whose course nanometres turn. docs/measures.md has the formulas.
 * @param share  of the chord, where to begin: where it is nearest to the point.
 * @return false if it is not so; `out` is not set then.
 */
bool demarc_close_foot(const demarc_close *of, double from, double to,
                       double share, demarc_foot *out);

#endif
