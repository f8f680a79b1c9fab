/* Routes side by side, each to the same scale, and what they were in when. */
#include "draw/chart.h"

#include "base/buffer.h"
#include "measure/locate.h"

#include <stdlib.h>
#include <string.h>

/** px between lanes, and of the narrowest; how much of the width may go to
 *  those behind the first. */
static const double GAP = 9, NARROW = 14, SHARE = 0.4;

/** What it is called: a name's text up to its first comma. */
static const char *label_of(demarc_board *chart, const demarc_route *route)
{
    const demarc_net *net = chart->border->net;
    const demarc_segment *segment =
        &chart->border->segments[net->lines[route->links->line].segment];
    const char *name = *segment->name    ? segment->name
                       : *segment->route ? segment->route
                                         : segment->id;

    return demarc_page_join(&chart->page, "%.*s", (int)strcspn(name, ",;("),
                            name);
}

/** Metres that the end is to the east and to the north of the start, about. */
static void reach_of(const demarc_border *border, const demarc_era *era,
                     const demarc_route *route, double *east, double *north)
{
    demarc_location from, to;

    demarc_route_at(border, era, route, 0, &from);
    demarc_route_at(border, era, route, route->length_m, &to);
    *north = to.spot.lat - from.spot.lat;
    *east = remainder(to.spot.lon - from.spot.lon, 360) *
            cos((to.spot.lat + from.spot.lat) / 2 * M_PI / 180);
}

static void lane_add(demarc_board *chart, const demarc_era *era,
                     const demarc_route *route)
{
    demarc_lane *lane = chart->lanes;
    double east, north;

    for (; lane < chart->lanes + chart->lane_count; lane++)
        if (strcmp(lane->route, route->name) == 0) {
            lane->length_m = fmax(lane->length_m, route->length_m);
            return;
        }
    chart->lane_count++;
    *lane = (demarc_lane){.route = route->name,
                          .label = label_of(chart, route),
                          .length_m = route->length_m,
                          .ring = route->ring};
    if (route->ring)
        return;
    reach_of(chart->border, era, route, &east, &north);
    lane->flip = fabs(east) >= fabs(north) && east < 0;
    lane->from =
        fabs(east) < fabs(north)
            ? north < 0 ? DEMARC_WORD_KM_FROM_NORTH : DEMARC_WORD_KM_FROM_SOUTH
        : east < 0 ? DEMARC_WORD_KM_FROM_EAST
                   : DEMARC_WORD_KM_FROM_WEST;
}

static int lane_order(const void *left, const void *right)
{
    const demarc_lane *a = left, *b = right;

    if (a->ring != b->ring)
        return a->ring - b->ring;
    if (a->length_m != b->length_m)
        return a->length_m < b->length_m ? 1 : -1;
    return strcmp(a->route, b->route);
}

static demarc_status lanes_find(demarc_board *chart)
{
    const demarc_net *net = chart->border->net;
    size_t count = 1;

    if (!net || net->line_count == 0)
        return demarc_report(chart->page.ctx, DEMARC_RULE_EMPTY, NULL,
                             "give --segments", "there is no line to be drawn");
    for (size_t i = 0; i < net->era_count; i++)
        count += net->eras[i].route_count;
    chart->lanes =
        demarc_arena_take(&chart->page.arena, count * sizeof *chart->lanes);
    if (!chart->lanes)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < net->era_count; i++) {
        const demarc_era *era = &net->eras[i];
        const bool over =
            i + 1 < net->era_count && era[1].start <= chart->first;

        for (size_t k = 0; k < era->route_count; k++)
            if (!over && era->start <= chart->day)
                lane_add(chart, era, &era->routes[k]);
    }
    if (chart->lane_count == 0)
        return demarc_report(chart->page.ctx, DEMARC_RULE_EMPTY, NULL,
                             "choose another day",
                             "no line is alive on that day");
    qsort(chart->lanes, chart->lane_count, sizeof *chart->lanes, lane_order);
    return DEMARC_OK;
}

/** From when on the class may have held: its event's earliest day. */
static demarc_day maybe_of(const demarc_piece *piece)
{
    const demarc_event *event = piece->event;

    return event && event->date.latest == piece->start ? event->date.earliest
                                                       : piece->start;
}

static demarc_status piece_add(void *user, const demarc_piece *piece)
{
    demarc_board *chart = user;
    demarc_patch *patch;
    size_t lane = 0;

    while (lane < chart->lane_count &&
           strcmp(chart->lanes[lane].route, piece->route) != 0)
        lane++;
    if (lane == chart->lane_count || piece->start > chart->day ||
        piece->end <= chart->first)
        return DEMARC_OK;
    if (!demarc_reserve(&chart->patches, &chart->patch_room,
                        chart->patch_count + 1, sizeof *chart->patches))
        return DEMARC_ENOMEM;
    patch = &chart->patches[chart->patch_count++];
    *patch = (demarc_patch){
        .lane = lane,
        .from_m = fmin(piece->route_from_m, piece->route_to_m),
        .to_m = fmax(piece->route_from_m, piece->route_to_m),
        .start = piece->start > chart->first ? piece->start : chart->first,
        .end = piece->end,
        .stage = piece->shown,
        .reconstructed = piece->basis == DEMARC_RECONSTRUCTED,
        .maybe = maybe_of(piece),
        .segment = piece->segment->id,
    };
    if (patch->maybe < chart->first)
        patch->maybe = chart->first;
    if (patch->maybe < patch->start)
        chart->maybe |= 1u << patch->stage;
    return DEMARC_OK;
}

static int patch_order(const void *left, const void *right)
{
    const demarc_patch *a = left, *b = right;

    if (a->lane != b->lane)
        return a->lane < b->lane ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->from_m > b->from_m) - (a->from_m < b->from_m);
}

/** Neighbours along the line that are alike are one. */
static bool patch_joins(demarc_patch *a, const demarc_patch *b)
{
    if (a->lane != b->lane || a->start != b->start || a->end != b->end ||
        a->stage != b->stage || a->reconstructed != b->reconstructed ||
        a->maybe != b->maybe || fabs(a->to_m - b->from_m) > 0.01)
        return false;
    if (strcmp(a->segment, b->segment) != 0)
        a->segment = "";
    a->to_m = b->to_m;
    return true;
}

demarc_status demarc_chart_lanes(demarc_board *chart)
{
    demarc_status status = lanes_find(chart);
    size_t kept = 0;

    if (status == DEMARC_OK)
        status = demarc_border_history(chart->page.ctx, chart->border,
                                       piece_add, chart);
    if (status || chart->patch_count == 0)
        return status;
    qsort(chart->patches, chart->patch_count, sizeof *chart->patches,
          patch_order);
    for (size_t i = 1; i < chart->patch_count; i++)
        if (!patch_joins(&chart->patches[kept], &chart->patches[i]))
            chart->patches[++kept] = chart->patches[i];
    chart->patch_count = kept + 1;
    return DEMARC_OK;
}

/** How many lanes there is room for beside the first. */
static size_t lanes_most(const demarc_board *chart, double width)
{
    const double most = 1 + floor(SHARE * width / (NARROW + GAP));

    return (double)chart->lane_count < most ? chart->lane_count
                                            : (size_t)fmax(1, most);
}

void demarc_chart_lanes_fit(demarc_board *chart, double x, double width)
{
    const size_t count = lanes_most(chart, width);
    double metres = 0, narrow = 0, scale = 0;

    /* Those that would be too narrow are widened; the rest share what is
       left. Each turn can only lower the scale, so a few settle it. */
    for (size_t turn = 0; turn <= count; turn++) {
        const double was = scale;

        metres = narrow = 0;
        for (size_t i = 0; i < count; i++)
            if (turn > 0 && i > 0 && chart->lanes[i].length_m * scale < NARROW)
                narrow += NARROW;
            else
                metres += chart->lanes[i].length_m;
        scale =
            (width - GAP * (double)(count - 1) - narrow) / fmax(metres, 1e-3);
        if (scale == was)
            break;
    }
    for (size_t i = 0; i < chart->lane_count; i++) {
        demarc_lane *lane = &chart->lanes[i];

        lane->x = x;
        lane->width = i >= count ? 0
                      : i == 0   ? lane->length_m * scale
                                 : fmax(NARROW, lane->length_m * scale);
        x += i < count ? lane->width + GAP : 0;
    }
    chart->lanes_out = chart->lane_count - count;
}

double demarc_lane_px(const demarc_lane *lane, double chainage_m)
{
    const double share =
        lane->length_m > 0 ? fmin(1, chainage_m / lane->length_m) : 0;

    return lane->x + lane->width * (lane->flip ? 1 - share : share);
}
