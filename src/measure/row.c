#include "measure/row.h"

#include "measure/machines.h"
#include "model/area.h"

#include <math.h>

/* The compiler makes vector code of these loops (-fopenmp-simd); each lane
 * does the same operations in the same order on any processor. */

/** Squares of the gaps from a point to an edge, and to where it begins. */
static inline double edge_gap(const double *begin, const double *end,
                              double lon, double lat, double squeeze,
                              double *share, double *vertex)
{
    double ax = demarc_lon_turn(begin[0] - lon) * squeeze, ay = begin[1] - lat;
    double dx = demarc_lon_turn(end[0] - begin[0]) * squeeze;
    double dy = end[1] - begin[1], long2 = dx * dx + dy * dy;
    double t = -(ax * dx + ay * dy) / (long2 > 0 ? long2 : 1);

    t = t < 0 ? 0 : t;
    t = t > 1 ? 1 : t;
    *share = t;
    *vertex = ax * ax + ay * ay;
    ax += t * dx;
    ay += t * dy;
    return ax * ax + ay * ay;
}

EACH_MACHINE
static void row_look(const double *begin, const double *end, size_t edges,
                     double lon, double lat, double squeeze,
                     demarc_row *restrict out)
{
    double least_gap = INFINITY, least_vertex = INFINITY;

#pragma omp simd reduction(min : least_gap, least_vertex)
    for (size_t i = 0; i < edges; i++) {
        double share, vertex;
        double gap = edge_gap(begin + 2 * i, end + 2 * i, lon, lat, squeeze,
                              &share, &vertex);

        out->gap[i] = gap;
        out->share[i] = share;
        out->vertex[i] = vertex;
        least_gap = gap < least_gap ? gap : least_gap;
        least_vertex = vertex < least_vertex ? vertex : least_vertex;
    }
    out->least_gap = least_gap;
    out->least_vertex = least_vertex;
}

EACH_MACHINE
static double row_least(const double *restrict chain, size_t edges, double lon,
                        double lat, double squeeze)
{
    double best = INFINITY;

#pragma omp simd reduction(min : best)
    for (size_t i = 0; i < edges; i++) {
        double share, vertex;
        double gap = edge_gap(chain + 2 * i, chain + 2 * i + 2, lon, lat,
                              squeeze, &share, &vertex);

        best = gap < best ? gap : best;
    }
    return best;
}

void demarc_row_look(const double *begin, const double *end, size_t edges,
                     const double *at, double squeeze, demarc_row *out)
{
    row_look(begin, end, edges, at[0], at[1], squeeze, out);
}

double demarc_row_least(const double *chain, size_t edges, const double *at,
                        double squeeze)
{
    return row_least(chain, edges, at[0], at[1], squeeze);
}
