#include "draw/trace.h"

#include <string.h>

/** The sides of a rectangle: axis, where, and on which side is the inside. */
typedef struct side {
    int axis;
    double at, inward;
} side;

static void sides_of(demarc_rect box, side out[4])
{
    out[0] = (side){0, box.x, 1};
    out[1] = (side){0, box.x + box.width, -1};
    out[2] = (side){1, box.y, 1};
    out[3] = (side){1, box.y + box.height, -1};
}

static bool is_in(const side *by, const double *at)
{
    return (at[by->axis] - by->at) * by->inward >= 0;
}

static void crossing(const side *by, const double *a, const double *b,
                     double out[2])
{
    double t = (by->at - a[by->axis]) / (b[by->axis] - a[by->axis]);

    out[0] = a[0] + t * (b[0] - a[0]);
    out[1] = a[1] + t * (b[1] - a[1]);
    out[by->axis] = by->at;
}

static void side_clip(const side *by, const demarc_trace *ring,
                      demarc_trace *out)
{
    out->count = 0;
    for (size_t i = 0; i < ring->count; i++) {
        const double *a = ring->xy + 2 * i;
        const double *b = ring->xy + 2 * ((i + 1) % ring->count);
        double cut[2];

        if (is_in(by, a))
            demarc_trace_add(out, a[0], a[1]);
        if (is_in(by, a) != is_in(by, b)) {
            crossing(by, a, b, cut);
            demarc_trace_add(out, cut[0], cut[1]);
        }
    }
}

void demarc_trace_clip_ring(const demarc_trace *ring, demarc_rect box,
                            demarc_trace *out)
{
    demarc_trace spare = {0};
    side sides[4];

    sides_of(box, sides);
    side_clip(&sides[0], ring, out);
    side_clip(&sides[1], out, &spare);
    side_clip(&sides[2], &spare, out);
    side_clip(&sides[3], out, &spare);
    out->count = 0;
    for (size_t i = 0; i < spare.count; i++)
        demarc_trace_add(out, spare.xy[2 * i], spare.xy[2 * i + 1]);
    out->failed = out->failed || spare.failed;
    demarc_trace_free(&spare);
}

/** What of an edge is inside (Liang and Barsky 1984). False: nothing. */
static bool edge_clip(const side sides[4], double a[2], double b[2])
{
    for (int i = 0; i < 4; i++) {
        bool from = is_in(&sides[i], a), to = is_in(&sides[i], b);

        if (!from && !to)
            return false;
        if (!from)
            crossing(&sides[i], a, b, a);
        if (!to)
            crossing(&sides[i], a, b, b);
    }
    return true;
}

void demarc_trace_clip_line(const demarc_trace *line, demarc_rect box,
                            demarc_part_fn *fn, void *user)
{
    demarc_trace part = {0};
    side sides[4];

    sides_of(box, sides);
    for (size_t i = 0; i + 1 < line->count; i++) {
        double a[2], b[2];

        memcpy(a, line->xy + 2 * i, sizeof a);
        memcpy(b, line->xy + 2 * i + 2, sizeof b);
        if (!edge_clip(sides, a, b))
            continue;
        if (part.count && (part.xy[2 * part.count - 2] != a[0] ||
                           part.xy[2 * part.count - 1] != a[1])) {
            fn(user, part.xy, part.count);
            part.count = 0;
        }
        if (!part.count)
            demarc_trace_add(&part, a[0], a[1]);
        demarc_trace_add(&part, b[0], b[1]);
    }
    if (part.count)
        fn(user, part.xy, part.count);
    demarc_trace_free(&part);
}
