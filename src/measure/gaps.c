#include "measure/gaps.h"

#include "measure/ends.h"

#include <stdlib.h>

/** Farther apart than this, two ends are two ends and not a gap. */
static const double NEAR_M = 1000;

typedef struct gaps {
    demarc_ctx *ctx;
    const demarc_border *border;
    const double *lon_lat;
    const char **ids; /* of the segment of each end */
    demarc_status status;
} gaps;

/** Was this gap told in another era? */
static bool told(const gaps *all, const double *at)
{
    for (size_t i = 0; i < all->ctx->finding_count; i++) {
        const demarc_finding *found = &all->ctx->findings[i];

        if (found->lon == at[0] && found->lat == at[1] &&
            found->code == demarc_rule_at(DEMARC_RULE_ROUTE_GAP)->code)
            return true;
    }
    return false;
}

static void gap_tell(void *user, size_t a, size_t b, double metres)
{
    gaps *all = user;
    const double *at = all->lon_lat + 2 * a;
    demarc_where where = {.file = all->border->segments_file,
                          .feature = all->ids[a],
                          .lon = at[0],
                          .lat = at[1]};

    if (all->status != DEMARC_OK || told(all, at))
        return;
    all->status = demarc_report(
        all->ctx, DEMARC_RULE_ROUTE_GAP, &where,
        "snap the ends if they are one point",
        "a gap of %.3f m between segments %s and %s at %.6f, %.6f", metres,
        all->ids[a], all->ids[b], at[0], at[1]);
}

demarc_status demarc_gaps_tell(demarc_ctx *ctx, const demarc_border *border,
                               const demarc_net *net,
                               const demarc_chains *chains)
{
    size_t room = 2 * chains->count + 1, count = 0;
    double *lon_lat = malloc(2 * room * sizeof *lon_lat);
    const char **ids = malloc(room * sizeof *ids);
    gaps all = {ctx, border, lon_lat, ids, DEMARC_OK};
    demarc_status status = DEMARC_ENOMEM;

    if (!lon_lat || !ids)
        goto done;
    for (size_t i = 0; i < chains->count; i++) {
        const demarc_chain *chain = &chains->items[i];

        for (int end = 0; end < 2; end++) {
            size_t link = end ? chain->count - 1 : 0;
            size_t line = chain->links[link].line;

            if (!chain->loose[end])
                continue;
            demarc_chain_end(net, chain, end, &lon_lat[2 * count],
                             &lon_lat[2 * count + 1]);
            ids[count++] = border->segments[net->lines[line].segment].id;
        }
    }
    status = demarc_pairs_within(ctx, lon_lat, count, NEAR_M, gap_tell, &all);
    if (status == DEMARC_OK)
        status = all.status;
done:
    free(lon_lat);
    free(ids);
    return status;
}
