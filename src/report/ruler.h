/** ruler.h - how long the runs of a border are, by the asked method. */
#ifndef DEMARC_REPORT_RULER_H
#define DEMARC_REPORT_RULER_H

#include "history/fold.h"

/**
 * Planar metres of every run of the fold.
 * @param run_m  malloc; NULL for geodesic metres (when `crs` is NULL).
 */
demarc_status demarc_ruler_make(demarc_ctx *ctx, const demarc_border *border,
                                const char *crs, double **run_m);

#endif
