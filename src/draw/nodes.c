#include "draw/nodes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct demarc_node {
    double at[2], next[2][2];
    bool used, node;
};

static const double nowhere[2] = {1e9, 1e9};

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

/** Where the point is, or would be. */
static struct demarc_node *place(const demarc_nodes *nodes, const double at[2])
{
    size_t slot = (size_t)(mix(at[0]) * 31 + mix(at[1])) & (nodes->room - 1);

    while (nodes->table[slot].used &&
           point_order(nodes->table[slot].at, at) != 0)
        slot = (slot + 1) & (nodes->room - 1);
    return &nodes->table[slot];
}

static bool grow(demarc_nodes *nodes)
{
    demarc_nodes wide = {.room = nodes->room ? 2 * nodes->room : 1024};

    wide.table = calloc(wide.room, sizeof *wide.table);
    if (!wide.table)
        return false;
    for (size_t i = 0; i < nodes->room; i++)
        if (nodes->table[i].used)
            *place(&wide, nodes->table[i].at) = nodes->table[i];
    wide.count = nodes->count;
    free(nodes->table);
    *nodes = wide;
    return true;
}

static void point_add(demarc_nodes *nodes, const double *at, const double *one,
                      const double *two)
{
    struct demarc_node *node;
    const double *low = point_order(one, two) <= 0 ? one : two;
    const double *high = low == one ? two : one;

    if (2 * nodes->count >= nodes->room && !grow(nodes)) {
        nodes->failed = true;
        return;
    }
    node = place(nodes, at);
    if (node->used) {
        node->node = node->node || point_order(node->next[0], low) != 0 ||
                     point_order(node->next[1], high) != 0;
        return;
    }
    node->used = true;
    node->node = one == nowhere || two == nowhere;
    memcpy(node->at, at, sizeof node->at);
    memcpy(node->next[0], low, sizeof node->next[0]);
    memcpy(node->next[1], high, sizeof node->next[1]);
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
    const struct demarc_node *node = nodes->room ? place(nodes, lon_lat) : NULL;

    return node && node->used && node->node;
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
