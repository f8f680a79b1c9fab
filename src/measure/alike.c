#include "measure/alike.h"

#include "measure/abreast.h"
#include "measure/robust.h"

#include <stdlib.h>

enum { AHEAD = 12 };
static const double WIDEST_M = 10000, APART = 8, FINE_M = 50;

/** The way on from an anchor. */
typedef struct step {
    size_t next, score; /* SIZE_MAX: none; how much it comes to from here on */
    double width;
    size_t ways, tried; /* to the next anchors: where in `wide`, and how many */
    bool used;
} step;

typedef struct origin {
    size_t score, at;
} origin;

typedef struct job {
    demarc_abreast ways;
    const demarc_matches *all;
    size_t *anchor; /* indices of matches */
    size_t anchors;
    step *steps; /* per anchor */
    origin *heads;
    double widest; /* of bridges */
    double *wide;  /* of the ways that may be taken */
    size_t wide_count, wide_room;
    double *widths; /* of bridges met */
    size_t width_count, width_room;
    demarc_pairings *out;
} job;

/** May a way that is so wide be taken? */
static bool is_linked(const job *in, double width)
{
    return width <= fmax(in->widest, 2 * in->ways.near_m);
}

static bool width_add(job *in, double width)
{
    if (width <= 2 * in->ways.near_m)
        return true;
    if (!demarc_reserve(&in->widths, &in->width_room, in->width_count + 1,
                        sizeof *in->widths))
        return false;
    in->widths[in->width_count++] = width;
    return true;
}

static demarc_pairing *run_begin(job *in)
{
    demarc_pairings *out = in->out;

    if (!demarc_reserve(&out->items, &out->room, out->count + 1,
                        sizeof *out->items))
        return NULL;
    out->items[out->count] = (demarc_pairing){0};
    return &out->items[out->count++];
}

static bool run_add(demarc_pairing *run, const demarc_match *match)
{
    if (!demarc_reserve(&run->items, &run->room, run->count + 1,
                        sizeof *run->items))
        return false;
    run->items[run->count++] = *match;
    return true;
}

/** Adds the matches between two anchors that are in order on b as well. */
static bool between_add(const job *in, size_t from, size_t to,
                        demarc_pairing *run)
{
    const demarc_match *all = in->all->items, *last = &all[from];
    const demarc_match *end = &all[to];
    double around = demarc_rim_around(in->ways.b, last->ring_b);

    for (size_t i = from + 1; i < to; i++)
        if (all[i].ring_b == last->ring_b &&
            all[i].metres <= fmax(in->widest, in->ways.near_m) &&
            demarc_rim_forward(all[i].at_b, last->at_b, around) <=
                demarc_rim_forward(end->at_b, last->at_b, around)) {
            if (!run_add(run, &all[i]))
                return false;
            last = &run->items[run->count - 1];
        }
    return run_add(run, end);
}

static bool is_pair(const demarc_match *match)
{
    return match->vertex_a != SIZE_MAX && match->vertex_b != SIZE_MAX;
}

static const demarc_match *anchor_at(const job *in, size_t i)
{
    return &in->all->items[in->anchor[i]];
}

/** Measures the ways on from an anchor, up to one that lies tightly beside. */
static demarc_status ways_measure(job *in, size_t i, size_t to)
{
    step *at = &in->steps[i];
    double width = INFINITY;

    *at = (step){.ways = in->wide_count};
    for (size_t k = i + 1;
         k < to && k <= i + AHEAD && width > 2 * in->ways.near_m; k++) {
        demarc_status status = demarc_abreast_width(&in->ways, anchor_at(in, i),
                                                    anchor_at(in, k), &width);

        if (!status && !demarc_reserve(&in->wide, &in->wide_room,
                                       in->wide_count + 1, sizeof *in->wide))
            status = DEMARC_ENOMEM;
        if (status)
            return status;
        in->wide[in->wide_count++] = width;
        at->tried++;
    }
    return DEMARC_OK;
}

/** Takes the best way on from an anchor: to the next one that lies tightly
 *  beside, or across an interruption to one before that, whichever way has
 *  more matches in the end. Where lines fold up, the next one is not always
 *  the right one. */
static void step_take(job *in, size_t i)
{
    step *at = &in->steps[i];

    at->next = SIZE_MAX;
    at->score = 0;
    at->width = 0;
    at->used = false;
    for (size_t k = 0; k < at->tried; k++) {
        double width = in->wide[at->ways + k];
        size_t score = in->steps[i + 1 + k].score;
        bool tight = width <= 2 * in->ways.near_m;

        if (is_linked(in, width) &&
            (at->next == SIZE_MAX || score + tight > at->score)) {
            at->next = i + 1 + k;
            at->score = score;
            at->width = width;
        }
    }
    at->score += is_pair(anchor_at(in, i)) ? 2 : 1;
}

/** Makes a run of the anchors from one on, up to what another run has. */
static bool run_follow(job *in, size_t i)
{
    demarc_pairing *run = run_begin(in);
    bool fine = run && run_add(run, anchor_at(in, i));

    for (size_t next; fine; i = next) {
        const step *at = &in->steps[i];

        in->steps[i].used = true;
        next = at->next;
        if (next == SIZE_MAX || in->steps[next].used)
            return true;
        run->bridges += at->width > 2 * in->ways.near_m;
        fine = width_add(in, at->width) &&
               between_add(in, in->anchor[i], in->anchor[next], run);
    }
    return false;
}

static int head_order(const void *left, const void *right)
{
    const origin *a = left, *b = right;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

static int run_order(const void *left, const void *right)
{
    const demarc_pairing *a = left, *b = right;

    return (a->items->at_a > b->items->at_a) -
           (a->items->at_a < b->items->at_a);
}

/** Walks the anchors of a ring, [from, to): those from which the longest way
 *  leads on come first. */
static demarc_status ring_walk(job *in, size_t from, size_t to)
{
    size_t first = in->out->count;

    for (size_t i = to; i-- > from;) {
        step_take(in, i);
        in->heads[i] = (origin){in->steps[i].score, i};
    }
    qsort(in->heads + from, to - from, sizeof *in->heads, head_order);
    for (size_t i = from; i < to; i++)
        if (!in->steps[in->heads[i].at].used &&
            !run_follow(in, in->heads[i].at))
            return DEMARC_ENOMEM;
    qsort(in->out->items + first, in->out->count - first,
          sizeof *in->out->items, run_order);
    return DEMARC_OK;
}

/** Joins the last run of a ring to its first, round the ring's first point. */
static demarc_status ring_close(job *in, size_t first)
{
    demarc_pairings *out = in->out;
    demarc_pairing *head = &out->items[first],
                   *tail = &out->items[out->count - 1];
    double width;
    demarc_status status;

    if (first == out->count || (head == tail && head->count < 3))
        return DEMARC_OK;
    status = demarc_abreast_width(&in->ways, &tail->items[tail->count - 1],
                                  &head->items[0], &width);
    if (status || !is_linked(in, width))
        return status;
    tail->bridges += width > 2 * in->ways.near_m;
    if (!width_add(in, width))
        return DEMARC_ENOMEM;
    if (head == tail) {
        head->ring = true;
        return run_add(head, &(demarc_match){0}) /* room, then itself */
                   ? (head->items[head->count - 1] = head->items[0], DEMARC_OK)
                   : DEMARC_ENOMEM;
    }
    for (size_t i = 0; i < head->count; i++)
        if (!run_add(tail, &head->items[i]))
            return DEMARC_ENOMEM;
    tail->bridges += head->bridges;
    free(head->items);
    *head = *tail;
    out->count--;
    return DEMARC_OK;
}

/** The first anchor behind `i` that is on another ring of a. */
static size_t ring_end(const job *in, size_t i)
{
    size_t end = i + 1;

    while (end < in->anchors &&
           anchor_at(in, end)->ring_a == anchor_at(in, i)->ring_a)
        end++;
    return end;
}

static demarc_status measure(job *in)
{
    demarc_status status = DEMARC_OK;

    for (size_t i = 0, end; i < in->anchors && !status; i = end) {
        end = ring_end(in, i);
        for (size_t k = i; k < end && !status; k++)
            status = ways_measure(in, k, end);
    }
    return status;
}

static demarc_status walk(job *in, double widest)
{
    demarc_status status = DEMARC_OK;

    demarc_pairings_free(in->out);
    in->width_count = 0;
    in->widest = widest;
    for (size_t i = 0, end; i < in->anchors && !status; i = end) {
        size_t first = in->out->count;

        end = ring_end(in, i);
        status = ring_walk(in, i, end);
        if (!status)
            status = ring_close(in, first);
    }
    return status;
}

/** The widest interruption to close: from the narrowest on, up to where the
 *  next is eight times wider. */
static double widest_find(job *in)
{
    double widest = fmax(in->ways.near_m, FINE_M);

    if (in->width_count == 0)
        return in->ways.near_m;
    demarc_numbers_sort(in->widths, in->width_count);
    if (in->widths[0] > APART * widest)
        return in->ways.near_m;
    widest = in->ways.near_m;
    for (size_t i = 0;
         i < in->width_count && in->widths[i] <= APART * fmax(widest, FINE_M);
         i++)
        widest = in->widths[i];
    return widest;
}

demarc_status demarc_alike_find(const demarc_rim *a, const demarc_rim *b,
                                const demarc_matches *all,
                                const demarc_alike_how *how,
                                demarc_pairings *out)
{
    job in = {.ways = {.a = a, .b = b, .how = how}, .all = all, .out = out};
    double most = how->tolerance_m > 0 ? how->tolerance_m : WIDEST_M;
    demarc_status status = DEMARC_ENOMEM;

    *out = (demarc_pairings){0};
    in.ways.near_m = all->near_m;
    in.anchor = malloc((all->count + 1) * sizeof *in.anchor);
    in.steps = malloc((all->count + 1) * sizeof *in.steps);
    in.heads = malloc((all->count + 1) * sizeof *in.heads);
    for (size_t i = 0; in.anchor && i < all->count; i++)
        if (all->items[i].metres <= in.ways.near_m)
            in.anchor[in.anchors++] = i;
    if (in.anchor && in.steps && in.heads)
        status = measure(&in);
    if (!status)
        status = walk(&in, most);
    if (!status && how->tolerance_m <= 0)
        status = walk(&in, widest_find(&in));
    out->tolerance_m = how->tolerance_m > 0 ? how->tolerance_m
                                            : fmax(in.widest, in.ways.near_m);
    demarc_strip_free(&in.ways.strip);
    free(in.anchor);
    free(in.steps);
    free(in.heads);
    free(in.wide);
    free(in.widths);
    return status;
}

void demarc_pairings_free(demarc_pairings *runs)
{
    for (size_t i = 0; i < runs->count; i++)
        free(runs->items[i].items);
    free(runs->items);
    *runs = (demarc_pairings){0};
}
