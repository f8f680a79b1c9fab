/**
 * demarc_lines.h - lines to be written as a segments file. Part of demarc.h,
 * which includes it; see there for the conventions.
 */
#ifndef DEMARC_LINES_H
#define DEMARC_LINES_H

/** Lines with the fields of segments. */
typedef struct demarc_lines demarc_lines;
void demarc_lines_free(demarc_lines *lines);

/** Appends the lines as a segments file, in a format for DEMARC_LINES. */
demarc_status demarc_write_lines(demarc_ctx *ctx, const demarc_format *format,
                                 const demarc_lines *lines, demarc_buffer *out);

/** What to cut. Zero-initialise; without a stretch it is all lines. */
typedef struct demarc_cut_how {
    bool has_day;
    demarc_day day;        /* whose lines; else the day of the last event */
    const char *stretch;   /* what to take out; NULL: all */
    const char *const *at; /* "main:12.5", "P43", NULL-terminated */
    const demarc_points *points; /* to be split nearest to them; or NULL */
    const char *points_file;     /* their name, for findings; or NULL */
    double max_km; /* a point farther from the line is an error; 0: 1 km */
} demarc_cut_how;

/** A border cut apart. */
typedef struct demarc_cutting demarc_cutting;

/**
 * Takes a stretch out of the lines alive on a day, and splits it. Cuts are on
 * the geodesic, and what is within a millimetre of an end is not cut.
 * @param out  free with demarc_cutting_free, before the border's set; NULL on
 *             failure.
 * @return DEMARC_EDATA when the stretch is empty, or a place is not there;
 *         DEMARC_EUSAGE when it cannot be read.
 */
demarc_status demarc_cut_open(demarc_ctx *ctx, const demarc_border *border,
                              const demarc_cut_how *how, demarc_cutting **out);
void demarc_cutting_free(demarc_cutting *cutting);

/** A row for each part, with its route, chainage and length.
 *  Free with demarc_table_free. */
demarc_status demarc_cut(demarc_ctx *ctx, const demarc_cutting *cutting,
                         demarc_table **out);

/** The parts as segments, with the fields of those they were cut from.
 *  @param out  free with demarc_lines_free, before the cutting. */
demarc_status demarc_cutting_lines(const demarc_cutting *cutting,
                                   demarc_lines **out);

#endif
