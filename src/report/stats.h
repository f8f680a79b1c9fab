/** stats.h - one question about lengths, worked out; shared by its --by. */
#ifndef DEMARC_REPORT_STATS_H
#define DEMARC_REPORT_STATS_H

#include "base/table.h"
#include "history/lengths.h"

/** A question with its defaults filled in. */
typedef struct demarc_asked {
    const demarc_border *border;
    demarc_day day;
    demarc_stage reach;
    double *run_m;  /* planar metres per run; NULL: geodesic */
    double total_m; /* of which shares are taken */
    demarc_lengths lengths;
} demarc_asked;

/** Length as a percentage of the total asked for; NAN of nothing. */
double demarc_asked_percent(const demarc_asked *asked, double metres);

/** Fill the table's columns and rows. */
demarc_status demarc_stats_by_stage(demarc_table *table,
                                    const demarc_asked *asked);
demarc_status demarc_stats_by_segment(demarc_table *table,
                                      const demarc_asked *asked);
demarc_status demarc_stats_by_route(demarc_table *table,
                                    const demarc_asked *asked);
demarc_status demarc_stats_by_border(demarc_ctx *ctx, demarc_table *table,
                                     const demarc_border_set *set,
                                     const demarc_stats_how *how,
                                     demarc_lengths *sum);

#endif
