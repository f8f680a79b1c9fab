/** abreast.h - is the way from one match to another the same on both sides? */
#ifndef DEMARC_MEASURE_ABREAST_H
#define DEMARC_MEASURE_ABREAST_H

#include "measure/alike.h"

typedef struct demarc_abreast {
    const demarc_rim *a, *b;
    const demarc_alike_how *how;
    double near_m;      /* how far apart what belongs together lies */
    demarc_strip strip; /* the last one; to be freed */
} demarc_abreast;

/**
 * How wide the way from one match to another is: the largest distance of a
 * vertex of one side from the other side; up to twice `near_m` it is not said
 * more exactly.
 * @param width  INFINITY when the way is not the same on both sides: longer by
 *               far on one, past a third area, or on two rings.
 */
demarc_status demarc_abreast_width(demarc_abreast *in, const demarc_match *from,
                                   const demarc_match *to, double *width);

#endif
