#include "model/border.h"

#include <stdio.h>
#include <string.h>

size_t demarc_border_count(const demarc_border_set *set)
{
    return set->count;
}

demarc_border *demarc_border_at(const demarc_border_set *set, size_t i)
{
    return i < set->count ? &set->borders[i] : NULL;
}

const char *demarc_border_id(const demarc_border *border)
{
    return border->id;
}

const char *demarc_border_title(const demarc_border *border)
{
    return *border->about.title ? border->about.title : border->id;
}

const char *demarc_border_title_in(const demarc_border *border,
                                   const char *lang)
{
    const demarc_package *about = &border->about;

    for (size_t i = 0; lang && i < about->title_count; i++)
        if (strcmp(about->titles[i].lang, lang) == 0)
            return about->titles[i].title;
    return demarc_border_title(border);
}

demarc_stage demarc_border_reach(const demarc_border *border)
{
    return border->about.reach;
}

size_t demarc_border_party_count(const demarc_border *border)
{
    return border->about.party_count;
}

const char *demarc_border_party(const demarc_border *border, size_t i)
{
    return i < border->about.party_count ? border->about.parties[i].id : "";
}

size_t demarc_border_segment_count(const demarc_border *border)
{
    return border->segment_count;
}

const demarc_segment *demarc_border_segment(const demarc_border *border,
                                            size_t i)
{
    return i < border->segment_count ? &border->segments[i] : NULL;
}

const char *demarc_border_other(const demarc_border *border, size_t i)
{
    return i < border->other_count ? border->others[i] : NULL;
}

size_t demarc_border_event_count(const demarc_border *border)
{
    return border->event_count;
}

const demarc_event *demarc_border_event(const demarc_border *border, size_t i)
{
    return i < border->event_count ? &border->events[i] : NULL;
}

demarc_day demarc_border_last_day(const demarc_border *border)
{
    demarc_day last = DEMARC_DAY_MIN;

    for (size_t i = 0; i < border->event_count; i++) {
        demarc_day day = border->events[i].date.latest;
        if (day < DEMARC_DAY_MAX && day > last &&
            demarc_event_heard(&border->events[i]))
            last = day;
    }
    return last > DEMARC_DAY_MIN ? last : DEMARC_DAY_MAX;
}

/** "a, b, c": the ids of a set, for a message; cut where it gets long. */
static void ids_list(const demarc_border_set *set, char *out, size_t room)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; set->borders && i < set->count && used < room - 80; i++)
        used += (size_t)snprintf(out + used, room - used, "%s%.60s",
                                 i ? ", " : "", set->borders[i].id);
    if (used >= room - 80)
        snprintf(out + used, room - used, ", ...");
}

demarc_status demarc_border_pick(demarc_ctx *ctx, const demarc_border_set *set,
                                 const char *id, demarc_border **out)
{
    char ids[600];

    *out = NULL;
    for (size_t i = 0; i < set->count; i++)
        if (id ? strcmp(set->borders[i].id, id) == 0 : set->count == 1)
            *out = &set->borders[i];
    if (*out)
        return DEMARC_OK;
    ids_list(set, ids, sizeof ids);
    if (id)
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "give one of these to --border",
                             "there is no border \"%s\", but: %s", id, ids);
    return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                         "choose with --border; stats --by border has all",
                         "the file holds %zu borders: %s", set->count, ids);
}
