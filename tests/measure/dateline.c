/* Lines cut at the antimeridian. GeodSolve says where edges cross. */
#include "measure/dateline.h"

#include "demarc.h"

#include "base/buffer.h"
#include "fault.h"
#include "geodsolve.h"
#include "random.h"
#include "tap.h"

/* Two numbers per point, "|" between parts: "179 1, 180 2 | -180 2, -179 3".
 * Shortest decimals, so equal texts are equal numbers. */
static void parts_are(const double *lon_lat, size_t count, const char *want,
                      const char *name)
{
    demarc_buffer text = {0};
    demarc_parts parts;

    is_int(demarc_dateline_cut(lon_lat, count, &parts), DEMARC_OK, name);
    for (size_t i = 0; i < parts.count; i++)
        for (size_t k = parts.start[i]; k < parts.start[i + 1]; k++) {
            if (text.length)
                demarc_buffer_text(&text, k > parts.start[i] ? ", " : " | ");
            demarc_buffer_shortest(&text, parts.lon_lat[2 * k]);
            demarc_buffer_char(&text, ' ');
            demarc_buffer_shortest(&text, parts.lon_lat[2 * k + 1]);
        }
    is(text.data ? text.data : "", want, name);
    demarc_buffer_free(&text);
    demarc_parts_free(&parts);
}

#define POINTS(...)                                                            \
    (const double[]){__VA_ARGS__},                                             \
        sizeof((const double[]){__VA_ARGS__}) / (2 * sizeof(double))

static void test_uncut(void)
{
    parts_are(POINTS(70, 40, 71, 41), "70 40, 71 41", "far from it");
    parts_are(POINTS(-70, 40, 71, 41, 180, 42), "-70 40, 71 41, 180 42",
              "up to it");
    parts_are(POINTS(-180, 40, -71, 41), "-180 40, -71 41", "from it on");
    parts_are(POINTS(180, 40, 71, 41), "180 40, 71 41", "from it back");
    parts_are(POINTS(179, 40, 180, 41, 178, 42), "179 40, 180 41, 178 42",
              "to it and back");
    parts_are(POINTS(180, 40, 180, 41, -180, 42, 180, 43),
              "180 40, 180 41, 180 42, 180 43", "along it");
    parts_are(POINTS(-179, 40, -180, 41, 180, 42, -179, 43),
              "-179 40, -180 41, -180 42, -179 43", "along it and back");
    parts_are(POINTS(-100, 80, 0, 85, 100, 80), "-100 80, 0 85, 100 80",
              "across 0 is not across 180");
}

/* The equator is a geodesic, so these cross at latitude 0. */
static void test_cut(void)
{
    parts_are(POINTS(179, 0, -179, 0), "179 0, 180 0 | -180 0, -179 0",
              "eastward");
    parts_are(POINTS(-179, 0, 179, 0), "-179 0, -180 0 | 180 0, 179 0",
              "westward");
    parts_are(POINTS(179, 0, -179, 0, 178, 0),
              "179 0, 180 0 | -180 0, -179 0, -180 0 | 180 0, 178 0",
              "there and back");
    parts_are(POINTS(60, 0, -130, 0), "60 0, 180 0 | -180 0, -130 0",
              "a long edge");
    parts_are(POINTS(179, 40, 180, 41, -179, 42),
              "179 40, 180 41 | -180 41, -179 42", "by a vertex on it");
    parts_are(POINTS(179, 40, -180, 41, -179, 42),
              "179 40, 180 41 | -180 41, -179 42", "whatever its sign");
    parts_are(POINTS(-179, 40, 180, 41, -180, 42, 179, 43),
              "-179 40, -180 41, -180 42 | 180 42, 179 43",
              "along it, then across");
    parts_are(POINTS(180, 40, -179, 41), "-180 40, -179 41",
              "a line that begins on the other side has no part of a point");
    parts_are(POINTS(-180, 40, 180, 41, 179, 42),
              "-180 40, -180 41 | 180 41, 179 42", "along it, then off");
    parts_are(NULL, 0, "", "no line");
}

/* A pole is on every meridian, also on 180. */
static void test_poles(void)
{
    parts_are(POINTS(100, 80, 100, 90, -100, 80),
              "100 80, 100 90, 180 90 | -180 90, -100 80",
              "from the pole down on the other side");
    parts_are(POINTS(10, 80, -170, 80), "10 80, 180 90 | -180 90, -170 80",
              "right over the pole, eastward");
    parts_are(POINTS(-170, -80, 10, -80), "-170 -80, 10 -80",
              "which needs no cut by way of 0");
    parts_are(POINTS(0, 80, 180, 80), "0 80, 180 80", "or up to 180");
}

/* The point where an edge crosses lies on its geodesic: from its begin
 * GeodSolve sees both in one direction, and the parts add up. */
static void test_crossings(void)
{
    enum { MANY = 500 };
    edge edges[2 * MANY];
    double worst_turn = 0, worst_sum = 0;
    size_t wrong = 0;
    dice at = {180};

    for (size_t i = 0; i < MANY; i++) {
        double lon = dice_real(&at, 90, 180), lat = dice_real(&at, -80, 80);
        double to = dice_real(&at, -180, -91), line[4] = {lon, lat, to, 0};
        demarc_parts parts;

        line[3] = dice_real(&at, -80, 80);
        if (dice_one_in(&at, 2)) { /* westward */
            line[0] = -lon;
            line[2] = -to;
        }
        if (demarc_dateline_cut(line, 2, &parts) != DEMARC_OK)
            abort();
        wrong += parts.count != 2 || parts.points != 4 ||
                 parts.lon_lat[2] != copysign(180, line[0]) ||
                 parts.lon_lat[4] != -parts.lon_lat[2] ||
                 parts.lon_lat[3] != parts.lon_lat[5];
        edges[2 * i] = (edge){line[0], line[1], line[2], line[3], 0, 0};
        edges[2 * i + 1] =
            (edge){line[0], line[1], parts.lon_lat[2], parts.lon_lat[3], 0, 0};
        worst_sum = fmax(worst_sum, fabs(demarc_line_length(parts.lon_lat, 4) -
                                         demarc_line_length(line, 2)));
        demarc_parts_free(&parts);
    }
    is_int((long long)wrong, 0, "each is cut at 180, at one latitude");
    ok(geodsolve(edges, 2 * MANY), "GeodSolve answers");
    for (size_t i = 0; i < MANY; i++)
        worst_turn =
            fmax(worst_turn,
                 fabs(remainder(edges[2 * i].azimuth - edges[2 * i + 1].azimuth,
                                360)));
    ok(worst_turn < 1e-10, "on the geodesic (%.2g degrees)", worst_turn);
    ok(worst_sum < 1e-7, "the parts add up (%.2g m)", worst_sum);
}

/* A long line to and fro over 180, now and then on it: but for the points on
 * 180 its vertices are those of the parts, to the digit. */
static void test_vertices(void)
{
    enum { MANY = 20000 };
    double *line = malloc(2 * MANY * sizeof *line);
    size_t next = 0, wrong = 0;
    demarc_parts parts;
    dice at = {5};

    for (size_t i = 0; line && i < MANY; i++) {
        double lon = 180 + dice_real(&at, -0.3, 0.3);

        line[2 * i] = dice_one_in(&at, 9) ? 180 : lon > 180 ? lon - 360 : lon;
        line[2 * i + 1] = dice_real(&at, -80, 80);
    }
    if (!line || demarc_dateline_cut(line, MANY, &parts) != DEMARC_OK)
        abort();
    for (size_t i = 0; i < MANY; i++) {
        if (fabs(line[2 * i]) == 180)
            continue;
        while (next < parts.points && fabs(parts.lon_lat[2 * next]) == 180)
            next++;
        wrong += next == parts.points ||
                 memcmp(line + 2 * i, parts.lon_lat + 2 * next++,
                        2 * sizeof *line) != 0;
    }
    is_int((long long)wrong, 0, "vertices are kept to the digit");
    wrong = 0;
    for (size_t i = 0; i < parts.count; i++)
        wrong += parts.start[i + 1] - parts.start[i] < 2;
    ok(parts.count > 5000 && !wrong, "in %zu parts of two points or more",
       parts.count);
    demarc_parts_free(&parts);
    free(line);
}

static void test_memory(void)
{
    static const double line[] = {179, 0, -179, 0, 179, 1, -179, 1};
    demarc_status status = DEMARC_ENOMEM;
    demarc_parts parts;
    long n = 1;

    for (; n < 50 && status == DEMARC_ENOMEM; n++) {
        fault_left = n;
        status = demarc_dateline_cut(line, 4, &parts);
        fault_left = -1;
        demarc_parts_free(&parts);
    }
    ok(status == DEMARC_OK && (n > 4 || !faults_work()),
       "cut at the %ldth try, when memory sufficed", n - 1);
}

int main(void)
{
    test_uncut();
    test_cut();
    test_poles();
    test_crossings();
    test_vertices();
    test_memory();
    return done();
}
