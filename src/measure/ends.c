#include "measure/ends.h"

#include "base/keys.h"
#include "measure/geodesic.h"

#include <math.h>
#include <stdlib.h>

/** Degrees: so that there are bands also for points that are the same. */
static const double LEAST_HIGH = 1e-9;

/** A point in its band of latitude, which is as high as points may be apart:
 *  those near it are in the same band or in one beside it. */
typedef struct spot {
    long band;
    double lon, lat;
    size_t place; /* in `lon_lat` */
} spot;

typedef struct pair {
    size_t a, b;
    double metres;
} pair;

typedef struct search {
    double metres, high; /* high: the same in degrees, or more */
    spot *spots;         /* by band, then longitude; each place once */
    size_t count;
    size_t above; /* the first of a band above that of the spot looked at */
    pair *pairs;
    size_t pair_count, pair_room, most;
    bool failed, full;
} search;

/** Half the width in degrees of longitude of a box that holds all points
 *  within `high` degrees of latitude; near a pole that is every longitude. */
static double box_width(double lat, double high)
{
    double top = fabs(lat) + high;
    double wide = top < 89.9 ? high / cos(top * M_PI / 180) * 1.01 : 360;

    return wide < 180 ? wide : 360;
}

/** The first spot from `low` on that is of the band and not west of `lon`, or
 *  of a later band. */
static size_t spot_find(const search *all, size_t low, long band, double lon)
{
    size_t high = all->count;

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

static void pair_add(search *all, size_t one, size_t two, double metres)
{
    const size_t a = one < two ? one : two, b = one < two ? two : one;

    all->full = all->full || all->pair_count == all->most;
    if (all->full || all->failed)
        return;
    if (demarc_reserve(&all->pairs, &all->pair_room, all->pair_count + 1,
                       sizeof *all->pairs))
        all->pairs[all->pair_count++] = (pair){a, b, metres};
    else
        all->failed = true;
}

static void candidate(search *all, const spot *one, const spot *two)
{
    const double lon[] = {one->lon, two->lon}, lat[] = {one->lat, two->lat};
    double metres;

    if (fabs(one->lat - two->lat) > all->high)
        return;
    demarc_distances(lon, lat, 2, &metres);
    if (metres <= all->metres)
        pair_add(all, one->place, two->place, metres);
}

/** Looks at the spots from `at` on, of that one's band and up to `east`. */
static void row_look(search *all, const spot *own, size_t at, double east)
{
    for (size_t i = at; i < all->count && !all->full; i++) {
        const spot *other = &all->spots[i];

        if (other->band != all->spots[at].band || other->lon > east)
            return;
        candidate(all, own, other);
    }
}

/** Looks at the spots of the band above from `west` to `east`. */
static void above_look(search *all, const spot *own, double west, double east)
{
    size_t at;

    if (all->above == all->count ||
        all->spots[all->above].band != own->band + 1)
        return;
    at = spot_find(all, all->above, own->band + 1, west);
    if (at < all->count && all->spots[at].band == own->band + 1)
        row_look(all, own, at, east);
}

/** Each pair once: in its own band a spot looks at those after it. */
static void spot_look(search *all, size_t from)
{
    const spot *own = &all->spots[from];
    double wide = box_width(own->lat, all->high);
    double west = own->lon - wide, east = own->lon + wide;
    size_t far;

    while (all->above < all->count && all->spots[all->above].band <= own->band)
        all->above++;
    if (wide == 360)
        west = -(east = INFINITY);
    if (from + 1 < all->above)
        row_look(all, own, from + 1, east);
    above_look(all, own, west, east);
    if (wide == 360)
        return;
    if (west < -180) { /* 179.9 is near -179.9 */
        far = spot_find(all, from + 1, own->band, own->lon + 360 - wide);
        if (far < all->above)
            row_look(all, own, far, INFINITY);
        above_look(all, own, own->lon + 360 - wide, INFINITY);
    }
    if (east > 180)
        above_look(all, own, -INFINITY, own->lon - 360 + wide);
}

static spot spot_of(const search *all, const double *lon_lat, size_t i)
{
    const double lon = lon_lat[2 * i], lat = lon_lat[2 * i + 1];

    return (spot){(long)floor(lat / all->high), lon, lat, i};
}

/** The first point behind those of the band of one. They are sorted by
 *  latitude. */
static size_t band_end(const search *all, const double *lon_lat,
                       const demarc_keyed *order, size_t from, size_t count)
{
    const long band = spot_of(all, lon_lat, order[from].item).band;
    size_t end = from + 1;

    while (end < count && spot_of(all, lon_lat, order[end].item).band == band)
        end++;
    return end;
}

/** Numbers the points in their order: by band, longitude and latitude. */
static void points_sort(const search *all, const double *lon_lat, size_t count,
                        demarc_keyed *order)
{
    demarc_keyed *spare = order + count;

    for (size_t i = 0; i < count; i++)
        order[i] = (demarc_keyed){demarc_key_of(lon_lat[2 * i + 1]), i};
    demarc_keys_sort(order, spare, count);
    for (size_t from = 0, to; from < count; from = to) {
        to = band_end(all, lon_lat, order, from, count);
        for (size_t i = from; i < to; i++)
            order[i].key = demarc_key_of(lon_lat[2 * order[i].item]);
        demarc_keys_sort(order + from, spare, to - from);
    }
}

/** The points in order, each place once: the others there are pairs of the
 *  first. */
static bool spots_make(search *all, const double *lon_lat, size_t count)
{
    demarc_keyed *order = malloc(2 * count * sizeof *order);

    all->spots = malloc(count * sizeof *all->spots);
    if (!all->spots || !order) {
        free(order);
        return false;
    }
    points_sort(all, lon_lat, count, order);
    for (size_t i = 0; i < count; i++) {
        const spot at = spot_of(all, lon_lat, order[i].item);
        const spot *last = &all->spots[all->count - (i > 0)];

        if (i > 0 && at.lon == last->lon && at.lat == last->lat)
            pair_add(all, last->place, at.place, 0);
        else
            all->spots[all->count++] = at;
    }
    free(order);
    return true;
}

/** Hands out the pairs, by their first point and then the second. */
static bool pairs_give(const search *all, demarc_pair_fn *fn, void *user)
{
    demarc_keyed *order = malloc((2 * all->pair_count + 1) * sizeof *order);
    demarc_keyed *spare = order + all->pair_count;

    if (!order)
        return false;
    for (size_t i = 0; i < all->pair_count; i++)
        order[i] = (demarc_keyed){all->pairs[i].b, i};
    demarc_keys_sort(order, spare, all->pair_count);
    for (size_t i = 0; i < all->pair_count; i++)
        order[i].key = all->pairs[order[i].item].a;
    demarc_keys_sort(order, spare, all->pair_count);
    for (size_t i = 0; i < all->pair_count; i++) {
        const pair *of = &all->pairs[order[i].item];

        fn(user, of->a, of->b, of->metres);
    }
    free(order);
    return true;
}

demarc_status demarc_pairs_within(const double *lon_lat, size_t count,
                                  double metres, size_t most, bool *full,
                                  demarc_pair_fn *fn, void *user)
{
    search all = {.metres = metres,
                  .high = fmax(metres / 110000, LEAST_HIGH),
                  .most = most};

    *full = false;
    if (count < 2)
        return DEMARC_OK;
    all.failed = !spots_make(&all, lon_lat, count);
    for (size_t i = 0; i < all.count && !all.failed && !all.full; i++)
        spot_look(&all, i);
    if (!all.failed)
        all.failed = !pairs_give(&all, fn, user);
    *full = all.full;
    free(all.pairs);
    free(all.spots);
    return all.failed ? DEMARC_ENOMEM : DEMARC_OK;
}
