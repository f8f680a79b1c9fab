#include "base/buffer.h"
#include "base/memory.h"
#include "write/members.h"

#include <math.h>
#include <stdlib.h>

void demarc_box_begin(demarc_box *box)
{
    if (!demarc_reserve(&box->ranges, &box->room, box->count + 1,
                        sizeof *box->ranges)) {
        box->failed = true;
        return;
    }
    box->ranges[box->count][0] = INFINITY;
    box->ranges[box->count++][1] = -INFINITY;
}

void demarc_box_add(demarc_box *box, double lon, double lat)
{
    box->south = fmin(box->south, lat);
    box->north = fmax(box->north, lat);
    box->west = fmin(box->west, lon);
    box->east = fmax(box->east, lon);
    if (box->count > 0 && !box->failed) {
        double *last = box->ranges[box->count - 1];

        last[0] = fmin(last[0], lon);
        last[1] = fmax(last[1], lon);
    }
}

static int range_order(const void *left, const void *right)
{
    const double *a = left, *b = right;

    return (a[0] > b[0]) - (a[0] < b[0]);
}

bool demarc_box_span(demarc_box *box, double *west, double *east)
{
    double reach, widest;

    *west = box->west;
    *east = box->east;
    if (box->west > box->east)
        return false;
    if (!box->crosses || box->failed)
        return true;
    /* Across the antimeridian: the span is what the widest gap leaves. */
    qsort(box->ranges, box->count, sizeof *box->ranges, range_order);
    widest = box->ranges[0][0] + 360 - box->east;
    reach = box->ranges[0][1];
    for (size_t i = 1; i < box->count; i++) {
        if (box->ranges[i][0] - reach > widest) {
            widest = box->ranges[i][0] - reach;
            *west = box->ranges[i][0];
            *east = reach;
        }
        reach = fmax(reach, box->ranges[i][1]);
    }
    return true;
}

void demarc_member_box(demarc_buffer *out, demarc_box *box)
{
    double sides[4] = {0, box->south, 0, box->north};

    if (!demarc_box_span(box, &sides[0], &sides[2]))
        return;
    for (size_t i = 0; i < 4; i++) {
        demarc_buffer_text(out, i ? "," : ",\"bbox\":[");
        demarc_buffer_degrees(out, sides[i]);
    }
    demarc_buffer_char(out, ']');
}

void demarc_box_free(demarc_box *box)
{
    free(box->ranges);
    box->ranges = NULL;
    box->count = box->room = 0;
}
