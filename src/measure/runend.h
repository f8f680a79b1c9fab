/** runend.h - where a run of matches ends: at the tripoint. */
#ifndef DEMARC_MEASURE_RUNEND_H
#define DEMARC_MEASURE_RUNEND_H

#include "measure/alike.h"

/** How far a side goes on beyond a run's last match, along its own vertices:
 *  where the tripoint is a vertex of one side only. */
typedef struct demarc_runend {
    size_t vertex; /* the last of them; SIZE_MAX: it does not go on */
    size_t edges;
} demarc_runend;

/** Takes away matches at both ends that stand beyond the last vertices that
 *  belong together, if these are near. */
void demarc_pairing_trim(const demarc_rim *a, demarc_pairing *run,
                         double near_m);

/**
 * A vertex of a side behind the end belongs to the line if its foot on the
 * other side lies inside an edge there, no farther than `tolerance_m`, and
 * the two edges diverge by less than 45 degrees.
 * @param own    whose vertices; `ahead`: along its ring, else against it.
 * @param owner  per point of all areas; edges of a third area stop it.
 */
demarc_runend demarc_pairing_go_on(const demarc_rim *own,
                                   const demarc_rim *other,
                                   const demarc_match *end, bool own_is_a,
                                   bool ahead, double tolerance_m,
                                   const uint32_t *owner);

/** The vertex before a point of a ring. */
size_t demarc_rim_before(const demarc_rim *rim, size_t point);

#endif
