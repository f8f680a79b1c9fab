/** relief.h - heights, to shade the ground of a map with: never measured. */
#ifndef DEMARC_MODEL_RELIEF_H
#define DEMARC_MODEL_RELIEF_H

#include "demarc.h"

/** Where heights are wanted: a lattice of points over a map's frame. */
typedef struct demarc_relief_view {
    const double *lon_lat; /* degrees, row by row; NAN: the map ends there */
    size_t columns, rows;  /* of points */
    double pixels;         /* of the picture, from one point to the next */
} demarc_relief_view;

/** Heights in cells of their own, hardly smaller than a pixel. Free with
 *  demarc_heights_free. */
typedef struct demarc_heights {
    size_t columns, rows; /* of cells */
    float *metres;        /* row by row; NAN: not known */
    double *cells;        /* column and row of each point of the view, from the
                             middle of the first cell; NAN: none */
    double period;        /* columns round the earth; 0: they never return */
} demarc_heights;

typedef struct demarc_relief demarc_relief;

/** Reads what a view needs, and no more of a file of any size.
 *  @return DEMARC_EDATA when no height is known there. */
typedef demarc_status demarc_relief_fn(demarc_ctx *ctx,
                                       const demarc_relief *relief,
                                       const demarc_relief_view *view,
                                       demarc_heights *out);

/** Heights that are read when a map's frame is known. */
struct demarc_relief {
    const char *file; /* NULL: there are none */
    demarc_relief_fn *read;
};

void demarc_heights_free(demarc_heights *heights);

#endif
