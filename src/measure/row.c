#include "measure/row.h"

#include "measure/machines.h"
#include "model/area.h"

#include <math.h>

/* The compiler makes vector code of these loops (-fopenmp-simd); each lane
 * does the same operations in the same order on any processor. */

EACH_MACHINE
static void row_look(const double *begin, const double *end, size_t edges,
                     double lon, double lat, double squeeze,
                     demarc_row *restrict out)
{
    double least_gap = INFINITY, least_vertex = INFINITY;

#pragma omp simd reduction(min : least_gap, least_vertex)
    for (size_t i = 0; i < edges; i++) {
        double px = begin[2 * i], py = begin[2 * i + 1];
        double ax = demarc_lon_turn(px - lon) * squeeze, ay = py - lat;
        double dx = demarc_lon_turn(end[2 * i] - px) * squeeze;
        double dy = end[2 * i + 1] - py;
        double long2 = dx * dx + dy * dy;
        double share = -(ax * dx + ay * dy) / (long2 > 0 ? long2 : 1);
        double vertex = ax * ax + ay * ay, gap;

        share = share < 0 ? 0 : share;
        share = share > 1 ? 1 : share;
        ax += share * dx;
        ay += share * dy;
        out->share[i] = share;
        gap = ax * ax + ay * ay;
        out->gap[i] = gap;
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
        double px = chain[2 * i], py = chain[2 * i + 1];
        double ax = demarc_lon_turn(px - lon) * squeeze, ay = py - lat;
        double dx = demarc_lon_turn(chain[2 * i + 2] - px) * squeeze;
        double dy = chain[2 * i + 3] - py;
        double long2 = dx * dx + dy * dy;
        double share = -(ax * dx + ay * dy) / (long2 > 0 ? long2 : 1);
        double gap;

        share = share < 0 ? 0 : share;
        share = share > 1 ? 1 : share;
        ax += share * dx;
        ay += share * dy;
        gap = ax * ax + ay * ay;
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
