#include "measure/place.h"

#include "base/buffer.h"
#include "measure/pillar_range.h"
#include "model/chainage.h"

#include <math.h>
#include <string.h>

/** What CSV rounds off: the end of a route may be printed past its end. */
static const double PRINT_M = 0.001;

typedef struct ask {
    demarc_ctx *ctx;
    const demarc_border *border;
    const demarc_era *era;
    demarc_day day;
    const char *text;
} ask;

static demarc_status refuse_route(const ask *of, const char *name)
{
    demarc_buffer known = {0};
    demarc_status status;

    for (size_t i = 0; i < of->era->route_count && known.length < 300; i++)
        demarc_buffer_format(&known, "%s%.40s", i ? ", " : "",
                             of->era->routes[i].name);
    status = demarc_buffer_status(&known);
    if (status == DEMARC_OK)
        status = demarc_report(
            of->ctx, DEMARC_RULE_STRETCH_NAME, NULL, "name one of these",
            "\"%s\": there is no route \"%s\" on that day; "
            "there are: %s",
            of->text, name, known.data ? known.data : "none");
    demarc_buffer_free(&known);
    return status;
}

static demarc_status refuse_past(const ask *of, const demarc_route *route)
{
    demarc_buffer km = {0};
    demarc_status status;

    demarc_buffer_fixed(&km, route->length_m / 1000, 6);
    status = demarc_buffer_status(&km);
    if (status == DEMARC_OK)
        status = demarc_report(of->ctx, DEMARC_RULE_EMPTY, NULL,
                               "a chainage in % follows the line's own length",
                               "\"%s\" is past the end of %s, which is %s km "
                               "long",
                               of->text, route->name, km.data);
    demarc_buffer_free(&km);
    return status;
}

static demarc_status pillar_place(const ask *of, const demarc_chainage *at,
                                  const demarc_route **route, double *metres)
{
    const demarc_pillar_ask pillar = {of->ctx, of->border, of->day, of->text,
                                      NULL};
    const char *const numbers[2] = {at->pillar, ""};
    demarc_pillar_place places[2];
    demarc_status status;

    if (!of->border->pillar_index)
        return demarc_report(
            of->ctx, DEMARC_RULE_STRETCH_NAME, NULL,
            "write ROUTE:KM, such as main:12.5, or give --pillars",
            "\"%s\" names a pillar, and the dossier has none", of->text);
    if (*at->route && !demarc_era_route(of->era, at->route))
        return refuse_route(of, at->route);
    status = demarc_pillars_resolve(&pillar, at->route, numbers, places, route);
    if (status == DEMARC_OK && !*route)
        status = demarc_report(of->ctx, DEMARC_RULE_EMPTY, NULL,
                               "ask for a day on which it stands",
                               "\"%s\" has no place on that day", of->text);
    if (status == DEMARC_OK)
        *metres = places[0].chainage_m;
    return status;
}

static demarc_status km_place(const ask *of, const demarc_chainage *at,
                              const demarc_route **route, double *metres)
{
    *route = demarc_era_route(of->era, at->route);
    if (!*route)
        return refuse_route(of, at->route);
    *metres =
        at->percent ? at->value / 100 * (*route)->length_m : at->value * 1000;
    if (*metres > (*route)->length_m + PRINT_M)
        return refuse_past(of, *route);
    *metres = fmin(*metres, (*route)->length_m);
    return DEMARC_OK;
}

demarc_status demarc_place_resolve(demarc_ctx *ctx, const demarc_border *border,
                                   demarc_day day, const char *text,
                                   const demarc_route **route, double *metres)
{
    const ask of = {ctx, border, demarc_net_era(border->net, day), day, text};
    demarc_arena arena = {0};
    demarc_chainage at;
    const char *reason;
    demarc_status status = demarc_chainage_parse(&arena, text, &at, &reason);

    *route = NULL;
    *metres = NAN;
    if (status == DEMARC_EDATA)
        status = demarc_report(ctx, DEMARC_RULE_USAGE, NULL, reason,
                               "\"%s\" is no chainage", text);
    else if (status == DEMARC_OK && at.pillar)
        status = pillar_place(&of, &at, route, metres);
    else if (status == DEMARC_OK)
        status = km_place(&of, &at, route, metres);
    demarc_arena_free(&arena);
    return status;
}
