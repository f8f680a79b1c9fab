/* Words to stages. */
#include "base/buffer.h"
#include "model/schema.h"
#include "model/stage.h"
#include "read/vocabulary.h"

#include <string.h>

bool demarc_vocabulary_pairs(const demarc_vocabulary *words)
{
    return *words->schema->fields &&
           words->fields.index[DEMARC_FIELD_BORDER] < 0;
}

static const demarc_schema_value *look_up(const demarc_vocabulary *words,
                                          const char *text)
{
    return demarc_schema_look_up(words->values, words->value_count,
                                 words->schema->name, text);
}

/** By the schema's table, else as demarc's own. */
static bool find_meaning(const demarc_vocabulary *words, demarc_meaning *out)
{
    const demarc_schema_value *value =
        *out->text ? look_up(words, out->text) : NULL;

    out->hidden = value && value->hidden;
    out->stage = value ? value->stage : DEMARC_UNKNOWN;
    return value || (demarc_stage_parse(out->text, &out->stage) &&
                     out->stage != DEMARC_UNDISPUTED);
}

/** What a word means. */
static bool means(demarc_vocabulary *words, const char *text, demarc_stage *out,
                  bool *hidden)
{
    demarc_meaning found = {.text = text};
    bool known = false;

    for (size_t i = 0; i < DEMARC_MEANINGS && words->met[i].text && !known; i++)
        if ((known = strcmp(words->met[i].text, text) == 0))
            found = words->met[i];
    if (!known && (known = find_meaning(words, &found)))
        words->met[words->met_count++ % DEMARC_MEANINGS] = found;
    *out = found.stage;
    *hidden = found.hidden;
    return known;
}

/** "International Boundary, 1, 2": the words of the schema. */
static void words_list(const demarc_vocabulary *words, demarc_buffer *out)
{
    for (size_t i = 0; i < words->value_count; i++)
        if (strcmp(words->values[i].schema, words->schema->name) == 0)
            demarc_buffer_format(out, "%s%s", out->length ? ", " : "",
                                 words->values[i].word);
}

static demarc_status refuse(const demarc_vocabulary *words, const char *text,
                            const demarc_where *where)
{
    demarc_buffer known = {0};
    demarc_status status;

    words_list(words, &known);
    if (known.data)
        status = demarc_report(
            words->ctx, DEMARC_RULE_SEGMENT_STAGE, where,
            "correct it, or map it with --schema FILE.csv",
            "\"%s\" is no word of the schema %s, whose words are: %s", text,
            words->schema->name, known.data);
    else {
        demarc_stage_words(&known);
        status = demarc_report(words->ctx, DEMARC_RULE_SEGMENT_STAGE, where,
                               "correct it, or map it with --schema FILE.csv",
                               "\"%s\" is no stage; the stages are: %s", text,
                               known.data ? known.data : "");
    }
    demarc_buffer_free(&known);
    return status;
}

/** The first text of these fields; "" if all are empty, NULL without memory. */
static const char *first_text(const demarc_vocabulary *words,
                              OGRFeatureH feature, const int *fields,
                              size_t count)
{
    const char *text = "";

    for (size_t i = 0; text && !*text && i < count; i++)
        text = demarc_fields_text(words->arena, feature, fields[i]);
    return text;
}

demarc_status demarc_vocabulary_stage(demarc_vocabulary *words,
                                      OGRFeatureH feature,
                                      const demarc_where *where,
                                      demarc_stage *out, bool *hidden)
{
    const char *hint = "", *text;

    *out = DEMARC_UNKNOWN;
    *hidden = false;
    for (size_t i = 0; i < words->hint_count; i++) {
        hint = demarc_fields_text(words->arena, feature, words->hint[i]);
        if (!hint)
            return DEMARC_ENOMEM;
        if (*hint && means(words, hint, out, hidden))
            return DEMARC_OK;
        if (*hint && words->unknown_hints++ == 0)
            words->unknown_hint = hint;
    }
    text = first_text(words, feature, words->stage, words->stage_count);
    if (!text)
        return DEMARC_ENOMEM;
    if (words->stage_count == 0)
        text = words->default_stage;
    return means(words, text, out, hidden) ? DEMARC_OK
                                           : refuse(words, text, where);
}

demarc_status demarc_vocabulary_tell(const demarc_vocabulary *words)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = words->file;
    if (words->unknown_hints == 0)
        return DEMARC_OK;
    return demarc_report(
        words->ctx, DEMARC_RULE_SCHEMA_HINT, &where,
        "`demarc schemas NAME` lists the words that do",
        "%zu text%s such as \"%.80s\" decide%s nothing about "
        "the stage",
        words->unknown_hints, words->unknown_hints == 1 ? "" : "s",
        words->unknown_hint, words->unknown_hints == 1 ? "s" : "");
}
