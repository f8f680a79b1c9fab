/* Where the lines of a border run along the same edges twice: an edge of one
 * area that faces two of the other, within the tolerance. */
#include "measure/shared.h"

#include "base/keys.h"
#include "measure/geodesic.h"
#include "measure/sames.h"

#include <stdlib.h>

/** Edges, and the order of their keys. */
typedef struct edges {
    const double **from; /* an edge's first point; the second is behind it */
    demarc_keyed *order; /* twice as many: the others are spare */
    size_t count;
} edges;

static bool edges_take(const demarc_shared_border *border, edges *out)
{
    size_t most = 1;

    for (size_t i = 0; i < border->count; i++)
        most += border->lines[i].count;
    out->from = malloc(most * sizeof *out->from);
    out->order = malloc(2 * most * sizeof *out->order);
    if (!out->from || !out->order)
        return false;
    for (size_t i = 0; i < border->count; i++)
        for (size_t k = 0; k + 1 < border->lines[i].count; k++) {
            const double *at = border->lines[i].lon_lat + 2 * k;

            out->from[out->count] = at;
            out->order[out->count] = (demarc_keyed){
                demarc_point_hash(at) + demarc_point_hash(at + 2), out->count};
            out->count++;
        }
    demarc_keys_sort(out->order, out->order + out->count, out->count);
    return true;
}

/** Has an edge before it in the order, of the same key, the same ends? */
static bool is_again(const edges *all, size_t at)
{
    const double *own = all->from[all->order[at].item];

    for (size_t i = at; i-- > 0 && all->order[i].key == all->order[at].key;)
        if (demarc_edge_same(own, own + 2, all->from[all->order[i].item],
                             all->from[all->order[i].item] + 2))
            return true;
    return false;
}

demarc_status demarc_shared_twice(const demarc_shared_border *border,
                                  double *metres, double *where)
{
    edges all = {.count = 0};
    const bool taken = edges_take(border, &all);
    demarc_sum sum = {0};

    for (size_t i = 1; taken && i < all.count; i++) {
        const double *at = all.from[all.order[i].item];

        if (!is_again(&all, i))
            continue;
        demarc_sum_add(&sum, demarc_line_length(at, 2));
        where[0] = at[0];
        where[1] = at[1];
    }
    *metres = demarc_sum_value(&sum);
    free(all.order);
    free(all.from);
    return taken ? DEMARC_OK : DEMARC_ENOMEM;
}
