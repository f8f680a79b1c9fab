/* What the record does not say, as far as it can be told from it. */
#include "say/speech.h"

#include <math.h>

static void day_slot(demarc_speech *to)
{
    demarc_phrase *day = demarc_slot_new(to, "day");

    if (to->record.day == DEMARC_DAY_MAX)
        return;
    demarc_english_day(&day->text, to->record.day);
    demarc_phrase_prove(to, day, 0,
                        &(demarc_number){.value = NAN,
                                         .of = DEMARC_OF_DATE,
                                         .how = "the day asked for"});
}

/* Where the line was settled is inferred. */
static void placed_say(demarc_speech *to)
{
    if (!to->lines || to->lengths.reconstructed_m <= 0)
        return;
    demarc_phrase_metres(to, demarc_slot_new(to, "inferred"),
                         to->lengths.reconstructed_m,
                         (1U << DEMARC_DESCRIBED) | (1U << DEMARC_DELIMITED) |
                             (1U << DEMARC_DEMARCATED),
                         false);
    demarc_slots_say(to, "placed-");
}

/* Does one of the claims heard of its event tell of a length? A share, and the
 * whole that was talked of, are lengths too. */
static bool length_given(demarc_speech *to, const demarc_entry *entry)
{
    const demarc_entry **claims;
    const size_t count = demarc_speech_claims(to, entry, &claims);

    for (size_t i = 0; i < count; i++)
        for (demarc_measure of = DEMARC_KM_INCREMENT; of <= DEMARC_PERCENT;
             of++)
            if (demarc_entry_gives(claims[i], of))
                return true;
    return false;
}

/* Protocols and meetings that were told without a length. */
static void silent_say(demarc_speech *to)
{
    static const char *const types[] = {"protocol", "meeting"};
    const demarc_entry **all, **silent, **both;
    size_t count, total = 0, without = 0;

    silent = demarc_record_take(&to->record, to->record.count, sizeof *silent);
    both = demarc_record_take(&to->record, to->record.count, sizeof *both);
    if (!silent || !both)
        return;
    for (size_t t = 0; t < 2; t++) {
        count = demarc_speech_events(to, types[t], &all);
        for (size_t i = 0; i < count; i++) {
            if (!length_given(to, all[i]))
                silent[without++] = all[i];
            both[total++] = all[i];
        }
    }
    if (!without)
        return;
    if (without < total)
        demarc_phrase_count(to, demarc_slot_new(to, "silent"), silent, without,
                            "", "");
    else
        demarc_phrase_none(to, demarc_slot_new(to, "none"), both, total);
    demarc_phrase_count(to, demarc_slot_new(to, total > 1 ? "talks" : "talk"),
                        both, total, "meeting or protocol",
                        "meetings and protocols");
    demarc_slots_say(to, "silent-");
}

/* A treaty without an entry into force, or none at all. */
static void treaty_say(demarc_speech *to)
{
    const demarc_entry **all;
    const size_t treaties = demarc_speech_events(to, "treaty", &all);
    const size_t forces = demarc_speech_events(to, "entry-into-force", &all);

    day_slot(to);
    demarc_slots_say(to, !treaties && !forces ? "no-treaty-"
                         : !forces            ? "no-force-"
                                              : "nothing");
}

void demarc_tell_unknown(demarc_speech *to)
{
    placed_say(to);
    silent_say(to);
    if (to->record.count)
        treaty_say(to);
}
