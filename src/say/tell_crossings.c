/* Which crossings were closed, and which of them were open again. */
#include "base/names.h"
#include "model/word.h"
#include "say/speech.h"

#include <stdlib.h>
#include <string.h>

/* The last event of each crossing by the day. */
typedef struct gates {
    demarc_names names;
    const demarc_entry **last; /* by number of the name */
} gates;

static bool opens(const demarc_entry *entry)
{
    return demarc_word_same(entry->event->type, "reopening");
}

/* The next name of "Kulundu; Sai bridge", trimmed, in the arena; NULL past
 * the end. */
static const char *name_next(demarc_speech *to, const char **rest)
{
    while (**rest == ';' || **rest == ' ')
        (*rest)++;
    if (!**rest)
        return NULL;
    size_t length = strcspn(*rest, ";"), trimmed = length;
    const char *out;

    while (trimmed && (*rest)[trimmed - 1] == ' ')
        trimmed--;
    out = demarc_arena_copy(&to->record.arena, *rest, trimmed);
    to->record.failed = to->record.failed || !out;
    *rest += length;
    return out;
}

static bool gates_add(demarc_speech *to, gates *of, const demarc_entry *entry,
                      size_t *room)
{
    const char *rest = entry->event->crossing, *name;

    while ((name = name_next(to, &rest))) {
        const size_t number = demarc_names_add(&of->names, name);

        if (number == DEMARC_NAMES_NONE ||
            !demarc_reserve(&of->last, room, number + 1, sizeof *of->last))
            return false;
        of->last[number] = entry;
    }
    return true;
}

/* Crossings whose last event this is, as a list; how many there are. */
static size_t crossings_slot(demarc_speech *to, const gates *of,
                             const demarc_entry *entry)
{
    demarc_phrase *phrase = demarc_slot_new(to, "crossings");
    size_t count = 0, n = 0;

    for (size_t i = 0; i < of->names.count; i++)
        count += of->last[i] == entry;
    for (size_t i = 0; i < of->names.count; i++) {
        if (of->last[i] != entry)
            continue;
        demarc_phrase_text(phrase, demarc_english_join(n++, count));
        demarc_phrase_name(to, phrase, of->names.texts[i], entry);
    }
    return count;
}

static void event_say(demarc_speech *to, const gates *of,
                      const demarc_entry *entry)
{
    const demarc_entry **claims;
    const size_t count = crossings_slot(to, of, entry);
    size_t n;

    if (count) {
        n = demarc_speech_claims(to, entry, &claims);
        demarc_phrase_date(to, demarc_slot_new(to, "when"), entry, entry->when,
                           DEMARC_DATE_WHEN);
        demarc_phrase_sources(to, demarc_slot_new(to, "sources"), claims, n);
        demarc_phrase_text(demarc_slot_new(to, "was"),
                           count == 1 ? "was" : "were");
    }
    demarc_slots_say(to, !count         ? "nothing"
                         : opens(entry) ? "reopened-"
                                        : "closed-");
}

/* Closures and reopenings in one order, by time: the record's. */
void demarc_tell_crossings(demarc_speech *to)
{
    const demarc_entry **closed, **opened;
    const size_t closures = demarc_speech_events(to, "closure", &closed);
    const size_t openings = demarc_speech_events(to, "reopening", &opened);
    const demarc_entry **all =
        demarc_record_take(&to->record, closures + openings, sizeof *all);
    gates of = {0};
    size_t n = 0, room = 0;
    bool fine = all != NULL;

    for (size_t i = 0, k = 0; fine && i + k < closures + openings;) {
        const bool first =
            k == openings ||
            (i < closures && closed[i]->place < opened[k]->place);

        all[n++] = first ? closed[i++] : opened[k++];
    }
    for (size_t i = 0; fine && i < n; i++)
        fine = gates_add(to, &of, all[i], &room);
    for (size_t i = 0; fine && i < n; i++)
        event_say(to, &of, all[i]);
    to->record.failed = to->record.failed || !fine;
    demarc_names_free(&of.names);
    free(of.last);
}
