/** locate.h - from points to places on a border's routes, and back. */
#ifndef DEMARC_MEASURE_LOCATE_H
#define DEMARC_MEASURE_LOCATE_H

#include "measure/nearest.h"

#include <math.h>

/** Where a point is on the lines that are alive on a day. */
typedef struct demarc_location {
    demarc_spot spot;
    const demarc_segment *segment; /* NULL: nowhere */
    const char *route;             /* on that day; "" for nowhere */
    double chainage_m;             /* of the spot on the route; NAN */
    const char *side;              /* the party; see side.h */
} demarc_location;

#define DEMARC_NOT_PLACED                                                      \
    ((demarc_location){.spot = {.line = DEMARC_NONE,                           \
                                .along_m = NAN,                                \
                                .offset_m = NAN,                               \
                                .lon = NAN,                                    \
                                .lat = NAN},                                   \
                       .route = "",                                            \
                       .chainage_m = NAN,                                      \
                       .side = ""})

/** The nearest spot of the lines alive on the day; nowhere if there is none
 *  within so many metres (INFINITY: any). */
void demarc_point_locate(const demarc_finder *finder, demarc_day day,
                         double lon, double lat, double within,
                         demarc_location *out);

/** The same, one of many neighbours: `near` is the finder's, and goes from one
 *  to the next. */
void demarc_point_locate_round(const demarc_finder *finder, demarc_day day,
                               const demarc_eye *from, double within,
                               demarc_nearby *near, demarc_location *out);

/** The same on one route of the day's era; NULL: on any. */
void demarc_point_locate_on(const demarc_finder *finder, demarc_day day,
                            const demarc_route *route, double lon, double lat,
                            double within, demarc_location *out);

/** The same for an event, on its last day; one without a position is nowhere.
 */
void demarc_event_locate(const demarc_finder *finder, const demarc_event *event,
                         demarc_location *out);

/**
 * A second place on the lines that is nearly as near (demarc_nearly), if there
 * is one: more than twice that distance away along the same route, or on
 * another one. Along a line that bends by less than a right angle nothing else
 * can be as near.
 * @param near   as above; or NULL.
 * @param first  as demarc_point_locate found it.
 * @param out    the nearest of what there is; else nowhere.
 */
void demarc_point_other(const demarc_finder *finder, demarc_nearby *near,
                        demarc_day day, const demarc_eye *from,
                        const demarc_location *first, demarc_location *out);

/**
 * The spot at a chainage of a route; at a joint that of the lower segment id.
 * @param metres  clamped to the route.
 */
void demarc_route_at(const demarc_border *border, const demarc_era *era,
                     const demarc_route *route, double metres,
                     demarc_location *out);

#endif
