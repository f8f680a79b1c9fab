#include "measure/calibrate.h"

#include "measure/robust.h"

#include <math.h>
#include <stdlib.h>

static const double LEAST_SPREAD_M = 1;

/** By route, then chainage; without a place last, by number. */
static int place_order(const void *left, const void *right)
{
    const demarc_pillar_place *a = left, *b = right;

    if (a->route != b->route)
        return a->route < b->route ? -1 : 1;
    if (a->route != DEMARC_NONE && a->chainage_m != b->chainage_m)
        return a->chainage_m < b->chainage_m ? -1 : 1;
    return (a->pillar->line > b->pillar->line) -
           (a->pillar->line < b->pillar->line);
}

static bool is_anchor(const demarc_pillar_place *place)
{
    return place->way == DEMARC_PILLAR_POINT && isfinite(place->pillar->km);
}

/** 1 if the km rise along the route more often than they fall, else -1. */
static int direction(const demarc_interval *intervals, size_t count)
{
    long rises = 0;

    for (size_t i = 0; i < count; i++)
        rises += intervals[i].surveyed_m > 0 ? 1 : -1;
    return rises < 0 ? -1 : 1;
}

static void interval_add(demarc_calibration *out, const demarc_route *route,
                         size_t from, size_t to)
{
    const demarc_pillar_place *a = &out->pillars[from], *b = &out->pillars[to];
    double way = b->chainage_m - a->chainage_m;

    out->intervals[out->interval_count++] =
        (demarc_interval){.from = from,
                          .to = to,
                          .surveyed_m = (b->pillar->km - a->pillar->km) * 1000,
                          .line_m = way < 0 ? way + route->length_m : way,
                          .factor = NAN,
                          .residual_m = NAN};
}

/** Fills `values` with the factors of the intervals that have one. */
static double median_factor(const demarc_interval *of, size_t count,
                            double *values)
{
    size_t used = 0;

    for (size_t i = 0; i < count; i++)
        if (isfinite(of[i].factor))
            values[used++] = of[i].factor;
    return demarc_middle_take(values, used).median;
}

static void residuals_find(demarc_interval *of, demarc_calibrated *route,
                           double *values)
{
    demarc_middle middle;
    size_t used = 0;

    for (size_t i = 0; i < route->count; i++) {
        if (!isfinite(of[i].factor))
            continue;
        of[i].residual_m = of[i].line_m - of[i].surveyed_m * route->factor;
        values[used++] = of[i].residual_m;
    }
    middle = demarc_middle_take(values, used);
    route->spread_m = middle.spread;
    for (size_t i = 0; i < route->count; i++)
        of[i].outlier =
            !isfinite(of[i].factor) ||
            (used >= DEMARC_INTERVALS_LEAST &&
             fabs(of[i].residual_m - middle.median) >
                 DEMARC_OUTLIER * fmax(middle.spread, LEAST_SPREAD_M));
}

/** The anchor at which to begin: on a ring where the km do, for they jump
 *  there, wherever the ring starts. */
static size_t first_anchor(const demarc_calibration *of, const size_t *anchors,
                           size_t count, const demarc_route *route)
{
    size_t least = 0, most = 0;
    long rises = 0;

    for (size_t i = 0; i < count; i++) {
        double km = of->pillars[anchors[i]].pillar->km;

        if (km < of->pillars[anchors[least]].pillar->km)
            least = i;
        if (km > of->pillars[anchors[most]].pillar->km)
            most = i;
        rises += km < of->pillars[anchors[(i + 1) % count]].pillar->km ? 1 : -1;
    }
    return !route->ring ? 0 : rises < 0 ? most : least;
}

/** Calibrates the route of the pillars [begin, end). */
static void route_calibrate(const demarc_era *era, size_t begin, size_t end,
                            size_t *anchors, double *values,
                            demarc_calibration *out)
{
    const demarc_route *route = &era->routes[out->pillars[begin].route];
    demarc_calibrated *made = &out->routes[out->route_count++];
    demarc_interval *of = &out->intervals[out->interval_count];
    size_t count = 0, first;
    int sign;

    *made = (demarc_calibrated){.route = out->pillars[begin].route,
                                .first = out->interval_count};
    for (size_t i = begin; i < end; i++)
        if (is_anchor(&out->pillars[i]))
            anchors[count++] = i;
    first = first_anchor(out, anchors, count, route);
    for (size_t i = 0; i + 1 < count; i++)
        interval_add(out, route, anchors[(first + i) % count],
                     anchors[(first + i + 1) % count]);
    made->count = count ? count - 1 : 0;
    sign = direction(of, made->count);
    for (size_t i = 0; i < made->count; i++) {
        of[i].surveyed_m *= sign;
        if (of[i].surveyed_m > 0)
            of[i].factor = of[i].line_m / of[i].surveyed_m;
        made->surveyed_m += of[i].surveyed_m;
        made->line_m += of[i].line_m;
    }
    made->factor = median_factor(of, made->count, values);
    residuals_find(of, made, values);
}

static bool rooms_take(demarc_calibration *out, size_t count)
{
    out->pillars = malloc(count * sizeof *out->pillars);
    out->intervals = malloc(count * sizeof *out->intervals);
    out->routes = malloc(count * sizeof *out->routes);
    return out->pillars && out->intervals && out->routes;
}

demarc_status demarc_calibrate(const demarc_border *border, demarc_day day,
                               demarc_calibration *out)
{
    const demarc_era *era = demarc_net_era(border->net, day);
    const size_t room = border->pillar_count + 1;
    size_t *anchors = malloc(room * sizeof *anchors), end;
    double *values = malloc(room * sizeof *values);
    bool good;

    *out = (demarc_calibration){0};
    good = anchors && values && rooms_take(out, room);
    for (size_t i = 0; good && i < border->pillar_count; i++)
        if (demarc_pillar_stands(&border->pillars[i], day))
            demarc_pillar_at(border, day, &border->pillars[i],
                             &out->pillars[out->count++]);
    if (good && out->count)
        qsort(out->pillars, out->count, sizeof *out->pillars, place_order);
    for (size_t i = 0; good && i < out->count; i = end) {
        if (out->pillars[i].route == DEMARC_NONE)
            break;
        for (end = i; end < out->count &&
                      out->pillars[end].route == out->pillars[i].route;)
            end++;
        route_calibrate(era, i, end, anchors, values, out);
    }
    free(anchors);
    free(values);
    return good ? DEMARC_OK : DEMARC_ENOMEM;
}

void demarc_calibration_free(demarc_calibration *calibration)
{
    free(calibration->pillars);
    free(calibration->intervals);
    free(calibration->routes);
    *calibration = (demarc_calibration){0};
}
