/* Lines as they are drawn. Oracle: brute force, points along each geodesic,
 * projected one by one, against the path that is written, taken apart again:
 * nothing of either is more than half a pixel from the other. */
#include "draw/trace.h"

#include "base/buffer.h"
#include "random.h"
#include "tap.h"

#include <geodesic.h>
#include <stdlib.h>

static const demarc_rect frame = {0, 0, 1200, 900};

/** "M1.5 2l3 4-1-1": absolute, then from the one before. No more commands are
 *  written. @return how many points. */
static size_t path_read(const char *text, double *xy, size_t room)
{
    double x = 0, y = 0;
    size_t count = 0;
    char *end;

    while (*text && count < room) {
        text += strspn(text, "Mlz ");
        if (!*text)
            break;
        x += strtod(text, &end);
        y += strtod(end, &end);
        text = end;
        xy[2 * count] = x;
        xy[2 * count++ + 1] = y;
    }
    return count;
}

/** From a point to the nearest point of a line. */
static double away(const double *at, const double *xy, size_t count)
{
    double best = INFINITY;

    for (size_t i = 0; i + 1 < count; i++) {
        const double *a = xy + 2 * i;
        double dx = a[2] - a[0], dy = a[3] - a[1], all = dx * dx + dy * dy;
        double t =
            all > 0 ? ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / all : 0;

        t = fmin(1, fmax(0, t));
        best = fmin(best, hypot(a[0] + t * dx - at[0], a[1] + t * dy - at[1]));
    }
    return best;
}

/** `per` points along each geodesic, projected. */
static size_t truth(const demarc_plane *plane, const double *lon_lat,
                    size_t count, size_t per, double *xy)
{
    struct geod_geodesic earth;
    size_t made = 0;

    geod_init(&earth, 6378137, 1 / 298.257223563);
    for (size_t i = 0; i + 1 < count; i++) {
        const double *a = lon_lat + 2 * i;
        struct geod_geodesicline line;

        geod_inverseline(&line, &earth, a[1], a[0], a[3], a[2], 0);
        for (size_t k = 0; k <= per; k++) {
            double at[2];

            geod_position(&line, line.s13 * (double)k / (double)per, &at[1],
                          &at[0], NULL);
            demarc_plane_to(plane, at, xy + 2 * made++);
        }
    }
    return made;
}

/** A line that wanders: `step` degrees of latitude to the vertex. */
static void wander(dice *rolls, double lon, double lat, double step,
                   size_t count, double *out)
{
    double turn = dice_real(rolls, 0, 2 * M_PI);

    for (size_t i = 0; i < count; i++) {
        out[2 * i] = lon;
        out[2 * i + 1] = lat;
        turn += dice_real(rolls, -0.7, 0.7);
        lat = fmin(89.9, fmax(-89.9, lat + step * sin(turn)));
        lon = remainder(lon + step * cos(turn) / cos(lat * M_PI / 180), 360);
    }
}

static void line_try(demarc_ctx *ctx, dice *rolls, double lat, double step,
                     size_t count)
{
    enum { PER = 40 };
    double *line = malloc(2 * count * sizeof *line);
    double *real = malloc(2 * (PER + 1) * count * sizeof *real);
    double *drawn = malloc(2 * 40 * count * sizeof *drawn);
    demarc_plane plane = {0};
    demarc_trace trace = {0};
    demarc_buffer path = {0};
    demarc_extent extent;
    double off = 0, back = 0;
    size_t reals, points;

    wander(rolls, 179.9, lat, step, count, line);
    extent = demarc_extent_of(line, count);
    ok(demarc_plane_make(ctx, &extent, line, count, frame, frame, NULL,
                         &plane) == DEMARC_OK,
       "%zu vertices, %g degrees each, at %g", count, step, lat);
    demarc_trace_make(&plane, NULL, line, count, false, &trace);
    demarc_trace_path(trace.xy, trace.count, false, &path);
    points = path_read(path.data, drawn, 40 * count);
    is_int((long long)points <= (long long)trace.count, 1, "a path");
    reals = truth(&plane, line, count, PER, real);
    for (size_t i = 0; i < reals; i++)
        off = fmax(off, away(real + 2 * i, drawn, points));
    for (size_t i = 0; i < points; i++)
        back = fmax(back, away(drawn + 2 * i, real, reals));
    ok(off <= 0.5, "%zu points are within half a pixel: %.3f", reals, off);
    ok(back <= 0.5, "and what is drawn is, from them: %.3f", back);
    demarc_buffer_free(&path);
    demarc_trace_free(&trace);
    demarc_plane_free(&plane);
    free(line);
    free(real);
    free(drawn);
}

static void test_truth(demarc_ctx *ctx)
{
    dice rolls = {1973};

    for (int lat = -80; lat <= 80; lat += 40) {
        line_try(ctx, &rolls, lat, 1e-4, 60);
        line_try(ctx, &rolls, lat, 0.01, 400);
        line_try(ctx, &rolls, lat, 1, 26);
    }
    line_try(ctx, &rolls, 60, 15, 3);
    line_try(ctx, &rolls, 0, 30, 4);
    line_try(ctx, &rolls, 40, 0.5, 2);
}

static bool has_point(const demarc_trace *trace, const double *at)
{
    for (size_t i = 0; i < trace->count; i++)
        if (trace->xy[2 * i] == at[0] && trace->xy[2 * i + 1] == at[1])
            return true;
    return false;
}

/** Two neighbours and the border between them: what is left out of the one is
 *  left out of the others, whichever way they go along it. */
static void test_shared(demarc_ctx *ctx)
{
    enum { MANY = 400 };
    double line[2 * MANY], left[2 * MANY + 4], right[2 * MANY + 4];
    dice rolls = {11};
    demarc_nodes nodes = {0};
    demarc_trace border = {0}, a = {0}, b = {0};
    demarc_plane plane = {0};
    demarc_extent extent;
    int lost = 0;

    for (size_t i = 0; i < MANY; i++) {
        line[2 * i] = 70 + 0.002 * dice_real(&rolls, -1, 1);
        line[2 * i + 1] = 40 + 2.0 * (double)i / (MANY - 1);
    }
    memcpy(left, line, sizeof line);
    memcpy(left + 2 * MANY, (double[]){68, 42, 68, 40}, 4 * sizeof *left);
    for (size_t i = 0; i < MANY; i++) /* the other way, begun in its middle */
        memcpy(right + 2 * i, line + 2 * (MANY - 1 - i), 2 * sizeof *right);
    memcpy(right + 2 * MANY, (double[]){72, 40, 72, 42}, 4 * sizeof *right);
    extent = demarc_extent_of(left, MANY + 2);
    demarc_plane_make(ctx, &extent, left, MANY + 2, frame, frame, NULL, &plane);
    demarc_nodes_add(&nodes, line, MANY, false);
    demarc_nodes_add(&nodes, left, MANY + 2, true);
    demarc_nodes_add(&nodes, right, MANY + 2, true);
    demarc_trace_make(&plane, &nodes, line, MANY, false, &border);
    demarc_trace_make(&plane, &nodes, left, MANY + 2, true, &a);
    demarc_trace_make(&plane, &nodes, right, MANY + 2, true, &b);
    ok(border.count > 20 && border.count < MANY, "%zu of 400 vertices stay",
       border.count);
    for (size_t i = 0; i < border.count; i++)
        lost += !has_point(&a, border.xy + 2 * i) ||
                !has_point(&b, border.xy + 2 * i);
    is_int(lost, 0, "both neighbours have each of them");
    demarc_nodes_free(&nodes);
    demarc_trace_free(&border);
    demarc_trace_free(&a);
    demarc_trace_free(&b);
    demarc_plane_free(&plane);
}

static void test_path(void)
{
    demarc_buffer path = {0};

    demarc_trace_path((double[]){1.54, 2, 4.5, 6, 3.5, 5, 3.5, 5.01}, 4, true,
                      &path);
    is(path.data, "M1.5 2l3 4-1-1z", "tenths of a pixel, none twice");
    path.length = 0;
    demarc_trace_path((double[]){1, 1, 1.01, 1}, 2, false, &path);
    is(path.data, "M1 1l0 0", "a line that is a point");
    demarc_buffer_free(&path);
}

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();

    test_path();
    test_truth(ctx);
    test_shared(ctx);
    demarc_ctx_free(ctx);
    return done();
}
