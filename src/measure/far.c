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

/** Metres to the line: to the nearest of places on it that are STEP_M from
 *  each other, which is near enough against the 100 km that are asked. */
static double nearest_place(const demarc_border *border, double lon, double lat)
{
    struct geod_geodesic geod;
    double least = INFINITY;

    demarc_geod(&geod);
    for (size_t i = 0; i < border->net->line_count && least > FAR_M; i++) {
        const demarc_line *line = &border->net->lines[i];
        size_t steps = (size_t)(demarc_line_metres(line) / STEP_M) + 2;

        for (size_t k = 0; k < steps && least > FAR_M; k++) {
            double near_lon, near_lat;

            demarc_line_at(line, (double)k * STEP_M, &near_lon, &near_lat);
            least = fmin(least,
                         demarc_distance(&geod, lon, lat, near_lon, near_lat));
        }
    }
    return least;
}

demarc_status demarc_events_far(demarc_ctx *ctx, const demarc_border *border)
{
    demarc_status status = DEMARC_OK;

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
        metres = nearest_place(border, event->lon, event->lat);
        if (metres > FAR_M)
            status = demarc_report(
                ctx, DEMARC_RULE_EVENT_FAR, &where,
                "check lon and lat, and that they are not swapped",
                "the %s at %.4f, %.4f is %.0f km from the border", event->type,
                event->lon, event->lat, metres / 1000);
    }
    return status;
}
