#include "measure/strip.h"

#include "measure/box.h"
#include "measure/row.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK = 8 };

static bool point_add(double **items, size_t *count, size_t *room,
                      const double *at)
{
    if (!demarc_reserve(items, room, 2 * *count + 2, sizeof **items))
        return false;
    memcpy(*items + 2 * (*count)++, at, 2 * sizeof *at);
    return true;
}

/** From one place of a ring forward to another: its ends, and the vertices
 *  strictly between. */
static bool chain_cut(const demarc_rim *rim, const double *begin, size_t edge,
                      double at, const double *end, size_t edge_to,
                      bool on_vertex, double to, double **items, size_t *count,
                      size_t *room)
{
    size_t stop = on_vertex ? edge_to : demarc_rim_next(rim, edge_to);
    bool none = edge == edge_to && to >= at;
    bool fine = point_add(items, count, room, begin);

    for (size_t i = demarc_rim_next(rim, edge); !none && fine && i != stop;
         i = demarc_rim_next(rim, i))
        fine = point_add(items, count, room, demarc_rim_point(rim, i));
    return fine && point_add(items, count, room, end);
}

static void reverse(double *lon_lat, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++) {
        double swap[2];

        count--;
        memcpy(swap, lon_lat + 2 * i, sizeof swap);
        memcpy(lon_lat + 2 * i, lon_lat + 2 * count, sizeof swap);
        memcpy(lon_lat + 2 * count, swap, sizeof swap);
    }
}

bool demarc_strip_cut(const demarc_rim *a, const demarc_rim *b,
                      const demarc_match *from, const demarc_match *to,
                      demarc_strip *out)
{
    bool fine;

    out->a_count = out->b_count = 0;
    fine = chain_cut(a, from->a, from->edge_a, from->at_a, to->a, to->edge_a,
                     to->vertex_a != SIZE_MAX, to->at_a, &out->a, &out->a_count,
                     &out->a_room) &&
           chain_cut(b, to->b, to->edge_b, to->at_b, from->b, from->edge_b,
                     from->vertex_b != SIZE_MAX, from->at_b, &out->b,
                     &out->b_count, &out->b_room);
    if (fine)
        reverse(out->b, out->b_count);
    return fine;
}

void demarc_strip_free(demarc_strip *strip)
{
    free(strip->a);
    free(strip->b);
    *strip = (demarc_strip){0};
}

double demarc_chain_gap(const double *chain, size_t count, const double *at)
{
    double squeeze = cos(at[1] * M_PI / 180);

    return sqrt(demarc_row_least(chain, count > 0 ? count - 1 : 0, at,
                                 squeeze)) *
           DEMARC_DEGREE_M;
}

/** The larger of `width` and the largest distance of a chain's vertices from
 *  another. One that has an edge within `width` near its share of the way needs
 *  no further look: most have. */
static double width_add(double width, const double *own, size_t count,
                        const double *other, size_t others, size_t skip)
{
    for (size_t i = skip; i + skip < count; i++) {
        size_t middle = i * (others - 1) / (count - 1);
        size_t from = middle > LOOK ? middle - LOOK : 0;
        size_t to = middle + LOOK < others ? middle + LOOK + 1 : others;
        double gap = demarc_chain_gap(other + 2 * from, to - from, own + 2 * i);

        if (gap > width && to - from < others)
            gap = demarc_chain_gap(other, others, own + 2 * i);
        width = gap > width ? gap : width;
    }
    return width;
}

double demarc_strip_width(const demarc_strip *strip, bool ends)
{
    const size_t skip = ends ? 0 : 1;
    double width =
        width_add(0, strip->a, strip->a_count, strip->b, strip->b_count, skip);

    return width_add(width, strip->b, strip->b_count, strip->a, strip->a_count,
                     skip);
}
