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

static bool is_same(const double *p, const double *q)
{
    return p[0] == q[0] && p[1] == q[1];
}

/* Is there another at the same place before it? */
static bool is_again(const double *lon_lat, size_t point)
{
    for (size_t i = 0; i < point; i++)
        if (is_same(lon_lat + 2 * i, lon_lat + 2 * point))
            return true;
    return false;
}

/* Is it one of those that are to be told? What is at the place of another is
 * told of the first there alone. */
static bool is_wanted(const double *lon_lat, size_t a, size_t b)
{
    return a < b && !is_again(lon_lat, a) &&
           (is_same(lon_lat + 2 * a, lon_lat + 2 * b) || !is_again(lon_lat, b));
}

/* How many pairs are missed, told in vain or more than once, or with a
 * distance that is not theirs: the short geodesic's is within 1e-12 of Karney's
 * and his noise of a few nanometres. */
static size_t wrong_pairs(const double *lon_lat, size_t count, double metres)
{
    struct geod_geodesic geod;
    size_t wrong = 0;

    demarc_geod(&geod);
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < count; b++) {
            const double *p = lon_lat + 2 * a, *q = lon_lat + 2 * b;
            double far = demarc_distance(&geod, p[0], p[1], q[0], q[1]);
            int want = far <= metres && is_wanted(lon_lat, a, b);

            wrong += got.times[a][b] != want;
            wrong += want && fabs(got.metres[a][b] - far) > 1e-8 + 1e-12 * far;
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
    bool full;

    got = (hits){0};
    is_int(
        demarc_pairs_within(lon_lat, count, metres, SIZE_MAX, &full, hit, &got),
        DEMARC_OK, name);
    ok(!full, "%s: all of them", name);
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

    pairs_are(same, 3, 0, 2, "180 and -180 are one place");
    pairs_are(poles, 3, 0.001, 1, "a pole has every longitude");
    pairs_are(same, 1, 1000, 0, "one point has no other");
    pairs_are(NULL, 0, 1000, 0, "nor has none");
}

/* A star of lines has all its begins in one place: a pair for each but the
 * first, not one for each two. */
static void test_same_place(void)
{
    double points[2 * MANY];

    for (size_t i = 0; i < MANY; i++) {
        points[2 * i] = i % 2 ? 70 : 71;
        points[2 * i + 1] = 40;
    }
    points[2 * MANY - 1] += 1e-6; /* 11 cm from the first of its kind */
    pairs_are(points, MANY, 1, MANY - 2, "two places and one near");
    is_int((long long)pairs_found(MANY), MANY - 2, "and no more");
}

static void test_most(void)
{
    double points[2 * MANY];
    dice at = {5};
    bool full;

    for (size_t i = 0; i < 2 * MANY; i++)
        points[i] = dice_real(&at, 0, 1e-5);
    got = (hits){0};
    is_int(demarc_pairs_within(points, MANY, 1000, 100, &full, hit, &got),
           DEMARC_OK, "a heap");
    ok(full, "there are more than are wanted");
    is_int((long long)pairs_found(MANY), 100, "so many are told");
    is_int(demarc_pairs_within(points, 5, 1000, 10, &full, hit, &got),
           DEMARC_OK, "ten pairs of five points");
    ok(!full, "just as many as are wanted");
}

int main(void)
{
    test_same_place();
    test_most();
    test_scattered();
    test_few();
    return done();
}
