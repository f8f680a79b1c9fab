#include "report/timeline.h"

#include "base/buffer.h"
#include "model/word.h"

#include <stdlib.h>
#include <string.h>

/** Is the event asked for? One in doubt is, if it may be in the time. */
static bool asked_for(const demarc_timeline_how *how, const demarc_event *event)
{
    return (!how->has_from || event->date.last >= how->from) &&
           (!how->has_day || event->date.first <= how->day) &&
           demarc_event_heard(event) &&
           (!how->type || demarc_word_same(how->type, event->type));
}

/** The day by which readers look for an event: its first, if that is known. */
static demarc_day place_of(const demarc_event *event)
{
    return event->date.first > DEMARC_DAY_MIN ? event->date.first
                                              : event->date.last;
}

static int reading_order(const void *left, const void *right)
{
    const demarc_event *a = *(const demarc_event *const *)left;
    const demarc_event *b = *(const demarc_event *const *)right;
    const demarc_day days[2][2] = {{place_of(a), place_of(b)},
                                   {a->date.last, b->date.last}};

    for (size_t i = 0; i < 2; i++)
        if (days[i][0] != days[i][1])
            return days[i][0] < days[i][1] ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

demarc_status demarc_timeline_pick(const demarc_border *border,
                                   const demarc_timeline_how *how,
                                   const demarc_event ***out, size_t *count)
{
    *count = 0;
    *out = malloc((border->event_count + 1) * sizeof **out);
    if (!*out)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < border->event_count; i++)
        if (asked_for(how, &border->events[i]))
            (*out)[(*count)++] = &border->events[i];
    qsort(*out, *count, sizeof **out, reading_order);
    return DEMARC_OK;
}

/** "clash, meeting": the types of the events, for a message. */
static void types_list(const demarc_border *border, demarc_buffer *out)
{
    for (size_t i = 0; i < border->event_count; i++) {
        size_t before = 0;

        while (before < i &&
               strcmp(border->events[before].type, border->events[i].type) != 0)
            before++;
        if (before == i && *border->events[i].type)
            demarc_buffer_format(out, "%s%s", out->length ? ", " : "",
                                 border->events[i].type);
    }
}

static demarc_status empty_type(demarc_ctx *ctx, const demarc_border *border,
                                const char *type)
{
    demarc_buffer types = {0};
    demarc_status status;

    types_list(border, &types);
    status = demarc_report(ctx, DEMARC_RULE_EMPTY, NULL,
                           "give one of these to --type",
                           "no event is of type \"%s\"; their types are: %s",
                           type, types.data ? types.data : "none");
    demarc_buffer_free(&types);
    return status;
}

static demarc_status empty_border(demarc_ctx *ctx, const demarc_border *border)
{
    demarc_where where = DEMARC_NOWHERE;

    if (!border->events_file || !*border->events_file)
        return demarc_report(ctx, DEMARC_RULE_EMPTY, NULL, "give --events FILE",
                             "border %s has no events", border->id);
    where.file = border->events_file;
    return demarc_report(
        ctx, DEMARC_RULE_EMPTY, &where, "put an event under the header",
        "the file has no rows, so border %s has no events", border->id);
}

demarc_status demarc_timeline_empty(demarc_ctx *ctx,
                                    const demarc_border *border,
                                    const demarc_timeline_how *how)
{
    char from[DEMARC_DAY_SIZE], to[DEMARC_DAY_SIZE];
    demarc_day first = DEMARC_DAY_MAX, last = DEMARC_DAY_MIN;
    size_t count = 0;

    for (size_t i = 0; i < border->event_count; i++) {
        const demarc_event *event = &border->events[i];

        if (how->type && !demarc_word_same(how->type, event->type))
            continue;
        count++;
        first = place_of(event) < first ? place_of(event) : first;
        last = event->date.last > last ? event->date.last : last;
    }
    if (border->event_count == 0)
        return empty_border(ctx, border);
    if (count == 0)
        return empty_type(ctx, border, how->type);
    return demarc_report(
        ctx, DEMARC_RULE_EMPTY, NULL, "widen --from or --as-of",
        "none of the %zu events asked for is in that time; they are dated %s "
        "to %s",
        count, demarc_day_format(first, from), demarc_day_format(last, to));
}
