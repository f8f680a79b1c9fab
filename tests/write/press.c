/* Positions by threads are those of demarc_buffer_degrees, one by one; and what
 * is read again must be what was measured. */
#include "write/press.h"

#include "base/buffer.h"

#include "random.h"
#include "tap.h"

#include <stdlib.h>

enum { VERTICES = 60000, PARTS = 700 };

/* A file in memory: parts of vertices, one behind the other. */
typedef struct file {
    double lon_lat[2 * VERTICES];
    demarc_gauge parts[PARTS];
    size_t part_count;
    bool same;
} file;

static bool on_read(const void *user, uint64_t at, size_t count,
                    double *lon_lat)
{
    const file *from = user;

    memcpy(lon_lat, (const char *)from->lon_lat + at,
           2 * count * sizeof *lon_lat);
    return true;
}

static bool on_same(const void *user)
{
    return ((const file *)user)->same;
}

static void part_make(demarc_gauge *out, const double *lon_lat, size_t from,
                      size_t count)
{
    const double *at = lon_lat + 2 * from;

    *out = (demarc_gauge){.at = 16 * from,
                          .vertices = count,
                          .lon = {at[0], at[2 * count - 2]},
                          .lat = {at[1], at[2 * count - 1]},
                          .box = {INFINITY, INFINITY, -INFINITY, -INFINITY}};
    for (size_t i = 0; i < count; i++, at += 2) {
        out->box[0] = fmin(out->box[0], at[0]);
        out->box[1] = fmin(out->box[1], at[1]);
        out->box[2] = fmax(out->box[2], at[0]);
        out->box[3] = fmax(out->box[3], at[1]);
    }
}

/* Parts of two vertices, of some, and of more than a block holds. */
static void file_make(file *out)
{
    dice at = {7};
    size_t from = 0;

    out->same = true;
    for (size_t i = 0; i < VERTICES; i++) {
        out->lon_lat[2 * i] = dice_real(&at, -180, 180);
        out->lon_lat[2 * i + 1] = dice_real(&at, -90, 90);
    }
    for (out->part_count = 0; out->part_count < PARTS; out->part_count++) {
        size_t i = out->part_count;
        size_t count = i % 100 == 99 ? 7000 : i < 400 ? 2 : 2 + i % 7;

        part_make(&out->parts[i], out->lon_lat, from, count);
        from += count;
    }
}

static void plain(const file *of, demarc_buffer *out)
{
    for (size_t i = 0; i < of->part_count; i++) {
        const double *at = of->lon_lat + of->parts[i].at / 8;

        demarc_buffer_format(out, "<%zu>", i);
        for (size_t k = 0; k < of->parts[i].vertices; k++, at += 2) {
            demarc_buffer_text(out, k ? ",[" : "[[");
            demarc_buffer_degrees(out, at[0]);
            demarc_buffer_char(out, ',');
            demarc_buffer_degrees(out, at[1]);
            demarc_buffer_char(out, ']');
        }
        demarc_buffer_text(out, "]");
    }
}

static demarc_status pressed(demarc_ctx *ctx, file *of, size_t jobs,
                             demarc_buffer *out, demarc_box *box)
{
    demarc_recall recall = {.read = on_read, .same = on_same, .user = of};
    demarc_border border = {
        .segments_file = "lines.shp", .recall = &recall, .jobs = jobs};
    demarc_press *press = demarc_press_new(&border, out, box);
    demarc_status status;

    for (size_t i = 0; i < of->part_count; i++) {
        demarc_buffer_format(demarc_press_text(press), "<%zu>", i);
        demarc_press_line(press, &of->parts[i]);
        demarc_press_relieve(press);
    }
    status = demarc_press_end(ctx, press);
    demarc_press_free(press);
    return status;
}

static void test_same(demarc_ctx *ctx, file *of, size_t jobs)
{
    demarc_buffer got = {0}, want = {0};
    demarc_box box = DEMARC_BOX_EMPTY;
    double west = 200, east = -200;

    plain(of, &want);
    is_int(pressed(ctx, of, jobs, &got, &box), DEMARC_OK, "pressed");
    ok(got.length == want.length &&
           memcmp(got.data, want.data, want.length) == 0,
       "%zu jobs: %zu bytes, as by hand", jobs, want.length);
    for (size_t i = 0; i < of->part_count; i++) {
        west = fmin(west, of->parts[i].box[0]);
        east = fmax(east, of->parts[i].box[2]);
    }
    ok(box.west == west && box.east == east && box.count == PARTS,
       "the box of all, part by part");
    demarc_box_free(&box);
    demarc_buffer_free(&got);
    demarc_buffer_free(&want);
}

static void test_changed(demarc_ctx *ctx, file *of, size_t vertex, double lon,
                         const char *what)
{
    demarc_buffer out = {0};
    demarc_box box = DEMARC_BOX_EMPTY;
    const double before = of->lon_lat[2 * vertex];

    of->lon_lat[2 * vertex] = lon;
    is_int(pressed(ctx, of, 2, &out, &box), DEMARC_EIO, what);
    of->lon_lat[2 * vertex] = before;
    demarc_box_free(&box);
    demarc_buffer_free(&out);
}

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    file *of = calloc(1, sizeof *of);

    if (!ctx || !of)
        return 1;
    file_make(of);
    test_same(ctx, of, 1);
    test_same(ctx, of, 2);
    test_same(ctx, of, 5);
    test_changed(ctx, of, 0, 1, "a first vertex that was another");
    test_changed(ctx, of, 1, 1, "a last one");
    test_changed(ctx, of, 1000, 500, "one that is outside of the box");
    test_changed(ctx, of, 1001, NAN, "one that is no number");
    of->same = false;
    test_changed(ctx, of, 0, of->lon_lat[0], "a file that was written to");
    free(of);
    demarc_ctx_free(ctx);
    return done();
}
