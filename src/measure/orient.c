#include "measure/orient.h"

#include "base/text.h"
#include "measure/geodesic.h"

#include <math.h>

/** +1: the segment has party a on its left; -1: on its right; 0: unsaid. */
static int side_of(const demarc_border *border, const demarc_segment *segment)
{
    const char *a = demarc_border_party(border, 0);
    const char *b = demarc_border_party(border, 1);

    if (border->about.party_count < 2)
        return 0;
    if (demarc_text_same(segment->left, a) ||
        demarc_text_same(segment->right, b))
        return 1;
    if (demarc_text_same(segment->left, b) ||
        demarc_text_same(segment->right, a))
        return -1;
    return 0;
}

/** Metres of the chain with party a on the left, and on the right. */
static void sides_measure(const demarc_border *border, const demarc_net *net,
                          const demarc_chain *chain, double *left,
                          double *right)
{
    *left = *right = 0;
    for (size_t i = 0; i < chain->count; i++) {
        const demarc_line *line = &net->lines[chain->links[i].line];
        int side = side_of(border, &border->segments[line->segment]);

        if (side != 0)
            *((side > 0) != chain->links[i].reversed ? left : right) +=
                demarc_line_metres(line);
    }
}

/** Is the chain's first line in file order reversed? */
static bool first_reversed(const demarc_chain *chain)
{
    size_t first = 0;

    for (size_t i = 1; i < chain->count; i++)
        if (chain->links[i].line < chain->links[first].line)
            first = i;
    return chain->links[first].reversed;
}

demarc_status demarc_chain_orient(demarc_ctx *ctx, const demarc_border *border,
                                  const demarc_net *net, demarc_chain *chain)
{
    const demarc_line *line = &net->lines[chain->links[0].line];
    demarc_where where = DEMARC_NOWHERE;
    double left, right;

    sides_measure(border, net, chain, &left, &right);
    if (left == right ? first_reversed(chain) : right > left)
        demarc_chain_turn(chain);
    if (left == 0 || right == 0)
        return DEMARC_OK;
    where.file = border->segments_file;
    where.feature = border->segments[line->segment].id;
    return demarc_report(ctx, DEMARC_RULE_ROUTE_SIDE, &where,
                         "turn the segments that run the other way, or "
                         "correct left and right",
                         "along one route %s is on the left for %.3f km and "
                         "on the right for %.3f km",
                         demarc_border_party(border, 0),
                         fmax(left, right) / 1000, fmin(left, right) / 1000);
}

void demarc_chain_begin_at(const demarc_net *net, demarc_chain *chain,
                           double lon, double lat)
{
    struct geod_geodesic geod;
    double lon0, lat0, lon1, lat1;

    demarc_geod(&geod);
    demarc_chain_end(net, chain, 0, &lon0, &lat0);
    demarc_chain_end(net, chain, 1, &lon1, &lat1);
    if (demarc_distance(&geod, lon, lat, lon1, lat1) <
        demarc_distance(&geod, lon, lat, lon0, lat0))
        demarc_chain_turn(chain);
}
