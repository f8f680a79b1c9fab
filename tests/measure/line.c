/* One line: distance along it to a point and back, and cutting. */
#include "measure/line.h"

#include "measure/geodesic.h"

#include "border.h"
#include "fault.h"
#include "geodsolve.h"
#include "random.h"
#include "tap.h"

/* A line of the border's one segment; free with line_free. */
static made m;

static demarc_line line_of(const double *lon_lat, size_t count)
{
    demarc_line line;

    made_new(&m);
    made_line(&m, "a", lon_lat, count);
    if (demarc_line_make(m.ctx, &m.border.segments[0], 0, &line) != DEMARC_OK)
        abort();
    return line;
}

static void line_free(demarc_line *line)
{
    demarc_line_free(line);
    made_free(&m);
}

static void test_make(void)
{
    static const double points[] = {70, 40, 71, 40, 71, 41, 71, 41, 70.5, 41.5};
    edge edges[] = {{70, 40, 71, 40, 0, 0},
                    {71, 40, 71, 41, 0, 0},
                    {71, 41, 70.5, 41.5, 0, 0}};
    demarc_line line = line_of(points, 5);
    bool asked = geodsolve(edges, 3);

    is_int((long long)line.count, 5, "all vertices are there");
    ok(memcmp(line.lon, (double[]){70, 71, 71, 71, 70.5}, 40) == 0 &&
           memcmp(line.lat, (double[]){40, 40, 41, 41, 41.5}, 40) == 0,
       "to the digit");
    is_near(line.cum[0], 0, 0, "it begins at 0");
    ok(asked, "GeodSolve answers");
    is_near(line.cum[1], (double)edges[0].metres, 1e-8, "the first edge");
    is_near(line.cum[2], (double)(edges[0].metres + edges[1].metres), 2e-8,
            "and the second");
    is_near(line.cum[3], line.cum[2], 0, "an edge of no length adds none");
    is_near(demarc_line_metres(&line),
            (double)(edges[0].metres + edges[1].metres + edges[2].metres), 3e-8,
            "its length is the sum");
    is_near(demarc_line_metres(&line), demarc_line_length(points, 5), 0,
            "and what demarc_line_length says");
    line_free(&line);
}

static void test_bad_part(void)
{
    demarc_line line;

    made_new(&m);
    made_line(&m, "a", POINTS(70, 40, 71, 40));
    is_int(demarc_line_make(m.ctx, &m.border.segments[0], 1, &line),
           DEMARC_EINTERNAL, "there is no second part");
    ok(!line.lon && line.count == 0, "and no line of it");
    demarc_line_free(&line);
    made_free(&m);
}

static void at_is(const demarc_line *line, double metres, double lon,
                  double lat, double tolerance, const char *name)
{
    double got_lon, got_lat;

    demarc_line_at(line, metres, &got_lon, &got_lat);
    is_near(got_lon, lon, tolerance, name);
    is_near(got_lat, lat, tolerance, name);
}

static void test_at(void)
{
    demarc_line line = line_of(POINTS(0, 0, 0, 0, 2, 0, 2, 0, 2, 1));
    /* On the equator a degree is 6378137 * pi / 180 metres, by definition. */
    const double degree = 6378137 * M_PI / 180;

    at_is(&line, 0, 0, 0, 0, "the begin is its first vertex");
    at_is(&line, -1, 0, 0, 0, "before it is nothing");
    at_is(&line, line.cum[2], 2, 0, 0, "a vertex is found to the digit");
    at_is(&line, line.cum[4], 2, 1, 0, "the end is its last vertex");
    at_is(&line, 1e9, 2, 1, 0, "past it is nothing");
    at_is(&line, degree, 1, 0, 1e-13, "a degree along the equator");
    at_is(&line, 1.5 * degree, 1.5, 0, 1e-13, "a degree and a half");
    line_free(&line);
}

/* Half-way, seen from both ends: GeodSolve gives both halves the same length,
 * and the same course from the first point as to the second. */
static void test_on_geodesic(void)
{
    demarc_line line = line_of(POINTS(66, 39, 80, 42));
    edge edges[3] = {
        {66, 39, 80, 42, 0, 0}, {66, 39, 0, 0, 0, 0}, {0, 0, 80, 42, 0, 0}};
    double half = demarc_line_metres(&line) / 2;

    demarc_line_at(&line, half, &edges[1].lon2, &edges[1].lat2);
    edges[2].lon1 = edges[1].lon2;
    edges[2].lat1 = edges[1].lat2;
    ok(geodsolve(edges, 3), "GeodSolve answers");
    is_near((double)edges[1].metres, half, 1e-8, "the first half");
    is_near((double)edges[2].metres, half, 1e-8, "and the second");
    is_near(edges[1].azimuth, edges[0].azimuth, 1e-12, "on the geodesic");
    ok(edges[1].lat2 > 40.5 + 0.1, "which is north of the straight line");
    line_free(&line);
}

static void cut_is(const demarc_line *line, double from, double to,
                   const double *want, size_t count, const char *name)
{
    double *got;
    size_t got_count;

    is_int(demarc_line_cut(line, from, to, &got, &got_count), DEMARC_OK, name);
    is_int((long long)got_count, (long long)count, name);
    ok(got_count == count && memcmp(got, want, 2 * count * sizeof *got) == 0,
       "%s: to the digit", name);
    free(got);
}

static void test_cut_at_vertices(void)
{
    static const double points[] = {70.1, 40.3, 70.7, 40.1, 71.3,
                                    40.9, 71.3, 40.9, 70.9, 41.7};
    demarc_line line = line_of(points, 5);

    cut_is(&line, 0, line.cum[4], points, 5, "the whole");
    cut_is(&line, -5, 1e9, points, 5, "more than the whole");
    cut_is(&line, 0, line.cum[1], points, 2, "the first edge");
    /* The doubled vertex is once in each cut that ends or begins there. */
    cut_is(&line, 0, line.cum[2], points, 3, "up to a doubled vertex");
    cut_is(&line, line.cum[2], line.cum[4], points + 6, 2, "and from it on");
    cut_is(&line, line.cum[1], line.cum[4], points + 2, 4, "over it");
    cut_is(&line, line.cum[1], line.cum[1], (double[]){70.7, 40.1, 70.7, 40.1},
           2, "nothing, at a vertex");
    line_free(&line);
}

/* A way of `count` steps of some kilometres, now and then of none. */
static void wander(dice *at, double *lon_lat, size_t count)
{
    lon_lat[0] = dice_real(at, -180, 180);
    lon_lat[1] = dice_real(at, -85, 85);
    for (size_t i = 1; i < count; i++) {
        double step = dice_one_in(at, 5) ? 0 : 0.05;
        lon_lat[2 * i] =
            remainder(lon_lat[2 * i - 2] + dice_real(at, -step, step), 360);
        lon_lat[2 * i + 1] = lon_lat[2 * i - 1] + dice_real(at, -step, step);
    }
}

/* Are the cut's inner vertices those of the line, in order? */
static bool is_run_of(const demarc_line *line, const double *cut, size_t count)
{
    size_t at = 0;

    for (size_t i = 1; i + 1 < count; i++, at++) {
        while (at < line->count &&
               (line->lon[at] != cut[2 * i] || line->lat[at] != cut[2 * i + 1]))
            at++;
        if (at == line->count)
            return false;
    }
    return true;
}

/* Cuts a line at random places, and at some of its vertices; the pieces
 * measured anew give its length, and each the metres that were asked. */
static void cut_up(dice *at, double *worst, double *worst_sum, size_t *wrong)
{
    enum { VERTICES = 40, CUTS = 8 };
    double points[2 * VERTICES], from = 0, sum = 0;
    demarc_line line;

    wander(at, points, VERTICES);
    line = line_of(points, VERTICES);
    for (size_t i = 0; i <= CUTS; i++) {
        double length = demarc_line_metres(&line), to, *cut, metres;
        size_t count;

        to = i == CUTS            ? length
             : dice_one_in(at, 3) ? line.cum[dice_below(at, VERTICES)]
                                  : dice_real(at, from, length);
        to = fmax(from, to);
        if (demarc_line_cut(&line, from, to, &cut, &count) != DEMARC_OK)
            abort();
        metres = demarc_line_length(cut, count);
        *worst = fmax(*worst, fabs(metres - (to - from)));
        *wrong += !is_run_of(&line, cut, count);
        sum += metres;
        from = to;
        free(cut);
    }
    *worst_sum = fmax(*worst_sum, fabs(sum - demarc_line_metres(&line)));
    line_free(&line);
}

static void test_cuts(void)
{
    int rounds = getenv("QUICK") ? 50 : 2000;
    double worst = 0, worst_sum = 0;
    size_t wrong = 0;
    dice at = {7};

    for (int i = 0; i < rounds; i++)
        cut_up(&at, &worst, &worst_sum, &wrong);
    ok(worst < 1e-7, "cuts are as long as asked (%.2g m)", worst);
    ok(worst_sum < 1e-6, "and add up to the line (%.2g m)", worst_sum);
    is_int((long long)wrong, 0, "and keep its vertices to the digit");
}

static void test_memory(void)
{
    demarc_line line = line_of(POINTS(0, 0, 2, 0));
    double *cut = &(double){0};
    size_t count = 1;
    demarc_line other;

    if (faults_work()) {
        fault_left = 1;
        is_int(demarc_line_cut(&line, 0, 1, &cut, &count), DEMARC_ENOMEM,
               "no memory for a cut");
        ok(!cut && count == 0, "so there is none");
        fault_left = 1;
        is_int(demarc_line_make(m.ctx, m.border.segments, 0, &other),
               DEMARC_ENOMEM, "nor for a line");
        ok(!other.lon && other.count == 0, "so there is none");
        fault_left = -1;
    }
    line_free(&line);
}

int main(void)
{
    test_make();
    test_bad_part();
    test_at();
    test_on_geodesic();
    test_cut_at_vertices();
    test_cuts();
    test_memory();
    return done();
}
