#include "read/schemafile.h"

#include "base/buffer.h"
#include "base/text.h"
#include "model/stage.h"
#include "model/word.h"
#include "read/cells.h"
#include "read/csv.h"
#include "read/fields.h"

#include <stdio.h>
#include <string.h>

static const char *const kinds[] = {"title", "source", "view", "field",
                                    "value"};
enum { TITLE, SOURCE, VIEW, FIELD, VALUE, KINDS };

/** A schema file being read. */
typedef struct reader {
    demarc_ctx *ctx;
    demarc_arena *arena;
    demarc_csv csv;
    size_t kind, name, value; /* places of the columns */
    const char **texts;       /* of the row */
    demarc_where where;
    const char **fields; /* "role=field" */
    size_t field_count, field_room;
    demarc_schema_value *values;
    size_t value_count, value_room;
    demarc_schema_file *out;
} reader;

static demarc_status columns_find(reader *in)
{
    in->kind = demarc_csv_column(&in->csv, "kind");
    in->name = demarc_csv_column(&in->csv, "name");
    in->value = demarc_csv_column(&in->csv, "value");
    if (in->kind != DEMARC_CSV_NONE && in->name != DEMARC_CSV_NONE &&
        in->value != DEMARC_CSV_NONE)
        return DEMARC_OK;
    in->where.line = in->csv.header_line;
    return demarc_report(in->ctx, DEMARC_RULE_SCHEMA_FILE, &in->where,
                         "make the first line kind,name,value",
                         "a schema has the columns kind, name and value");
}

static demarc_status field_add(reader *in, const char *role, const char *name)
{
    size_t room = strlen(role) + strlen(name) + 2;
    char *pair;

    if (!demarc_fields_schema_role(role) || !*name)
        return demarc_report(in->ctx, DEMARC_RULE_SCHEMA_FILE, &in->where,
                             "write field,ROLE,FIELD with a role such as stage",
                             "\"%s\" is no role, or its field has no name",
                             role);
    pair = demarc_arena_take(in->arena, room);
    if (!pair || !demarc_reserve(&in->fields, &in->field_room,
                                 in->field_count + 2, sizeof *in->fields))
        return DEMARC_ENOMEM;
    snprintf(pair, room, "%s=%s", role, name);
    in->fields[in->field_count++] = pair;
    in->fields[in->field_count] = NULL;
    return DEMARC_OK;
}

static demarc_status value_add(reader *in, const char *word, const char *stage)
{
    demarc_schema_value *value;
    demarc_buffer words = {0};
    demarc_status status;

    word = demarc_arena_text(in->arena, word);
    if (!word || !demarc_reserve(&in->values, &in->value_room,
                                 in->value_count + 1, sizeof *value))
        return DEMARC_ENOMEM;
    value = &in->values[in->value_count++];
    *value = (demarc_schema_value){.schema = in->out->schema.name,
                                   .word = word,
                                   .hidden = demarc_word_same(stage, "hidden"),
                                   .why = ""};
    if (*word && *stage &&
        (value->hidden || (demarc_stage_parse(stage, &value->stage) &&
                           value->stage != DEMARC_UNDISPUTED)))
        return DEMARC_OK;
    demarc_stage_words(&words);
    status = demarc_report(in->ctx, DEMARC_RULE_SCHEMA_FILE, &in->where,
                           "write value,WORD,STAGE",
                           "\"%s\" is no stage for \"%s\"; the stages are: "
                           "%s, unknown, hidden",
                           stage, word, words.data ? words.data : "");
    demarc_buffer_free(&words);
    return status;
}

static demarc_status text_set(reader *in, const char *text, const char **out)
{
    text = demarc_arena_text(in->arena, text);
    if (text)
        *out = text;
    return text ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status row_take(reader *in, const demarc_csv_row *row)
{
    demarc_schema *schema = &in->out->schema;
    const char *name, *value;

    demarc_csv_texts(row, in->texts);
    name = in->texts[in->name];
    value = in->texts[in->value];
    in->where.line = row->line;
    switch (demarc_word_find(in->texts[in->kind], kinds, KINDS)) {
    case TITLE:
        return text_set(in, value, &schema->title);
    case SOURCE:
        return text_set(in, value, &schema->source);
    case VIEW:
        return text_set(in, value, &schema->view);
    case FIELD:
        return field_add(in, name, value);
    case VALUE:
        return value_add(in, name, value);
    default:
        return demarc_report(in->ctx, DEMARC_RULE_SCHEMA_FILE, &in->where,
                             "write title, source, view, field or value",
                             "\"%s\" is no kind of row", in->texts[in->kind]);
    }
}

/** Goes on behind bad rows, and returns the status of the first. */
static demarc_status rows_take(reader *in)
{
    demarc_status status, first = DEMARC_OK;
    demarc_csv_row row;

    in->texts =
        demarc_arena_take(in->arena, in->csv.column_count * sizeof *in->texts);
    if (!in->texts)
        return DEMARC_ENOMEM;
    for (;;) {
        status = demarc_csv_next(&in->csv, &row);
        if (status != DEMARC_OK || !row.count)
            break;
        status = row.refused ? DEMARC_EDATA : row_take(in, &row);
        if (status != DEMARC_OK && status != DEMARC_EDATA)
            break;
        first = first == DEMARC_OK ? status : first;
    }
    return status == DEMARC_OK ? first : status;
}

/** What was read is the arena's from here on. */
static demarc_status hand_over(reader *in)
{
    bool fields = demarc_arena_adopt(in->arena, (void *)in->fields);
    bool values = demarc_arena_adopt(in->arena, in->values);

    if (!fields || !values)
        return DEMARC_ENOMEM;
    in->out->schema.fields = in->fields;
    in->out->values = in->values;
    in->out->value_count = in->value_count;
    return DEMARC_OK;
}

static demarc_status fields_check(reader *in)
{
    if (in->field_count > 0)
        return DEMARC_OK;
    in->where.line = 0;
    return demarc_report(in->ctx, DEMARC_RULE_SCHEMA_FILE, &in->where,
                         "add a row such as field,stage,STATUS",
                         "the schema says of no field what it is");
}

/** The name of a file without its folder and ending. */
static const char *stem_of(demarc_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;

    return demarc_arena_copy(arena, name, strcspn(name, "."));
}

demarc_status demarc_schema_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, demarc_schema_file *out)
{
    reader in = {.ctx = ctx, .arena = arena, .out = out};
    demarc_status status, handed;

    *out = (demarc_schema_file){.schema = {.name = stem_of(arena, path),
                                           .title = "",
                                           .source = "",
                                           .columns = "",
                                           .view = ""}};
    if (!out->schema.name)
        return DEMARC_ENOMEM;
    in.where = DEMARC_NOWHERE;
    in.where.file = path;
    status = demarc_csv_open(ctx, arena, path, NULL, &in.csv);
    if (status == DEMARC_OK)
        status = columns_find(&in);
    if (status == DEMARC_OK)
        status = rows_take(&in);
    if (status == DEMARC_OK)
        status = fields_check(&in);
    demarc_csv_close(&in.csv);
    handed = hand_over(&in);
    return status == DEMARC_OK ? handed : status;
}
