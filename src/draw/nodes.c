#include "draw/nodes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/** A vertex, and the two that it stands between where it was met first: where
 *  they lie in their lines, not what they are, for there are millions. */
struct demarc_node {
    uint64_t hash;
    const double *at;              /* NULL: the slot is free */
    const double *before, *behind; /* NULL, NULL: it is a node */
};

static const double nowhere[2] = {1e9, 1e9};

/** Of four slots three are taken at most. */
enum { FREE = 4 };

static int point_order(const double *a, const double *b)
{
    if (a[0] != b[0])
        return a[0] < b[0] ? -1 : 1;
    return (a[1] > b[1]) - (a[1] < b[1]);
}

static uint64_t mix(double value)
{
    uint64_t bits;

    value += 0.0; /* -0 is 0 */
    memcpy(&bits, &value, sizeof bits);
    bits ^= bits >> 32;
    bits *= UINT64_C(0x9E3779B97F4A7C15);
    return bits ^ bits >> 29;
}

static uint64_t hash_of(const double at[2])
{
    return mix(at[0]) * 31 + mix(at[1]);
}

/** Where the point is, or would be. */
static struct demarc_node *place(const demarc_nodes *nodes, uint64_t hash,
                                 const double at[2])
{
    size_t slot = (size_t)hash & (nodes->room - 1);
    const struct demarc_node *is = &nodes->table[slot];

    while (is->at && (is->hash != hash || point_order(is->at, at) != 0)) {
        slot = (slot + 1) & (nodes->room - 1);
        is = &nodes->table[slot];
    }
    return &nodes->table[slot];
}

static bool grow(demarc_nodes *nodes)
{
    demarc_nodes wide = {.room = nodes->room ? 2 * nodes->room : 1024};

    wide.table = calloc(wide.room, sizeof *wide.table);
    if (!wide.table)
        return false;
    for (size_t i = 0; i < nodes->room; i++)
        if (nodes->table[i].at)
            *place(&wide, nodes->table[i].hash, nodes->table[i].at) =
                nodes->table[i];
    wide.count = nodes->count;
    free(nodes->table);
    *nodes = wide;
    return true;
}

/** Are they the two that it stood between, in whatever order? */
static bool is_between(const struct demarc_node *node, const double *one,
                       const double *two)
{
    return (point_order(node->before, one) == 0 &&
            point_order(node->behind, two) == 0) ||
           (point_order(node->before, two) == 0 &&
            point_order(node->behind, one) == 0);
}

static void point_add(demarc_nodes *nodes, const double *at,
                      const double *before, const double *behind)
{
    const uint64_t hash = hash_of(at);
    bool node = before == nowhere || behind == nowhere;
    struct demarc_node *is;

    if (nodes->count >= nodes->room - nodes->room / FREE && !grow(nodes)) {
        nodes->failed = true;
        return;
    }
    is = place(nodes, hash, at);
    if (is->at) {
        if (is->before && !is_between(is, before, behind))
            is->before = is->behind = NULL;
        return;
    }
    *is = (struct demarc_node){hash, at, node ? NULL : before,
                               node ? NULL : behind};
    nodes->count++;
}

void demarc_nodes_add(demarc_nodes *nodes, const double *lon_lat, size_t count,
                      bool closed)
{
    for (size_t i = 0; i < count && !nodes->failed; i++) {
        size_t before = i ? i - 1 : closed ? count - 1 : SIZE_MAX;
        size_t behind = i + 1 < count ? i + 1 : closed ? 0 : SIZE_MAX;

        point_add(nodes, lon_lat + 2 * i,
                  before == SIZE_MAX ? nowhere : lon_lat + 2 * before,
                  behind == SIZE_MAX ? nowhere : lon_lat + 2 * behind);
    }
}

void demarc_nodes_free(demarc_nodes *nodes)
{
    free(nodes->table);
    *nodes = (demarc_nodes){0};
}

bool demarc_nodes_at(const demarc_nodes *nodes, const double lon_lat[2])
{
    const struct demarc_node *is =
        nodes->room ? place(nodes, hash_of(lon_lat), lon_lat) : NULL;

    return is && is->at && !is->before;
}

bool demarc_arc_turned(const double *lon_lat, size_t count)
{
    for (size_t i = 0, k = count; i < k--; i++) {
        int order = point_order(lon_lat + 2 * i, lon_lat + 2 * k);

        if (order != 0)
            return order > 0;
    }
    return false;
}
