#include "model/schema.h"

#include "base/buffer.h"
#include "base/ctx.h"
#include "base/text.h"
#include "model/word.h"

#include <string.h>

static const demarc_schema schemas[] = {
#define SCHEMA(name, title, source, columns, view, ...)                        \
    {name, title, source, columns, view, (const char *const[]){__VA_ARGS__}},
#define VALUE(schema, word, stage, why)
#define HIDDEN(schema, word, why)
#include "model/schemas.def"
#undef SCHEMA
#undef VALUE
#undef HIDDEN
};

static const demarc_schema_value values[] = {
#define SCHEMA(...)
#define VALUE(schema, word, stage, why)                                        \
    {schema, word, DEMARC_##stage, false, why},
#define HIDDEN(schema, word, why) {schema, word, DEMARC_UNKNOWN, true, why},
#include "model/schemas.def"
#undef SCHEMA
#undef VALUE
#undef HIDDEN
};

enum {
    SCHEMAS = sizeof schemas / sizeof *schemas,
    VALUES = sizeof values / sizeof *values
};

const demarc_schema *demarc_schema_at(size_t i)
{
    return i < SCHEMAS ? &schemas[i] : NULL;
}

const demarc_schema_value *demarc_schema_value_at(size_t i)
{
    return i < VALUES ? &values[i] : NULL;
}

const demarc_schema *demarc_schema_find(const char *name)
{
    for (size_t i = 0; i < SCHEMAS; i++)
        if (demarc_text_same(schemas[i].name, name))
            return &schemas[i];
    return NULL;
}

demarc_status demarc_schema_refuse(demarc_ctx *ctx, const char *name)
{
    demarc_buffer names = {0};
    demarc_status status;

    for (size_t i = 0; i < SCHEMAS; i++)
        demarc_buffer_format(&names, "%s%s", i ? ", " : "", schemas[i].name);
    status = demarc_buffer_status(&names);
    if (status == DEMARC_OK)
        status = demarc_report(ctx, DEMARC_RULE_SCHEMA_NAME, NULL,
                               "give one of these, or a CSV file to --schema",
                               "there is no schema \"%s\", but: %s", name,
                               names.data);
    demarc_buffer_free(&names);
    return status;
}

const demarc_schema_value *demarc_schema_look_up(
    const demarc_schema_value *from, size_t count, const char *schema,
    const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(from[i].schema, schema) == 0 &&
            demarc_word_like(word, from[i].word))
            return &from[i];
    return NULL;
}

const demarc_schema_value *demarc_schema_values(size_t *count)
{
    *count = VALUES;
    return values;
}
