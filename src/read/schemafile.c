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
    demarc_where where;
    const char **fields; /* "role=field" */
    size_t field_count;
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
    if (!pair)
        return DEMARC_ENOMEM;
    snprintf(pair, room, "%s=%s", role, name);
    in->fields[in->field_count++] = pair;
    return DEMARC_OK;
}

static demarc_status value_add(reader *in, const char *word, const char *stage)
{
    demarc_schema_file *out = in->out;
    demarc_schema_value *value = &out->values[out->value_count];
    demarc_buffer words = {0};
    demarc_status status;

    *value = (demarc_schema_value){.schema = out->schema.name,
                                   .word = word,
                                   .hidden = demarc_word_same(stage, "hidden"),
                                   .why = ""};
    out->value_count++;
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

static demarc_status row_take(reader *in, const demarc_csv_row *row)
{
    demarc_schema *schema = &in->out->schema;
    const char *kind =
        demarc_trimmed(in->arena, demarc_csv_cell(row->cells, in->kind));
    const char *name =
        demarc_trimmed(in->arena, demarc_csv_cell(row->cells, in->name));
    const char *value =
        demarc_trimmed(in->arena, demarc_csv_cell(row->cells, in->value));

    in->where.line = row->line;
    if (!kind || !name || !value)
        return DEMARC_ENOMEM;
    switch (demarc_word_find(kind, kinds, KINDS)) {
    case TITLE:
        schema->title = value;
        return DEMARC_OK;
    case SOURCE:
        schema->source = value;
        return DEMARC_OK;
    case VIEW:
        schema->view = value;
        return DEMARC_OK;
    case FIELD:
        return field_add(in, name, value);
    case VALUE:
        return value_add(in, name, value);
    default:
        return demarc_report(in->ctx, DEMARC_RULE_SCHEMA_FILE, &in->where,
                             "write title, source, view, field or value",
                             "\"%s\" is no kind of row", kind);
    }
}

static demarc_status rows_take(reader *in)
{
    demarc_schema_file *out = in->out;
    demarc_status first = DEMARC_OK;
    size_t rows = in->csv.row_count;

    in->fields = demarc_arena_take(in->arena, (rows + 1) * sizeof *in->fields);
    out->values =
        demarc_arena_take(in->arena, (rows + 1) * sizeof *out->values);
    if (!in->fields || !out->values)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < rows && first != DEMARC_ENOMEM; i++) {
        demarc_status status = row_take(in, &in->csv.rows[i]);

        if (first == DEMARC_OK || status == DEMARC_ENOMEM)
            first = status;
    }
    out->schema.fields = in->fields;
    if (first != DEMARC_OK || in->field_count > 0)
        return first;
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
    demarc_status status;

    *out = (demarc_schema_file){.schema = {.name = stem_of(arena, path),
                                           .title = "",
                                           .source = "",
                                           .columns = "",
                                           .view = ""}};
    if (!out->schema.name)
        return DEMARC_ENOMEM;
    in.where = DEMARC_NOWHERE;
    in.where.file = path;
    status = demarc_csv_read(ctx, arena, path, NULL, &in.csv);
    if (status == DEMARC_OK)
        status = columns_find(&in);
    if (status == DEMARC_OK)
        status = rows_take(&in);
    demarc_csv_free(&in.csv);
    return status;
}
