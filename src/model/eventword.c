#include "model/event.h"
#include "model/word.h"

static const char *const types[] = {
#define TYPE(word) word,
#include "model/types.def"
#undef TYPE
};

static const char *const scopes[DEMARC_SCOPE_COUNT] = {
    "all", "military", "civilian", "partial", "aggregate"};

static const char *const bases[] = {"", "located", "reconstructed"};

enum {
    TYPE_COUNT = sizeof types / sizeof *types,
    BASIS_COUNT = sizeof bases / sizeof *bases
};

const char *demarc_event_type_find(const char *word)
{
    size_t found = demarc_word_find(word, types, TYPE_COUNT);

    return found < TYPE_COUNT ? types[found] : NULL;
}

bool demarc_event_type_known(const char *word)
{
    return demarc_event_type_find(word) != NULL;
}

void demarc_event_type_words(demarc_buffer *out)
{
    demarc_word_list(out, types, TYPE_COUNT);
}

bool demarc_scope_parse(const char *word, demarc_scope *out)
{
    size_t found = demarc_word_find(word, scopes, DEMARC_SCOPE_COUNT);

    if (demarc_word_same(word, "combatants")) /* as feeds have it */
        found = DEMARC_SCOPE_MILITARY;
    *out = found < DEMARC_SCOPE_COUNT ? (demarc_scope)found : DEMARC_SCOPE_ALL;
    return found < DEMARC_SCOPE_COUNT || demarc_word_same(word, "");
}

const char *demarc_scope_name(demarc_scope scope)
{
    return scopes[scope];
}

void demarc_scope_words(demarc_buffer *out)
{
    demarc_word_list(out, scopes, DEMARC_SCOPE_COUNT);
}

bool demarc_basis_parse(const char *word, demarc_basis *out)
{
    size_t found = demarc_word_find(word, bases, BASIS_COUNT);

    *out = found < BASIS_COUNT ? (demarc_basis)found : DEMARC_BASIS_NONE;
    return found < BASIS_COUNT;
}

const char *demarc_basis_name(demarc_basis basis)
{
    return bases[basis];
}

void demarc_basis_words(demarc_buffer *out)
{
    demarc_word_list(out, bases + 1, BASIS_COUNT - 1);
}
