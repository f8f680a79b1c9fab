#include "measure/pillar_range.h"

#include "base/buffer.h"
#include "measure/pillar_doubt.h"

#include <math.h>
#include <string.h>

/** One number stands on so many routes at a time; more would be ambiguous in
 *  any case. */
enum { MOST = 8, NAMED = 4 };

/** The places of one number on one day. */
typedef struct candidates {
    const char *number; /* as asked; "": any place is good */
    demarc_pillar_place items[MOST];
    size_t count;
} candidates;

static demarc_status refuse(const demarc_pillar_ask *ask, demarc_rule_id rule,
                            const char *mend, demarc_buffer *what)
{
    demarc_status status = demarc_buffer_status(what);

    if (status == DEMARC_OK)
        status = demarc_report(ask->ctx, rule, ask->where, mend, "\"%s\": %s",
                               ask->text, what->data);
    demarc_buffer_free(what);
    return status;
}

/** Goes from the nearest number outwards. */
static void nearest_add(const demarc_border *border, const char *key,
                        demarc_buffer *out)
{
    const demarc_pillar *const *sorted = demarc_pillars_sorted(border);
    size_t high, low, count = border->pillar_count;

    for (high = 0; high < count; high++)
        if (demarc_pillar_order(sorted[high]->key, key) > 0)
            break;
    for (low = high; high - low < NAMED && (low > 0 || high < count);) {
        double below =
            low > 0 ? demarc_pillar_apart(sorted[low - 1]->key, key) : NAN;
        double above =
            high < count ? demarc_pillar_apart(sorted[high]->key, key) : NAN;

        if (low > 0 && !(below >= above))
            low--;
        else
            high += high < count;
    }
    demarc_buffer_text(out, "; the nearest numbers are ");
    for (size_t i = low; i < high; i++)
        if (i == low || strcmp(sorted[i]->key, sorted[i - 1]->key) != 0)
            demarc_buffer_format(out, "%s%.40s", i > low ? ", " : "",
                                 sorted[i]->number);
}

static demarc_status refuse_unknown(const demarc_pillar_ask *ask,
                                    const char *number, const char *key)
{
    demarc_buffer what = {0};

    demarc_buffer_format(&what, "there is no pillar \"%s\"", number);
    nearest_add(ask->border, key, &what);
    return refuse(ask, DEMARC_RULE_PILLAR_NONE,
                  "correct the number, or add the pillar to its file", &what);
}

/** It is known, but not then. */
static demarc_status tell_dead(const demarc_pillar_ask *ask,
                               const demarc_pillar *pillar)
{
    char day[DEMARC_DAY_SIZE], from[DEMARC_DAY_SIZE], until[DEMARC_DAY_SIZE];
    demarc_buffer what = {0};

    demarc_buffer_format(&what, "pillar %s does not stand on %s, but from %s",
                         pillar->number, demarc_day_format(ask->day, day),
                         demarc_day_format(pillar->from, from));
    demarc_buffer_format(&what, " to before %s",
                         demarc_day_format(pillar->until, until));
    return refuse(ask, DEMARC_RULE_STRETCH_DEAD,
                  "check the date, and the pillar's from and until", &what);
}

static demarc_status refuse_placeless(const demarc_pillar_ask *ask,
                                      const demarc_pillar_place *place)
{
    demarc_buffer what = {0};
    char day[DEMARC_DAY_SIZE];
    const char *mend;

    demarc_buffer_format(&what, "pillar %s ", place->pillar->number);
    demarc_pillar_why(place, &what, &mend);
    if (ask->day > DEMARC_DAY_MIN && ask->day < DEMARC_DAY_MAX)
        demarc_buffer_format(&what, " on %s", demarc_day_format(ask->day, day));
    return refuse(ask, DEMARC_RULE_PILLAR_NOWHERE, mend, &what);
}

/** Finds where a number is on that day; `*gone` if it is nowhere then. */
static demarc_status candidates_find(const demarc_pillar_ask *ask,
                                     const char *number, candidates *out,
                                     bool *gone)
{
    demarc_pillar_place place, lost = {0};
    const demarc_pillar *const *all = NULL;
    demarc_arena arena = {0};
    const char *key = demarc_pillar_key(&arena, number);
    demarc_status status = key ? DEMARC_OK : DEMARC_ENOMEM;
    size_t count = key ? demarc_pillars_find(ask->border, key, &all) : 0;

    *out = (candidates){.number = number};
    for (size_t i = 0; i < count && out->count < MOST; i++) {
        if (!demarc_pillar_stands(all[i], ask->day))
            continue;
        demarc_pillar_at(ask->border, ask->day, all[i], &place);
        if (place.route == DEMARC_NONE)
            lost = place;
        else
            out->items[out->count++] = place;
    }
    if (status == DEMARC_OK && count == 0) {
        status = refuse_unknown(ask, number, key);
    } else if (status == DEMARC_OK && out->count == 0) {
        *gone = true;
        status =
            lost.pillar ? refuse_placeless(ask, &lost) : tell_dead(ask, *all);
    }
    demarc_arena_free(&arena);
    return status;
}

static demarc_status refuse_routes(const demarc_pillar_ask *ask,
                                   const char *route, const candidates of[2],
                                   bool many)
{
    const demarc_era *era = demarc_net_era(ask->border->net, ask->day);
    demarc_buffer what = {0};

    for (size_t i = 0; i < 2; i++) {
        if (of[i].count == 0)
            continue;
        demarc_buffer_format(&what, "%spillar %s is on ",
                             what.length ? ", " : "",
                             of[i].items[0].pillar->number);
        for (size_t k = 0; k < of[i].count; k++)
            demarc_buffer_format(&what, "%s%.40s", k ? " and " : "",
                                 era->routes[of[i].items[k].route].name);
    }
    return refuse(ask, DEMARC_RULE_PILLAR_ROUTES,
                  many     ? "name the route: main[P43..P61], or main:P43"
                  : *route ? "name the route on which they are"
                           : "give a stretch on each route, joined by ;",
                  &what);
}

/** The place of a number on a route; NULL if it has none there. */
static const demarc_pillar_place *place_on(const candidates *of, size_t route)
{
    for (size_t i = 0; i < of->count; i++)
        if (of->items[i].route == route)
            return &of->items[i];
    return NULL;
}

/** Takes the places on a route; false if not all numbers are there. */
static bool places_take(const candidates of[2], size_t route,
                        demarc_pillar_place places[2])
{
    for (size_t i = 0; i < 2; i++) {
        const demarc_pillar_place *place = place_on(&of[i], route);

        if (!place && *of[i].number)
            return false;
        places[i] = place ? *place : (demarc_pillar_place){0};
    }
    return true;
}

demarc_status demarc_pillars_resolve(const demarc_pillar_ask *ask,
                                     const char *route,
                                     const char *const numbers[2],
                                     demarc_pillar_place places[2],
                                     const demarc_route **found)
{
    const demarc_era *era = demarc_net_era(ask->border->net, ask->day);
    demarc_pillar_place at[2] = {{0}};
    demarc_status status = DEMARC_OK;
    candidates of[2] = {{.number = ""}, {.number = ""}};
    bool gone = false;
    size_t good = 0;

    *found = NULL;
    for (size_t i = 0; i < 2 && status == DEMARC_OK && !gone; i++)
        if (*numbers[i])
            status = candidates_find(ask, numbers[i], &of[i], &gone);
    if (status != DEMARC_OK || gone)
        return status;
    for (size_t i = 0; i < era->route_count; i++) {
        if ((*route && strcmp(era->routes[i].name, route) != 0) ||
            !places_take(of, i, at))
            continue;
        good++;
        *found = &era->routes[i];
        memcpy(places, at, sizeof at);
    }
    if (good == 1)
        return DEMARC_OK;
    *found = NULL;
    return refuse_routes(ask, route, of, good > 1);
}
