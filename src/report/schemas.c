/* The vocabularies that are known, and their words. */
#include "base/buffer.h"
#include "base/ctx.h"
#include "base/table.h"
#include "model/schema.h"
#include "model/stage.h"

#include <string.h>

/** "STATUS, RANK": the fields that a schema gives that role. */
static void fields_list(const demarc_schema *schema, const char *role,
                        demarc_buffer *out)
{
    const size_t length = strlen(role);

    for (const char *const *pair = schema->fields; *pair; pair++)
        if (strncmp(*pair, role, length) == 0 && (*pair)[length] == '=')
            demarc_buffer_format(out, "%s%s", out->length ? ", " : "",
                                 *pair + length + 1);
}

/** "CC1 CC2 RANK or ...": what is there by which it is found. */
static void columns_list(const char *columns, demarc_buffer *out)
{
    for (; *columns; columns++)
        if (*columns == '|')
            demarc_buffer_text(out, " or ");
        else
            demarc_buffer_char(out, *columns);
}

static void cell_take(demarc_table *table, demarc_buffer *text)
{
    demarc_cell_text(table, text->data ? text->data : "");
    table->failed |= text->failed;
    demarc_buffer_free(text);
}

static void schema_row(demarc_table *table, const demarc_schema *schema)
{
    demarc_buffer stage = {0}, found = {0}, views = {0};

    fields_list(schema, "hint", &stage);
    fields_list(schema, "stage", &stage);
    columns_list(schema->columns, &found);
    if (*schema->view)
        demarc_buffer_format(&views, "%sXX", schema->view);
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, schema->name);
    demarc_cell_text(table, schema->title);
    cell_take(table, &found);
    cell_take(table, &stage);
    cell_take(table, &views);
    demarc_cell_text(table, schema->source);
}

static void schemas_add(demarc_table *table)
{
    const demarc_schema *schema;

    demarc_table_column(table, "schema", "schema", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "title", "of", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "found_by", "found by", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "stage", "stage in", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "views", "views in", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "source", "source", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_DETAIL);
    for (size_t i = 0; (schema = demarc_schema_at(i)); i++)
        schema_row(table, schema);
}

static void word_row(demarc_table *table, const char *word, const char *stage,
                     const char *why)
{
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, word);
    demarc_cell_text(table, stage);
    demarc_cell_text(table, why);
}

/** Demarc's own words, but for the one that is of events only. */
static void own_words_add(demarc_table *table)
{
    demarc_stage stage;
    const char *word;

    for (size_t i = 0; (word = demarc_stage_word_at(i, &stage)); i++)
        if (*word && stage != DEMARC_UNDISPUTED)
            word_row(table, word, demarc_stage_name(stage), "");
}

static void words_add(demarc_table *table, const demarc_schema *schema)
{
    const demarc_schema_value *value;

    demarc_table_column(table, "word", "word", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "stage", "stage", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "why", "why", DEMARC_KIND_TEXT, 0);
    if (!*schema->fields)
        own_words_add(table);
    for (size_t i = 0; (value = demarc_schema_value_at(i)); i++)
        if (strcmp(value->schema, schema->name) == 0)
            word_row(table, value->word,
                     value->hidden ? "hidden" : demarc_stage_name(value->stage),
                     value->why);
    demarc_table_note(table, "* stands for anything; the first word that fits "
                             "counts. An empty field is unknown.");
}

demarc_status demarc_schemas(demarc_ctx *ctx, const char *name,
                             demarc_table **out)
{
    const demarc_schema *schema = name ? demarc_schema_find(name) : NULL;

    *out = NULL;
    if (name && !schema)
        return demarc_schema_refuse(ctx, name);
    *out = demarc_table_new("schemas", schema ? schema->title : "");
    if (!*out)
        return DEMARC_ENOMEM;
    if (schema)
        words_add(*out, schema);
    else
        schemas_add(*out);
    return demarc_table_done(out);
}
