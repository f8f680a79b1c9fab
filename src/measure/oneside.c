#include "measure/oneside.h"

#include <stdlib.h>
#include <string.h>

enum { AHEAD = 4 };
/* A triangle has a way that is twice as long; what is no longer than eight
 * times as vertices that belong together lie apart is a chance. */
static const double MOST = 1.25, SHORT = 8;

/** Are two ways as long as each other, as far as vertices can tell that lie
 *  so far apart? */
static bool is_like(double one, double two, double near_m)
{
    return one <= MOST * two + 4 * near_m && two <= MOST * one + 4 * near_m;
}

static bool goes_on(const demarc_rim *a, const demarc_rim *b,
                    const demarc_match *from, const demarc_match *to,
                    double near_m)
{
    double around_a, around_b, on_a;

    if (from->ring_a != to->ring_a || from->ring_b != to->ring_b)
        return false;
    around_a = demarc_rim_around(a, from->ring_a);
    around_b = demarc_rim_around(b, from->ring_b);
    on_a = demarc_rim_forward(from->at_a, to->at_a, around_a);
    return is_like(on_a, demarc_rim_forward(from->at_b, to->at_b, around_b),
                   near_m) &&
           !is_like(on_a, demarc_rim_forward(to->at_b, from->at_b, around_b),
                    near_m);
}

/** Marks the matches that lead on the same way, and those that they lead to. */
static void same_mark(const demarc_rim *a, const demarc_rim *b,
                      const demarc_matches *all, bool *same)
{
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = i + 1; k < all->count && k <= i + AHEAD; k++)
            if (all->items[i].metres <= all->near_m &&
                all->items[k].metres <= all->near_m &&
                goes_on(a, b, &all->items[i], &all->items[k], all->near_m))
                same[i] = same[k] = true;
}

/** Unmarks what is as short as a chance. */
static void chances_unmark(const demarc_rim *a, const demarc_matches *all,
                           bool *same)
{
    for (size_t i = 0, last; i < all->count; i = last + 1) {
        const demarc_match *from = &all->items[i];

        last = i;
        for (size_t k = i + 1; same[i] && k < all->count && k <= last + AHEAD &&
                               all->items[k].ring_a == from->ring_a;
             k++)
            if (same[k] && all->items[k].ring_b == from->ring_b)
                last = k;
        if (demarc_rim_forward(from->at_a, all->items[last].at_a,
                               demarc_rim_around(a, from->ring_a)) <=
            SHORT * all->near_m)
            memset(same + i, 0, last + 1 - i);
    }
}

static bool matches_open(const demarc_matches *all, size_t room,
                         demarc_matches *out)
{
    *out = (demarc_matches){.near_m = all->near_m, .nearest = all->nearest};
    return demarc_reserve(&out->items, &out->room, room + 1,
                          sizeof *out->items);
}

demarc_status demarc_oneside_part(const demarc_rim *a, const demarc_rim *b,
                                  const demarc_matches *all,
                                  demarc_matches *one, demarc_matches *other)
{
    bool *same = calloc(all->count + 1, sizeof *same);
    size_t count = 0;

    *one = *other = (demarc_matches){0};
    if (!same)
        return DEMARC_ENOMEM;
    same_mark(a, b, all, same);
    chances_unmark(a, all, same);
    for (size_t i = 0; i < all->count; i++)
        count += same[i];
    if (!matches_open(all, count, one) ||
        !matches_open(all, all->count - count, other)) {
        free(same);
        return DEMARC_ENOMEM;
    }
    for (size_t i = 0; i < all->count; i++)
        if (same[i])
            one->items[one->count++] = demarc_match_turn(b, &all->items[i]);
        else
            other->items[other->count++] = all->items[i];
    demarc_matches_sort(one);
    free(same);
    return DEMARC_OK;
}
