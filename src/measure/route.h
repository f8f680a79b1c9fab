/** route.h - chains made into routes: turned, named, put in order. */
#ifndef DEMARC_MEASURE_ROUTE_H
#define DEMARC_MEASURE_ROUTE_H

#include "measure/net.h"

/** Fills the era's routes from the lines alive on its first day. */
demarc_status demarc_routes_make(demarc_ctx *ctx, const demarc_border *border,
                                 demarc_net *net, demarc_era *era);

#endif
