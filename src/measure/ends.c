#include "measure/ends.h"

#include "measure/geodesic.h"

#include <math.h>
#include <stdlib.h>

/** Degrees: so that there are bands also for points that are the same. */
static const double LEAST_HIGH = 1e-9;

/** A point in its band of latitude, which is as high as points may be apart:
 *  those near it are in the same band or in one beside it. */
typedef struct spot {
    long band;
    double lon;
    size_t place; /* in `lon_lat` */
} spot;

typedef struct pair {
    size_t a, b;
    double metres;
} pair;

typedef struct search {
    const double *lon_lat;
    struct geod_geodesic geod;
    double metres, high; /* high: the same in degrees, or more */
    spot *spots;         /* by band, then longitude */
    size_t count;
    pair *pairs;
    size_t pair_count, pair_room;
    bool failed;
} search;

static int spot_order(const void *left, const void *right)
{
    const spot *a = left, *b = right;

    if (a->band != b->band)
        return a->band < b->band ? -1 : 1;
    if (a->lon != b->lon)
        return a->lon < b->lon ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static int pair_order(const void *left, const void *right)
{
    const pair *a = left, *b = right;

    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/** Half the width in degrees of longitude of a box that holds all points
 *  within `high` degrees of latitude; near a pole that is every longitude. */
static double box_width(double lat, double high)
{
    double top = fabs(lat) + high;
    double wide = top < 89.9 ? high / cos(top * M_PI / 180) * 1.01 : 360;

    return wide < 180 ? wide : 360;
}

/** The first spot of the band that is not west of `lon`, or of a later one. */
static size_t spot_find(const search *all, long band, double lon)
{
    size_t low = 0, high = all->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const spot *at = &all->spots[middle];

        if (at->band < band || (at->band == band && at->lon < lon))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void candidate(search *all, size_t one, size_t two)
{
    const size_t a = one < two ? one : two, b = one < two ? two : one;
    const double *p = all->lon_lat + 2 * a, *q = all->lon_lat + 2 * b;
    double metres;

    if (fabs(p[1] - q[1]) > all->high)
        return;
    metres = demarc_distance(&all->geod, p[0], p[1], q[0], q[1]);
    if (metres > all->metres)
        return;
    if (demarc_reserve(&all->pairs, &all->pair_room, all->pair_count + 1,
                       sizeof *all->pairs))
        all->pairs[all->pair_count++] = (pair){a, b, metres};
    else
        all->failed = true;
}

/** Looks at the spots of a band from `west` to `east`; each pair once. */
static void band_look(search *all, size_t from, long band, double west,
                      double east)
{
    const spot *own = &all->spots[from];

    for (size_t i = spot_find(all, band, west); i < all->count; i++) {
        const spot *at = &all->spots[i];

        if (at->band != band || at->lon > east)
            return;
        if (band != own->band || i > from)
            candidate(all, own->place, at->place);
    }
}

static void spot_look(search *all, size_t from)
{
    const spot *own = &all->spots[from];
    double wide = box_width(all->lon_lat[2 * own->place + 1], all->high);

    for (long band = own->band; band <= own->band + 1; band++) {
        if (wide == 360) {
            band_look(all, from, band, -INFINITY, INFINITY);
            continue;
        }
        band_look(all, from, band, own->lon - wide, own->lon + wide);
        if (own->lon - wide < -180) /* 179.9 is near -179.9 */
            band_look(all, from, band, own->lon + 360 - wide, INFINITY);
        if (own->lon + wide > 180)
            band_look(all, from, band, -INFINITY, own->lon - 360 + wide);
    }
}

demarc_status demarc_pairs_within(const double *lon_lat, size_t count,
                                  double metres, demarc_pair_fn *fn, void *user)
{
    search all = {.lon_lat = lon_lat,
                  .metres = metres,
                  .high = fmax(metres / 110000, LEAST_HIGH),
                  .count = count};

    all.spots = malloc((count + 1) * sizeof *all.spots);
    if (!all.spots)
        return DEMARC_ENOMEM;
    demarc_geod(&all.geod);
    for (size_t i = 0; i < count; i++)
        all.spots[i] = (spot){(long)floor(lon_lat[2 * i + 1] / all.high),
                              lon_lat[2 * i], i};
    qsort(all.spots, count, sizeof *all.spots, spot_order);
    for (size_t i = 0; i < count && !all.failed; i++)
        spot_look(&all, i);
    if (all.pair_count > 0)
        qsort(all.pairs, all.pair_count, sizeof *all.pairs, pair_order);
    for (size_t i = 0; i < all.pair_count && !all.failed; i++)
        fn(user, all.pairs[i].a, all.pairs[i].b, all.pairs[i].metres);
    free(all.pairs);
    free(all.spots);
    return all.failed ? DEMARC_ENOMEM : DEMARC_OK;
}
