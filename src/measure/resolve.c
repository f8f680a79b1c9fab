#include "measure/resolve.h"

#include "measure/pillar_range.h"
#include "model/stretch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** What a stretch is resolved against. */
typedef struct task {
    demarc_ctx *ctx;
    const demarc_border *border;
    const demarc_era *era;
    demarc_day day;
    const char *text;
    const demarc_where *where;
    demarc_spans *out;
} task;

/** Percentages and kilometres as written cannot be told from the true end
 *  more finely than this. */
static const double END_M = 1e-6;

static demarc_status span_add(task *job, size_t line, double from, double to)
{
    demarc_spans *out = job->out;

    if (to <= from)
        return DEMARC_OK;
    if (!demarc_reserve(&out->items, &out->room, out->count + 1,
                        sizeof *out->items))
        return DEMARC_ENOMEM;
    out->items[out->count++] = (demarc_span){line, from, to};
    return DEMARC_OK;
}

/** Turns a term's range into metres of a whole that is `length` long. */
static demarc_status range_metres(task *job, const demarc_term *term,
                                  double length, double *from, double *to)
{
    double unit = term->kind == DEMARC_RANGE_KM ? 1000 : length / 100;

    *from = term->kind == DEMARC_RANGE_WHOLE || isinf(term->from)
                ? 0
                : term->from * unit;
    *to = term->kind == DEMARC_RANGE_WHOLE || isinf(term->to)
              ? fmax(length, *from)
              : term->to * unit;
    if (*from > length - END_M && *to > length + END_M)
        return demarc_report(job->ctx, DEMARC_RULE_STRETCH_OUTSIDE, job->where,
                             "correct the range; one in % follows the line's "
                             "own length",
                             "the stretch \"%s\" begins behind the end of %s, "
                             "which is %.6f km long",
                             job->text, term->name, length / 1000);
    if (*to > length + END_M) {
        *to = length;
        return demarc_report(job->ctx, DEMARC_RULE_STRETCH_RANGE, job->where,
                             "a range in % follows the line's own length",
                             "the stretch \"%s\" passes the end of %s, which "
                             "is %.6f km long",
                             job->text, term->name, length / 1000);
    }
    *to = *to < length ? *to : length;
    if (term->kind != DEMARC_RANGE_WHOLE && *from >= *to)
        return demarc_report(job->ctx, DEMARC_RULE_STRETCH_RANGE, job->where,
                             "give it an end behind its beginning",
                             "the stretch \"%s\" has no length", job->text);
    return DEMARC_OK;
}

/** The last link that begins at `metres` or before; the first if none does. */
static size_t link_at(const demarc_route *route, double metres)
{
    size_t low = 0, high = route->count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (route->links[middle].start_m <= metres)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/** Adds what [from, to] of a route covers of its links. */
static demarc_status route_cover(task *job, const demarc_route *route,
                                 double from, double to)
{
    demarc_status status = DEMARC_OK;

    for (size_t i = link_at(route, from);
         i < route->count && route->links[i].start_m <= to && !status; i++) {
        const demarc_link *link = &route->links[i];
        double metres =
            demarc_line_metres(&job->border->net->lines[link->line]);
        double begin = fmax(from - link->start_m, 0);
        double end = fmin(to - link->start_m, metres);

        /* A shared end is one number in both links, and the last link's end
         * is the route's, whatever the sums' last digit says. */
        if (i + 1 == route->count && to >= route->length_m)
            end = metres;
        status = link->reversed
                     ? span_add(job, link->line, metres - end, metres - begin)
                     : span_add(job, link->line, begin, end);
    }
    return status;
}

/** Adds what [from, to] covers of a segment, its parts one after another. */
static demarc_status segment_cover(task *job, size_t segment, double from,
                                   double to)
{
    const demarc_net *net = job->border->net;
    const demarc_line *first = demarc_net_line(net, segment, 0);
    demarc_status status = DEMARC_OK;
    double start = 0;

    for (const demarc_line *line = first;
         line && line < net->lines + net->line_count &&
         line->segment == segment && status == DEMARC_OK;
         line++) {
        double metres = demarc_line_metres(line);

        status = span_add(job, (size_t)(line - net->lines),
                          fmax(from - start, 0), fmin(to - start, metres));
        start += metres;
    }
    return status;
}

static demarc_status all_cover(task *job)
{
    const demarc_net *net = job->border->net;
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < net->line_count && status == DEMARC_OK; i++)
        if (job->era->route_of[i] != DEMARC_NONE)
            status = span_add(job, i, 0, demarc_line_metres(&net->lines[i]));
    return status;
}

static demarc_status name_unknown(task *job, const demarc_term *term)
{
    char known[400] = "all";
    size_t used = 3;

    for (size_t i = 0; i < job->era->route_count && used < 300; i++)
        used += (size_t)snprintf(known + used, sizeof known - used, ", %.40s",
                                 job->era->routes[i].name);
    for (size_t i = 0; i < job->border->segment_count && used < 300; i++)
        if (!demarc_era_route(job->era, job->border->segments[i].id))
            used += (size_t)snprintf(known + used, sizeof known - used,
                                     ", %.40s", job->border->segments[i].id);
    return demarc_report(
        job->ctx, DEMARC_RULE_STRETCH_NAME, job->where, "correct the stretch",
        "the stretch \"%s\" names no line \"%s\"; there are: "
        "%s%s",
        job->text, term->name, known, used < 300 ? "" : ", ...");
}

/** The segment of that id that is alive; DEMARC_NONE. `dead` if it lived. */
static size_t segment_find(const task *job, const char *id, bool *dead)
{
    size_t found = DEMARC_NONE;

    *dead = false;
    for (size_t i = 0;; i++) {
        i = demarc_net_segment(job->border, id, i);
        if (i == DEMARC_NONE)
            return found;
        if (demarc_segment_alive(&job->border->segments[i], job->day))
            found = i;
        else
            *dead = true;
    }
}

/** Is there a route of that name in any era? */
static bool route_ever(const task *job, const char *name)
{
    for (size_t i = 0; i < job->border->net->era_count; i++)
        if (demarc_era_route(&job->border->net->eras[i], name))
            return true;
    return false;
}

static demarc_status term_cover(task *job, const demarc_term *term)
{
    const demarc_route *route = demarc_era_route(job->era, term->name);
    bool dead;
    size_t segment = segment_find(job, term->name, &dead);
    double from, to, length;
    demarc_status status;
    char day[DEMARC_DAY_SIZE];

    if (!*term->name)
        return all_cover(job);
    if (!route && segment == DEMARC_NONE) {
        if (!dead && !route_ever(job, term->name))
            return name_unknown(job, term);
        return demarc_report(
            job->ctx, DEMARC_RULE_STRETCH_DEAD, job->where,
            "check the event's date and the segment's from and until",
            "the stretch \"%s\" names %s, which is not alive on %s", job->text,
            term->name, demarc_day_format(job->day, day));
    }
    length = route ? route->length_m : job->border->segments[segment].length_m;
    status = range_metres(job, term, length, &from, &to);
    if (status != DEMARC_OK)
        return status;
    return route ? route_cover(job, route, from, to)
                 : segment_cover(job, segment, from, to);
}

/** The mend of a stretch against the route; it is the same either way. */
static demarc_status reversed_note(task *job, const demarc_term *term)
{
    return demarc_report(job->ctx, DEMARC_RULE_PILLAR_REVERSED, job->where,
                         NULL, "\"%s\": along the route %s comes before %s",
                         job->text, term->pillars[1], term->pillars[0]);
}

/** From one pillar to another, in either order. */
static demarc_status pillars_cover(task *job, const demarc_term *term)
{
    const demarc_pillar_ask ask = {job->ctx, job->border, job->day, job->text,
                                   job->where};
    const demarc_route *route;
    demarc_pillar_place at[2];
    demarc_status status;
    double from, to;

    if (!job->border->pillar_index)
        return demarc_report(job->ctx, DEMARC_RULE_STRETCH_NAME, job->where,
                             "give the stretch in km or %, or give --pillars",
                             "the stretch \"%s\" names pillars, and the "
                             "dossier has none",
                             job->text);
    status =
        demarc_pillars_resolve(&ask, term->name, term->pillars, at, &route);
    if (status != DEMARC_OK || !route)
        return status;
    from = at[0].pillar ? at[0].chainage_m : 0;
    to = at[1].pillar ? at[1].chainage_m : route->length_m;
    if (from == to)
        return demarc_report(job->ctx, DEMARC_RULE_STRETCH_RANGE, job->where,
                             "name two pillars",
                             "the stretch \"%s\" has no length", job->text);
    if (from > to && at[0].pillar && at[1].pillar)
        status = reversed_note(job, term);
    return status == DEMARC_OK
               ? route_cover(job, route, fmin(from, to), fmax(from, to))
               : status;
}

demarc_status demarc_stretch_resolve(demarc_ctx *ctx,
                                     const demarc_border *border,
                                     demarc_day day, const char *text,
                                     const demarc_where *where,
                                     demarc_spans *out)
{
    task job = {ctx,   border, demarc_net_era(border->net, day), day, text,
                where, out};
    demarc_arena arena = {0};
    demarc_stretch stretch;
    demarc_status status;
    const char *reason;

    *out = (demarc_spans){0};
    status = demarc_stretch_parse(&arena, text, &stretch, &reason);
    if (status == DEMARC_EDATA)
        status = demarc_report(ctx, DEMARC_RULE_STRETCH_BAD, where, reason,
                               "the stretch \"%s\" cannot be read", text);
    for (size_t i = 0; status == DEMARC_OK && i < stretch.count; i++) {
        const demarc_term *term = &stretch.terms[i];

        status = term->kind == DEMARC_RANGE_PILLARS ? pillars_cover(&job, term)
                                                    : term_cover(&job, term);
    }
    demarc_arena_free(&arena);
    return status;
}
