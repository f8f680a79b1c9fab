/** shift.h - how far one side of a line is from the other. */
#ifndef DEMARC_MEASURE_SHIFT_H
#define DEMARC_MEASURE_SHIFT_H

#include "measure/shared.h"

/** Room that is kept from line to line; zero-initialise. */
typedef struct demarc_shift_room {
    double *metres, (*boxes)[4];
    size_t metres_room, boxes_room;
} demarc_shift_room;

/**
 * Measures how far a chain's vertices are from another chain that runs beside
 * it: round the same share of the way, and farther off where there is nothing
 * within `tolerance_m`.
 * @return false when out of memory.
 */
bool demarc_shift_find(demarc_shift_room *room, const double *own, size_t count,
                       const double *other, size_t others, double tolerance_m,
                       demarc_shift *out);
void demarc_shift_room_free(demarc_shift_room *room);

#endif
