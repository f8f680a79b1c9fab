/** points.h - points to be located, of a CSV or of any OGR point source. */
#ifndef DEMARC_READ_POINTS_H
#define DEMARC_READ_POINTS_H

#include "base/ctx.h"

struct demarc_points {
    demarc_arena arena; /* the points' strings */
    demarc_arena dates; /* theirs, if they are kept as long */
    demarc_point *items;
    size_t count, room;
};

/** Makes room for one more; NULL when out of memory. It is counted only when
 *  the caller adds one to `count`. */
demarc_point *demarc_points_add(demarc_points *points);

/** "point-12", for a point without an id; NULL when out of memory. */
const char *demarc_points_name(demarc_points *points, long number);

/** A CSV that is read by its columns lon and lat; id and date if they are
 *  there. Rows are good or refused each for itself. */
typedef struct demarc_points_csv demarc_points_csv;

/** @param arena  the points' dates live there.
 *  @param out    NULL on failure. */
demarc_status demarc_points_csv_open(demarc_ctx *ctx, demarc_arena *arena,
                                     const char *path, const demarc_open *how,
                                     demarc_points_csv **out);
void demarc_points_csv_close(demarc_points_csv *csv);

/** Appends up to so many points. Once a row is bad none is kept, but all are
 *  read, and the status of the first is returned. */
demarc_status demarc_points_csv_next(demarc_points_csv *csv, size_t most,
                                     demarc_points *out);

/** About how many points are left, by the bytes of the file; INFINITY before
 *  the first one, and where there is no telling. */
double demarc_points_csv_left(const demarc_points_csv *csv);

/** Reads the first layer of points of a source. Features that are no points
 *  are passed over with a warning. */
demarc_status demarc_points_ogr(demarc_ctx *ctx, const char *path,
                                const demarc_open *how, demarc_points *out);

#endif
