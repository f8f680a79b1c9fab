/* Pairs of near points: the oracle is the distance of every point to every
 * other. */
#include "measure/ends.h"

#include "measure/geodesic.h"

#include "random.h"
#include "tap.h"

enum { MANY = 300 };

typedef struct hits {
    unsigned char times[MANY][MANY];
    double metres[MANY][MANY];
} hits;

static hits got;

static void hit(void *user, size_t a, size_t b, double metres)
{
    hits *all = user;

    all->times[a][b]++;
    all->metres[a][b] = metres;
}

/* How many pairs are missed, told in vain or more than once, or with a
 * distance that is not theirs. */
static size_t wrong_pairs(const double *lon_lat, size_t count, double metres)
{
    struct geod_geodesic geod;
    size_t wrong = 0;

    demarc_geod(&geod);
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < count; b++) {
            const double *p = lon_lat + 2 * a, *q = lon_lat + 2 * b;
            double far = demarc_distance(&geod, p[0], p[1], q[0], q[1]);
            int want = a < b && far <= metres;

            wrong += got.times[a][b] != want;
            wrong += want && got.metres[a][b] != far;
        }
    return wrong;
}

static size_t pairs_found(size_t count)
{
    size_t found = 0;

    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < count; b++)
            found += got.times[a][b];
    return found;
}

static void pairs_are(const double *lon_lat, size_t count, double metres,
                      size_t least, const char *name)
{
    size_t found;

    got = (hits){0};
    is_int(demarc_pairs_within(lon_lat, count, metres, hit, &got), DEMARC_OK,
           name);
    found = pairs_found(count);
    ok(found >= least, "%s: %zu pairs, at least %zu", name, found, least);
    is_int((long long)wrong_pairs(lon_lat, count, metres), 0, name);
}

/* Points within `lat` +- `high` degrees, all longitudes within `wide` of
 * 180. */
static void scatter(dice *at, double *out, double lat, double high, double wide)
{
    for (size_t i = 0; i < MANY; i++) {
        double lon = 180 + dice_real(at, -wide, wide);

        out[2 * i] = lon > 180 ? lon - 360 : lon;
        out[2 * i + 1] = fmin(fmax(lat + dice_real(at, -high, high), -90), 90);
    }
}

static void test_scattered(void)
{
    double points[2 * MANY];
    dice at = {3};

    scatter(&at, points, 40, 5, 5);
    pairs_are(points, MANY, 50000, 300, "on both sides of 180 degrees");
    scatter(&at, points, 0, 0.01, 0.01);
    pairs_are(points, MANY, 1000, 4000, "where 180 meets the equator");
    scatter(&at, points, 90, 0.1, 180);
    pairs_are(points, MANY, 1000, 500, "round the north pole");
    scatter(&at, points, -90, 1, 180);
    pairs_are(points, MANY, 30000, 1000, "round the south pole");
    scatter(&at, points, 88.8, 0.5, 180);
    pairs_are(points, MANY, 60000, 3000, "near a pole");
    scatter(&at, points, 0, 90, 180);
    pairs_are(points, MANY, 500000, 100, "all over the earth");
}

static void test_few(void)
{
    static const double same[] = {180, 40, -180, 40, 180, 40};
    static const double poles[] = {10, 90, -170, 90, 10, -90};

    pairs_are(same, 3, 0, 3, "180 and -180 are one place");
    pairs_are(poles, 3, 0.001, 1, "a pole has every longitude");
    pairs_are(same, 1, 1000, 0, "one point has no other");
    pairs_are(NULL, 0, 1000, 0, "nor has none");
}

int main(void)
{
    test_scattered();
    test_few();
    return done();
}
