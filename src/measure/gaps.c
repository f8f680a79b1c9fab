#include "measure/gaps.h"

#include "base/buffer.h"
#include "measure/ends.h"

#include <math.h>
#include <stdlib.h>

/** Ten times as many as are kept. */
enum { MOST_GAPS = 10 * DEMARC_FINDINGS_KEPT };

/** An end of a chain that no other line meets. */
typedef struct loose {
    size_t end; /* 2 * line of the net, + 1 for its last vertex */
    const char *id;
} loose;

typedef struct gaps {
    demarc_ctx *ctx;
    const demarc_border *border;
    const demarc_net *net;
    const double *lon_lat;
    const loose *ends;
    demarc_status status;
} gaps;

/** Where there are several eras, another may have told it: they share most of
 *  their lines. */
static demarc_status is_first(demarc_ctx *ctx, const demarc_net *net,
                              const demarc_buffer *text, bool *first)
{
    *first = net->era_count == 1;
    if (text->failed)
        return DEMARC_ENOMEM;
    return *first ? DEMARC_OK : demarc_first_time(ctx, text->data, first);
}

demarc_status demarc_gap_report(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_net *net, const char *from,
                                const double *at, const char *to, double metres)
{
    const demarc_where where = {.file = border->segments_file,
                                .feature = from,
                                .lon = at[0],
                                .lat = at[1]};
    demarc_buffer text = {0};
    demarc_status status;
    bool first;

    demarc_buffer_text(&text, "a gap of ");
    demarc_buffer_fixed(&text, metres, 3);
    demarc_buffer_text(&text, " m between segments ");
    demarc_buffer_text(&text, from);
    demarc_buffer_text(&text, " and ");
    demarc_buffer_text(&text, to);
    demarc_buffer_text(&text, " at ");
    demarc_buffer_fixed(&text, at[0], 6);
    demarc_buffer_text(&text, ", ");
    demarc_buffer_fixed(&text, at[1], 6);
    status = is_first(ctx, net, &text, &first);
    if (status == DEMARC_OK && first)
        status = demarc_report(ctx, DEMARC_RULE_ROUTE_GAP, &where,
                               metres > DEMARC_GAP_M
                                   ? "give the parts two names if it is meant"
                                   : "snap the ends if they are one point",
                               "%s", text.data);
    demarc_buffer_free(&text);
    return status;
}

/** Chains differ from era to era; a gap is told from its first line's end. */
static void gap_tell(void *user, size_t a, size_t b, double metres)
{
    gaps *all = user;
    const bool swap = all->ends[b].end < all->ends[a].end;
    const size_t from = swap ? b : a, to = swap ? a : b;

    if (all->status == DEMARC_OK)
        all->status = demarc_gap_report(
            all->ctx, all->border, all->net, all->ends[from].id,
            all->lon_lat + 2 * from, all->ends[to].id, metres);
}

demarc_status demarc_heap_report(demarc_ctx *ctx, const demarc_border *border,
                                 const char *what, double metres)
{
    const demarc_where where = {
        .file = border->segments_file, .lon = NAN, .lat = NAN};
    demarc_status status;
    bool first = false;

    status = demarc_first_time(ctx, what, &first);
    if (status != DEMARC_OK || !first)
        return status;
    return demarc_report(ctx, DEMARC_RULE_LINES_HEAP, &where,
                         "check the coordinate system",
                         "so many %s are within %.0f m of each other that not "
                         "all are looked at",
                         what, metres);
}

demarc_status demarc_gaps_tell(demarc_ctx *ctx, const demarc_border *border,
                               const demarc_net *net,
                               const demarc_chains *chains)
{
    size_t room = 2 * chains->count + 1, count = 0;
    double *lon_lat = malloc(2 * room * sizeof *lon_lat);
    loose *ends = malloc(room * sizeof *ends);
    gaps all = {ctx, border, net, lon_lat, ends, DEMARC_OK};
    demarc_status status = DEMARC_ENOMEM;
    bool full;

    if (!lon_lat || !ends)
        goto done;
    for (size_t i = 0; i < chains->count; i++) {
        const demarc_chain *chain = &chains->items[i];

        for (int end = 0; end < 2; end++) {
            const demarc_link *link = &chain->links[end ? chain->count - 1 : 0];
            const demarc_line *line = &net->lines[link->line];

            if (!chain->loose[end])
                continue;
            demarc_chain_end(net, chain, end, &lon_lat[2 * count],
                             &lon_lat[2 * count + 1]);
            ends[count].end = 2 * link->line + (link->reversed != (end == 1));
            ends[count++].id = border->segments[line->segment].id;
        }
    }
    status = demarc_pairs_within(lon_lat, count, DEMARC_GAP_M, MOST_GAPS, &full,
                                 gap_tell, &all);
    if (status == DEMARC_OK)
        status = all.status;
    if (status == DEMARC_OK && full)
        status = demarc_heap_report(ctx, border, "ends", DEMARC_GAP_M);
done:
    free(lon_lat);
    free(ends);
    return status;
}
