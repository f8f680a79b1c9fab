/** pillar_range.h - from the numbers of pillars to metres along a route. */
#ifndef DEMARC_MEASURE_PILLAR_RANGE_H
#define DEMARC_MEASURE_PILLAR_RANGE_H

#include "measure/pillars.h"

/** Who asks, on which day; for messages. */
typedef struct demarc_pillar_ask {
    demarc_ctx *ctx;
    const demarc_border *border;
    demarc_day day;
    const char *text;          /* the stretch or the place, as written */
    const demarc_where *where; /* it is written; may be NULL */
} demarc_pillar_ask;

/**
 * One or two pillars of a route.
 * @param route    the route's name; "": the one on which they are.
 * @param numbers  "" for one that is left open, and then `places` has no
 *                 pillar there; not both.
 * @param found    set to the route, or NULL with a warning if a pillar did not
 *                 stand on that day.
 * @return DEMARC_EDATA with a finding if a pillar is not known or has no place
 *         on the line, or if they are on no route together or on several.
 */
demarc_status demarc_pillars_resolve(const demarc_pillar_ask *ask,
                                     const char *route,
                                     const char *const numbers[2],
                                     demarc_pillar_place places[2],
                                     const demarc_route **found);

#endif
