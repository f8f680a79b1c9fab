/** loops.h - the closed ways along what moved: the old line on, the new line
 *  back. What they go round has changed sides. */
#ifndef DEMARC_MEASURE_LOOPS_H
#define DEMARC_MEASURE_LOOPS_H

#include "measure/legs.h"

typedef struct demarc_loop {
    double *xy; /* malloc; in the plane of the nodes, the first repeated */
    size_t count;
    size_t leg;
    double low[2], high[2];   /* its box */
    const char *left, *right; /* parties along the old line; "" not known */
    bool differ;              /* the editions name other parties there */
} demarc_loop;

typedef struct demarc_loops {
    demarc_loop *items; /* malloc */
    size_t count, room;
} demarc_loops;

/** A loop for each leg that moved, and for rings that came or went.
 *  @param out  free with demarc_loops_free, also on failure. */
demarc_status demarc_loops_make(const demarc_traces *const side[2],
                                const demarc_legs *legs, double same_m,
                                demarc_loops *out);
void demarc_loops_free(demarc_loops *loops);

/** How often a loop goes round a point, anticlockwise: land inside that was
 *  on the left of the old line is on the right of the new one. */
int demarc_loop_turns(const demarc_loop *loop, double x, double y);

#endif
