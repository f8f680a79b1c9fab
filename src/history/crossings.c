#include "history/crossings.h"

#include "base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    demarc_arena *arena;
    demarc_crossings *out;
    demarc_day day;
} job;

static const char *const CLOSURE = "closure", *const REOPENING = "reopening";

static bool is_about(const demarc_event *event)
{
    return strcmp(event->type, CLOSURE) == 0 ||
           strcmp(event->type, REOPENING) == 0;
}

/** The crossing of that name, which may be new. NULL when out of memory. */
static demarc_crossing *crossing_of(job *in, const char *name)
{
    demarc_crossings *out = in->out;
    size_t number = demarc_names_add(&out->names, name);

    if (number == DEMARC_NAMES_NONE ||
        !demarc_reserve(&out->items, &out->room, number + 1,
                        sizeof *out->items))
        return NULL;
    if (number == out->count)
        out->items[out->count++] = (demarc_crossing){.name = name};
    return &out->items[number];
}

/** From a closure to the day on which it ends, or the day after the last one
 *  that is asked for: the fewest and the most days. */
static void closed_add(demarc_crossing *to, demarc_day earliest,
                       demarc_day latest)
{
    const demarc_date *from = &to->since->date;

    to->closed_low += fmax(0, (double)earliest - from->latest);
    to->closed_high += fmax(0, (double)latest - from->earliest);
}

static void event_apply(job *in, demarc_crossing *to, const demarc_event *event)
{
    const bool closes = strcmp(event->type, CLOSURE) == 0;
    const demarc_day end =
        event->date.latest < in->day ? event->date.latest : in->day;

    to->events++;
    if (closes && to->state == DEMARC_PASSAGE_CLOSED) {
        to->gap = true;
        closed_add(to, to->since->date.latest, end);
    } else if (!closes && to->state == DEMARC_PASSAGE_CLOSED) {
        closed_add(to, event->date.earliest, end);
    }
    to->state = closes ? DEMARC_PASSAGE_CLOSED : DEMARC_PASSAGE_OPEN;
    to->since = event;
}

/** Calls for each name between ";". */
static demarc_status named_apply(job *in, const demarc_event *event)
{
    const char *at = event->crossing;

    while (*at) {
        size_t length = strcspn(at, ";");
        const char *begin, *end;
        char *piece = demarc_arena_copy(in->arena, at, length);
        demarc_crossing *to;

        if (!piece)
            return DEMARC_ENOMEM;
        demarc_text_trim(piece, &begin, &end);
        piece[end - piece] = '\0';
        to = *begin ? crossing_of(in, begin) : NULL;
        if (*begin && !to)
            return DEMARC_ENOMEM;
        if (to)
            event_apply(in, to, event);
        at += length + (at[length] == ';');
    }
    return DEMARC_OK;
}

static demarc_status all_apply(job *in, const demarc_event *event)
{
    for (size_t i = 0; i < in->out->count; i++)
        event_apply(in, &in->out->items[i], event);
    return DEMARC_OK;
}

/** By day; of one day closures first, then as in the file. */
static int event_order(const void *left, const void *right)
{
    const demarc_event *a = *(const demarc_event *const *)left;
    const demarc_event *b = *(const demarc_event *const *)right;

    if (a->date.earliest != b->date.earliest)
        return a->date.earliest < b->date.earliest ? -1 : 1;
    if (a->date.latest != b->date.latest)
        return a->date.latest < b->date.latest ? -1 : 1;
    return a < b ? -1 : a > b;
}

static demarc_status events_apply(job *in, const demarc_border *border)
{
    const demarc_event **items = calloc(border->event_count + 1, sizeof *items);
    demarc_status status = items ? DEMARC_OK : DEMARC_ENOMEM;
    size_t count = 0;

    for (size_t i = 0; items && i < border->event_count; i++) {
        const demarc_event *event = &border->events[i];

        if (is_about(event) && *event->date.text &&
            event->date.earliest <= in->day && demarc_event_heard(event))
            items[count++] = event;
    }
    if (count)
        qsort(items, count, sizeof *items, event_order);
    for (size_t i = 0; !status && i < count; i++)
        status = *items[i]->crossing ? named_apply(in, items[i])
                                     : all_apply(in, items[i]);
    free(items);
    return status;
}

/** Those that only a later event names are known from the start: a closure of
 *  all has closed them too. */
static demarc_status names_gather(job *in, const demarc_border *border)
{
    job quiet = {in->arena, in->out, DEMARC_DAY_MAX};

    for (size_t i = 0; i < border->event_count; i++)
        if (is_about(&border->events[i]) && *border->events[i].crossing &&
            named_apply(&quiet, &border->events[i]))
            return DEMARC_ENOMEM;
    for (size_t i = 0; i < in->out->count; i++)
        in->out->items[i] = (demarc_crossing){.name = in->out->items[i].name,
                                              .place = in->out->items[i].place};
    return DEMARC_OK;
}

demarc_status demarc_crossings_follow(const demarc_border *border,
                                      const demarc_scene *scene, demarc_day day,
                                      demarc_arena *arena,
                                      demarc_crossings *out)
{
    job in = {arena, out, day};
    demarc_status status = DEMARC_OK;

    *out = (demarc_crossings){0};
    for (size_t i = 0; scene && !status && i < scene->crossing_count; i++) {
        demarc_crossing *to = crossing_of(&in, scene->crossings[i].key);

        if (!to)
            status = DEMARC_ENOMEM;
        else
            to->place = &scene->crossings[i];
    }
    if (!status)
        status = names_gather(&in, border);
    if (!status)
        status = events_apply(&in, border);
    for (size_t i = 0; !status && i < out->count; i++)
        if (out->items[i].state == DEMARC_PASSAGE_CLOSED)
            closed_add(&out->items[i], day + 1, day + 1);
    return status;
}

void demarc_crossings_free(demarc_crossings *crossings)
{
    free(crossings->items);
    demarc_names_free(&crossings->names);
    *crossings = (demarc_crossings){0};
}
