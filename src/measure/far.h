/** far.h - events that are nowhere near the border. */
#ifndef DEMARC_MEASURE_FAR_H
#define DEMARC_MEASURE_FAR_H

#include "measure/net.h"

/** Warns of clashes, incidents, transfers, closures and reopenings whose point
 *  is more than 100 km from every line. Meetings are held in capitals. */
demarc_status demarc_events_far(demarc_ctx *ctx, const demarc_border *border);

#endif
