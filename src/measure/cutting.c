#include "measure/cut.h"
#include "measure/locate.h"
#include "measure/place.h"
#include "model/lines.h"

#include "base/buffer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** A point farther from the line than this cuts it only if that is asked. */
static const double FAR_KM = 1;

typedef struct job {
    demarc_ctx *ctx;
    const demarc_border *border;
    const demarc_cut_how *how;
    demarc_day day;
    demarc_cut_point *points; /* malloc */
    size_t count, room;
    size_t blank;
} job;

static demarc_status point_add(job *to, const demarc_spot *spot)
{
    if (!demarc_reserve(&to->points, &to->room, to->count + 1,
                        sizeof *to->points))
        return DEMARC_ENOMEM;
    to->points[to->count++] = (demarc_cut_point){spot->line, spot->along_m};
    return DEMARC_OK;
}

static demarc_status places_add(job *to)
{
    const demarc_era *era = demarc_net_era(to->border->net, to->day);
    demarc_status status = DEMARC_OK;

    for (const char *const *text = to->how->at; text && *text && !status;
         text++) {
        const demarc_route *route;
        demarc_location at;
        double metres;

        status = demarc_place_resolve(to->ctx, to->border, to->day, *text,
                                      &route, &metres);
        if (status != DEMARC_OK)
            break;
        demarc_route_at(to->border, era, route, metres, &at);
        status = point_add(to, &at.spot);
    }
    return status;
}

static demarc_status refuse_far(const job *to, const demarc_point *point,
                                double offset_m)
{
    demarc_where where = {.file = to->how->points_file,
                          .line = point->line,
                          .feature = point->id,
                          .lon = point->lon,
                          .lat = point->lat};
    demarc_buffer km = {0};
    demarc_status status;

    demarc_buffer_fixed(&km, offset_m / 1000, 3);
    status = demarc_buffer_status(&km);
    if (status == DEMARC_OK)
        status = demarc_report(to->ctx, DEMARC_RULE_CUT_FAR, &where,
                               "give --max-distance if it is meant",
                               "the point %s is %s km off the line", point->id,
                               km.data);
    demarc_buffer_free(&km);
    return status;
}

static demarc_status spot_add(job *to, const demarc_finder *finder,
                              const demarc_point *point)
{
    const double most = 1000 * (to->how->max_km > 0 ? to->how->max_km : FAR_KM);
    demarc_location at;

    if (!isfinite(point->lon)) {
        to->blank++;
        return DEMARC_OK;
    }
    demarc_point_locate(finder, to->day, point->lon, point->lat, INFINITY, &at);
    if (!at.segment)
        return DEMARC_OK; /* no line is alive, which the stretch will say */
    return at.spot.offset_m > most ? refuse_far(to, point, at.spot.offset_m)
                                   : point_add(to, &at.spot);
}

/** Goes on behind points that are far, and names them all. */
static demarc_status points_add(job *to)
{
    const demarc_points *points = to->how->points;
    demarc_status first = DEMARC_OK;
    const demarc_finder *finder;
    demarc_arena arena = {0};

    if (!points)
        return DEMARC_OK;
    finder = demarc_finder_make(to->border, &arena);
    if (!finder)
        first = DEMARC_ENOMEM;
    for (size_t i = 0;
         first != DEMARC_ENOMEM && i < demarc_points_count(points); i++) {
        demarc_status status =
            spot_add(to, finder, demarc_points_at(points, i));

        first = first && status != DEMARC_ENOMEM ? first : status;
    }
    demarc_arena_free(&arena);
    return first;
}

static demarc_status spans_find(const job *to, demarc_spans *out)
{
    const char *stretch = to->how->stretch ? to->how->stretch : "all";
    demarc_status status = demarc_stretch_resolve(to->ctx, to->border, to->day,
                                                  stretch, NULL, out);

    if (status == DEMARC_OK && out->count == 0)
        status =
            demarc_report(to->ctx, DEMARC_RULE_EMPTY, NULL,
                          "name a part of the line that is alive then",
                          "the stretch \"%s\" is empty on that day", stretch);
    return status;
}

demarc_status demarc_cut_open(demarc_ctx *ctx, const demarc_border *border,
                              const demarc_cut_how *how, demarc_cutting **out)
{
    job to = {.ctx = ctx,
              .border = border,
              .how = how,
              .day = how->has_day ? how->day : demarc_border_last_day(border)};
    demarc_cutting *cutting = calloc(1, sizeof *cutting);
    demarc_spans spans = {0};
    demarc_status status = cutting ? DEMARC_OK : DEMARC_ENOMEM;

    if (status == DEMARC_OK)
        status = spans_find(&to, &spans);
    if (status == DEMARC_OK)
        status = places_add(&to);
    if (status == DEMARC_OK)
        status = points_add(&to);
    if (status == DEMARC_OK) {
        cutting->border = border;
        cutting->day = to.day;
        cutting->blank = to.blank;
        status = demarc_spans_cut(&spans, to.points, to.count, cutting);
    }
    free(spans.items);
    free(to.points);
    *out = status == DEMARC_OK ? cutting : NULL;
    if (status != DEMARC_OK)
        demarc_cutting_free(cutting);
    return status;
}

void demarc_cutting_free(demarc_cutting *cutting)
{
    if (!cutting)
        return;
    demarc_arena_free(&cutting->arena);
    free(cutting->spans.items);
    free(cutting->parts);
    free(cutting);
}

/* ---- As lines to write ---- */

/** Gives a feature the points of a part, one part of its own for each span. */
static demarc_status shape_fill(const demarc_cutting *from,
                                const demarc_cut_part *part,
                                demarc_lines *lines, demarc_feature *feature)
{
    size_t *start =
        demarc_arena_take(&lines->arena, (part->count + 1) * sizeof *start);
    double *all = NULL, *piece;
    size_t room = 0, count;
    demarc_status status = start ? DEMARC_OK : DEMARC_ENOMEM;

    for (size_t i = 0; i < part->count && status == DEMARC_OK; i++) {
        const demarc_span *span = &from->spans.items[part->first + i];
        size_t end = start[i];

        status = demarc_line_cut(&from->border->net->lines[span->line],
                                 span->from, span->to, &piece, &count);
        if (status == DEMARC_OK &&
            !demarc_reserve(&all, &room, end + count, 2 * sizeof *all))
            status = DEMARC_ENOMEM;
        if (status == DEMARC_OK)
            memcpy(all + 2 * end, piece, 2 * count * sizeof *all);
        start[i + 1] = end + count;
        free(piece);
    }
    if (!demarc_arena_adopt(&lines->arena, all))
        return DEMARC_ENOMEM;
    feature->lon_lat = all;
    feature->start = start;
    feature->parts = part->count;
    return status;
}

static demarc_status part_add(const demarc_cutting *from,
                              const demarc_cut_part *part, demarc_lines *lines)
{
    const demarc_segment *of = &from->border->segments[part->segment];
    demarc_feature *feature = demarc_lines_add(lines);

    if (!feature)
        return DEMARC_ENOMEM;
    feature->id = part->id;
    feature->name = of->name;
    feature->border = of->border;
    feature->left = of->left;
    feature->right = of->right;
    feature->route = of->route;
    feature->stage =
        of->stage == DEMARC_UNKNOWN ? "" : demarc_stage_name(of->stage);
    feature->since = of->since.text;
    feature->from = of->from.text;
    feature->until = of->until.text;
    feature->source = of->source;
    return shape_fill(from, part, lines, feature);
}

demarc_status demarc_cutting_lines(const demarc_cutting *cutting,
                                   demarc_lines **out)
{
    demarc_status status = DEMARC_OK;

    *out = demarc_lines_new();
    if (!*out)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < cutting->count && status == DEMARC_OK; i++)
        status = part_add(cutting, &cutting->parts[i], *out);
    if (status == DEMARC_OK)
        return status;
    demarc_lines_free(*out);
    *out = NULL;
    return status;
}
