/* What was signed, ratified and in force. */
#include "say/speech.h"

/* Does it fix the line? Others are about other things, or about ends of it. */
static bool fixes(const demarc_entry *entry)
{
    return entry->event->has_stage && *entry->event->stretch &&
           entry->event->stage >= DEMARC_DELIMITED &&
           entry->event->stage <= DEMARC_DEMARCATED;
}

static void step_slots(demarc_speech *to, const demarc_entry *entry)
{
    const demarc_entry **claims;
    const size_t count = demarc_speech_claims(to, entry, &claims);

    demarc_phrase_border(to, demarc_slot_new(to, "border"));
    demarc_phrase_date(to, demarc_slot_new(to, "when"), entry, entry->when,
                       DEMARC_DATE_WHEN);
    if (*entry->event->place)
        demarc_phrase_name(to, demarc_slot_new(to, "place"),
                           entry->event->place, entry);
    demarc_phrase_sources(to, demarc_slot_new(to, "sources"), claims, count);
}

/* "Parliament ratifies the treaty (19 March 2025); ...": titles as they are,
 * for only they say what was ratified. */
static void ratified_say(demarc_speech *to)
{
    const demarc_entry **all;
    const size_t count = demarc_speech_events(to, "ratification", &all);
    demarc_phrase *phrase;

    if (!count)
        return;
    phrase = demarc_slot_new(to, count == 1 ? "step" : "steps");
    for (size_t i = 0; i < count; i++) {
        demarc_phrase_text(phrase, i ? "; " : "");
        demarc_phrase_name(to, phrase,
                           *all[i]->event->title ? all[i]->event->title
                                                 : "ratification",
                           all[i]);
        demarc_phrase_text(phrase, " (");
        demarc_phrase_date(to, phrase, all[i], all[i]->when, DEMARC_DATE_BARE);
        demarc_phrase_text(phrase, "; ");
        demarc_phrase_source(to, phrase, all[i]);
        demarc_phrase_text(phrase, ")");
    }
    demarc_slots_say(to, "ratified-");
}

void demarc_tell_treaty(demarc_speech *to)
{
    const demarc_entry **signed_, **force;
    const size_t treaties = demarc_speech_events(to, "treaty", &signed_);
    const size_t forces = demarc_speech_events(to, "entry-into-force", &force);

    for (size_t i = 0; i < treaties; i++) {
        step_slots(to, signed_[i]);
        demarc_slots_say(to, fixes(signed_[i]) ? "border-treaty-"
                             : i == 0          ? "first-treaty-"
                                               : "further-treaty-");
    }
    ratified_say(to);
    for (size_t i = 0; i < forces; i++) {
        step_slots(to, force[i]);
        demarc_slots_say(to, "force-");
    }
}
