/**
 * demarc_diff.h - what changed between two dates, or between two editions of
 * a line. Part of demarc.h, which includes it; see there for the conventions.
 */
#ifndef DEMARC_DIFF_H
#define DEMARC_DIFF_H

/** What to compare, and how. Zero-initialise. */
typedef struct demarc_diff_how {
    const demarc_border *old, *made; /* the same one for two dates of it */
    bool has_from, has_to;
    demarc_day from;    /* of the old; else the day of its last event */
    demarc_day to;      /* of the new; likewise */
    double tolerance_m; /* lines nearer than this did not move; 0: 0.02 */
    double ends_m; /* ends farther apart do not belong together; 0: derived */
} demarc_diff_how;

/** Two states of a border, laid beside each other. */
typedef struct demarc_difference demarc_difference;

/**
 * Compares. The borders must outlive what comes of it.
 * @param out  free with demarc_difference_free; NULL on failure.
 * @return DEMARC_EUSAGE when `from` is after `to` on one border; DEMARC_EDATA
 *         when no line is alive on either day.
 */
demarc_status demarc_diff_open(demarc_ctx *ctx, const demarc_diff_how *how,
                               demarc_difference **out);
void demarc_difference_free(demarc_difference *difference);

typedef enum demarc_diff_by {
    DEMARC_DIFF_BY_CHANGE, /* a row for each change, old and new stage */
    DEMARC_DIFF_BY_PIECE,  /* a row for each piece of line */
    DEMARC_DIFF_BY_AREA    /* a row for each polygon that changed sides */
} demarc_diff_by;

/** Free the table with demarc_table_free.
 *  @return DEMARC_FOUND when something differs, DEMARC_OK when nothing does. */
demarc_status demarc_diff(demarc_ctx *ctx, const demarc_difference *difference,
                          demarc_diff_by by, demarc_table **out);

/** Appends lines and areas, in a format for DEMARC_CHANGES.
 *  @return as demarc_diff. */
demarc_status demarc_write_changes(demarc_ctx *ctx, const demarc_format *format,
                                   const demarc_difference *difference,
                                   demarc_buffer *out);

#endif
