/* What the map says, in words: for those who cannot see it too. */
#include "draw/map.h"

#include "base/buffer.h"

#include <string.h>

static void stages_say(demarc_sheet *map, demarc_buffer *out)
{
    for (unsigned stage = DEMARC_STAGE_COUNT; stage-- > 0;) {
        if (!map->has_stage[stage])
            continue;
        demarc_buffer_format(
            out, " %s: %s.",
            demarc_word_stage(map->page.in, (demarc_stage)stage),
            demarc_map_km(map, demarc_map_metres(map, (demarc_stage)stage)));
    }
}

static void fights_say(demarc_sheet *map, demarc_buffer *out)
{
    size_t shown = 0;

    for (size_t i = 0; i < map->event_count; i++)
        shown += map->events[i].radius > 0 ? map->events[i].count : 0;
    if (shown == 0)
        return;
    demarc_buffer_format(out, " %s: %zu.",
                         demarc_word(map->page.in, DEMARC_WORD_FIGHTS), shown);
    for (size_t i = 0, said = 0; i < map->event_count && said < 3; i++) {
        const demarc_map_event *event = &map->events[i];

        if (!(event->radius > 0) || demarc_dead_size(&event->killed) < 1)
            continue;
        demarc_buffer_format(out, " %s: ",
                             *event->event->place ? event->event->place
                                                  : event->event->title);
        demarc_buffer_text(out, demarc_map_event_says(map, event));
        demarc_buffer_char(out, '.');
        said++;
    }
}

static void crossings_say(const demarc_sheet *map, demarc_buffer *out)
{
    static const demarc_word_id words[] = {DEMARC_WORD_CROSSING_OPEN,
                                           DEMARC_WORD_CROSSING_CLOSED};

    for (int i = 0; i < 2; i++) {
        const char *before = ": ";

        if (!map->has_passage[DEMARC_PASSAGE_OPEN + i])
            continue;
        demarc_buffer_format(out, " %s", demarc_word(map->page.in, words[i]));
        for (size_t k = 0; k < map->crossings.count; k++) {
            const demarc_crossing *crossing = &map->crossings.items[k];

            if ((int)crossing->state != DEMARC_PASSAGE_OPEN + i ||
                !crossing->place)
                continue;
            demarc_buffer_format(out, "%s%s", before, crossing->place->name);
            before = ", ";
        }
        demarc_buffer_char(out, '.');
    }
}

const char *demarc_map_says(demarc_sheet *map)
{
    const char *as_of = demarc_map_as_of(map);
    demarc_buffer text = {0};

    demarc_buffer_format(&text, "%s.%s%s", demarc_map_title(map),
                         *as_of ? " " : "", as_of);
    if (*as_of && as_of[strlen(as_of) - 1] != '.') /* as "2022 г." has it */
        demarc_buffer_char(&text, '.');
    stages_say(map, &text);
    fights_say(map, &text);
    crossings_say(map, &text);
    return demarc_page_keep(&map->page, &text);
}
