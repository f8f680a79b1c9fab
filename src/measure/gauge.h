/** gauge.h - lines measured while they are read, by several threads. */
#ifndef DEMARC_MEASURE_GAUGE_H
#define DEMARC_MEASURE_GAUGE_H

#include "model/gauge.h"

/** Memory is constant but for what is kept. */
typedef struct demarc_gauging demarc_gauging;

/**
 * Threads measure what the reading thread hands over; the sums of a part are in
 * the order of its vertices, so they are those of demarc_line_make to the bit,
 * whatever the number of threads.
 * @param jobs   threads, the reading one among them; 0: as many as processors.
 * @param keeps  the vertices as well.
 * @param out    its functions; used until demarc_gauging_free.
 * @return NULL when out of memory.
 */
demarc_gauging *demarc_gauging_new(size_t jobs, bool keeps, demarc_gauger *out);
void demarc_gauging_free(demarc_gauging *gauging);

#endif
