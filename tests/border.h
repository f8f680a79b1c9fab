/** border.h - borders made in memory: lines, lives and events as a test wants
 *  them, measured and folded as an opened dossier is, without files. Texts are
 *  not copied; a pointer to a segment or an event holds up to the next one. */
#ifndef DEMARC_TESTS_BORDER_H
#define DEMARC_TESTS_BORDER_H

#include "base/ctx.h"
#include "history/fold.h"
#include "measure/net.h"
#include "measure/pillars.h"
#include "model/border.h"
#include "model/course.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct made {
    demarc_ctx *ctx;
    demarc_border border; /* aaa-bbb, of AAA and BBB */
    size_t segment_room, event_room, pillar_room;
    demarc_party parties[2];
} made;

/** Two numbers per vertex, longitude first. */
#define POINTS(...)                                                            \
    (const double[]){__VA_ARGS__},                                             \
        sizeof((const double[]){__VA_ARGS__}) / (2 * sizeof(double))

static void made_new(made *out)
{
    *out = (made){.ctx = demarc_ctx_new(),
                  .parties = {{"AAA", "Aland"}, {"BBB", "Bland"}}};
    out->border = (demarc_border){.id = "aaa-bbb",
                                  .segments_file = "lines.shp",
                                  .events_file = "events.csv",
                                  .pillars_file = "pillars.csv",
                                  .origin = {"EPSG:4326", "", NAN}};
    out->border.about = (demarc_package){.title = "",
                                         .dataset = "",
                                         .segments = "",
                                         .pillars = "",
                                         .licence = "",
                                         .parties = out->parties,
                                         .party_count = 2,
                                         .reach = DEMARC_DEMARCATED};
    if (!out->ctx)
        abort();
}

__attribute__((unused)) static demarc_date made_date(const char *text)
{
    const char *reason;
    demarc_date date;

    if (demarc_date_parse(text, &date, &reason) != DEMARC_OK) {
        printf("Bail out! %s: %s\n", text, reason);
        exit(1);
    }
    return date;
}

/** A segment of several parts: part i has points [start[i], start[i + 1]). */
static demarc_segment *made_parts(made *to, const char *id,
                                  const double *lon_lat, const size_t *start,
                                  size_t parts)
{
    demarc_border *border = &to->border;
    demarc_segment *out;

    if (!demarc_reserve(&border->segments, &to->segment_room,
                        border->segment_count + 1, sizeof *out))
        abort();
    out = &border->segments[border->segment_count++];
    *out = (demarc_segment){.id = id,
                            .name = "",
                            .border = "",
                            .left = "",
                            .right = "",
                            .route = "",
                            .source = "",
                            .stage = DEMARC_UNDETERMINED,
                            .since = made_date(""),
                            .from = made_date(""),
                            .until = made_date(""),
                            .feature = (long)border->segment_count,
                            .parts = parts,
                            .vertices = start[parts]};
    out->from.latest = DEMARC_DAY_MIN; /* as the reader has it */
    out->course = demarc_course_make(&to->ctx->arena, lon_lat, start, parts);
    if (!out->course)
        abort();
    return out;
}

/** A segment of one part: made_line(&m, "a", POINTS(70, 40, 71, 40)). */
__attribute__((unused)) static demarc_segment *made_line(made *to,
                                                         const char *id,
                                                         const double *lon_lat,
                                                         size_t count)
{
    return made_parts(to, id, lon_lat, (const size_t[]){0, count}, 1);
}

/** From the first day on, up to the day before the second; "" is open. */
__attribute__((unused)) static void made_life(demarc_segment *segment,
                                              const char *from,
                                              const char *until)
{
    segment->from = made_date(from);
    segment->until = made_date(until);
    if (!*from)
        segment->from.latest = DEMARC_DAY_MIN;
}

/** An event in a line of its own; `stage` may be "" for none. */
__attribute__((unused)) static demarc_event *made_event(made *to,
                                                        const char *date,
                                                        const char *stretch,
                                                        const char *stage)
{
    demarc_border *border = &to->border;
    demarc_event *out;

    if (!demarc_reserve(&border->events, &to->event_room,
                        border->event_count + 1, sizeof *out))
        abort();
    out = &border->events[border->event_count++];
    *out = (demarc_event){.id = stretch,
                          .line = (long)border->event_count + 1,
                          .date = made_date(date),
                          .type = "protocol",
                          .title = "",
                          .place = "",
                          .lon = NAN,
                          .lat = NAN,
                          .precision = "",
                          .stretch = stretch,
                          .has_stage = *stage != '\0',
                          .crossing = ""};
    if (!demarc_stage_parse(stage, &out->stage))
        abort();
    return out;
}

/** A pillar in a line of its own, on no named route and for ever. A position
 *  or km of NAN is not known. Its key is its number. */
__attribute__((unused)) static demarc_pillar *made_pillar(made *to,
                                                          const char *number,
                                                          double lon,
                                                          double lat, double km)
{
    demarc_border *border = &to->border;
    demarc_pillar *out;

    if (!demarc_reserve(&border->pillars, &to->pillar_room,
                        border->pillar_count + 1, sizeof *out))
        abort();
    out = &border->pillars[border->pillar_count++];
    *out = (demarc_pillar){.number = number,
                           .key = number,
                           .line = (long)border->pillar_count + 1,
                           .lon = lon,
                           .lat = lat,
                           .km = km,
                           .route = "",
                           .from = DEMARC_DAY_MIN,
                           .until = DEMARC_DAY_MAX,
                           .note = ""};
    return out;
}

/** Measures and folds, as opening a dossier does. */
__attribute__((unused)) static demarc_status made_build(made *to)
{
    demarc_status status =
        demarc_net_make(to->ctx, &to->border, &to->border.net);

    if (status == DEMARC_OK && to->border.pillar_count > 0)
        status = demarc_pillar_index_make(to->ctx, &to->border);
    if (status == DEMARC_OK)
        status = demarc_fold_make(to->ctx, &to->border, &to->border.fold);
    return status;
}

__attribute__((unused)) static void made_free(made *to)
{
    demarc_pillar_index_free(to->border.pillar_index);
    demarc_fold_free(to->border.fold);
    demarc_net_free(to->border.net);
    free(to->border.segments);
    free(to->border.events);
    free(to->border.pillars);
    demarc_ctx_free(to->ctx);
}

/** The nth finding with that code, 0 is the first; NULL if there is none. */
__attribute__((unused)) static const demarc_finding *made_found(
    const made *of, const char *code, size_t n)
{
    for (size_t i = 0; i < demarc_finding_count(of->ctx); i++)
        if (strcmp(demarc_finding_at(of->ctx, i)->code, code) == 0 && n-- == 0)
            return demarc_finding_at(of->ctx, i);
    return NULL;
}

__attribute__((unused)) static demarc_day made_day(const char *text)
{
    return made_date(text).latest;
}

#endif
