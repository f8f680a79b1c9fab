#include "measure/line.h"

#include "measure/geodesic.h"
#include "model/course.h"

#include <stdlib.h>

static void ends_make(const demarc_gauge *gauge, size_t part, demarc_line *out)
{
    *out = (demarc_line){.part = part,
                         .count = 2,
                         .lon = gauge->lon,
                         .lat = gauge->lat,
                         .cum = gauge->cum,
                         .gauge = gauge};
}

/** Cumulates the lengths of its edges.
 *  @param cum  room for as many as there are vertices. */
static void line_measure(demarc_line *line, double *cum)
{
    demarc_sum sum = {0};

    line->cum = cum;
    cum[0] = 0;
    demarc_distances(line->lon, line->lat, line->count, cum + 1);
    for (size_t i = 1; i < line->count; i++) {
        demarc_sum_add(&sum, cum[i]);
        cum[i] = demarc_sum_value(&sum);
    }
}

static demarc_status course_take(const demarc_course *course, size_t part,
                                 demarc_line *out)
{
    const size_t from = course->start[part];

    *out = (demarc_line){.part = part,
                         .count = course->start[part + 1] - from,
                         .lon = course->lon + from,
                         .lat = course->lat + from};
    if (course->cum) {
        out->cum = course->cum + from;
        return DEMARC_OK;
    }
    out->own = malloc(out->count * sizeof *out->own);
    if (out->own)
        line_measure(out, out->own);
    else
        *out = (demarc_line){0};
    return out->own ? DEMARC_OK : DEMARC_ENOMEM;
}

demarc_status demarc_line_make(demarc_ctx *ctx, const demarc_segment *segment,
                               size_t part, demarc_line *out)
{
    *out = (demarc_line){0};
    if (segment->course && part < segment->course->parts)
        return course_take(segment->course, part, out);
    if (!segment->gauges || part >= segment->parts)
        return demarc_report(ctx, DEMARC_RULE_INTERNAL, NULL, NULL,
                             "segment %s has no part %zu", segment->id, part);
    ends_make(&segment->gauges[part], part, out);
    return DEMARC_OK;
}

demarc_status demarc_recall_refuse(demarc_ctx *ctx, const demarc_border *border)
{
    const demarc_where where = {
        .file = border->segments_file, .lon = NAN, .lat = NAN};

    return demarc_report(ctx, DEMARC_RULE_IO, &where,
                         "run it again when nobody writes to it",
                         "the file has changed while it was read");
}

bool demarc_gauge_ends(const demarc_gauge *gauge, const double *first,
                       const double *last)
{
    return gauge->lon[0] == first[0] && gauge->lat[0] == first[1] &&
           gauge->lon[1] == last[0] && gauge->lat[1] == last[1];
}

demarc_status demarc_line_recall(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_line *line, demarc_line *out)
{
    const demarc_gauge *gauge = line->gauge;
    const size_t count = gauge->vertices;
    const demarc_recall *from = border->recall;
    double *lon_lat = calloc(2 * count, sizeof *lon_lat);
    double *own = malloc(3 * count * sizeof *own);
    demarc_status status = DEMARC_ENOMEM;

    *out = (demarc_line){.own = own};
    if (!lon_lat || !own)
        goto done;
    status = DEMARC_OK;
    *out = (demarc_line){.segment = line->segment,
                         .part = line->part,
                         .count = count,
                         .lon = own,
                         .lat = own + count,
                         .own = own};
    if (!from || !from->read(from->user, gauge->at, count, lon_lat) ||
        !demarc_gauge_ends(gauge, lon_lat, lon_lat + 2 * count - 2))
        status = demarc_recall_refuse(ctx, border);
    for (size_t i = 0; status == DEMARC_OK && i < count; i++) {
        own[i] = lon_lat[2 * i];
        own[count + i] = lon_lat[2 * i + 1];
    }
    if (status == DEMARC_OK)
        line_measure(out, own + 2 * count);
done:
    free(lon_lat);
    return status;
}

void demarc_line_free(demarc_line *line)
{
    free(line->own);
    *line = (demarc_line){0};
}

size_t demarc_line_edge(const demarc_line *line, double metres)
{
    size_t low = 0, high = line->count - 1;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (line->cum[middle] <= metres)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void demarc_line_at(const demarc_line *line, double metres, double *lon,
                    double *lat)
{
    size_t edge = demarc_line_edge(line, metres), last = line->count - 1;
    struct geod_geodesic geod;
    double azimuth;

    if (metres <= line->cum[edge] || metres >= line->cum[last]) {
        size_t vertex = metres >= line->cum[last] ? last : edge;
        *lon = line->lon[vertex];
        *lat = line->lat[vertex];
        return;
    }
    demarc_geod(&geod);
    geod_inverse(&geod, line->lat[edge], line->lon[edge], line->lat[edge + 1],
                 line->lon[edge + 1], NULL, &azimuth, NULL);
    geod_direct(&geod, line->lat[edge], line->lon[edge], azimuth,
                metres - line->cum[edge], lat, lon, NULL);
}

demarc_status demarc_line_cut(const demarc_line *line, double from, double to,
                              double **lon_lat, size_t *count)
{
    size_t edge = demarc_line_edge(line, from), n = 0;
    double *out = malloc((line->count - edge + 2) * 2 * sizeof *out);

    *lon_lat = out;
    *count = 0;
    if (!out)
        return DEMARC_ENOMEM;
    demarc_line_at(line, from, &out[0], &out[1]);
    n = 1;
    for (size_t i = edge + 1; i + 1 < line->count && line->cum[i] < to; i++) {
        if (line->cum[i] <= from)
            continue;
        out[2 * n] = line->lon[i];
        out[2 * n + 1] = line->lat[i];
        n++;
    }
    demarc_line_at(line, to, &out[2 * n], &out[2 * n + 1]);
    *count = n + 1;
    return DEMARC_OK;
}
