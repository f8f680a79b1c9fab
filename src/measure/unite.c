#include "measure/unite.h"

#include "measure/boxes.h"
#include "measure/gaps.h"
#include "measure/geodesic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** No distance on the earth is shorter than the one through it, but for what
 *  rounding leaves of either. */
static const double ROUNDING_M = 1e-6;

/** The begin and the end of a chain. */
typedef struct tips {
    demarc_space at[2];
} tips;

typedef struct job {
    const demarc_net *net;
    demarc_chains *chains;
    struct geod_geodesic geod;
    tips *tips; /* of each chain, as it lies */
} job;

static void tips_set(job *in, size_t number)
{
    const demarc_chain *chain = &in->chains->items[number];

    for (int end = 0; end < 2 && chain->count > 0; end++) {
        double lon, lat;

        demarc_chain_end(in->net, chain, end, &lon, &lat);
        in->tips[number].at[end] = demarc_space_of(lon, lat);
    }
}

static void turn(job *in, size_t number)
{
    tips *of = &in->tips[number];
    const demarc_space begin = of->at[0];

    demarc_chain_turn(&in->chains->items[number]);
    of->at[0] = of->at[1];
    of->at[1] = begin;
}

/** From an end of one chain to an end of another. */
static double join_metres(const job *in, int side, const demarc_chain *next,
                          int end)
{
    double lon0, lat0, lon1, lat1;

    demarc_chain_end(in->net, in->chains->items, side, &lon0, &lat0);
    demarc_chain_end(in->net, next, end, &lon1, &lat1);
    return demarc_distance(&in->geod, lon0, lat0, lon1, lat1);
}

static bool is_farther(const demarc_space *a, const demarc_space *b, double m)
{
    const double x = a->x - b->x, y = a->y - b->y, z = a->z - b->z;

    m += ROUNDING_M;
    return x * x + y * y + z * z > m * m;
}

static bool chain_append(demarc_chain *whole, demarc_chain *next)
{
    size_t room = 0;
    demarc_link *links = NULL;

    if (!demarc_reserve(&links, &room, whole->count + next->count,
                        sizeof *links))
        return false;
    memcpy(links, whole->links, whole->count * sizeof *links);
    memcpy(links + whole->count, next->links, next->count * sizeof *links);
    free(whole->own);
    whole->own = whole->links = links;
    whole->count += next->count;
    whole->loose[1] = next->loose[1];
    next->count = 0;
    return true;
}

/** The chain that comes nearest to either end of the first one; `side` and
 *  `end` say which ends meet. 0 if none is left. Most are seen to be farther
 *  than the best before they are measured. */
static size_t chain_nearest(const job *in, int *side, int *end)
{
    const demarc_chain *chains = in->chains->items;
    size_t best = 0;
    double best_m = INFINITY;

    for (size_t i = 1; i < in->chains->count; i++)
        for (int k = 0; k < 4 && chains[i].count > 0; k++) {
            double metres;

            if (is_farther(&in->tips[0].at[k < 2], &in->tips[i].at[k % 2],
                           best_m))
                continue;
            metres = join_metres(in, k < 2, &chains[i], k % 2);
            if (metres < best_m) {
                best = i;
                best_m = metres;
                *side = k < 2;
                *end = k % 2;
            }
        }
    return best;
}

/** A gap in a route by decree is told however wide it is; up to DEMARC_GAP_M
 *  it has been, as any two loose ends. It is told from the first in the file,
 *  so that other eras have nothing to add. */
static demarc_status gap_tell(demarc_ctx *ctx, const demarc_border *border,
                              const job *in, int side, const demarc_chain *next,
                              int end)
{
    const demarc_net *net = in->net;
    const demarc_chain *whole = in->chains->items, *from = whole, *to = next;
    const double metres = join_metres(in, side, next, end);
    size_t ends[2] = {whole->links[side ? whole->count - 1 : 0].line,
                      next->links[end ? next->count - 1 : 0].line};
    double at[2];

    if (metres <= DEMARC_GAP_M)
        return DEMARC_OK;
    if (ends[1] < ends[0]) {
        from = next;
        to = whole;
    }
    demarc_chain_end(net, from, from == whole ? side : end, &at[0], &at[1]);
    return demarc_gap_report(
        ctx, border, net,
        border->segments[net->lines[ends[from != whole]].segment].id, at,
        border->segments[net->lines[ends[to != whole]].segment].id, metres);
}

static demarc_status unite(demarc_ctx *ctx, const demarc_border *border,
                           job *in)
{
    demarc_chain *whole = in->chains->items;
    size_t next;
    int side, end;

    while ((next = chain_nearest(in, &side, &end))) {
        demarc_status status =
            gap_tell(ctx, border, in, side, &in->chains->items[next], end);

        if (status != DEMARC_OK)
            return status;
        if (side == 0)
            turn(in, 0);
        if (end == 1)
            turn(in, next);
        if (!chain_append(whole, &in->chains->items[next]))
            return DEMARC_ENOMEM;
        in->tips[0].at[1] = in->tips[next].at[1];
    }
    whole->ring = false;
    return DEMARC_OK;
}

demarc_status demarc_chains_unite(demarc_ctx *ctx, const demarc_border *border,
                                  const demarc_net *net, demarc_chains *chains)
{
    job in = {.net = net, .chains = chains};
    demarc_status status = DEMARC_ENOMEM;

    demarc_geod(&in.geod);
    in.tips = calloc(chains->count, sizeof *in.tips);
    for (size_t i = 0; in.tips && i < chains->count; i++)
        tips_set(&in, i);
    if (in.tips)
        status = unite(ctx, border, &in);
    free(in.tips);
    return status;
}
