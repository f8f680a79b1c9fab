#include "dossier/hear.h"

#include "base/buffer.h"
#include "base/names.h"
#include "base/text.h"

#include <string.h>

enum { MOST_NAMED = 12 };

static bool is_party(const demarc_border *border, const char *name)
{
    for (size_t i = 0; i < border->about.party_count; i++)
        if (demarc_text_same(border->about.parties[i].id, name))
            return true;
    return false;
}

static demarc_aside aside_of(const demarc_open *how, bool party,
                             const demarc_claim *claim)
{
    const char *whose = how->according_to;

    if (how->has_known_on && demarc_claim_published(claim) > how->known_on)
        return DEMARC_LATER;
    if (whose && !(party ? demarc_text_same(claim->side, whose)
                         : demarc_text_has_words(claim->source, whose)))
        return DEMARC_OTHERS;
    return DEMARC_HEARD;
}

/* "24.kg, AFP, Interfax, ...": whom one could have asked for. */
static void list_sources(const demarc_border *border, demarc_buffer *out)
{
    demarc_names names = {0};

    for (size_t i = 0; i < border->claim_count; i++)
        if (names.count <= MOST_NAMED && *border->claims[i].source)
            demarc_names_add(&names, border->claims[i].source);
    for (size_t i = 0; i < names.count && i < MOST_NAMED; i++)
        demarc_buffer_format(out, "%s%.60s", i ? ", " : "", names.texts[i]);
    if (names.count > MOST_NAMED)
        demarc_buffer_text(out, ", ...");
    demarc_names_free(&names);
}

static demarc_status nothing_heard(demarc_ctx *ctx, const demarc_open *how,
                                   const demarc_border *border)
{
    demarc_where where = DEMARC_NOWHERE;
    char day[DEMARC_DAY_SIZE];
    demarc_buffer sources = {0};
    demarc_status status;

    where.file = border->events_file;
    list_sources(border, &sources);
    status = demarc_buffer_status(&sources);
    if (status == DEMARC_OK)
        status = demarc_report(
            ctx, DEMARC_RULE_NOTHING_HEARD, &where,
            "give a later --known-on, or another --according-to",
            "no claim%s%s%s%s is left; its sources are: %s",
            how->has_known_on ? " published by " : "",
            how->has_known_on ? demarc_day_format(how->known_on, day) : "",
            how->according_to ? " according to " : "",
            how->according_to ? how->according_to : "",
            sources.data ? sources.data : "");
    demarc_buffer_free(&sources);
    return status;
}

demarc_status demarc_claims_hear(demarc_ctx *ctx, const demarc_open *how,
                                 demarc_border *border)
{
    const bool party = how->according_to && is_party(border, how->according_to);
    size_t heard = 0;

    if (!how->has_known_on && !how->according_to)
        return DEMARC_OK;
    for (size_t i = 0; i < border->claim_count; i++) {
        border->claims[i].aside = aside_of(how, party, &border->claims[i]);
        heard += border->claims[i].aside == DEMARC_HEARD;
    }
    return heard || !border->claim_count ? DEMARC_OK
                                         : nothing_heard(ctx, how, border);
}
