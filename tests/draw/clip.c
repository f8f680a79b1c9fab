/* What of lines and rings is in a rectangle. Oracles: by hand; the area of a
 * clipped ring by counting points. */
#include "draw/trace.h"

#include "random.h"
#include "tap.h"

static const demarc_rect box = {0, 0, 100, 60};

typedef struct parts {
    size_t count;
    double ends[8][4];
} parts;

static void part_note(void *user, const double *xy, size_t count)
{
    parts *to = user;
    double *ends = to->ends[to->count++ % 8];

    memcpy(ends, xy, 2 * sizeof *xy);
    memcpy(ends + 2, xy + 2 * count - 2, 2 * sizeof *xy);
}

static parts cut(double *xy, size_t count)
{
    const demarc_trace line = {.xy = xy, .count = count};
    parts out = {0};

    demarc_trace_clip_line(&line, box, part_note, &out);
    return out;
}

static void ends_are(const parts *of, size_t i, const double want[4],
                     const char *name)
{
    double off = 0;

    for (int k = 0; k < 4; k++)
        off = fmax(off, fabs(of->ends[i][k] - want[k]));
    is_near(off, 0, 1e-9, name);
}

static void test_lines(void)
{
    double through[] = {-50, 30, 150, 30};
    double twice[] = {10, 10, 10, -40, 60, -40, 60, 20};
    double beside[] = {-10, -10, 200, -10};
    double corner[] = {-30, 20, 20, -30};
    parts found = cut(through, 2);

    is_int((long long)found.count, 1, "a line goes through");
    ends_are(&found, 0, (double[]){0, 30, 100, 30}, "from side to side");
    found = cut(twice, 4);
    is_int((long long)found.count, 2, "one leaves and comes back");
    ends_are(&found, 0, (double[]){10, 10, 10, 0}, "up to the edge");
    ends_are(&found, 1, (double[]){60, 0, 60, 20}, "and from it");
    is_int((long long)cut(beside, 2).count, 0, "one passes by");
    is_int((long long)cut(corner, 2).count, 0, "one passes a corner");
    is_int((long long)cut(twice, 1).count, 0, "a point is no line");
    is_int((long long)cut(twice, 0).count, 0, "nor is nothing");
}

static bool is_inside(const demarc_trace *ring, double x, double y)
{
    bool in = false;

    for (size_t i = 0; i < ring->count; i++) {
        const double *a = ring->xy + 2 * i;
        const double *b = ring->xy + 2 * ((i + 1) % ring->count);

        if ((a[1] > y) != (b[1] > y) &&
            x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
            in = !in;
    }
    return in;
}

static void test_rings(void)
{
    dice rolls = {7};
    int wrong = 0, beyond = 0;

    for (int round = 0; round < 40; round++) {
        double xy[24];
        const demarc_trace ring = {.xy = xy, .count = 12};
        demarc_trace out = {0};

        for (int i = 0; i < 12; i++) {
            double radius = dice_real(&rolls, 5, 90);

            xy[2 * i] = 50 + radius * cos(i * M_PI / 6);
            xy[2 * i + 1] = 30 + radius * sin(i * M_PI / 6);
        }
        demarc_trace_clip_ring(&ring, box, &out);
        for (size_t i = 0; i < out.count; i++)
            beyond += out.xy[2 * i] < 0 || out.xy[2 * i] > 100 ||
                      out.xy[2 * i + 1] < 0 || out.xy[2 * i + 1] > 60;
        for (int i = 0; i < 200; i++) {
            double x = dice_real(&rolls, 0, 100), y = dice_real(&rolls, 0, 60);

            wrong += is_inside(&ring, x, y) != is_inside(&out, x, y);
        }
        demarc_trace_free(&out);
    }
    is_int(beyond, 0, "no vertex of a ring is beyond the rectangle");
    is_int(wrong, 0, "what was in it is, at 8,000 points");
}

static void test_around(void)
{
    double whole[] = {-10, -10, 110, -10, 110, 70, -10, 70};
    double away[] = {200, 0, 210, 0, 210, 10};
    const demarc_trace all = {.xy = whole, .count = 4};
    const demarc_trace none = {.xy = away, .count = 3};
    demarc_trace out = {0};

    demarc_trace_clip_ring(&all, box, &out);
    is_int((long long)out.count, 4, "a ring around it is the rectangle");
    demarc_trace_clip_ring(&none, box, &out);
    is_int((long long)out.count, 0, "one beside it is nothing");
    demarc_trace_free(&out);
}

int main(void)
{
    test_lines();
    test_rings();
    test_around();
    return done();
}
