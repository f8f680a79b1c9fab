#include "measure/far.h"

#include "measure/geodesic.h"

#include <math.h>
#include <string.h>

static const double FAR_M = 100000;
static const double STEP_M = 10000;

static bool at_border(const char *type)
{
    static const char *const types[] = {"clash", "incident", "transfer",
                                        "closure", "reopening"};

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i], type) == 0)
            return true;
    return false;
}

/** A place on the net, and the way to measure from it. */
typedef struct place {
    const demarc_net *net;
    struct geod_geodesic geod;
    size_t line, step;
} place;

static double place_metres(const place *at, double lon, double lat)
{
    double near_lon, near_lat;

    demarc_line_at(&at->net->lines[at->line], (double)at->step * STEP_M,
                   &near_lon, &near_lat);
    return demarc_distance(&at->geod, lon, lat, near_lon, near_lat);
}

/**
 * Metres to the line: to the nearest of places on it that are STEP_M from
 * each other, which is near enough against the 100 km that are asked. The
 * search ends at a place that is not far, and `hint` keeps it: the next event
 * is often near it as well.
 */
static double nearest_place(place *hint, double lon, double lat)
{
    place at = *hint;
    double least = at.net->line_count ? place_metres(hint, lon, lat) : INFINITY;

    for (at.line = 0; at.line < at.net->line_count && least > FAR_M;
         at.line++) {
        const demarc_line *line = &at.net->lines[at.line];
        size_t steps = (size_t)(demarc_line_metres(line) / STEP_M) + 2;

        for (at.step = 0; at.step < steps && least > FAR_M; at.step++) {
            least = fmin(least, place_metres(&at, lon, lat));
            if (least <= FAR_M)
                *hint = at;
        }
    }
    return least;
}

demarc_status demarc_events_far(demarc_ctx *ctx, const demarc_border *border)
{
    demarc_status status = DEMARC_OK;
    place hint = {.net = border->net};

    demarc_geod(&hint.geod);
    for (size_t i = 0; i < border->event_count && status == DEMARC_OK; i++) {
        const demarc_event *event = &border->events[i];
        demarc_where where = {.file = border->events_file,
                              .line = event->line,
                              .feature = event->id,
                              .lon = event->lon,
                              .lat = event->lat};
        double metres;

        if (!isfinite(event->lon) || !at_border(event->type))
            continue;
        metres = nearest_place(&hint, event->lon, event->lat);
        if (metres > FAR_M)
            status = demarc_report(
                ctx, DEMARC_RULE_EVENT_FAR, &where,
                "check lon and lat, and that they are not swapped",
                "the %s at %.4f, %.4f is %.0f km from the border", event->type,
                event->lon, event->lat, metres / 1000);
    }
    return status;
}
