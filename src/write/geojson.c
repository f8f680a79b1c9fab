#include "base/buffer.h"
#include "history/pieces.h"
#include "measure/dateline.h"
#include "measure/locate.h"
#include "model/border.h"
#include "model/event.h"
#include "model/figure.h"
#include "write/members.h"
#include "write/press.h"
#include "write/writers.h"

#include <math.h>
#include <stdlib.h>

/*
 * RFC 7946: longitude first, no crs, lines cut at the antimeridian, a bbox
 * whose west is greater than its east where it spans it, at most 7 decimals.
 * Pieces come first, then events; `kind` tells them apart.
 */

typedef struct job {
    demarc_ctx *ctx;
    const demarc_border *border;
    const demarc_write_how *how;
    demarc_day day;
    demarc_buffer *out;
    demarc_press *press; /* of a long file; `out` is then its text */
    const demarc_finder *finder;
    demarc_box box; /* of all that was written */
    size_t features;
} job;

static void position(job *to, double lon, double lat)
{
    demarc_buffer_char(to->out, '[');
    demarc_buffer_degrees(to->out, lon);
    demarc_buffer_char(to->out, ',');
    demarc_buffer_degrees(to->out, lat);
    demarc_buffer_char(to->out, ']');
    demarc_box_add(&to->box, lon, lat);
}

static void positions(job *to, const double *lon_lat, size_t count)
{
    demarc_buffer_char(to->out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            demarc_buffer_char(to->out, ',');
        position(to, lon_lat[2 * i], lon_lat[2 * i + 1]);
    }
    demarc_buffer_char(to->out, ']');
}

/** A line's geometry, in several parts where it crosses the antimeridian. */
static demarc_status line_geometry(job *to, const double *lon_lat, size_t count)
{
    demarc_parts parts;
    demarc_status status = demarc_dateline_cut(lon_lat, count, &parts);

    if (status != DEMARC_OK)
        return status;
    demarc_buffer_text(to->out, parts.count > 1
                                    ? "{\"type\":\"MultiLineString\","
                                      "\"coordinates\":["
                                    : "{\"type\":\"LineString\","
                                      "\"coordinates\":");
    for (size_t i = 0; i < parts.count; i++) {
        size_t begin = parts.start[i];

        if (i > 0)
            demarc_buffer_char(to->out, ',');
        demarc_box_begin(&to->box);
        positions(to, parts.lon_lat + 2 * begin, parts.start[i + 1] - begin);
    }
    demarc_buffer_text(to->out, parts.count > 1 ? "]}" : "}");
    to->box.crosses |= parts.count > 1;
    demarc_parts_free(&parts);
    return DEMARC_OK;
}

static void feature_begin(job *to, const char *kind)
{
    demarc_buffer_text(to->out, to->features++ ? ",\n" : "\n");
    demarc_buffer_text(to->out, "{\"type\":\"Feature\",\"properties\":{");
    demarc_member_text(to->out, "kind", kind);
    demarc_member_text(to->out, "border", to->border->id);
}

static void piece_members(job *to, const demarc_piece *piece)
{
    const demarc_segment *segment = piece->segment;
    double from = fmin(piece->route_from_m, piece->route_to_m);
    double until = fmax(piece->route_from_m, piece->route_to_m);

    demarc_member_text(to->out, "segment", segment->id);
    demarc_member_text(to->out, "name", segment->name);
    demarc_member_text(to->out, "left", segment->left);
    demarc_member_text(to->out, "right", segment->right);
    demarc_member_text(to->out, "route", piece->route);
    demarc_member_fixed(to->out, "from_km", from / 1000, 6);
    demarc_member_fixed(to->out, "to_km", until / 1000, 6);
    demarc_member_fixed(to->out, "length_km",
                        (piece->to_m - piece->from_m) / 1000, 6);
    demarc_member_text(to->out, "class", demarc_stage_name(piece->shown));
    demarc_member_text(to->out, "stage", demarc_stage_name(piece->stage));
    demarc_member_text(to->out, "overlay",
                       piece->overlay ? demarc_stage_name(piece->overlay) : "");
    demarc_member_text(to->out, "basis", demarc_basis_name(piece->basis));
    demarc_member_day(to->out, "start_date", piece->start);
    demarc_member_day(to->out, "end_date", piece->end);
    demarc_member_text(to->out, "event", piece->event ? piece->event->id : "");
    demarc_member_text(to->out, "source", segment->source);
}

static demarc_status piece_geometry(job *to, const demarc_piece *piece)
{
    double *lon_lat;
    size_t count;
    demarc_status status =
        demarc_piece_line(to->ctx, to->border, piece, &lon_lat, &count);

    if (status == DEMARC_OK)
        status = line_geometry(to, lon_lat, count);
    free(lon_lat);
    return status;
}

/** Is it a whole part of a long file, away from the antimeridian? No edge of
 *  it then needs looking at. */
static const demarc_gauge *can_press(const job *to, const demarc_piece *piece)
{
    const demarc_gauge *part =
        to->press ? demarc_piece_gauge(to->border, piece) : NULL;

    return part && part->box[0] > -180 && part->box[2] < 180 &&
                   part->box[2] - part->box[0] < 180
               ? part
               : NULL;
}

static void geometry_press(job *to, const demarc_gauge *part)
{
    demarc_buffer_text(to->out, "{\"type\":\"LineString\",\"coordinates\":");
    demarc_press_line(to->press, part);
    to->out = demarc_press_text(to->press);
    demarc_buffer_char(to->out, '}');
}

/** After a feature. */
static void relieve(job *to)
{
    if (!to->press) {
        demarc_buffer_relieve(to->out);
        return;
    }
    demarc_press_relieve(to->press);
    to->out = demarc_press_text(to->press);
}

static demarc_status piece_write(void *user, const demarc_piece *piece)
{
    job *to = user;
    const demarc_gauge *part = can_press(to, piece);
    demarc_status status = DEMARC_OK;

    feature_begin(to, "piece");
    piece_members(to, piece);
    demarc_buffer_text(to->out, "},\"geometry\":");
    if (part)
        geometry_press(to, part);
    else
        status = piece_geometry(to, piece);
    demarc_buffer_char(to->out, '}');
    relieve(to);
    return status;
}

/** The event's place on the line. */
static void place_members(job *to, const demarc_event *event)
{
    demarc_location at;

    demarc_event_locate(to->finder, event, &at);
    demarc_member_text(to->out, "segment", at.segment ? at.segment->id : "");
    demarc_member_text(to->out, "route", at.route);
    demarc_member_fixed(to->out, "chainage_km", at.chainage_m / 1000, 6);
    demarc_member_fixed(to->out, "offset_m", at.spot.offset_m, 3);
    demarc_member_text(to->out, "side", at.side);
}

static void event_members(job *to, const demarc_event *event)
{
    demarc_member_text(to->out, "id", event->id);
    demarc_member_text(to->out, "type", event->type);
    demarc_member_text(to->out, "title", event->title);
    demarc_member_text(to->out, "date", event->date.text);
    demarc_member_day(to->out, "start_date", event->date.first);
    /* Exclusive, as for pieces: the day after the last. */
    demarc_member_day(to->out, "end_date",
                      event->date.last < DEMARC_DAY_MAX ? event->date.last + 1
                                                        : DEMARC_DAY_MAX);
    demarc_member_text(to->out, "place", event->place);
    demarc_member_text(to->out, "precision", event->precision);
    place_members(to, event);
    demarc_member_text(to->out, "stretch", event->stretch);
    demarc_member_text(to->out, "stage",
                       event->has_stage ? demarc_stage_name(event->stage) : "");
    demarc_member_text(to->out, "basis", demarc_basis_name(event->basis));
    demarc_member_text(to->out, "crossing", event->crossing);
    for (size_t i = 0; i < to->border->about.party_count; i++) {
        const char *party = demarc_border_party(to->border, i);
        demarc_member_spread(to->out, "killed", party,
                             demarc_event_killed(event, i));
        demarc_member_spread(to->out, "wounded", party,
                             demarc_event_wounded(event, i));
    }
    demarc_member_fixed(to->out, "sources", (double)demarc_event_sources(event),
                        0);
}

static void event_write(job *to, const demarc_event *event)
{
    feature_begin(to, "event");
    event_members(to, event);
    demarc_buffer_text(to->out, "},\"geometry\":");
    if (isfinite(event->lon) && isfinite(event->lat)) {
        demarc_buffer_text(to->out, "{\"type\":\"Point\",\"coordinates\":");
        demarc_box_begin(&to->box);
        position(to, event->lon, event->lat);
        demarc_buffer_char(to->out, '}');
    } else {
        demarc_buffer_text(to->out, "null");
    }
    demarc_buffer_char(to->out, '}');
}

/** With --history all events; else those that may have begun by the day. */
static demarc_status events_write(job *to)
{
    demarc_arena arena = {0};

    to->finder = demarc_finder_make(to->border, &arena);
    for (size_t i = 0; i < to->border->event_count && to->finder; i++) {
        const demarc_event *event = &to->border->events[i];

        if (demarc_event_heard(event) &&
            (to->how->history || event->date.first <= to->day))
            event_write(to, event);
        relieve(to);
    }
    demarc_arena_free(&arena);
    return to->finder ? DEMARC_OK : DEMARC_ENOMEM;
}

static void collection_begin(job *to)
{
    demarc_buffer_text(to->out, "{\"type\":\"FeatureCollection\",");
    demarc_buffer_text(to->out, "\"schema\":\"demarc.geojson/1\"");
    demarc_member_text(to->out, "border", to->border->id);
    demarc_member_text(to->out, "title", to->border->about.title);
    if (!to->how->history)
        demarc_member_day(to->out, "as_of", to->day);
    demarc_member_text(to->out, "dataset", to->border->about.dataset);
    demarc_member_text(to->out, "licence", to->border->about.licence);
    demarc_buffer_text(to->out, ",\"features\":[");
}

static void collection_end(job *to)
{
    demarc_buffer_text(to->out, "\n]");
    demarc_member_box(to->out, &to->box);
    demarc_buffer_text(to->out, "}\n");
}

static demarc_status collection_write(job *to)
{
    const demarc_write_how *how = to->how;
    demarc_status status;

    collection_begin(to);
    status = how->history
                 ? demarc_border_history(to->ctx, to->border, piece_write, to)
                 : demarc_border_pieces(to->ctx, to->border, to->day,
                                        piece_write, to);
    if (status == DEMARC_OK)
        status = events_write(to);
    return status;
}

/** The same with the vertices of a long file, read as they are written. */
static demarc_status collection_press(job *to, demarc_buffer *out)
{
    demarc_press *press = demarc_press_new(to->border, out, &to->box);
    demarc_status status, ended;

    if (!press)
        return DEMARC_ENOMEM;
    to->press = press;
    to->out = demarc_press_text(press);
    status = collection_write(to);
    ended = demarc_press_end(to->ctx, press);
    to->out = out;
    demarc_press_free(press);
    return status ? status : ended;
}

demarc_status demarc_write_geojson(demarc_ctx *ctx, const demarc_border *border,
                                   const demarc_write_how *how,
                                   demarc_buffer *out)
{
    job to = {.ctx = ctx, .border = border, .how = how, .out = out};
    demarc_status status;

    to.day = how->has_day ? how->day : demarc_border_last_day(border);
    to.box = DEMARC_BOX_EMPTY;
    status =
        border->recall ? collection_press(&to, out) : collection_write(&to);
    collection_end(&to);
    demarc_box_free(&to.box);
    return status;
}
