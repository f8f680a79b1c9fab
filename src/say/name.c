/* What the border and its parties are called. */
#include "base/text.h"
#include "say/speech.h"

#include <string.h>

const char *demarc_party_name(const demarc_speech *speech, size_t party)
{
    const demarc_party *of = &speech->record.border->about.parties[party];

    return of->name && *of->name
               ? of->name
               : demarc_border_party(speech->record.border, party);
}

/* The row that a name is proved by: the first there is. */
static const demarc_entry *any_entry(const demarc_speech *speech)
{
    return speech->record.count ? &speech->record.entries[0] : NULL;
}

static bool ends_in(const char *text, const char *end)
{
    const size_t length = strlen(text), tail = strlen(end);

    return length > tail && demarc_text_same(text + length - tail, end);
}

void demarc_phrase_border(demarc_speech *speech, demarc_phrase *to)
{
    const demarc_border *border = speech->record.border;
    const char *title = border->about.title;
    const size_t parties = border->about.party_count;

    if (ends_in(title, " border") || ends_in(title, " boundary")) {
        demarc_phrase_text(to, demarc_text_starts(title, "The ") ||
                                       demarc_text_starts(title, "the ")
                                   ? ""
                                   : "the ");
        demarc_phrase_name(speech, to, title, any_entry(speech));
        return;
    }
    demarc_phrase_text(to, parties > 1 ? "the border between " : "the border");
    if (parties == 1)
        demarc_phrase_text(to, " of ");
    for (size_t i = 0; i < parties; i++) {
        demarc_phrase_text(to, demarc_english_join(i, parties));
        demarc_phrase_name(speech, to, demarc_party_name(speech, i),
                           any_entry(speech));
    }
}
