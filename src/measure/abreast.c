#include "measure/abreast.h"

enum { STRIP_MOST = 3000 };
static const double UNEVEN = 5;

/** May an edge that leaves a point belong to these two areas? */
static bool third_between(const demarc_abreast *in, const demarc_rim *rim,
                          size_t edge, size_t stop, size_t other)
{
    for (; in->how->owner && edge != stop; edge = demarc_rim_next(rim, edge)) {
        uint32_t owner = in->how->owner[demarc_rim_edge(rim, edge)];

        if (owner != 0 && owner != UINT32_MAX && owner != other + 1)
            return true;
    }
    return false;
}

/** How many edges there are from one point of a ring forward to another. */
static size_t edges_from(const demarc_rim *rim, size_t from, size_t to)
{
    return to >= from ? to - from
                      : to + demarc_rim_ring(rim, from)->count - from;
}

demarc_status demarc_abreast_width(demarc_abreast *in, const demarc_match *from,
                                   const demarc_match *to, double *width)
{
    double around_b = demarc_rim_around(in->b, from->ring_b);
    double slack = 4 * in->near_m, on_a, on_b;

    *width = INFINITY;
    if (from->ring_a != to->ring_a || from->ring_b != to->ring_b ||
        edges_from(in->a, from->edge_a, to->edge_a) +
                edges_from(in->b, to->edge_b, from->edge_b) >
            STRIP_MOST)
        return DEMARC_OK;
    on_a = demarc_rim_forward(from->at_a, to->at_a,
                              demarc_rim_around(in->a, from->ring_a));
    on_b = demarc_rim_forward(to->at_b, from->at_b, around_b);
    if (on_a > UNEVEN * on_b + slack || on_b > UNEVEN * on_a + slack ||
        third_between(in, in->a, from->edge_a, to->edge_a, in->how->area_b) ||
        third_between(in, in->b, to->edge_b, from->edge_b, in->how->area_a))
        return DEMARC_OK;
    if (!demarc_strip_cut(in->a, in->b, from, to, &in->strip))
        return DEMARC_ENOMEM;
    /* ends so near are tight by themselves, in the plane as well */
    *width = demarc_strip_width(&in->strip, fmax(from->apart, to->apart) >
                                                1.9 * in->near_m);
    return DEMARC_OK;
}
