#include "measure/chain.h"

#include "base/buffer.h"
#include "measure/ends.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/** Ends this near are one: the noise of a projection and back. */
static const double SAME_M = 0.001;

/** Lines as edges of a graph. End 2k is the first vertex of line k of the
 *  subset, end 2k + 1 its last; ends that meet share a node. */
typedef struct graph {
    const demarc_net *net;
    const size_t *which;
    size_t count;
    double *lon_lat; /* per end */
    double *joining; /* the same of those that join others */
    size_t *end_of;  /* which ends these are */
    size_t join_count;
    size_t *node;   /* per end: an end that stands for its node */
    size_t *degree; /* per node: ends */
    size_t *next;   /* per end: the next end in its node, round and round */
    bool *used;     /* per line */
    size_t walked;  /* how many are in chains */
} graph;

static size_t root_of(size_t *node, size_t end)
{
    while (node[end] != end)
        end = node[end] = node[node[end]];
    return end;
}

/** A line that is no longer than what makes two ends one: it has no length to
 *  speak of, which is a finding, and joins nothing. */
static bool is_speck(const graph *all, size_t end)
{
    return demarc_line_metres(&all->net->lines[all->which[end / 2]]) <= SAME_M;
}

static void join(void *user, size_t a, size_t b, double metres)
{
    graph *all = user;
    size_t low = root_of(all->node, all->end_of[a]);
    size_t high = root_of(all->node, all->end_of[b]);

    (void)metres;
    if (low > high) {
        size_t swap = low;
        low = high;
        high = swap;
    }
    all->node[high] = low;
}

static void joining_add(graph *out, size_t end)
{
    for (int i = 0; i < 2; i++)
        out->joining[2 * out->join_count + i] = out->lon_lat[2 * end + i];
    out->end_of[out->join_count++] = end;
}

static bool graph_make(graph *out, const demarc_net *net, const size_t *which,
                       size_t count)
{
    size_t ends = 2 * count + 1;

    *out = (graph){.net = net, .which = which, .count = count};
    out->lon_lat = malloc(4 * ends * sizeof *out->lon_lat);
    out->node = malloc(4 * ends * sizeof *out->node);
    out->used = calloc(ends, sizeof *out->used);
    if (!out->lon_lat || !out->node || !out->used)
        return false;
    out->degree = out->node + ends;
    out->next = out->degree + ends;
    out->end_of = out->next + ends;
    out->joining = out->lon_lat + 2 * ends;
    for (size_t end = 0; end < 2 * count; end++) {
        const demarc_line *line = &net->lines[which[end / 2]];
        size_t vertex = end % 2 ? line->count - 1 : 0;

        out->lon_lat[2 * end] = line->lon[vertex];
        out->lon_lat[2 * end + 1] = line->lat[vertex];
        out->node[end] = end;
        if (!is_speck(out, end))
            joining_add(out, end);
    }
    return true;
}

static void graph_free(graph *all)
{
    free(all->lon_lat);
    free(all->node);
    free(all->used);
}

/** Counts the ends of each node and strings them together. */
static void graph_tie(graph *all)
{
    memset(all->degree, 0, 2 * all->count * sizeof *all->degree);
    for (size_t end = 0; end < 2 * all->count; end++) {
        size_t node = root_of(all->node, end);

        all->degree[node]++;
        if (node == end) /* a node's first end: a root is its lowest */
            all->next[end] = end;
        all->next[end] = all->next[node];
        all->next[node] = end;
    }
}

static size_t degree_of(const graph *all, size_t end)
{
    return all->degree[root_of(all->node, end)];
}

/** Tells of a node, unless another era has: eras share most of their lines. */
static demarc_status junction_tell(demarc_ctx *ctx, const demarc_border *border,
                                   const graph *all, size_t end)
{
    const double *at = all->lon_lat + 2 * end;
    const demarc_line *line = &all->net->lines[all->which[end / 2]];
    demarc_where where = {.file = border->segments_file,
                          .feature = border->segments[line->segment].id,
                          .lon = at[0],
                          .lat = at[1]};
    demarc_buffer key = {0};
    demarc_status status = DEMARC_ENOMEM;
    bool first = false;

    demarc_buffer_text(&key, "junction ");
    demarc_buffer_shortest(&key, at[0]);
    demarc_buffer_char(&key, ' ');
    demarc_buffer_shortest(&key, at[1]);
    if (!key.failed)
        status = demarc_first_time(ctx, key.data, &first);
    demarc_buffer_free(&key);
    if (status != DEMARC_OK || !first)
        return status;
    return demarc_report(ctx, DEMARC_RULE_ROUTE_JUNCTION, &where,
                         "name the routes in a route field",
                         "%zu ends meet at %.6f, %.6f; no route passes there",
                         all->degree[end], at[0], at[1]);
}

static demarc_status junctions_tell(demarc_ctx *ctx,
                                    const demarc_border *border,
                                    const graph *all)
{
    demarc_status status = DEMARC_OK;

    for (size_t end = 0; end < 2 * all->count && !status; end++)
        if (all->node[end] == end && all->degree[end] >= 3)
            status = junction_tell(ctx, border, all, end);
    return status;
}

/** Walks from the end `enter` of a line through nodes of two ends as far as
 *  it goes. */
static demarc_status walk(graph *all, size_t enter, demarc_chains *out)
{
    demarc_chain *chain;
    size_t first = enter, leave;

    if (!demarc_reserve(&out->items, &out->room, out->count + 1,
                        sizeof *out->items))
        return DEMARC_ENOMEM;
    chain = &out->items[out->count++];
    *chain = (demarc_chain){.links = out->links + all->walked};
    for (;;) {
        size_t across;

        all->used[enter / 2] = true;
        leave = enter ^ 1;
        chain->links[chain->count++] =
            (demarc_link){.line = all->which[enter / 2], .reversed = enter % 2};
        all->walked++;
        across = all->next[leave];
        if (degree_of(all, leave) != 2 || all->used[across / 2])
            break;
        enter = across;
    }
    chain->ring = root_of(all->node, first) == root_of(all->node, leave);
    chain->loose[0] = degree_of(all, first) == 1 && !is_speck(all, first);
    chain->loose[1] = degree_of(all, leave) == 1 && !is_speck(all, leave);
    return DEMARC_OK;
}

/** Open chains first, from their outer ends; what is left goes round. */
static demarc_status walk_all(graph *all, demarc_chains *out)
{
    demarc_status status = DEMARC_OK;

    for (size_t end = 0; end < 2 * all->count && !status; end++)
        if (!all->used[end / 2] && degree_of(all, end) != 2)
            status = walk(all, end, out);
    for (size_t line = 0; line < all->count && !status; line++)
        if (!all->used[line])
            status = walk(all, 2 * line, out);
    return status;
}

demarc_status demarc_chains_make(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_net *net, const size_t *which,
                                 size_t count, demarc_chains *out)
{
    demarc_status status = DEMARC_ENOMEM;
    bool full;
    graph all;

    *out = (demarc_chains){.links = malloc((count + 1) * sizeof *out->links)};
    if (graph_make(&all, net, which, count) && out->links)
        status = demarc_pairs_within(all.joining, all.join_count, SAME_M,
                                     SIZE_MAX, &full, join, &all);
    if (status == DEMARC_OK) {
        graph_tie(&all);
        status = junctions_tell(ctx, border, &all);
    }
    if (status == DEMARC_OK)
        status = walk_all(&all, out);
    graph_free(&all);
    return status;
}

void demarc_chains_free(demarc_chains *chains)
{
    for (size_t i = 0; i < chains->count; i++)
        free(chains->items[i].own);
    free(chains->items);
    free(chains->links);
    *chains = (demarc_chains){0};
}

void demarc_chain_turn(demarc_chain *chain)
{
    for (size_t i = 0, k = chain->count; i < k--; i++) {
        demarc_link swap = chain->links[i];

        chain->links[i] = chain->links[k];
        chain->links[k] = swap;
        chain->links[i].reversed = !chain->links[i].reversed;
        if (i != k)
            chain->links[k].reversed = !chain->links[k].reversed;
    }
    if (chain->loose[0] != chain->loose[1]) {
        chain->loose[0] = !chain->loose[0];
        chain->loose[1] = !chain->loose[1];
    }
}

void demarc_chain_end(const demarc_net *net, const demarc_chain *chain, int end,
                      double *lon, double *lat)
{
    const demarc_link *link = &chain->links[end ? chain->count - 1 : 0];
    const demarc_line *line = &net->lines[link->line];
    size_t vertex = link->reversed != (end != 0) ? line->count - 1 : 0;

    *lon = line->lon[vertex];
    *lat = line->lat[vertex];
}
