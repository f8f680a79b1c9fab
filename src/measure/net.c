#include "measure/net.h"

#include "measure/geodesic.h"
#include "measure/route.h"

#include <stdlib.h>
#include <string.h>

bool demarc_segment_alive(const demarc_segment *segment, demarc_day day)
{
    /* Without an end it is alive on DEMARC_DAY_MAX, which is "the end". */
    return segment->from.latest <= day &&
           (day < segment->until.latest ||
            segment->until.latest == DEMARC_DAY_MAX);
}

const demarc_era *demarc_net_era(const demarc_net *net, demarc_day day)
{
    size_t era = 0;

    while (era + 1 < net->era_count && net->eras[era + 1].start <= day)
        era++;
    return &net->eras[era];
}

const demarc_line *demarc_net_line(const demarc_net *net, size_t segment,
                                   size_t part)
{
    size_t low = 0, high = net->line_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const demarc_line *line = &net->lines[middle];

        if (line->segment < segment ||
            (line->segment == segment && line->part < part))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == net->line_count || net->lines[low].segment != segment ||
        net->lines[low].part != part)
        return NULL;
    return &net->lines[low];
}

const demarc_route *demarc_era_route(const demarc_era *era, const char *name)
{
    size_t route = demarc_names_find(&era->names, name);

    return route == DEMARC_NAMES_NONE ? NULL : &era->routes[route];
}

/** Ids that come twice are a finding; until it stops, they are searched. */
static bool ids_once(const demarc_border *border)
{
    return border->net->ids.count == border->segment_count;
}

size_t demarc_net_segment(const demarc_border *border, const char *id,
                          size_t from)
{
    if (ids_once(border)) {
        size_t found = demarc_names_find(&border->net->ids, id);

        return found != DEMARC_NAMES_NONE && found >= from ? found
                                                           : DEMARC_NONE;
    }
    for (size_t i = from; i < border->segment_count; i++)
        if (strcmp(border->segments[i].id, id) == 0)
            return i;
    return DEMARC_NONE;
}

static demarc_status lines_make(demarc_ctx *ctx, demarc_border *border,
                                demarc_net *net)
{
    size_t all = 0;

    for (size_t i = 0; i < border->segment_count; i++)
        all += border->segments[i].parts;
    net->lines = calloc(all + 1, sizeof *net->lines);
    if (!net->lines)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < border->segment_count; i++) {
        demarc_segment *segment = &border->segments[i];
        demarc_sum sum = {0};

        for (size_t part = 0; part < segment->parts; part++) {
            demarc_line *line = &net->lines[net->line_count];
            demarc_status status = demarc_line_make(ctx, segment, part, line);

            if (status != DEMARC_OK)
                return status;
            line->segment = i;
            net->line_count++;
            demarc_sum_add(&sum, demarc_line_metres(line));
        }
        segment->length_m = demarc_sum_value(&sum);
    }
    return DEMARC_OK;
}

static demarc_status ids_number(const demarc_border *border, demarc_net *net)
{
    for (size_t i = 0; i < border->segment_count; i++)
        if (demarc_names_add(&net->ids, border->segments[i].id) ==
            DEMARC_NAMES_NONE)
            return DEMARC_ENOMEM;
    return DEMARC_OK;
}

static int day_order(const void *left, const void *right)
{
    demarc_day a = *(const demarc_day *)left, b = *(const demarc_day *)right;

    return (a > b) - (a < b);
}

/** The days on which a line is born or dies, rising, each once. */
static demarc_status eras_find(const demarc_border *border, demarc_net *net)
{
    size_t count = 1, kept = 0, room = 2 * border->segment_count + 1;
    demarc_day *days = malloc(room * sizeof *days);

    net->eras = demarc_arena_take(&net->arena, room * sizeof *net->eras);
    if (!days || !net->eras) {
        free(days);
        return DEMARC_ENOMEM;
    }
    days[0] = DEMARC_DAY_MIN;
    for (size_t i = 0; i < border->segment_count; i++) {
        const demarc_segment *segment = &border->segments[i];

        if (segment->from.latest > DEMARC_DAY_MIN)
            days[count++] = segment->from.latest;
        if (segment->until.latest < DEMARC_DAY_MAX)
            days[count++] = segment->until.latest;
    }
    qsort(days, count, sizeof *days, day_order);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || days[i] != days[i - 1])
            net->eras[kept++].start = days[i];
    net->era_count = kept;
    free(days);
    return DEMARC_OK;
}

demarc_status demarc_net_make(demarc_ctx *ctx, demarc_border *border,
                              demarc_net **out)
{
    demarc_net *net = calloc(1, sizeof *net);
    demarc_status status = net ? DEMARC_OK : DEMARC_ENOMEM;

    *out = NULL;
    if (status == DEMARC_OK)
        status = lines_make(ctx, border, net);
    if (status == DEMARC_OK)
        status = ids_number(border, net);
    if (status == DEMARC_OK)
        status = eras_find(border, net);
    for (size_t i = 0; status == DEMARC_OK && i < net->era_count; i++)
        status = demarc_routes_make(ctx, border, net, &net->eras[i]);
    if (status == DEMARC_OK)
        *out = net;
    else
        demarc_net_free(net);
    return status;
}

void demarc_net_free(demarc_net *net)
{
    if (!net)
        return;
    for (size_t i = 0; i < net->line_count; i++)
        demarc_line_free(&net->lines[i]);
    free(net->lines);
    for (size_t i = 0; i < net->era_count; i++)
        demarc_names_free(&net->eras[i].names);
    demarc_names_free(&net->ids);
    demarc_arena_free(&net->arena);
    free(net);
}
