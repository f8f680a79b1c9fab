/** calibrate.h - the km of surveyors against the line, pillar by pillar. */
#ifndef DEMARC_MEASURE_CALIBRATE_H
#define DEMARC_MEASURE_CALIBRATE_H

#include "measure/pillars.h"

/** From one pillar with a position and km to the next along its route. On a
 *  ring the last interval does not close it. */
typedef struct demarc_interval {
    size_t from, to;   /* of the calibration's pillars */
    double surveyed_m; /* by km; 0 or less: they run against the line */
    double line_m;     /* along the line */
    double factor;     /* line_m / surveyed_m; NAN where that is against it */
    double residual_m; /* line_m - surveyed_m * the route's factor; NAN */
    bool outlier;      /* see demarc_calibrate */
} demarc_interval;

typedef struct demarc_calibrated {
    size_t route;        /* of the era */
    size_t first, count; /* of its intervals */
    double surveyed_m, line_m;
    double factor;   /* the median of its intervals'; NAN: there are none */
    double spread_m; /* of the residuals; see robust.h */
} demarc_calibrated;

typedef struct demarc_calibration {
    demarc_pillar_place *pillars; /* that stand on the day: by route and
                                     chainage, those without a place last */
    size_t count;
    demarc_interval *intervals;
    size_t interval_count;
    demarc_calibrated *routes; /* those with pillars */
    size_t route_count;
} demarc_calibration;

/** Of fewer intervals none is called an outlier. */
enum { DEMARC_INTERVALS_LEAST = 5 };

/**
 * Lays the pillars of a day along the routes. An interval is an outlier if
 * the km run against the line there, or if its residual is more than 3.5
 * spreads from the median residual of its route; a spread is taken to be 1 m
 * at the least, since km are printed with a few digits.
 * @param out  free with demarc_calibration_free, also on failure.
 * @return DEMARC_ENOMEM.
 */
demarc_status demarc_calibrate(const demarc_border *border, demarc_day day,
                               demarc_calibration *out);
void demarc_calibration_free(demarc_calibration *calibration);

#endif
