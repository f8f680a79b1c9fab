/* A segments file as GeoJSON: lines with the fields that stats reads, and
 * every coordinate to the last digit, since cutting at seven would move what
 * others are to be compared with. */
#include "base/buffer.h"
#include "measure/dateline.h"
#include "model/lines.h"
#include "write/members.h"
#include "write/writers.h"

static void positions(demarc_buffer *out, const double *lon_lat, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        demarc_buffer_char(out, i ? ',' : '[');
        demarc_buffer_char(out, '[');
        demarc_buffer_shortest(out, lon_lat[2 * i]);
        demarc_buffer_char(out, ',');
        demarc_buffer_shortest(out, lon_lat[2 * i + 1]);
        demarc_buffer_char(out, ']');
    }
    demarc_buffer_char(out, ']');
}

/** Adds a part, itself in parts where it crosses the antimeridian. */
static demarc_status part_add(demarc_buffer *out, const double *lon_lat,
                              size_t count, size_t *done)
{
    demarc_parts parts;
    demarc_status status = demarc_dateline_cut(lon_lat, count, &parts);

    for (size_t i = 0; status == DEMARC_OK && i < parts.count; i++) {
        demarc_buffer_text(out, (*done)++ ? "," : "");
        positions(out, parts.lon_lat + 2 * parts.start[i],
                  parts.start[i + 1] - parts.start[i]);
    }
    demarc_parts_free(&parts);
    return status;
}

static demarc_status geometry(demarc_buffer *out, const demarc_feature *of)
{
    demarc_buffer lines = {0};
    demarc_status status = DEMARC_OK;
    size_t count = 0;

    for (size_t i = 0; i < of->parts && status == DEMARC_OK; i++)
        status = part_add(&lines, of->lon_lat + 2 * of->start[i],
                          of->start[i + 1] - of->start[i], &count);
    if (status == DEMARC_OK)
        status = demarc_buffer_status(&lines);
    if (status == DEMARC_OK) {
        demarc_buffer_text(out, count == 1 ? "{\"type\":\"LineString\","
                                             "\"coordinates\":"
                                           : "{\"type\":\"MultiLineString\","
                                             "\"coordinates\":[");
        demarc_buffer_add(out, lines.data, lines.length);
        demarc_buffer_text(out, count == 1 ? "}" : "]}");
    }
    demarc_buffer_free(&lines);
    return status;
}

static demarc_status feature_add(demarc_buffer *out, const demarc_feature *of)
{
    demarc_status status;

    demarc_buffer_text(out, "{\"type\":\"Feature\",\"properties\":{");
    demarc_member_text(out, "id", of->id);
    demarc_member_text(out, "name", of->name);
    demarc_member_text(out, "border", of->border);
    demarc_member_text(out, "left", of->left);
    demarc_member_text(out, "right", of->right);
    demarc_member_text(out, "route", of->route);
    demarc_member_text(out, "stage", of->stage);
    demarc_member_text(out, "stage_since", of->since);
    demarc_member_text(out, "from", of->from);
    demarc_member_text(out, "until", of->until);
    demarc_member_text(out, "source", of->source);
    demarc_buffer_text(out, "},\"geometry\":");
    status = geometry(out, of);
    demarc_buffer_char(out, '}');
    return status;
}

demarc_status demarc_write_segments(demarc_ctx *ctx, const demarc_lines *lines,
                                    demarc_buffer *out)
{
    demarc_status status = DEMARC_OK;

    (void)ctx;
    demarc_buffer_text(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (size_t i = 0; i < lines->count && status == DEMARC_OK; i++) {
        demarc_buffer_text(out, i ? ",\n" : "\n");
        status = feature_add(out, &lines->items[i]);
    }
    demarc_buffer_text(out, "\n]}\n");
    return status;
}
