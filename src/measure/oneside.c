#include "measure/oneside.h"

#include <stdlib.h>

enum { AHEAD = 4, FEWEST = 3 };
/* A triangle has a way that is twice as long. What is no longer than SHORT
 * times as vertices that belong together lie apart is a chance, such as a
 * spike. */
static const double MOST = 1.25, SHORT = 24;

/** Are two ways as long as each other, as far as vertices can tell that lie
 *  so far apart? */
static bool is_like(double one, double two, double near_m)
{
    return one <= MOST * two + 4 * near_m && two <= MOST * one + 4 * near_m;
}

static double way_of(const demarc_rim *a, const demarc_match *from,
                     const demarc_match *to)
{
    return demarc_rim_forward(from->at_a, to->at_a,
                              demarc_rim_around(a, from->ring_a));
}

/** May both boundaries go on the same way from one match to another? */
static bool may_go_on(const demarc_rim *a, const demarc_rim *b,
                      const demarc_match *from, const demarc_match *to,
                      double near_m)
{
    return is_like(way_of(a, from, to),
                   demarc_rim_forward(from->at_b, to->at_b,
                                      demarc_rim_around(b, from->ring_b)),
                   near_m);
}

/** They do if it is not the way back on b that is like it. */
static bool goes_on(const demarc_rim *a, const demarc_rim *b,
                    const demarc_match *from, const demarc_match *to,
                    double near_m)
{
    return from->ring_a == to->ring_a && from->ring_b == to->ring_b &&
           may_go_on(a, b, from, to, near_m) &&
           !is_like(way_of(a, from, to),
                    demarc_rim_forward(to->at_b, from->at_b,
                                       demarc_rim_around(b, from->ring_b)),
                    near_m);
}

/** What becomes of a match. */
typedef enum mark { OTHER, ASKED, ONE } mark;

/** Marks the matches that lead on the same way, and those that they lead to. */
static void leads_mark(const demarc_rim *a, const demarc_rim *b,
                       const demarc_matches *all, mark *marks)
{
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = i + 1; k < all->count && k <= i + AHEAD; k++)
            if (fmax(all->items[i].metres, all->items[k].metres) <=
                    all->near_m &&
                goes_on(a, b, &all->items[i], &all->items[k], all->near_m))
                marks[i] = marks[k] = ASKED;
}

/** The next marked match on the same rings, close behind; SIZE_MAX: none. */
static size_t next_of(const demarc_matches *all, const mark *marks, size_t i)
{
    const demarc_match *at = &all->items[i];

    for (size_t k = i + 1; k < all->count && k <= i + AHEAD; k++)
        if (marks[k] == ASKED && all->items[k].ring_a == at->ring_a &&
            all->items[k].ring_b == at->ring_b)
            return k;
    return SIZE_MAX;
}

/** Follows a row from a match on: for most of the way one must lead to the
 * next, and not as short as by chance. */
static mark row_judge(const demarc_rim *a, const demarc_rim *b,
                      const demarc_matches *all, const mark *marks, size_t i)
{
    size_t count = 1, last = i;
    double led = 0;

    for (size_t k; (k = next_of(all, marks, last)) != SIZE_MAX; last = k) {
        count++;
        if (may_go_on(a, b, &all->items[last], &all->items[k], all->near_m))
            led += way_of(a, &all->items[last], &all->items[k]);
    }
    return count >= FEWEST && led > SHORT * all->near_m &&
                   2 * led >= way_of(a, &all->items[i], &all->items[last])
               ? ONE
               : OTHER;
}

static void rows_mark(const demarc_rim *a, const demarc_rim *b,
                      const demarc_matches *all, mark *marks)
{
    for (size_t i = 0; i < all->count; i++) {
        mark found = marks[i];

        if (found != ASKED)
            continue;
        found = row_judge(a, b, all, marks, i);
        for (size_t k = i, next; k != SIZE_MAX; k = next) {
            next = next_of(all, marks, k);
            marks[k] = found;
        }
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
    mark *marks = calloc(all->count + 1, sizeof *marks);
    size_t count = 0;

    *one = *other = (demarc_matches){0};
    if (!marks)
        return DEMARC_ENOMEM;
    leads_mark(a, b, all, marks);
    rows_mark(a, b, all, marks);
    for (size_t i = 0; i < all->count; i++)
        count += marks[i] == ONE;
    if (!matches_open(all, count, one) ||
        !matches_open(all, all->count - count, other)) {
        free(marks);
        return DEMARC_ENOMEM;
    }
    for (size_t i = 0; i < all->count; i++)
        if (marks[i] == ONE)
            one->items[one->count++] = demarc_match_turn(b, &all->items[i]);
        else
            other->items[other->count++] = all->items[i];
    demarc_matches_sort(one);
    free(marks);
    return DEMARC_OK;
}
