#include "measure/route.h"

#include "base/decimal.h"
#include "measure/gaps.h"
#include "measure/geodesic.h"
#include "measure/orient.h"

#include <stdlib.h>
#include <string.h>

/** The lines of an era that share a route attribute; "" is no attribute. */
typedef struct group {
    const char *name;
    size_t *which;
    size_t count;
} group;

/** Adds a chain to the era as a route without a name yet. */
static demarc_status route_add(demarc_net *net, demarc_era *era,
                               const demarc_chain *chain, demarc_route **out)
{
    demarc_route *route = &era->routes[era->route_count];
    demarc_sum sum = {0};

    *out = NULL;
    route->links =
        demarc_arena_take(&net->arena, chain->count * sizeof *route->links);
    if (!route->links)
        return DEMARC_ENOMEM;
    route->name = "";
    route->ring = chain->ring;
    route->count = chain->count;
    for (size_t i = 0; i < chain->count; i++) {
        route->links[i] = chain->links[i];
        route->links[i].start_m = demarc_sum_value(&sum);
        demarc_sum_add(&sum,
                       demarc_line_metres(&net->lines[chain->links[i].line]));
    }
    route->length_m = demarc_sum_value(&sum);
    era->route_count++;
    *out = route;
    return DEMARC_OK;
}

/** From an end of one chain to an end of another. */
static double join_metres(const demarc_net *net, const demarc_chain *whole,
                          int side, const demarc_chain *next, int end)
{
    struct geod_geodesic geod;
    double lon0, lat0, lon1, lat1;

    demarc_geod(&geod);
    demarc_chain_end(net, whole, side, &lon0, &lat0);
    demarc_chain_end(net, next, end, &lon1, &lat1);
    return demarc_distance(&geod, lon0, lat0, lon1, lat1);
}

static bool chain_append(demarc_chain *whole, demarc_chain *next)
{
    size_t room = 0;
    demarc_link *links = NULL;

    if (!demarc_reserve(&links, &room, whole->count + next->count,
                        sizeof *links))
        return false;
    memcpy(links, whole->links, whole->count * sizeof *links);
    memcpy(links + whole->count, next->links, next->count * sizeof *links);
    free(whole->own);
    whole->own = whole->links = links;
    whole->count += next->count;
    whole->loose[1] = next->loose[1];
    next->count = 0;
    return true;
}

/** The chain that comes nearest to either end of the first one; `side` and
 *  `end` say which ends meet. NULL if none is left. */
static demarc_chain *chain_nearest(const demarc_net *net,
                                   const demarc_chains *chains, int *side,
                                   int *end)
{
    demarc_chain *best = NULL;
    double best_m = INFINITY;

    for (size_t i = 1; i < chains->count; i++)
        for (int ends = 0; ends < 4 && chains->items[i].count; ends++) {
            double metres = join_metres(net, &chains->items[0], ends < 2,
                                        &chains->items[i], ends % 2);
            if (metres < best_m) {
                best = &chains->items[i];
                best_m = metres;
                *side = ends < 2;
                *end = ends % 2;
            }
        }
    return best;
}

/** A gap in a route by decree is told however wide it is; up to DEMARC_GAP_M
 *  it has been, as any two loose ends. It is told from the first in the file,
 *  so that other eras have nothing to add. */
static demarc_status gap_tell(demarc_ctx *ctx, const demarc_border *border,
                              const demarc_net *net, const demarc_chain *whole,
                              int side, const demarc_chain *next, int end)
{
    const demarc_chain *from = whole, *to = next;
    const double metres = join_metres(net, whole, side, next, end);
    size_t ends[2] = {whole->links[side ? whole->count - 1 : 0].line,
                      next->links[end ? next->count - 1 : 0].line};
    double at[2];

    if (metres <= DEMARC_GAP_M)
        return DEMARC_OK;
    if (ends[1] < ends[0]) {
        from = next;
        to = whole;
    }
    demarc_chain_end(net, from, from == whole ? side : end, &at[0], &at[1]);
    return demarc_gap_report(
        ctx, border, net,
        border->segments[net->lines[ends[from != whole]].segment].id, at,
        border->segments[net->lines[ends[to != whole]].segment].id, metres);
}

/** A named route is one chain by decree: to the first, the nearest chain is
 *  put on again and again, at either end. The gaps between are findings, not
 *  lengths. */
static demarc_status chains_unite(demarc_ctx *ctx, const demarc_border *border,
                                  const demarc_net *net, demarc_chains *chains)
{
    demarc_chain *whole = &chains->items[0], *next;
    demarc_status status;
    int side, end;

    while ((next = chain_nearest(net, chains, &side, &end))) {
        status = gap_tell(ctx, border, net, whole, side, next, end);
        if (status != DEMARC_OK)
            return status;
        if (side == 0)
            demarc_chain_turn(whole);
        if (end == 1)
            demarc_chain_turn(next);
        if (!chain_append(whole, next))
            return DEMARC_ENOMEM;
    }
    whole->ring = false;
    return DEMARC_OK;
}

static demarc_status group_routes(demarc_ctx *ctx, const demarc_border *border,
                                  demarc_net *net, demarc_era *era,
                                  const group *lines)
{
    demarc_chains chains;
    demarc_route *route;
    demarc_status status;

    status = demarc_chains_make(ctx, border, net, lines->which, lines->count,
                                &chains);
    if (status == DEMARC_OK && !border->unsearched)
        status = demarc_gaps_tell(ctx, border, net, &chains);
    if (status == DEMARC_OK && *lines->name && chains.count > 1)
        status = chains_unite(ctx, border, net, &chains);
    for (size_t i = 0; i < chains.count && status == DEMARC_OK; i++) {
        if (chains.items[i].count == 0)
            continue;
        status = demarc_chain_orient(ctx, border, net, &chains.items[i]);
        if (status == DEMARC_OK)
            status = route_add(net, era, &chains.items[i], &route);
        if (status == DEMARC_OK)
            route->name = lines->name;
    }
    demarc_chains_free(&chains);
    return status;
}

/** Open before closed, long before short, then by the file. */
static int route_order(const void *left, const void *right)
{
    const demarc_route *a = left, *b = right;

    if (a->ring != b->ring)
        return a->ring ? 1 : -1;
    if (a->length_m != b->length_m)
        return a->length_m > b->length_m ? -1 : 1;
    return a->links[0].line < b->links[0].line ? -1 : 1;
}

/** Without the C library, since a file may have very many. */
static void name_number(const char *kind, size_t number, char *out)
{
    const size_t length = strlen(kind);

    memcpy(out, kind, length);
    out[length + demarc_decimal_fixed((double)number, 0, out + length)] = '\0';
}

static demarc_status route_name(demarc_net *net, demarc_route *route,
                                const demarc_names *taken, size_t *number)
{
    char name[sizeof "main-" + DEMARC_DECIMAL_ROOM];

    do {
        ++*number;
        if (route->ring || *number > 1)
            name_number(route->ring ? "ring-" : "main-", *number, name);
        else
            strcpy(name, "main");
    } while (demarc_names_find(taken, name) != DEMARC_NAMES_NONE);
    route->name = demarc_arena_text(&net->arena, name);
    return route->name ? DEMARC_OK : DEMARC_ENOMEM;
}

/** Routes without an attribute get the names that no attribute took. */
static demarc_status routes_name(demarc_net *net, demarc_era *era)
{
    size_t open = 0, rings = 0;
    demarc_names taken = {0};
    demarc_status status = DEMARC_OK;

    if (era->route_count > 0)
        qsort(era->routes, era->route_count, sizeof *era->routes, route_order);
    for (size_t i = 0; i < era->route_count && !status; i++)
        if (*era->routes[i].name &&
            demarc_names_add(&taken, era->routes[i].name) == DEMARC_NAMES_NONE)
            status = DEMARC_ENOMEM;
    for (size_t i = 0; i < era->route_count && !status; i++) {
        demarc_route *route = &era->routes[i];

        if (!*route->name)
            status =
                route_name(net, route, &taken, route->ring ? &rings : &open);
        if (!status &&
            demarc_names_add(&era->names, route->name) == DEMARC_NAMES_NONE)
            status = DEMARC_ENOMEM;
    }
    demarc_names_free(&taken);
    return status;
}

/** The main route begins where the dossier says, whatever is on its left. */
static void main_begin(const demarc_border *border, const demarc_net *net,
                       demarc_era *era)
{
    demarc_sum sum = {0};
    demarc_route *main = NULL;
    demarc_chain chain;

    for (size_t i = 0; i < era->route_count; i++)
        if (strcmp(era->routes[i].name, "main") == 0)
            main = &era->routes[i];
    if (!border->about.has_start || !main || main->ring)
        return;
    chain = (demarc_chain){.links = main->links, .count = main->count};
    demarc_chain_begin_at(net, &chain, border->about.start_lon,
                          border->about.start_lat);
    for (size_t i = 0; i < main->count; i++) {
        main->links[i].start_m = demarc_sum_value(&sum);
        demarc_sum_add(&sum,
                       demarc_line_metres(&net->lines[main->links[i].line]));
    }
}

static void links_index(demarc_era *era)
{
    for (size_t i = 0; i < era->route_count; i++)
        for (size_t k = 0; k < era->routes[i].count; k++) {
            era->route_of[era->routes[i].links[k].line] = i;
            era->link_of[era->routes[i].links[k].line] = k;
        }
}

/** Gives each living line the number of its route attribute, and counts them:
 *  groups come in the order of their first lines, dead ones too. */
static demarc_status groups_count(const demarc_border *border,
                                  const demarc_net *net, demarc_day day,
                                  size_t *number, group *groups, size_t *count)
{
    demarc_names names = {0};
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < net->line_count && !status; i++) {
        const demarc_segment *of = &border->segments[net->lines[i].segment];
        size_t at = demarc_names_add(&names, of->route);

        if (at == DEMARC_NAMES_NONE) {
            status = DEMARC_ENOMEM;
            break;
        }
        groups[at].name = of->route;
        number[i] = demarc_segment_alive(of, day) ? at : DEMARC_NONE;
        groups[at].count += number[i] != DEMARC_NONE;
    }
    *count = names.count;
    demarc_names_free(&names);
    return status;
}

/** Puts the era's living lines into groups by their route attribute. */
static demarc_status groups_make(const demarc_border *border,
                                 const demarc_net *net, const demarc_era *era,
                                 group **out, size_t *count)
{
    size_t room = net->line_count + 1, used = 0;
    size_t *which = malloc(room * sizeof *which);
    size_t *number = malloc(room * sizeof *number);
    group *groups = calloc(room, sizeof *groups);
    demarc_status status = DEMARC_ENOMEM;

    *out = groups;
    *count = 0;
    if (which && number && groups)
        status = groups_count(border, net, era->start, number, groups, count);
    if (status != DEMARC_OK) {
        free(which);
        free(number);
        return status;
    }
    groups[0].which = which; /* owner of the whole array */
    for (size_t i = 0; i < *count; i++) {
        groups[i].which = which + used;
        used += groups[i].count;
        groups[i].count = 0;
    }
    for (size_t i = 0; i < net->line_count; i++)
        if (number[i] != DEMARC_NONE) {
            group *to = &groups[number[i]];

            to->which[to->count++] = i;
        }
    free(number);
    return DEMARC_OK;
}

demarc_status demarc_routes_make(demarc_ctx *ctx, const demarc_border *border,
                                 demarc_net *net, demarc_era *era)
{
    size_t room = net->line_count + 1, count;
    group *groups = NULL;
    demarc_status status;

    era->routes = demarc_arena_take(&net->arena, room * sizeof *era->routes);
    era->route_of = demarc_arena_take(&net->arena, room * sizeof(size_t));
    era->link_of = demarc_arena_take(&net->arena, room * sizeof(size_t));
    if (!era->routes || !era->route_of || !era->link_of)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < room; i++)
        era->route_of[i] = era->link_of[i] = DEMARC_NONE;
    status = groups_make(border, net, era, &groups, &count);
    for (size_t i = 0; status == DEMARC_OK && i < count; i++)
        status = group_routes(ctx, border, net, era, &groups[i]);
    if (status == DEMARC_OK)
        status = routes_name(net, era);
    if (status == DEMARC_OK) {
        main_begin(border, net, era);
        links_index(era);
    }
    if (groups)
        free(groups[0].which);
    free(groups);
    return status;
}
