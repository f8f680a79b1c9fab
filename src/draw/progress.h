/** progress.h - the parts of the chart of km over time. */
#ifndef DEMARC_DRAW_PROGRESS_H
#define DEMARC_DRAW_PROGRESS_H

#include "claims/progress.h"
#include "draw/chart.h"

/** A length in print. */
typedef struct demarc_reported_point {
    demarc_day day;
    double km, at[2];
    const char *event, *source;
} demarc_reported_point;

typedef struct demarc_advance {
    demarc_board *chart;
    demarc_day *days;        /* rising; up to the next the lengths hold */
    demarc_lengths *lengths; /* of each; NULL: there are no segments */
    size_t count;
    demarc_reported_point *points; /* by day */
    size_t point_count;
    double most, step; /* km: the most there is, from tick to tick */
    demarc_axis time, km;
    demarc_rect plot;
    double floor, below; /* px: where the dead stand; their height */
    bool keyed[DEMARC_STAGE_COUNT];
    bool missed[DEMARC_STAGE_COUNT];
} demarc_advance;

void demarc_progress_areas(demarc_advance *to);
void demarc_progress_axes(demarc_advance *to);
void demarc_progress_points_draw(demarc_advance *to);
void demarc_progress_dead(demarc_advance *to);
void demarc_progress_names(demarc_advance *to);

#endif
