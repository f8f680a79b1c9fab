#include "model/stage.h"
#include "model/word.h"

static const char *const names[] = {
#define STAGE(id, name, key, overlay) name,
#define SYNONYM(id, word)
#include "model/stages.def"
#undef STAGE
};

static const struct {
    const char *key;
    bool overlay;
} facts[] = {
#define STAGE(id, name, key, overlay) {key, overlay},
#include "model/stages.def"
#undef STAGE
#undef SYNONYM
};

static const struct {
    const char *word;
    demarc_stage stage;
} synonyms[] = {
#define STAGE(id, name, key, overlay)
#define SYNONYM(id, word) {word, DEMARC_##id},
#include "model/stages.def"
#undef STAGE
#undef SYNONYM
};

enum { COUNT = sizeof names / sizeof *names };

const char *demarc_stage_name(demarc_stage stage)
{
    return names[(size_t)stage < COUNT ? stage : DEMARC_UNKNOWN];
}

const char *demarc_stage_key(demarc_stage stage)
{
    return facts[(size_t)stage < COUNT ? stage : DEMARC_UNKNOWN].key;
}

bool demarc_stage_is_overlay(demarc_stage stage)
{
    return (size_t)stage < COUNT && facts[stage].overlay;
}

bool demarc_stage_parse(const char *word, demarc_stage *out)
{
    size_t found = demarc_word_find(word, names, COUNT);

    *out = found < COUNT ? (demarc_stage)found : DEMARC_UNKNOWN;
    if (found < COUNT)
        return true;
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (demarc_word_same(word, synonyms[i].word)) {
            *out = synonyms[i].stage;
            return true;
        }
    return false;
}

const char *demarc_stage_word_at(size_t i, demarc_stage *out)
{
    const size_t more = i - COUNT;

    *out = i < COUNT ? (demarc_stage)i : DEMARC_UNKNOWN;
    if (i < COUNT)
        return names[i];
    if (more >= sizeof synonyms / sizeof *synonyms)
        return NULL;
    *out = synonyms[more].stage;
    return synonyms[more].word;
}

void demarc_stage_words(demarc_buffer *out)
{
    demarc_word_list(out, names + 1, COUNT - 1); /* for unknown: no word */
}
