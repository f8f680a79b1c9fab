#include "model/event.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Up to so many sources are compared each with each; more are sorted. */
enum { FEW = 8 };

bool demarc_event_heard(const demarc_event *event)
{
    for (size_t i = 0; i < event->claim_count; i++)
        if (event->claims[i].aside == DEMARC_HEARD)
            return true;
    return event->claim_count == 0;
}

const demarc_date *demarc_event_when(const demarc_event *event)
{
    for (size_t i = 0; i < event->claim_count; i++)
        if (event->claims[i].aside == DEMARC_HEARD)
            return event->claims[i].date;
    return &event->date;
}

/* A source without a name is known by its address; "" if it is not heard. */
static const char *source_of(const demarc_claim *claim)
{
    if (claim->aside != DEMARC_HEARD)
        return "";
    return *claim->source ? claim->source : claim->source_url;
}

static size_t count_few(const demarc_event *event)
{
    size_t count = 0;

    for (size_t i = 0; i < event->claim_count; i++) {
        const char *source = source_of(&event->claims[i]);
        size_t before = 0;

        while (before < i &&
               strcmp(source_of(&event->claims[before]), source) != 0)
            before++;
        count += *source && before == i;
    }
    return count;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t count_many(const demarc_event *event, const char **names)
{
    size_t count = 0;

    for (size_t i = 0; i < event->claim_count; i++)
        names[i] = source_of(&event->claims[i]);
    qsort(names, event->claim_count, sizeof *names, by_name);
    for (size_t i = 0; i < event->claim_count; i++)
        count += *names[i] && (i == 0 || strcmp(names[i], names[i - 1]) != 0);
    return count;
}

size_t demarc_event_sources(const demarc_event *event)
{
    const char **names = event->claim_count <= FEW
                             ? NULL
                             : malloc(event->claim_count * sizeof *names);
    size_t count = names ? count_many(event, names) : count_few(event);

    free(names);
    return count;
}

size_t demarc_publisher(const char *source)
{
    size_t length = 0;

    while (source[length] && strncmp(source + length, " (", 2) != 0 &&
           strncasecmp(source + length, " via ", 5) != 0)
        length++;
    return length ? length : strlen(source);
}

demarc_day demarc_claim_published(const demarc_claim *claim)
{
    if (*claim->source_date->text)
        return claim->source_date->latest;
    return *claim->date->text ? claim->date->latest : DEMARC_DAY_MIN;
}

static int compare(long a, long b)
{
    return (a > b) - (a < b);
}

int demarc_event_order(const demarc_event *a, const demarc_event *b)
{
    int order = compare(a->date.earliest, b->date.earliest);

    if (order == 0)
        order = compare(a->date.latest, b->date.latest);
    return order ? order : compare(a->line, b->line);
}
