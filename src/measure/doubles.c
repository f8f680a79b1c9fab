#include "measure/overlap.h"

#include "base/keys.h"

#include <math.h>
#include <stdlib.h>

/** A segment as far as it is known without its vertices. */
typedef struct whole {
    const demarc_segment *segment;
    const double *box;
} whole;

/** Added up in the other direction a length may differ in its last digits. */
static bool same_length(const demarc_segment *a, const demarc_segment *b)
{
    return fabs(a->length_m - b->length_m) <= 1e-12 * a->length_m;
}

static int whole_order(const void *left, const void *right)
{
    const whole *a = left, *b = right;

    for (int side = 0; side < 4; side++)
        if (a->box[side] != b->box[side])
            return a->box[side] < b->box[side] ? -1 : 1;
    if (a->segment->vertices != b->segment->vertices)
        return a->segment->vertices < b->segment->vertices ? -1 : 1;
    return (a->segment > b->segment) - (a->segment < b->segment);
}

/** All but the place in the file is the same, and they live at the same time.
 */
static bool is_double(const whole *a, const whole *b)
{
    for (int side = 0; side < 4; side++)
        if (a->box[side] != b->box[side])
            return false;
    return a->segment->vertices == b->segment->vertices &&
           same_length(a->segment, b->segment) &&
           a->segment->from.latest < b->segment->until.latest &&
           b->segment->from.latest < a->segment->until.latest;
}

/** Sorts the segments, by their western ends first, of which few are the same.
 */
static bool wholes_sort(const demarc_border *border, whole *out)
{
    const size_t count = border->segment_count;
    demarc_keyed *order = malloc((2 * count + 1) * sizeof *order);

    if (!order)
        return false;
    for (size_t i = 0; i < count; i++)
        order[i] = (demarc_keyed){
            demarc_key_of(border->segments[i].gauges->box[0]), i};
    demarc_keys_sort(order, order + count, count);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from; to < count && order[to].key == order[from].key; to++) {
            const demarc_segment *segment = &border->segments[order[to].item];

            out[to] = (whole){segment, segment->gauges->box};
        }
        if (to - from > 1)
            qsort(out + from, to - from, sizeof *out, whole_order);
    }
    free(order);
    return true;
}

static demarc_status double_tell(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_segment *a,
                                 const demarc_segment *b)
{
    const demarc_where where = {.file = border->segments_file,
                                .feature = b->id,
                                .lon = b->gauges->lon[0],
                                .lat = b->gauges->lat[0]};

    return demarc_report(ctx, DEMARC_RULE_SEGMENT_DOUBLED, &where,
                         "keep one of them, or give them lives",
                         "segment %s is there twice: %s repeats %.3f km of it",
                         a->id, b->id, b->length_m / 1000);
}

demarc_status demarc_doubles_find(demarc_ctx *ctx, const demarc_border *border)
{
    const size_t count = border->segment_count;
    whole *all = malloc((count + 1) * sizeof *all);
    const bool sorted = all && wholes_sort(border, all);
    demarc_status first = sorted ? DEMARC_OK : DEMARC_ENOMEM;

    for (size_t i = 1; sorted && i < count; i++)
        if (is_double(&all[i - 1], &all[i])) {
            demarc_status status =
                double_tell(ctx, border, all[i - 1].segment, all[i].segment);

            first = first ? first : status;
        }
    free(all);
    return first;
}
