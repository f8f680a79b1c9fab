/* The nearest spot on the lines of a border: against brute force, across the
 * antimeridian and round the pole, and against a plane as the control. */
#include "measure/nearest.h"

#include "model/geos.h"

#include "border.h"
#include "brute.h"
#include "random.h"
#include "tap.h"

static made m;
static demarc_finder *finder;
static demarc_arena arena;

static void begin(void)
{
    if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK ||
        !(finder = demarc_finder_make(&m.border, &arena)))
        abort();
}

static void end(void)
{
    demarc_arena_free(&arena);
    made_free(&m);
}

/* Whole lines, those whose bit is not set left out. */
static bool lines_asked(const void *user, size_t line, size_t n,
                        demarc_span *out)
{
    const demarc_net *net = demarc_finder_border(finder)->net;
    const unsigned *bits = user;

    *out = (demarc_span){line, 0, demarc_line_metres(&net->lines[line])};
    return n == 0 && (*bits & 1u << line);
}

static demarc_spot nearest(double lon, double lat, unsigned lines)
{
    demarc_spot spot;

    demarc_finder_find(finder,
                       &(demarc_quest){demarc_eye_of(lon, lat), INFINITY,
                                       lines_asked, &lines, NULL},
                       &spot);
    return spot;
}

/* ---- Against brute force ---- */

/* A spot at the end of its edge is the vertex, to the digit. */
static bool is_vertex(const demarc_line *line, const demarc_spot *spot)
{
    bool is = true;

    for (size_t i = spot->edge; i < spot->edge + 2; i++)
        if (fabs(spot->along_m - line->cum[i]) <= 1e-6)
            is = is && spot->along_m == line->cum[i] &&
                 spot->lon == line->lon[i] && spot->lat == line->lat[i];
    return is;
}

/* Points up to `off` metres from places on the lines. */
static void points_try(const demarc_border *border, size_t count, double off,
                       uint64_t seed, const char *name)
{
    const demarc_net *net = border->net;
    double worst = 0;
    size_t wrong = 0, loose = 0;
    struct geod_geodesic geod;
    dice at = {seed};

    demarc_geod(&geod);
    for (size_t i = 0; i < count; i++) {
        const demarc_line *line = &net->lines[dice_below(&at, net->line_count)];
        double lon, lat, truth;
        demarc_spot spot;

        demarc_line_at(line, dice_real(&at, 0, demarc_line_metres(line)), &lon,
                       &lat);
        geod_direct(&geod, lat, lon, dice_real(&at, 0, 360),
                    dice_real(&at, 0, off), &lat, &lon, NULL);
        spot = nearest(lon, lat, UINT32_MAX);
        truth = brute_nearest(net, lon, lat);
        worst = fmax(worst, fabs(spot.offset_m - truth));
        wrong += fabs(demarc_distance(&geod, lon, lat, spot.lon, spot.lat) -
                      spot.offset_m) > 1e-6;
        loose += !is_vertex(&net->lines[spot.line], &spot);
    }
    ok(loose == 0, "%s: an end is its vertex", name);
    ok(worst < 0.001, "%s: %zu offsets as by brute force (%.2g m)", name, count,
       worst);
    ok(wrong == 0, "and each is that of its spot");
}

/* Neighbours that share what is near, against each by itself. */
static void neighbours_try(size_t count)
{
    const unsigned all = UINT32_MAX;
    demarc_nearby near = {.tree = NULL};
    double lon = 70, lat = 40;
    size_t wrong = 0;
    dice at = {23};

    for (size_t i = 0; i < count; i++) {
        demarc_spot alone, spot;

        lon = dice_one_in(&at, 50) ? dice_real(&at, 67, 75)
                                   : lon + dice_real(&at, -0.05, 0.05);
        lat = dice_one_in(&at, 50) ? dice_real(&at, 37, 42)
                                   : lat + dice_real(&at, -0.05, 0.05);
        alone = nearest(lon, lat, all);
        demarc_finder_find(finder,
                           &(demarc_quest){demarc_eye_of(lon, lat),
                                           demarc_nearly(alone.offset_m),
                                           lines_asked, &all, &near},
                           &spot);
        wrong += memcmp(&spot, &alone, sizeof spot) != 0;
    }
    ok(wrong == 0, "%zu neighbours: each as if it were alone, to the bit",
       count);
}

static void test_sample(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_border_set *set;
    const demarc_open how = {.id = "kgz-tjk"};

    if (demarc_border_set_open(ctx, &how, &set) != DEMARC_OK ||
        !(finder = demarc_finder_make(demarc_border_at(set, 0), &arena)))
        abort();
    points_try(demarc_border_at(set, 0), rounds(10000), 50000, 21,
               "the sample");
    neighbours_try(rounds(5000));
    points_try(demarc_border_at(set, 0), rounds(200), 4e6, 22, "from far");
    points_try(demarc_border_at(set, 0), rounds(100), 1.5e7, 24,
               "from farther");
    demarc_arena_free(&arena);
    demarc_border_set_free(set);
    demarc_ctx_free(ctx);
}

/* A way of `count` vertices, `step` degrees of arc each, give or take. */
static void wander(dice *at, double lon, double lat, double step,
                   double *lon_lat, size_t count)
{
    struct geod_geodesic geod;
    double course = dice_real(at, 0, 360);

    demarc_geod(&geod);
    for (size_t i = 0; i < count; i++) {
        lon_lat[2 * i] = lon;
        lon_lat[2 * i + 1] = lat;
        course += dice_real(at, -70, 70);
        geod_direct(&geod, lat, lon, course, dice_real(at, 0, 2 * step), &lat,
                    &lon, NULL);
    }
}

static void ways_try(double lon, double lat, double step, size_t count,
                     uint64_t seed, const char *name)
{
    enum { WAYS = 5, VERTICES = 40 };
    double lon_lat[2 * VERTICES];
    dice at = {seed};

    made_new(&m);
    for (size_t i = 0; i < WAYS; i++) {
        wander(&at, lon + dice_real(&at, -0.5, 0.5), lat, step, lon_lat,
               VERTICES);
        made_line(&m, (const char *[]){"a", "b", "c", "d", "e"}[i], lon_lat,
                  VERTICES);
    }
    begin();
    points_try(&m.border, count, 50000, seed, name);
    end();
}

/* The boxes must hold the edges, which are not where their ends' box is. */
static void test_bulge(void)
{
    demarc_spot spot;

    made_new(&m);
    made_line(&m, "long", POINTS(10, 60, 24, 60));
    made_line(&m, "short", POINTS(17, 60.15, 17.01, 60.15));
    begin();
    /* Half-way, by GeodSolve -i and GeodSolve, it is at 60.18558311 N. */
    spot = nearest(17, 60.19, 3);
    is_int((long long)spot.line, 0, "a geodesic, not a parallel, is nearest");
    is_near(spot.lat, 60.18558311, 1e-8, "where it bulges");
    spot = nearest(17, 60, 3);
    is_int((long long)spot.line, 1, "on the parallel the other one is");
    end();
}

/* ---- Which one ---- */

static void test_ties(void)
{
    demarc_spot spot;

    made_new(&m);
    made_line(&m, "b", POINTS(70, 40, 71, 40));
    made_line(&m, "a", POINTS(71, 40, 72, 40.5));
    made_line(&m, "c", POINTS(71, 40, 71, 39));
    begin();
    spot = nearest(71, 41, 1 | 4);
    is_int((long long)spot.line, 0,
           "two meet at the nearest vertex: b of b, c");
    spot = nearest(70.99, 39.999, 7);
    is_int((long long)spot.line, 0, "off the vertex the nearer one");
    spot = nearest(71, 40, 7);
    is_int((long long)spot.line, 1, "on it a, the lowest id, not the first");
    ok(spot.along_m == 0 && spot.lon == 71 && spot.lat == 40 &&
           spot.offset_m < 1e-8,
       "at its vertex, to the digit");
    spot = nearest(75, 41, 7);
    ok(spot.line == 1 && spot.lon == 72 && spot.lat == 40.5, "its other end");
    end();
}

static void test_which(void)
{
    demarc_spot spot;
    unsigned all = 3;

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    made_line(&m, "b", POINTS(70, 42, 71, 42));
    begin();
    is_int((long long)nearest(70.5, 40.1, 3).line, 0, "the nearest");
    is_int((long long)nearest(70.5, 40.1, 2).line, 1, "of those asked for");
    ok(nearest(70.5, 40.1, 0).line == DEMARC_NONE, "of none there is none");
    ok(isnan(nearest(70.5, 40.1, 0).offset_m), "and no offset");
    /* Its middle is at 40.00107852 N: echo 40 70 40 71 | GeodSolve -i -p 9, and
     * half of that by GeodSolve; from there to 40.1 N by GeodSolve -i. */
    is_near(nearest(70.5, 40.1, 3).offset_m, 10983.806, 0.001, "11 km away");
    demarc_finder_find(finder,
                       &(demarc_quest){demarc_eye_of(70.5, 40.1), 10900,
                                       lines_asked, &all, NULL},
                       &spot);
    ok(spot.line == DEMARC_NONE, "nothing is within 10.9 km");
    demarc_finder_find(finder,
                       &(demarc_quest){demarc_eye_of(70.5, 40.1), 11000,
                                       lines_asked, &all, NULL},
                       &spot);
    ok(spot.line == 0, "but within 11");
    end();
}

static bool part_asked(const void *user, size_t line, size_t n,
                       demarc_span *out)
{
    static const double parts[][2] = {
        {5000, 6000}, {0, 0}, {90000, 20000}, {40000, 41000}};

    (void)user;
    if (n < 4)
        *out = (demarc_span){line, parts[n][0], parts[n][1]};
    return n < 4;
}

static void test_parts(void)
{
    demarc_spot spot;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 0.1, 0, 0.3, 0, 1, 0));
    begin();
    /* 0.36 degrees of the equator are 40,075 m, a * pi / 180 each. */
    demarc_finder_find(finder,
                       &(demarc_quest){demarc_eye_of(0.36, 0.01), INFINITY,
                                       part_asked, NULL, NULL},
                       &spot);
    is_near(spot.along_m, 0.36 * 6378137 * M_PI / 180, 1e-6,
            "within a part that is asked for");
    is_int((long long)spot.edge, 2, "on its edge");
    demarc_finder_find(finder,
                       &(demarc_quest){demarc_eye_of(0.2, 0), INFINITY,
                                       part_asked, NULL, NULL},
                       &spot);
    is_near(spot.along_m, 6000, 1e-6, "else the end of one");
    is_near(spot.lon, 6000 / (6378137 * M_PI / 180), 1e-9,
            "which is no vertex");
    end();
}

/* Doubled vertices and lines of no length are no trouble. */
static void test_odd(void)
{
    demarc_spot spot;

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 70, 40, 71, 40, 71, 40));
    made_line(&m, "b", POINTS(69, 40, 69, 40));
    begin();
    spot = nearest(69.9, 40, 3);
    ok(spot.line == 0 && spot.lon == 70, "a doubled vertex is found");
    spot = nearest(71.1, 40, 3);
    ok(spot.line == 0 && spot.lon == 71, "at the end too");
    ok(nearest(69, 40, 2).line == DEMARC_NONE, "a line of no length is none");
    end();
    made_new(&m);
    begin();
    ok(nearest(0, 0, 0).line == DEMARC_NONE, "a border without lines has none");
    end();
}

/* ---- The control ---- */

static GEOSGeometry *geos_line(GEOSContextHandle_t geos,
                               const demarc_line *line)
{
    return GEOSGeom_createLineString_r(
        geos, GEOSCoordSeq_copyFromArrays_r(geos, line->lon, line->lat, NULL,
                                            NULL, (unsigned)line->count));
}

/* What GEOS, PostGIS and others give: the nearest place in degrees, as a share
 * of the line's length in degrees. */
static void test_plane(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    const demarc_open how = {.id = "kgz-tjk"};
    GEOSContextHandle_t geos = demarc_geos(ctx);
    GEOSGeometry *line;
    demarc_border_set *set;
    double length, worst = 0;
    dice at = {5};

    if (demarc_border_set_open(ctx, &how, &set) != DEMARC_OK)
        abort();
    line = geos_line(geos, &demarc_border_at(set, 0)->net->lines[0]);
    GEOSLength_r(geos, line, &length);
    for (size_t i = 0; i < rounds(20000); i++) {
        const demarc_line *main = &demarc_border_at(set, 0)->net->lines[0];
        double metres = dice_real(&at, 0, demarc_line_metres(main)), lon, lat;
        GEOSGeometry *point;

        demarc_line_at(main, metres, &lon, &lat);
        point = GEOSGeom_createPointFromXY_r(geos, lon, lat);
        worst = fmax(worst, fabs(GEOSProject_r(geos, line, point) / length *
                                     demarc_line_metres(main) -
                                 metres));
        GEOSGeom_destroy_r(geos, point);
    }
    /* Known of this border from PostGIS's ST_LineLocatePoint: up to 6.9 km. */
    ok(worst > 5000 && worst < 8000,
       "in the plane of degrees chainage is wrong by up to %.1f km",
       worst / 1000);
    GEOSGeom_destroy_r(geos, line);
    demarc_border_set_free(set);
    demarc_ctx_free(ctx);
}

int main(void)
{
    test_sample();
    ways_try(180, 66, 3000, rounds(10000), 31, "across the antimeridian");
    ways_try(-179.9, -17, 90000, rounds(1000), 32, "edges of 90 km there");
    ways_try(100, 89.9, 8000, rounds(2000), 33, "round the pole");
    test_bulge();
    test_ties();
    test_which();
    test_parts();
    test_odd();
    test_plane();
    return done();
}
