/* What changed as GeoJSON (RFC 7946): lines with what was and what is, and the
 * polygons that changed sides. What moved is there twice, as it was and as it
 * is. */
#include "base/buffer.h"
#include "history/difference.h"
#include "measure/dateface.h"
#include "write/members.h"
#include "write/writers.h"

#include <math.h>
#include <stdlib.h>

typedef struct job {
    demarc_ctx *ctx;
    const demarc_difference *of;
    demarc_buffer *out;
    demarc_box box;
    size_t features;
} job;

static void positions(job *to, const double *lon_lat, size_t count)
{
    demarc_box_begin(&to->box);
    for (size_t i = 0; i < count; i++) {
        demarc_buffer_text(to->out, i ? ",[" : "[[");
        demarc_buffer_degrees(to->out, lon_lat[2 * i]);
        demarc_buffer_char(to->out, ',');
        demarc_buffer_degrees(to->out, lon_lat[2 * i + 1]);
        demarc_buffer_char(to->out, ']');
        demarc_box_add(&to->box, lon_lat[2 * i], lon_lat[2 * i + 1]);
    }
    demarc_buffer_char(to->out, ']');
}

static demarc_status line_geometry(job *to, const double *lon_lat, size_t count)
{
    demarc_parts parts;
    demarc_status status = demarc_dateline_cut(lon_lat, count, &parts);

    demarc_buffer_format(
        to->out, "{\"type\":\"%sLineString\",\"coordinates\":%s",
        parts.count > 1 ? "Multi" : "", parts.count > 1 ? "[" : "");
    for (size_t i = 0; i < parts.count && !status; i++) {
        if (i > 0)
            demarc_buffer_char(to->out, ',');
        positions(to, parts.lon_lat + 2 * parts.start[i],
                  parts.start[i + 1] - parts.start[i]);
    }
    demarc_buffer_text(to->out, parts.count > 1 ? "]}" : "}");
    to->box.crosses |= parts.count > 1;
    demarc_parts_free(&parts);
    return status;
}

static demarc_status face_geometry(job *to, const demarc_swap *swap)
{
    demarc_faces faces;
    demarc_status status = demarc_dateline_face(
        to->ctx, swap->lon_lat, swap->start, swap->rings, &faces);

    demarc_buffer_format(to->out, "{\"type\":\"%sPolygon\",\"coordinates\":%s",
                         faces.polygons > 1 ? "Multi" : "",
                         faces.polygons > 1 ? "[" : "");
    for (size_t i = 0; i < faces.rings.count && !status; i++) {
        const size_t begin = faces.rings.start[i];

        demarc_buffer_text(to->out, faces.hole[i] ? "," : i ? "],[" : "[");
        positions(to, faces.rings.lon_lat + 2 * begin,
                  faces.rings.start[i + 1] - begin);
    }
    demarc_buffer_text(to->out, faces.polygons > 1 ? "]]}" : "]}");
    to->box.crosses |= faces.polygons > 1;
    demarc_faces_free(&faces);
    return status;
}

static void feature_begin(job *to, const char *kind, size_t number)
{
    demarc_buffer id = {0};

    demarc_buffer_format(&id, "%s-%zu", kind, number);
    demarc_buffer_text(to->out, to->features++ ? ",\n" : "\n");
    demarc_buffer_text(to->out, "{\"type\":\"Feature\",\"properties\":{");
    demarc_member_text(to->out, "kind", kind);
    demarc_member_text(to->out, "border", to->of->border[0]->id);
    demarc_member_text(to->out, "id", id.data ? id.data : "");
    to->out->failed |= id.failed;
    demarc_buffer_free(&id);
}

static void class_member(job *to, const char *key, const demarc_changed *side)
{
    demarc_member_text(to->out, key,
                       side->segment ? demarc_stage_name(side->shown) : "");
}

static void move_members(job *to, const demarc_change *change)
{
    const demarc_leg *leg = &to->of->legs.items[change->leg];
    const bool moved = change->move > 0;

    demarc_member_fixed(to->out, "move", moved ? (double)change->move : NAN, 0);
    demarc_member_fixed(to->out, "hausdorff_m", moved ? leg->hausdorff_m : NAN,
                        3);
    demarc_member_fixed(to->out, "frechet_m", moved ? leg->frechet_m : NAN, 3);
}

static void change_members(job *to, const demarc_change *change, int shown)
{
    const demarc_changed *side = &change->side[shown];
    const demarc_event *event = demarc_change_event(change);

    demarc_member_text(to->out, "change", demarc_change_name(change->kind));
    demarc_member_text(
        to->out, "edition",
        change->side[!shown].segment && change->kind != DEMARC_MOVED ? "both"
        : shown                                                      ? "new"
                                                                     : "old");
    class_member(to, "was", &change->side[0]);
    class_member(to, "is", &change->side[1]);
    demarc_member_text(to->out, "segment", side->segment->id);
    demarc_member_text(to->out, "route", side->route);
    demarc_member_fixed(to->out, "from_km",
                        fmin(side->route_from_m, side->route_to_m) / 1000, 6);
    demarc_member_fixed(to->out, "to_km",
                        fmax(side->route_from_m, side->route_to_m) / 1000, 6);
    demarc_member_fixed(to->out, "length_km",
                        demarc_changed_metres(side) / 1000, 6);
    move_members(to, change);
    demarc_buffer_text(to->out, ",\"doubtful\":");
    demarc_buffer_text(
        to->out, demarc_change_ways(to->of, change) > 1 ? "true" : "false");
    demarc_member_text(to->out, "event", event ? event->id : "");
}

static demarc_status change_write(job *to, size_t n, int shown)
{
    const demarc_change *change = &to->of->changes[n];
    const demarc_changed *side = &change->side[shown];
    const demarc_net *net = to->of->border[shown]->net;
    double *lon_lat;
    size_t count;
    demarc_status status = demarc_line_cut(
        &net->lines[side->line], side->from_m, side->to_m, &lon_lat, &count);

    if (status != DEMARC_OK)
        return status;
    feature_begin(to, "piece", n + 1);
    change_members(to, change, shown);
    demarc_buffer_text(to->out, "},\"geometry\":");
    status = line_geometry(to, lon_lat, count);
    demarc_buffer_char(to->out, '}');
    free(lon_lat);
    return status;
}

static demarc_status swap_write(job *to, size_t n)
{
    const demarc_swap *swap = &to->of->swaps.items[n];
    const size_t move = demarc_leg_move(to->of, swap->leg);
    demarc_status status;

    feature_begin(to, "area", n + 1);
    demarc_member_text(to->out, "received_by", swap->to);
    demarc_member_text(to->out, "given_by", swap->from);
    demarc_member_fixed(to->out, "area_km2", swap->area_m2 / 1e6, 6);
    demarc_member_fixed(to->out, "move", move ? (double)move : NAN, 0);
    demarc_buffer_text(to->out, "},\"geometry\":");
    status = face_geometry(to, swap);
    demarc_buffer_char(to->out, '}');
    return status;
}

static void collection_begin(job *to)
{
    const demarc_difference *of = to->of;

    demarc_buffer_text(to->out, "{\"type\":\"FeatureCollection\",");
    demarc_buffer_text(to->out, "\"schema\":\"demarc.diff.geojson/1\"");
    demarc_member_text(to->out, "border", of->border[0]->id);
    demarc_member_day(to->out, "old_as_of", of->day[0]);
    demarc_member_day(to->out, "new_as_of", of->day[1]);
    demarc_member_text(to->out, "old", of->border[0]->segments_file);
    demarc_member_text(to->out, "new", of->border[1]->segments_file);
    demarc_buffer_text(to->out, ",\"features\":[");
}

demarc_status demarc_write_geojson_changes(demarc_ctx *ctx,
                                           const demarc_difference *of,
                                           demarc_buffer *out)
{
    job to = {.ctx = ctx, .of = of, .out = out, .box = DEMARC_BOX_EMPTY};
    demarc_status status = DEMARC_OK;

    collection_begin(&to);
    for (size_t i = 0; i < of->count && !status; i++) {
        const demarc_change *change = &of->changes[i];
        const bool both = change->kind == DEMARC_MOVED;

        if (change->side[0].segment && (both || !change->side[1].segment))
            status = change_write(&to, i, 0);
        if (!status && change->side[1].segment)
            status = change_write(&to, i, 1);
        demarc_buffer_relieve(out);
    }
    for (size_t i = 0; i < of->swaps.count && !status; i++)
        status = swap_write(&to, i);
    demarc_buffer_text(out, "\n]");
    demarc_member_box(out, &to.box);
    demarc_buffer_text(out, "}\n");
    demarc_box_free(&to.box);
    return status;
}
