/** progress.h - the lengths that are reported as done, beside the measured
 *  one: points of a chart, or rows of a table. */
#ifndef DEMARC_CLAIMS_PROGRESS_H
#define DEMARC_CLAIMS_PROGRESS_H

#include "claims/bound.h"
#include "claims/record.h"

/** Whose total a share is of. */
typedef enum demarc_total_from {
    DEMARC_TOTAL_NONE,
    DEMARC_TOTAL_ROW,     /* the claim gives it itself */
    DEMARC_TOTAL_SOURCE,  /* the one its publisher gave last before */
    DEMARC_TOTAL_GIVEN,   /* the user's */
    DEMARC_TOTAL_MEDIAN,  /* of all totals that are claimed */
    DEMARC_TOTAL_MEASURED /* of the line, on that day */
} demarc_total_from;

const char *demarc_total_from_name(demarc_total_from from); /* "" for none */

/** A claim of a cumulative length, or a day on which the line changed. */
typedef struct demarc_progress_point {
    demarc_day day; /* of which it tells; open if that is not known */
    const demarc_entry *entry; /* NULL: the measured line */
    const char *source;        /* publisher; "measured" */
    demarc_bound km;           /* done; of the line, by its stages */
    demarc_bound total;        /* km */
    demarc_total_from total_from;
    const demarc_entry *total_entry; /* that gives the total; NULL: none does */
    demarc_bound share;              /* km of total, in percent */
    /* The line on that day; NAN where there is none. Low is certain, high is
     * possible, if dates are in doubt. */
    double measured_m, measured_low_m, measured_high_m, line_m;
} demarc_progress_point;

typedef struct demarc_progress_ask {
    demarc_stage reach; /* what the line must have come to */
    double total_km;    /* where a source gives none; 0: the median */
    bool has_day;       /* nothing of days after the record's */
} demarc_progress_ask;

/** All of it in the record's arena. */
typedef struct demarc_progress_points {
    demarc_progress_point *items; /* by day, then by place in the file; what
                                     is measured comes last on its day */
    size_t count;
    double median_km; /* of the totals claimed; NAN: none */
} demarc_progress_points;

/**
 * Lays the cumulative lengths of the record, without those that reconcile sets
 * aside, beside the measured line. Runs the check for
 * outliers, whose totals are not used.
 * @return DEMARC_ENOMEM, or DEMARC_OK.
 */
demarc_status demarc_progress_make(demarc_record *record,
                                   const demarc_progress_ask *ask,
                                   demarc_progress_points *out);

#endif
