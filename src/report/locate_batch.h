/** locate_batch.h - points that are looked for together, by several threads. */
#ifndef DEMARC_REPORT_LOCATE_BATCH_H
#define DEMARC_REPORT_LOCATE_BATCH_H

#include "base/keys.h"
#include "base/memory.h"
#include "measure/locate.h"

/** Where points are looked for. */
typedef struct demarc_searched {
    bool has_day;
    demarc_day day; /* for all points */
    const demarc_border *borders;
    const demarc_finder **finders; /* one per border */
    demarc_day *last;              /* each border's last day */
    size_t count;
    double most_m; /* what is farther away has no place; INFINITY */
} demarc_searched;

/** Makes finders for the borders; false when out of memory. */
bool demarc_searched_make(demarc_searched *in, demarc_arena *arena);

/** What came of a point. */
typedef struct demarc_found {
    size_t border; /* of which the place is */
    demarc_location at;
    demarc_location other; /* a second place, if the first is near enough */
} demarc_found;

/** Zero-initialise. */
typedef struct demarc_batch {
    const demarc_searched *in;
    const demarc_point *one;    /* if it is of one point alone */
    const demarc_points *given; /* if they are somebody else's */
    demarc_points *points;      /* its own */
    size_t count;
    demarc_found *all;    /* one per point */
    demarc_space *spaces; /* where the points are */
    demarc_keyed *order;  /* in which they are looked for */
    demarc_keyed *spare;  /* for sorting */
    size_t room, spaces_room, order_room, spare_room;
} demarc_batch;

void demarc_batch_free(demarc_batch *batch);
const demarc_point *demarc_batch_point(const demarc_batch *batch, size_t i);

/** Counts the points and puts them in order; false when out of memory. */
bool demarc_batch_ready(demarc_batch *batch, const demarc_searched *in);

/** The places are found in so many pieces, by demarc_team. */
size_t demarc_batch_pieces(const demarc_batch *batch);
void demarc_batch_find(void *of, size_t piece);

#endif
