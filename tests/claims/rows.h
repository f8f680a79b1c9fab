/** rows.h - a record as rows of an events CSV, in memory: what a test says of
 *  each claim, and the border of AAA and BBB that comes of it. */
#ifndef DEMARC_TESTS_ROWS_H
#define DEMARC_TESTS_ROWS_H

#include "base/memory.h"
#include "claims/record.h"
#include "model/event.h"
#include "model/figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** A row; NULL is an empty cell. Rows of one id stand together. */
typedef struct row {
    const char *id, *type, *date; /* empty: that of the event's first row */
    const char *killed_a, *killed_b, *wounded_a, *evacuated, *scope;
    const char *km, *total;
    const char *source, *published;
} row;

typedef struct rows {
    demarc_arena arena;
    demarc_party parties[2];
    demarc_border border;
} rows;

static const demarc_date *rows_date(rows *of, const char *text)
{
    demarc_date *out = demarc_arena_take(&of->arena, sizeof *out);
    const char *reason;

    if (demarc_date_parse(text ? text : "", out, &reason) != DEMARC_OK) {
        printf("Bail out! %s: %s\n", text ? text : "", reason);
        exit(1);
    }
    return out;
}

static const demarc_figure *rows_figure(rows *of, const char *text)
{
    demarc_figure *out = demarc_arena_take(&of->arena, sizeof *out);
    const char *reason;

    if (!demarc_figure_parse(text ? text : "", out, &reason)) {
        printf("Bail out! %s: %s\n", text ? text : "", reason);
        exit(1);
    }
    return out;
}

static void rows_claim(rows *of, const row *from, const demarc_date *date,
                       long line, demarc_claim *out)
{
    const demarc_figure **figure =
        demarc_arena_take(&of->arena, DEMARC_MEASURE_COUNT * sizeof *figure);
    const demarc_figure **tolls =
        demarc_arena_take(&of->arena, 4 * sizeof *tolls);

    for (unsigned i = 0; i < DEMARC_MEASURE_COUNT; i++)
        figure[i] = rows_figure(of, i == DEMARC_EVACUATED ? from->evacuated
                                    : i == DEMARC_KM_CUMULATIVE ? from->km
                                    : i == DEMARC_KM_TOTAL      ? from->total
                                                                : NULL);
    tolls[0] = rows_figure(of, from->killed_a);
    tolls[1] = rows_figure(of, from->killed_b);
    tolls[2] = rows_figure(of, from->wounded_a);
    tolls[3] = rows_figure(of, NULL);
    *out = (demarc_claim){.line = line,
                          .date = from->date ? rows_date(of, from->date) : date,
                          .figure = figure,
                          .killed = tolls,
                          .wounded = tolls + 2,
                          .period = rows_date(of, NULL),
                          .word = "",
                          .source = from->source ? from->source : "",
                          .source_url = "",
                          .side = "",
                          .source_date = rows_date(of, from->published),
                          .note = ""};
    demarc_scope_parse(from->scope ? from->scope : "", &out->scope);
}

/** Fills out->border; the header is line 1. Free with rows_free. */
static void rows_make(rows *out, const row *from, size_t count)
{
    demarc_border *to = &out->border;
    demarc_claim *claims;

    *out = (rows){.parties = {{"AAA", "Aland"}, {"BBB", "Bland"}}};
    claims = demarc_arena_take(&out->arena, (count + 1) * sizeof *claims);
    *to = (demarc_border){
        .id = "aaa-bbb", .segments_file = "", .events_file = "events.csv"};
    to->about = (demarc_package){
        .title = "", .parties = out->parties, .party_count = 2};
    to->events =
        demarc_arena_take(&out->arena, (count + 1) * sizeof *to->events);
    to->claims = claims;
    to->claim_count = count;
    for (size_t i = 0; i < count; i++) {
        const bool first = i == 0 || strcmp(from[i].id, from[i - 1].id) != 0;
        demarc_event *event =
            &to->events[first ? to->event_count++ : to->event_count - 1];

        if (first)
            *event =
                (demarc_event){.id = from[i].id,
                               .line = (long)i + 2,
                               .date = *rows_date(out, from[i].date),
                               .type = from[i].type ? from[i].type : "clash",
                               .title = "",
                               .place = "",
                               .lon = NAN,
                               .lat = NAN,
                               .precision = "",
                               .stretch = "",
                               .crossing = "",
                               .claims = claims + i};
        rows_claim(out, &from[i], &event->date, (long)i + 2, &claims[i]);
        event->claim_count++;
    }
}

static void rows_free(rows *of)
{
    demarc_arena_free(&of->arena);
}

#endif
