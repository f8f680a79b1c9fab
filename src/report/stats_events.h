/** stats_events.h - events counted along the line: what --by chainage and
 *  --by distance share. */
#ifndef DEMARC_REPORT_STATS_EVENTS_H
#define DEMARC_REPORT_STATS_EVENTS_H

#include "base/table.h"
#include "measure/nearest.h"

/** The dead of one event or several, over all parties. */
typedef struct demarc_toll {
    double low, latest, high;
    size_t silent; /* events of whose dead no source speaks */
} demarc_toll;

/** Adds the dead of an event: of each party the claims of scope `all`. */
void demarc_toll_add(demarc_toll *to, const demarc_border *border,
                     const demarc_event *event);

/** The events that are asked for. */
typedef struct demarc_asked_events {
    const demarc_border *border;
    const demarc_stats_how *how;
    demarc_day day; /* up to which */
    const demarc_finder *finder;
    const demarc_event **items; /* as people read them */
    size_t count;
} demarc_asked_events;

/** Has the event a position that is known at least so well? */
bool demarc_event_known_within(const demarc_event *event, double metres);

/** Fill the table's columns and rows. */
demarc_status demarc_stats_by_chainage(demarc_ctx *ctx, demarc_table *table,
                                       const demarc_asked_events *asked);
demarc_status demarc_stats_by_distance(demarc_ctx *ctx, demarc_table *table,
                                       const demarc_asked_events *asked);

/** The whole table, by chainage or by distance. */
demarc_status demarc_stats_by_events(demarc_ctx *ctx,
                                     const demarc_border *border,
                                     const demarc_stats_how *how,
                                     demarc_table **out);

#endif
