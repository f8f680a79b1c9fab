/* Lengths of edges and lines: the oracle is GeodSolve (see geodsolve.h). */
#include "measure/geodesic.h"

#include "demarc.h"

#include "geodsolve.h"
#include "random.h"
#include "tap.h"

enum { PAIRS = 10000, KINDS = 6 };

static double latitude(dice *at)
{
    return asin(dice_real(at, -1, 1)) * 180 / M_PI; /* even on a sphere */
}

/* Points up to 10 km apart, down to some millimetres. */
static void nearby(dice *at, edge *out)
{
    double far = 0.1 * pow(10, dice_real(at, -7, 0));

    out->lon2 = out->lon1 + dice_real(at, -far, far);
    out->lat2 = out->lat1 + dice_real(at, -far, far);
    out->lat2 = fmin(fmax(out->lat2, -90), 90);
}

static void across(dice *at, edge *out)
{
    out->lon1 = dice_one_in(at, 4) ? 180 : dice_real(at, 170, 180);
    out->lon2 = dice_one_in(at, 4) ? -180 : dice_real(at, -180, -170);
    out->lat2 = out->lat1 + dice_real(at, -1, 1) * (90 - fabs(out->lat1));
}

/* Within a degree of the other side of the earth. */
static void opposite(dice *at, edge *out)
{
    out->lon2 = out->lon1 + (out->lon1 > 0 ? -180 : 180);
    out->lon2 += dice_real(at, -1, 1);
    out->lat2 = fmin(fmax(-out->lat1 + dice_real(at, -1, 1), -90), 90);
}

/* A pole, the equator or a meridian, whole degrees, or the same point. */
static void special(dice *at, edge *out)
{
    switch (dice_below(at, 5)) {
    case 0:
        out->lat1 = dice_one_in(at, 2) ? 90 : -90;
        break;
    case 1:
        out->lat1 = out->lat2 = 0;
        break;
    case 2:
        out->lon2 = out->lon1;
        break;
    case 3:
        out->lon1 = round(out->lon1);
        out->lat1 = round(out->lat1);
        out->lon2 = round(out->lon2);
        out->lat2 = round(out->lat2);
        break;
    default:
        out->lon2 = out->lon1;
        out->lat2 = out->lat1;
    }
}

static const struct {
    const char *name;
    void (*change)(dice *at, edge *out);
} kinds[KINDS] = {
    {"all over the earth", NULL},    {"not 10 km long", nearby},
    {"near a pole", NULL},           {"across 180 degrees", across},
    {"to the other side", opposite}, {"special", special}};

static edge *edges_make(void)
{
    edge *edges = calloc(PAIRS, sizeof *edges);
    dice at = {20220914};

    for (size_t i = 0; edges && i < PAIRS; i++) {
        edge *out = &edges[i];

        *out = (edge){.lon1 = dice_real(&at, -180, 180),
                      latitude(&at),
                      dice_real(&at, -180, 180),
                      latitude(&at)};
        if (i % KINDS == 2)
            out->lat1 = 90 - pow(10, dice_real(&at, -7, 0));
        if (kinds[i % KINDS].change)
            kinds[i % KINDS].change(&at, out);
    }
    return edges;
}

/* Both round: GeodSolve -E says 10 nm or so of itself, as does the series. */
static void test_pairs(void)
{
    edge *edges = edges_make();
    struct geod_geodesic geod;
    double worst[KINDS] = {0};
    bool asked = edges && geodsolve(edges, PAIRS);

    demarc_geod(&geod);
    if (!ok(asked, "GeodSolve answers"))
        goto done;
    for (size_t i = 0; i < PAIRS; i++) {
        const edge *at = &edges[i];
        double metres =
            demarc_distance(&geod, at->lon1, at->lat1, at->lon2, at->lat2);

        worst[i % KINDS] =
            fmax(worst[i % KINDS], (double)fabsl(metres - at->metres));
    }
    for (size_t i = 0; i < KINDS; i++)
        ok(worst[i] <= 25e-9, "edges %s: within 25 nm (%.1f)", kinds[i].name,
           worst[i] * 1e9);
done:
    free(edges);
}

static void line_is(const double *lon_lat, size_t count, const char *name)
{
    long double want = geodsolve_line(lon_lat, count);
    double got = demarc_line_length(lon_lat, count);

    ok(want >= 0 && fabsl(got - want) <= 1e-6L,
       "%s of %.0f km: within a micrometre (%.2g)", name, got / 1000,
       (double)(got - want));
}

static void test_lines(void)
{
    /* Taveuni and Rabi in Fiji, east and west of 180 by turns. */
    static const double fiji[] = {179.9, -16.9, -179.9, -16.8, 180,  -16.7,
                                  -180,  -16.6, 179.5,  -16.5, -179, -16.0};
    /* Longitudes that pass 180 name the same places. */
    static const double past[] = {179.9, -16.9, 180.1, -16.8, 180, -16.7,
                                  180,   -16.6, 179.5, -16.5, 181, -16.0};
    static const double poles[] = {10, 80, 77,  90, -120, 85, 0,
                                   0,  60, -70, 0,  -90,  30, -89.9999999};
    enum { MANY = 20000 };
    double *many = malloc(2 * MANY * sizeof *many);
    dice at = {52};

    line_is(fiji, 6, "a line across 180 degrees");
    is_near(demarc_line_length(past, 6), demarc_line_length(fiji, 6), 1e-9,
            "longitudes may pass 180");
    line_is(poles, 7, "a line by way of both poles");
    for (size_t i = 0; many && i < MANY; i++) { /* some 3 km a step */
        many[2 * i] = i ? many[2 * i - 2] + dice_real(&at, -0.02, 0.05) : 60;
        many[2 * i + 1] =
            40 + 20 * sin((double)i / 500) + dice_real(&at, -0.01, 0.01);
    }
    for (size_t i = 0; many && i < MANY; i++)
        many[2 * i] = remainder(many[2 * i], 360);
    if (ok(many, "memory"))
        line_is(many, MANY, "a line of 20,000 vertices round the earth");
    free(many);
    is_near(demarc_line_length(NULL, 0), 0, 0, "no vertex, no length");
    is_near(demarc_line_length(fiji, 1), 0, 0, "nor has one vertex");
}

static void sum_is(const double *values, size_t count, double want,
                   const char *name)
{
    demarc_sum sum = {0};

    for (size_t i = 0; i < count; i++)
        demarc_sum_add(&sum, values[i]);
    is_near(demarc_sum_value(&sum), want, 0, name);
}

/* By hand, from left to right: a naive sum gives what the comment says. */
static void test_sum(void)
{
    static const double lost[] = {1, 1e100, 1, -1e100}; /* 0 */
    static const double small[] = {1e16, 1, 1};         /* 1e16 */
    static const double late[] = {1, 1, 1e16};          /* right as well */
    demarc_sum tenths = {0};

    sum_is(lost, 4, 2, "1 + 1e100 + 1 - 1e100 is 2 (Neumaier's own case)");
    sum_is(small, 3, 1e16 + 2, "what is small is not lost");
    sum_is(late, 3, 1e16 + 2, "nor is it when it comes first");
    sum_is(NULL, 0, 0, "the sum of nothing is 0");
    for (int i = 0; i < 1000000; i++) /* naive: 100000.00000133288 */
        demarc_sum_add(&tenths, 0.1);
    is_near(demarc_sum_value(&tenths), 100000, 1.5e-11,
            "a million tenths, to the last digit");
}

int main(void)
{
    test_pairs();
    test_lines();
    test_sum();
    return done();
}
