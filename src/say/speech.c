#include "say/speech.h"

#include "base/text.h"
#include "history/lengths.h"

#include <stdlib.h>
#include <string.h>

/* A row of sentences.def. */
typedef struct template
{
    const char *about, *id, *text;
}
template;

static const template templates[] = {
#define SENTENCE(about, id, text) {about, id, text},
#include "say/sentences.def"
#undef SENTENCE
};

enum { TEMPLATES = sizeof templates / sizeof *templates };

static const struct {
    const char *name, *needs;
    demarc_topic_fn *tell;
} topics[] = {
#define TOPIC(name, function, what, needs) {name, needs, function},
#include "say/topics.def"
#undef TOPIC
};

enum { TOPICS = sizeof topics / sizeof *topics };

const char *demarc_topic_name(size_t i, const char **needs)
{
    *needs = i < TOPICS ? topics[i].needs : NULL;
    return i < TOPICS ? topics[i].name : NULL;
}

/* ---- Slots ---- */

static void phrase_free(demarc_phrase *phrase)
{
    demarc_buffer_free(&phrase->text);
    free(phrase->numbers);
    *phrase = (demarc_phrase){0};
}

demarc_phrase *demarc_slot_new(demarc_speech *to, const char *name)
{
    demarc_slot *slot = &to->slots[to->slot_count];

    if (to->slot_count + 1 < DEMARC_SLOTS)
        to->slot_count++; /* the last one is written over: a topic's bug */
    phrase_free(&slot->phrase);
    slot->name = name;
    return &slot->phrase;
}

/* The slot of a name of so many bytes; NULL if it is not there, or empty. */
static const demarc_phrase *slot_find(const demarc_speech *of, const char *name,
                                      size_t length)
{
    for (size_t i = 0; i < of->slot_count; i++)
        if (strncmp(of->slots[i].name, name, length) == 0 &&
            !of->slots[i].name[length] && of->slots[i].phrase.text.length)
            return &of->slots[i].phrase;
    return NULL;
}

static void slots_clear(demarc_speech *of)
{
    for (size_t i = 0; i < of->slot_count; i++)
        phrase_free(&of->slots[i].phrase);
    of->slot_count = 0;
}

/* ---- Templates ---- */

/* Appends a phrase with its numbers. */
static void phrase_append(demarc_speech *speech, demarc_phrase *to,
                          const demarc_phrase *from)
{
    demarc_buffer_add(&to->text, from->text.data, from->text.length);
    if (!demarc_reserve(&to->numbers, &to->room, to->count + from->count,
                        sizeof *to->numbers)) {
        speech->record.failed = true;
        return;
    }
    if (from->count)
        memcpy(to->numbers + to->count, from->numbers,
               from->count * sizeof *from->numbers);
    to->count += from->count;
}

/* Can every slot of [begin, end) be filled? Not asked of what is in "[]". */
static bool can_fill(const demarc_speech *speech, const char *begin,
                     const char *end)
{
    bool aside = false;

    for (const char *at = begin; at < end; at++) {
        if (*at == '[' || *at == ']')
            aside = *at == '[';
        if (*at != '{' || aside)
            continue;
        if (!slot_find(speech, at + 1, strcspn(at + 1, "}")))
            return false;
    }
    return true;
}

/* Fills [begin, end), in which nothing is optional. */
static void part_fill(demarc_speech *speech, demarc_phrase *to,
                      const char *begin, const char *end)
{
    while (begin < end) {
        const size_t plain = strcspn(begin, "{");
        const char *slot = begin + plain;

        if (slot >= end) {
            demarc_buffer_add(&to->text, begin, (size_t)(end - begin));
            return;
        }
        demarc_buffer_add(&to->text, begin, plain);
        phrase_append(speech, to,
                      slot_find(speech, slot + 1, strcspn(slot + 1, "}")));
        begin = slot + strcspn(slot, "}") + 1;
    }
}

/* Fills a template; what stands in "[]" is left out if it cannot be filled. */
static void template_fill(demarc_speech *speech, demarc_phrase *to,
                          const char *text)
{
    while (*text) {
        const char *end = text + strcspn(text, "[");

        part_fill(speech, to, text, end);
        if (!*end)
            return;
        text = end + 1;
        end = text + strcspn(text, "]");
        if (can_fill(speech, text, end))
            part_fill(speech, to, text, end);
        text = *end ? end + 1 : end;
    }
}

/* A sentence begins with a capital. */
static void capital(demarc_phrase *of)
{
    if (of->text.data && *of->text.data >= 'a' && *of->text.data <= 'z')
        *of->text.data = (char)(*of->text.data - 'a' + 'A');
}

static void sentence_add(demarc_speech *to, const template *of)
{
    demarc_phrase phrase = {0};
    demarc_sentence *out;

    template_fill(to, &phrase, of->text);
    capital(&phrase);
    if (phrase.text.failed ||
        !demarc_reserve(&to->sentences, &to->room, to->count + 1,
                        sizeof *to->sentences)) {
        to->record.failed = true;
    } else {
        demarc_number *numbers = demarc_record_take(&to->record, phrase.count,
                                                    sizeof *phrase.numbers);

        if (numbers && phrase.count)
            memcpy(numbers, phrase.numbers,
                   phrase.count * sizeof *phrase.numbers);
        out = &to->sentences[to->count++];
        *out = (demarc_sentence){of->id, of->about, "", numbers,
                                 numbers ? phrase.count : 0};
        out->text = demarc_arena_text(&to->record.arena, phrase.text.data);
        to->record.failed = to->record.failed || !out->text;
    }
    phrase_free(&phrase);
}

void demarc_slots_say(demarc_speech *to, const char *id)
{
    const char *said = "";

    for (size_t i = 0; i < TEMPLATES; i++) {
        const char *text = templates[i].text;

        if (!demarc_text_starts(templates[i].id, id) ||
            strcmp(templates[i].id, said) == 0 ||
            !can_fill(to, text, text + strlen(text)))
            continue;
        said = templates[i].id;
        sentence_add(to, &templates[i]);
    }
    slots_clear(to);
}

/* ---- The whole ---- */

demarc_status demarc_speech_make(const demarc_border *border,
                                 const demarc_record_how *how,
                                 const char *about, demarc_speech *out)
{
    demarc_status status;

    *out = (demarc_speech){.lines = border->fold != NULL};
    status = demarc_record_make(border, how, &out->record);
    if (status == DEMARC_OK)
        status = demarc_record_check(&out->record);
    if (status != DEMARC_OK)
        return status;
    if (out->lines)
        demarc_fold_lengths(border, out->record.day, border->about.reach, NULL,
                            &out->lengths);
    for (size_t i = 0; i < TOPICS; i++)
        if (!about || strcmp(about, topics[i].name) == 0)
            topics[i].tell(out);
    slots_clear(out);
    return out->record.failed ? DEMARC_ENOMEM : DEMARC_OK;
}

void demarc_speech_free(demarc_speech *speech)
{
    if (!speech)
        return;
    slots_clear(speech);
    demarc_record_free(&speech->record);
    free(speech->sentences);
    *speech = (demarc_speech){0};
}
