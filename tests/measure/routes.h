/** routes.h - the routes of a border as one text. */
#ifndef DEMARC_TESTS_MEASURE_ROUTES_H
#define DEMARC_TESTS_MEASURE_ROUTES_H

#include "base/buffer.h"

#include "border.h"
#include "tap.h"

static void route_write(const made *of, const demarc_route *route,
                        demarc_buffer *out)
{
    demarc_buffer_format(out, "%s:%s", route->name, route->ring ? " (" : " ");
    for (size_t i = 0; i < route->count; i++) {
        const demarc_link *link = &route->links[i];
        size_t segment = of->border.net->lines[link->line].segment;

        demarc_buffer_format(out, "%s%s%s", i ? " " : "",
                             link->reversed ? "-" : "",
                             of->border.segments[segment].id);
    }
    demarc_buffer_text(out, route->ring ? ")" : "");
}

/** Those of the day are "main: a -b | ring-1: (c)": b is reversed. */
__attribute__((unused)) static void routes_are(const made *of, const char *day,
                                               const char *want,
                                               const char *name)
{
    const demarc_era *era =
        demarc_net_era(of->border.net, *day ? made_day(day) : DEMARC_DAY_MIN);
    demarc_buffer text = {0};

    for (size_t i = 0; i < era->route_count; i++) {
        demarc_buffer_text(&text, i ? " | " : "");
        route_write(of, &era->routes[i], &text);
    }
    is(text.data ? text.data : "", want, name);
    demarc_buffer_free(&text);
}

__attribute__((unused)) static void measure(made *what)
{
    is_int(demarc_net_make(what->ctx, &what->border, &what->border.net),
           DEMARC_OK, "the lines are measured");
}

#endif
