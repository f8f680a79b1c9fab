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
    double *run_m;      /* planar metres per run; NULL: geodesic */
    double total_m;     /* of which shares are taken */
    bool has_total;     /* it is not the measured one */
    double published_m; /* the newest total in print; NAN: none */
    demarc_lengths lengths;
} demarc_asked;

/** Length as a percentage of the total asked for; NAN of nothing. */
double demarc_asked_percent(const demarc_asked *asked, double metres);

/** "at least described,": the title of what is reached; a unit follows. */
void demarc_reach_title(demarc_stage reach, char out[60]);

/** What stands under the table of one border. */
void demarc_stats_talk(demarc_table *table, const demarc_stats_how *how,
                       const demarc_asked *asked);

/** Fill the table's columns and rows. */
demarc_status demarc_stats_by_stage(demarc_table *table,
                                    const demarc_asked *asked);
demarc_status demarc_stats_by_segment(demarc_table *table,
                                      const demarc_asked *asked);
demarc_status demarc_stats_by_route(demarc_table *table,
                                    const demarc_asked *asked);

/** The line at growing spacings, with what is said of it. */
demarc_status demarc_stats_by_scale(demarc_ctx *ctx, demarc_table *table,
                                    const demarc_asked *asked);

/** The whole table of a set, or of its border `only` if that is not NULL. */
demarc_status demarc_stats_by_border(demarc_ctx *ctx,
                                     const demarc_border_set *set,
                                     const demarc_border *only,
                                     const demarc_stats_how *how,
                                     demarc_table **out);

#endif
