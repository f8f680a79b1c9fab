#include "measure/line.h"

#include "measure/geodesic.h"
#include "model/geos.h"

#include <stdlib.h>

/** One block of memory for all three. */
static bool line_room(demarc_line *line, size_t part, size_t count)
{
    line->lon = malloc(3 * count * sizeof *line->lon);
    if (!line->lon)
        return false;
    line->part = part;
    line->count = count;
    line->lat = line->lon + count;
    line->cum = line->lat + count;
    line->cum[0] = 0;
    return true;
}

static demarc_status ends_make(const demarc_gauge *gauge, size_t part,
                               demarc_line *out)
{
    if (!line_room(out, part, 2))
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < 2; i++) {
        out->lon[i] = gauge->lon[i];
        out->lat[i] = gauge->lat[i];
    }
    out->cum[1] = gauge->metres;
    out->gauge = gauge;
    return DEMARC_OK;
}

/** Cumulates the lengths of its edges. */
static void line_measure(demarc_line *line)
{
    demarc_sum sum = {0};

    demarc_distances(line->lon, line->lat, line->count, line->cum + 1);
    for (size_t i = 1; i < line->count; i++) {
        demarc_sum_add(&sum, line->cum[i]);
        line->cum[i] = demarc_sum_value(&sum);
    }
}

demarc_status demarc_line_make(demarc_ctx *ctx, const demarc_segment *segment,
                               size_t part, demarc_line *out)
{
    GEOSContextHandle_t geos = demarc_geos(ctx);
    const GEOSGeometry *line = NULL;
    const GEOSCoordSequence *points;
    unsigned count = 0;

    *out = (demarc_line){0};
    if (segment->gauges && part < segment->parts)
        return ends_make(&segment->gauges[part], part, out);
    if (segment->geometry &&
        (int)part < GEOSGetNumGeometries_r(geos, segment->geometry))
        line = GEOSGetGeometryN_r(geos, segment->geometry, (int)part);
    points = line ? GEOSGeom_getCoordSeq_r(geos, line) : NULL;
    if (!points || !GEOSCoordSeq_getSize_r(geos, points, &count) || count < 2)
        return demarc_report(ctx, DEMARC_RULE_INTERNAL, NULL, NULL,
                             "segment %s has no part %zu", segment->id, part);
    if (!line_room(out, part, count))
        return DEMARC_ENOMEM;
    GEOSCoordSeq_copyToArrays_r(geos, points, out->lon, out->lat, NULL, NULL);
    line_measure(out);
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
    demarc_status status = DEMARC_ENOMEM;

    *out = (demarc_line){.segment = line->segment};
    if (!lon_lat || !line_room(out, line->part, count))
        goto done;
    status = DEMARC_OK;
    if (!from || !from->read(from->user, gauge->at, count, lon_lat) ||
        !demarc_gauge_ends(gauge, lon_lat, lon_lat + 2 * count - 2))
        status = demarc_recall_refuse(ctx, border);
    for (size_t i = 0; status == DEMARC_OK && i < count; i++) {
        out->lon[i] = lon_lat[2 * i];
        out->lat[i] = lon_lat[2 * i + 1];
    }
    if (status == DEMARC_OK)
        line_measure(out);
done:
    free(lon_lat);
    return status;
}

void demarc_line_free(demarc_line *line)
{
    free(line->lon);
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
