#include "measure/route.h"

#include "base/decimal.h"
#include "measure/gaps.h"
#include "measure/geodesic.h"
#include "measure/orient.h"
#include "measure/unite.h"

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
        status = demarc_chains_unite(ctx, border, net, &chains);
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
