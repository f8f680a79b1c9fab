/** doubt.h - what measured lines show that a file should not have. */
#ifndef DEMARC_MEASURE_DOUBT_H
#define DEMARC_MEASURE_DOUBT_H

#include "measure/net.h"

/** Edges too long to be drawn by anyone, and parts without length. */
demarc_status demarc_lines_doubt(demarc_ctx *ctx, const demarc_border *border);

/** Are the lines where the parties are? Longitude and latitude swapped is an
 *  error, elsewhere on the earth a warning. */
demarc_status demarc_area_doubt(demarc_ctx *ctx, const demarc_border *border);

#endif
