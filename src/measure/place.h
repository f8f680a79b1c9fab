/** place.h - a place on a route, from the words of a user. */
#ifndef DEMARC_MEASURE_PLACE_H
#define DEMARC_MEASURE_PLACE_H

#include "measure/net.h"

/**
 * Finds main:12.5, main:57%, P43 or main:P43 on the lines alive on a day.
 * @param metres  of chainage on the route.
 * @return DEMARC_EUSAGE if it is no place, DEMARC_EDATA if there is no such
 *         route or pillar on that day, or if it is past the route's end, each
 *         with a finding.
 */
demarc_status demarc_place_resolve(demarc_ctx *ctx, const demarc_border *border,
                                   demarc_day day, const char *text,
                                   const demarc_route **route, double *metres);

#endif
