/** course.h - where a segment runs: the vertices of its parts. */
#ifndef DEMARC_MODEL_COURSE_H
#define DEMARC_MODEL_COURSE_H

#include "base/memory.h"
#include "model/gauge.h"

typedef struct demarc_course {
    size_t parts;
    const size_t *start;     /* of each part, and behind the last */
    const double *lon, *lat; /* degrees, part after part */
    const double *cum;       /* metres from the part's first vertex, if they
                              * were measured with it; else NULL */
} demarc_course;

/**
 * Part i has the points [start[i], start[i + 1]) of `lon_lat`; both are copied.
 * @return in the arena; NULL when out of memory.
 */
const demarc_course *demarc_course_make(demarc_arena *arena,
                                        const double *lon_lat,
                                        const size_t *start, size_t parts);

/**
 * Parts [part, part + parts) of lines whose vertices were kept: it points to
 * them.
 * @return in the arena; NULL when out of memory.
 */
const demarc_course *demarc_course_kept(demarc_arena *arena,
                                        const demarc_gauges *of, size_t part,
                                        size_t parts);

#endif
