#include "measure/loops.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void point_add(demarc_loop *to, double x, double y)
{
    to->low[0] = fmin(to->low[0], x);
    to->low[1] = fmin(to->low[1], y);
    to->high[0] = fmax(to->high[0], x);
    to->high[1] = fmax(to->high[1], y);
    to->xy[2 * to->count] = x;
    to->xy[2 * to->count++ + 1] = y;
}

/** Adds the old line on its way, then the new one on its way back. Where both
 *  have the same end, up to the tolerance, it is the old one's. */
static void both_add(demarc_loop *to, const demarc_traces *const side[2],
                     const demarc_leg *leg, double same_m)
{
    for (size_t i = 0; i <= leg->edges[0]; i++) {
        const demarc_node *node = demarc_leg_node(side[0], leg, 0, i);

        point_add(to, node->x, node->y);
    }
    /* Each of both ends may stand on a node up to the tolerance away. */
    for (size_t i = leg->edges[1] + 1; i-- > 0;) {
        const bool end = i == 0 || i == leg->edges[1];
        const demarc_node *node = demarc_leg_node(side[1], leg, 1, i);
        const demarc_node *old =
            demarc_leg_node(side[0], leg, 0, i == 0 ? 0 : leg->edges[0]);

        if (end && hypot(node->x - old->x, node->y - old->y) <= 3 * same_m)
            node = old;
        point_add(to, node->x, node->y);
    }
}

/** Adds a ring: an old one on its way, a new one back. */
static void ring_add(demarc_loop *to, const demarc_traces *of,
                     const demarc_leg *leg, int side)
{
    for (size_t i = 0; i <= leg->edges[side]; i++) {
        const demarc_node *node = demarc_leg_node(
            of, leg, side, side == 0 ? i : leg->edges[side] - i);

        point_add(to, node->x, node->y);
    }
}

/** Whose land is left and right of the old line, as both editions say. */
static void parties_find(const demarc_traces *const side[2],
                         const demarc_leg *leg, demarc_loop *to)
{
    to->left = to->right = "";
    for (int k = 0; k < 2; k++) {
        const bool turned = k == 1 && leg->reversed;
        const demarc_trace *trace;
        const char *left, *right;

        if (leg->trace[k] == DEMARC_NONE)
            continue;
        trace = &side[k]->items[leg->trace[k]];
        left = turned ? trace->right : trace->left;
        right = turned ? trace->left : trace->right;
        if (!*to->left) {
            to->left = left;
            to->right = right;
        } else if (*left) {
            to->differ =
                strcmp(left, to->left) != 0 || strcmp(right, to->right) != 0;
        }
    }
}

static demarc_status loop_add(const demarc_traces *const side[2],
                              const demarc_legs *legs, size_t n, double same_m,
                              demarc_loops *to)
{
    const demarc_leg *leg = &legs->items[n];
    const bool both = leg->kind == DEMARC_LEG_MOVED;
    const int only = leg->kind == DEMARC_LEG_NEW;
    const size_t room = leg->edges[0] + leg->edges[1] + 3;
    demarc_loop *loop;

    if (!demarc_reserve(&to->items, &to->room, to->count + 1, sizeof *loop))
        return DEMARC_ENOMEM;
    loop = &to->items[to->count++];
    *loop = (demarc_loop){.xy = malloc(2 * room * sizeof(double)),
                          .leg = n,
                          .low = {INFINITY, INFINITY},
                          .high = {-INFINITY, -INFINITY}};
    if (!loop->xy)
        return DEMARC_ENOMEM;
    if (both)
        both_add(loop, side, leg, same_m);
    else
        ring_add(loop, side[only], leg, only);
    point_add(loop, loop->xy[0], loop->xy[1]);
    parties_find(side, leg, loop);
    return DEMARC_OK;
}

/** Is it all of a ring? An open end bounds no land. */
static bool is_ring(const demarc_traces *of, const demarc_leg *leg, int side)
{
    const demarc_trace *trace = &of->items[leg->trace[side]];

    return trace->ring && leg->edges[side] == trace->count - 1;
}

demarc_status demarc_loops_make(const demarc_traces *const side[2],
                                const demarc_legs *legs, double same_m,
                                demarc_loops *out)
{
    demarc_status status = DEMARC_OK;

    *out = (demarc_loops){0};
    for (size_t i = 0; i < legs->count && !status; i++) {
        const demarc_leg *leg = &legs->items[i];

        if (leg->kind == DEMARC_LEG_MOVED ||
            (leg->kind == DEMARC_LEG_GONE && is_ring(side[0], leg, 0)) ||
            (leg->kind == DEMARC_LEG_NEW && is_ring(side[1], leg, 1)))
            status = loop_add(side, legs, i, same_m, out);
    }
    return status;
}

void demarc_loops_free(demarc_loops *loops)
{
    for (size_t i = 0; i < loops->count; i++)
        free(loops->items[i].xy);
    free(loops->items);
    *loops = (demarc_loops){0};
}

int demarc_loop_turns(const demarc_loop *loop, double x, double y)
{
    int turns = 0;

    if (x < loop->low[0] || x > loop->high[0] || y < loop->low[1] ||
        y > loop->high[1])
        return 0;
    for (size_t i = 0; i + 1 < loop->count; i++) {
        const double *p = loop->xy + 2 * i, *q = p + 2;
        const bool up = p[1] <= y && q[1] > y, down = p[1] > y && q[1] <= y;
        const double left =
            (q[0] - p[0]) * (y - p[1]) - (x - p[0]) * (q[1] - p[1]);

        if (up && left > 0)
            turns++;
        else if (down && left < 0)
            turns--;
    }
    return turns;
}
