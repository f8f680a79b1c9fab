/** row.h - how far a point is from edges in a row, many at a time. */
#ifndef DEMARC_MEASURE_ROW_H
#define DEMARC_MEASURE_ROW_H

#include <stddef.h>

/** How many edges are looked at one by one. */
enum { DEMARC_ROW = 16 };

/** Distances are squares, in degrees of latitude, in the plane that touches
 *  the earth at the point. */
typedef struct demarc_row {
    double gap[DEMARC_ROW];    /* to each edge */
    double share[DEMARC_ROW];  /* of the edge, where it is nearest: 0 to 1 */
    double vertex[DEMARC_ROW]; /* to where it begins */
    double least_gap, least_vertex;
} demarc_row;

/**
 * The same bits on every machine.
 * @param begin    where each edge begins: longitude, latitude, in degrees.
 * @param end      where it ends; `begin` + 2 for edges that follow each other.
 * @param edges    at most DEMARC_ROW.
 * @param squeeze  the cosine of the point's latitude.
 */
void demarc_row_look(const double *begin, const double *end, size_t edges,
                     const double *at, double squeeze, demarc_row *out);

/** The least gap to any number of edges; INFINITY if there is none. */
double demarc_row_least(const double *chain, size_t edges, const double *at,
                        double squeeze);

#endif
