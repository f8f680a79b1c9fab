#include "measure/pillars.h"

#include "measure/locate.h"
#include "measure/pillar_doubt.h"
#include "measure/robust.h"

#include <stdlib.h>
#include <string.h>

/** A pillar nearer than this is not far, one farther than that always is. */
static const double NEAR_M = 1000, FAR_M = 100000;

/** What the end of a route may be passed by: rounding of km to the metre. */
static const double PAST_M = 1;

/** The nearest spot of a pillar's position in the era asked for last. */
typedef struct spot {
    const demarc_era *era; /* NULL: not asked yet */
    size_t route;          /* DEMARC_NONE: no line is alive */
    double chainage_m, offset_m;
} spot;

struct demarc_pillar_index {
    demarc_arena arena;
    const demarc_finder *finder;
    const demarc_pillar **sorted;  /* by number */
    const demarc_pillar **anchors; /* with a position and km, by km */
    spot *spots;                   /* per pillar of the border */
    size_t count, anchor_count;
    double far_m; /* from here on a pillar has no place */
};

double demarc_route_way(const demarc_route *route, double from, double to,
                        double metres)
{
    double way = to - from, other;

    if (!route->ring)
        return way;
    other = way < 0 ? way + route->length_m : way - route->length_m;
    return fabs(other - metres) < fabs(way - metres) ? other : way;
}

/* ---- By its position ---- */

/** Finds the spot that is nearest in an era, or remembers it: pillars placed
 *  by km ask for their neighbours again and again. */
static const spot *spot_find(const demarc_border *border, demarc_day day,
                             const demarc_route *route,
                             const demarc_pillar *pillar)
{
    const demarc_pillar_index *index = border->pillar_index;
    const demarc_era *era = demarc_net_era(border->net, day);
    spot *known = &index->spots[pillar - border->pillars];
    demarc_location at;

    if (known->era == era)
        return known;
    demarc_point_locate_on(index->finder, day, route, pillar->lon, pillar->lat,
                           INFINITY, &at);
    *known = (spot){era, at.segment ? era->route_of[at.spot.line] : DEMARC_NONE,
                    at.chainage_m, at.spot.offset_m};
    return known;
}

static void point_place(const demarc_border *border, demarc_day day,
                        const demarc_route *route, demarc_pillar_place *out)
{
    const spot *at = spot_find(border, day, route, out->pillar);

    if (at->route == DEMARC_NONE)
        return;
    out->offset_m = at->offset_m;
    out->way = at->offset_m > border->pillar_index->far_m ? DEMARC_PILLAR_FAR
                                                          : DEMARC_PILLAR_POINT;
    if (out->way == DEMARC_PILLAR_FAR)
        return;
    out->route = at->route;
    out->chainage_m = at->chainage_m;
}

/* ---- By its km ---- */

/** The next anchor from number `*at` on, in steps of 1 or -1, that has a place
 *  on the route, at other km than `beside`. */
static bool anchor_next(const demarc_border *border, demarc_day day,
                        const demarc_route *route, const demarc_pillar *beside,
                        int step, size_t *at, demarc_pillar_place *out)
{
    const demarc_pillar_index *index = border->pillar_index;
    const demarc_era *era = demarc_net_era(border->net, day);

    for (; *at < index->anchor_count; *at += (size_t)step) {
        const demarc_pillar *anchor = index->anchors[*at];

        if (!demarc_pillar_stands(anchor, day) ||
            (beside && beside->km == anchor->km))
            continue;
        demarc_pillar_at(border, day, anchor, out);
        if (out->route == DEMARC_NONE || &era->routes[out->route] != route)
            continue;
        *at += (size_t)step;
        return true;
    }
    return false;
}

/** How many anchors have fewer km. */
static size_t anchors_before(const demarc_pillar_index *index, double km)
{
    size_t low = 0, high = index->anchor_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (index->anchors[middle]->km < km)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** The two anchors by which to place it; false if there are none. */
static bool anchors_take(const demarc_border *border, demarc_day day,
                         const demarc_route *route, demarc_pillar_place *to,
                         demarc_pillar_place *a, demarc_pillar_place *b)
{
    size_t above = anchors_before(border->pillar_index, to->pillar->km);
    size_t below = above - 1; /* of none it wraps round, which ends it */
    bool has_a = anchor_next(border, day, route, NULL, -1, &below, a);
    bool has_b = anchor_next(border, day, route, NULL, 1, &above, b);

    if (has_a && has_b) {
        to->way = DEMARC_PILLAR_BETWEEN;
        return true;
    }
    if (has_a)
        has_b = anchor_next(border, day, route, a->pillar, -1, &below, b);
    else if (has_b)
        has_a = anchor_next(border, day, route, b->pillar, 1, &above, a);
    if (has_a && has_b)
        to->way =
            to->pillar->km == a->pillar->km || to->pillar->km == b->pillar->km
                ? DEMARC_PILLAR_BETWEEN
                : DEMARC_PILLAR_BEYOND;
    return has_a && has_b;
}

static void km_place(const demarc_border *border, demarc_day day,
                     const demarc_route *route, demarc_pillar_place *out)
{
    const demarc_era *era = demarc_net_era(border->net, day);
    demarc_pillar_place a, b;
    double share, chainage, way;

    out->way = DEMARC_PILLAR_LOOSE;
    if (!anchors_take(border, day, route, out, &a, &b))
        return;
    way = (b.pillar->km - a.pillar->km) * 1000;
    share = (out->pillar->km - a.pillar->km) * 1000 / way;
    way = demarc_route_way(route, a.chainage_m, b.chainage_m, way);
    chainage = a.chainage_m + share * way;
    if (route->ring)
        chainage -= floor(chainage / route->length_m) * route->length_m;
    if (chainage < -PAST_M || chainage > route->length_m + PAST_M) {
        out->way = DEMARC_PILLAR_LOOSE;
        return;
    }
    out->route = (size_t)(route - era->routes);
    out->chainage_m = fmin(fmax(chainage, 0), route->length_m);
}

void demarc_pillar_at(const demarc_border *border, demarc_day day,
                      const demarc_pillar *pillar, demarc_pillar_place *out)
{
    const demarc_era *era = demarc_net_era(border->net, day);
    const bool point = isfinite(pillar->lon);
    const demarc_route *route = NULL;

    *out = (demarc_pillar_place){.pillar = pillar,
                                 .way = DEMARC_PILLAR_NO_LINE,
                                 .route = DEMARC_NONE,
                                 .chainage_m = NAN,
                                 .offset_m = NAN};
    if (era->route_count == 0)
        return;
    if (*pillar->route || !point) {
        route = demarc_era_route(era, *pillar->route ? pillar->route : "main");
        out->way = DEMARC_PILLAR_NO_ROUTE;
        if (!route)
            return;
    }
    if (point)
        point_place(border, day, route, out);
    else
        km_place(border, day, route, out);
}

/* ---- The index ---- */

static int number_order(const void *left, const void *right)
{
    const demarc_pillar *a = *(const demarc_pillar *const *)left;
    const demarc_pillar *b = *(const demarc_pillar *const *)right;
    int order = demarc_pillar_order(a->key, b->key);

    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static int km_order(const void *left, const void *right)
{
    const demarc_pillar *a = *(const demarc_pillar *const *)left;
    const demarc_pillar *b = *(const demarc_pillar *const *)right;

    if (a->km != b->km)
        return a->km < b->km ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

/** What is far is found from how near the others are on the day they come. */
static demarc_status far_find(demarc_border *border)
{
    demarc_pillar_index *index = border->pillar_index;
    double *offsets = malloc((border->pillar_count + 1) * sizeof *offsets);
    demarc_middle middle;
    size_t count = 0;

    if (!offsets)
        return DEMARC_ENOMEM;
    index->far_m = INFINITY;
    for (size_t i = 0; i < border->pillar_count; i++) {
        const demarc_pillar *pillar = &border->pillars[i];
        demarc_pillar_place at;

        if (isnan(pillar->lon))
            continue;
        demarc_pillar_at(border, pillar->from, pillar, &at);
        if (isfinite(at.offset_m))
            offsets[count++] = at.offset_m;
    }
    middle = demarc_middle_take(offsets, count);
    index->far_m =
        count ? fmax(NEAR_M, middle.median + DEMARC_OUTLIER * middle.spread)
              : FAR_M;
    index->far_m = fmin(index->far_m, FAR_M);
    free(offsets);
    return DEMARC_OK;
}

static bool lists_make(demarc_border *border, demarc_pillar_index *index)
{
    const size_t bytes = (border->pillar_count + 1) * sizeof *index->sorted;

    index->finder = demarc_finder_make(border, &index->arena);
    index->sorted = demarc_arena_take(&index->arena, bytes);
    index->anchors = demarc_arena_take(&index->arena, bytes);
    index->spots = demarc_arena_take(&index->arena, (border->pillar_count + 1) *
                                                        sizeof *index->spots);
    if (!index->finder || !index->sorted || !index->anchors || !index->spots)
        return false;
    for (size_t i = 0; i < border->pillar_count; i++) {
        const demarc_pillar *pillar = &border->pillars[i];

        index->sorted[index->count++] = pillar;
        if (isfinite(pillar->lon) && isfinite(pillar->km))
            index->anchors[index->anchor_count++] = pillar;
    }
    qsort(index->sorted, index->count, sizeof *index->sorted, number_order);
    qsort(index->anchors, index->anchor_count, sizeof *index->anchors,
          km_order);
    return true;
}

demarc_status demarc_pillar_index_make(demarc_ctx *ctx, demarc_border *border)
{
    demarc_pillar_index *index = calloc(1, sizeof *index);

    border->pillar_index = index;
    if (!index || !lists_make(border, index) || far_find(border) != DEMARC_OK) {
        demarc_pillar_index_free(index);
        border->pillar_index = NULL;
        return DEMARC_ENOMEM;
    }
    return demarc_pillars_doubt(ctx, border);
}

void demarc_pillar_index_free(demarc_pillar_index *index)
{
    if (!index)
        return;
    demarc_arena_free(&index->arena);
    free(index);
}

/* ---- Looking up ---- */

size_t demarc_pillars_find(const demarc_border *border, const char *key,
                           const demarc_pillar *const **begin)
{
    const demarc_pillar_index *index = border->pillar_index;
    size_t low = 0, high = index->count, end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (demarc_pillar_order(index->sorted[middle]->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < index->count; end++)
        if (demarc_pillar_order(index->sorted[end]->key, key) != 0)
            break;
    *begin = index->sorted + low;
    return end - low;
}

const demarc_pillar *const *demarc_pillars_sorted(const demarc_border *border)
{
    return border->pillar_index->sorted;
}
