#include "measure/overlap.h"

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
    demarc_status first = all ? DEMARC_OK : DEMARC_ENOMEM;

    for (size_t i = 0; all && i < count; i++)
        all[i] = (whole){&border->segments[i], border->segments[i].gauges->box};
    if (all && count > 0)
        qsort(all, count, sizeof *all, whole_order);
    for (size_t i = 1; all && i < count; i++)
        if (is_double(&all[i - 1], &all[i])) {
            demarc_status status =
                double_tell(ctx, border, all[i - 1].segment, all[i].segment);

            first = first ? first : status;
        }
    free(all);
    return first;
}
