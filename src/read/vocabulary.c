#include "read/vocabulary.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/text.h"
#include "model/schema.h"
#include "read/fieldnear.h"

#include <stdio.h>
#include <string.h>

static demarc_where at_file(const demarc_vocabulary *words)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = words->file;
    return where;
}

/** Has the layer all fields of a set, "CC1 CC2 RANK", up to "|" or the end? */
static bool has_set(OGRFeatureDefnH layer, const char *set)
{
    while (*set && *set != '|') {
        size_t length = strcspn(set, " |");
        char name[32];

        snprintf(name, sizeof name, "%.*s", (int)length, set);
        if (demarc_fields_index(layer, name) < 0)
            return false;
        set += length;
        set += strspn(set, " ");
    }
    return true;
}

static bool has_columns(OGRFeatureDefnH layer, const char *columns)
{
    while (*columns) {
        if (has_set(layer, columns))
            return true;
        columns += strcspn(columns, "|");
        columns += *columns == '|';
    }
    return false;
}

/** Does the schema say of that field what it is? */
static bool speaks_of(const demarc_schema *schema, const char *field)
{
    for (const char *const *pair = schema->fields; *pair; pair++)
        if (demarc_text_same(strchr(*pair, '=') + 1, field))
            return true;
    return false;
}

/** Finds a schema by the fields. One whose file has a stage field of demarc's
 *  besides was worked on by somebody, who says the stage there. */
static demarc_status schema_guess(demarc_vocabulary *words,
                                  OGRFeatureDefnH layer)
{
    const demarc_schema *own = demarc_schema_at(0), *other;
    demarc_where where = at_file(words);
    demarc_fields fields;
    int stage;

    words->schema = own;
    demarc_fields_find(words->ctx, layer, words->file, NULL, &fields);
    stage = fields.index[DEMARC_FIELD_STAGE];
    for (size_t i = 1; (other = demarc_schema_at(i)); i++)
        if (has_columns(layer, other->columns) &&
            (stage < 0 ||
             speaks_of(other,
                       OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(layer, stage)))))
            words->schema = other;
    if (words->schema == own)
        return DEMARC_OK;
    return demarc_report(words->ctx, DEMARC_RULE_SCHEMA_FOUND, &where,
                         "give --schema demarc if it is not",
                         "the fields are those of the schema %s",
                         words->schema->name);
}

/** The schema that was named: a known one, or a file. */
static demarc_status schema_take(demarc_vocabulary *words, const char *name)
{
    demarc_status status;

    words->schema = demarc_schema_find(name);
    if (words->schema)
        return DEMARC_OK;
    words->schema = demarc_schema_at(0);
    if (strpbrk(name, "./") || demarc_file_exists(name)) {
        status =
            demarc_schema_read(words->ctx, words->arena, name, &words->own);
        if (status == DEMARC_OK) {
            words->schema = &words->own.schema;
            words->values = words->own.values;
            words->value_count = words->own.value_count;
        }
        return status;
    }
    return demarc_schema_refuse(words->ctx, name);
}

static demarc_status refuse_view(const demarc_vocabulary *words,
                                 OGRFeatureDefnH layer, const char *view)
{
    const char *prefix = words->schema->view;
    const size_t length = strlen(prefix);
    demarc_where where = at_file(words);
    demarc_buffer views = {0};
    demarc_status status;

    for (int i = 0; *prefix && i < OGR_FD_GetFieldCount(layer); i++) {
        const char *name = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(layer, i));
        char start[32];

        snprintf(start, sizeof start, "%.*s", (int)length, name);
        if (demarc_text_same(start, prefix) && name[length])
            demarc_buffer_format(&views, "%s%s", views.length ? ", " : "",
                                 name + length);
    }
    if (views.data)
        status =
            demarc_report(words->ctx, DEMARC_RULE_SCHEMA_NAME, &where,
                          "give one of these to --view",
                          "there is no view \"%s\", but: %s", view, views.data);
    else
        status = demarc_report(words->ctx, DEMARC_RULE_SCHEMA_NAME, &where,
                               "leave out --view",
                               "there is no view \"%s\": the file, by the "
                               "schema %s, has no views",
                               view, words->schema->name);
    demarc_buffer_free(&views);
    return status;
}

/** The field of the view goes before those of the stage. */
static demarc_status view_take(demarc_vocabulary *words, OGRFeatureDefnH layer,
                               const char *view)
{
    const char *prefix = words->schema->view;
    char name[64];
    int index;

    snprintf(name, sizeof name, "%.30s%.30s", prefix, view);
    index = *prefix ? demarc_fields_index(layer, name) : -1;
    if (index < 0 || !*view)
        return refuse_view(words, layer, view);
    words->stage[words->stage_count++] = index;
    words->view = demarc_arena_text(
        words->arena,
        OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(layer, index)) + strlen(prefix));
    return words->view ? DEMARC_OK : DEMARC_ENOMEM;
}

static void index_add(int *list, size_t *count, int index)
{
    if (index >= 0 && *count < DEMARC_WORD_FIELDS)
        list[(*count)++] = index;
}

/** A field of the user's own schema that is not there is told; the known ones
 *  name the fields of several editions. */
static demarc_status field_miss(const demarc_vocabulary *words,
                                const char *name)
{
    demarc_where where = at_file(words);

    if (words->schema != &words->own.schema)
        return DEMARC_OK;
    return demarc_report(words->ctx, DEMARC_RULE_SCHEMA_FIELD, &where, NULL,
                         "there is no field \"%s\", of which the schema speaks",
                         name);
}

/** Finds the fields that the vocabulary reads itself. One for the stage that
 *  the user named goes alone. */
static demarc_status fields_take(demarc_vocabulary *words,
                                 OGRFeatureDefnH layer)
{
    const int chosen = words->fields.index[DEMARC_FIELD_STAGE];
    demarc_status status = DEMARC_OK;
    size_t view = words->stage_count, parties = 0;
    bool named = true;

    for (const char *const *pair = words->schema->fields;
         *pair && status == DEMARC_OK; pair++) {
        const char *name = strchr(*pair, '=') + 1;
        int index = demarc_fields_index(layer, name);

        if (index < 0)
            status = field_miss(words, name);
        else if (demarc_text_starts(*pair, "hint="))
            index_add(words->hint, &words->hint_count, index);
        else if (demarc_text_starts(*pair, "party=") && parties < 2)
            words->party[parties++] = index;
        else if (demarc_text_starts(*pair, "stage=")) {
            index_add(words->stage, &words->stage_count, index);
            named &= index != chosen;
        }
    }
    if (parties < 2)
        words->party[0] = words->party[1] = -1;
    if (!named)
        return status;
    words->stage_count = view;
    words->hint_count = 0;
    index_add(words->stage, &words->stage_count, chosen);
    return status;
}

static demarc_status stage_missing(const demarc_vocabulary *words,
                                   OGRFeatureDefnH layer)
{
    demarc_where where = at_file(words);
    char names[700];

    if (words->stage_count > 0 || words->default_stage)
        return DEMARC_OK;
    demarc_fields_list(layer, names, sizeof names);
    return demarc_report(words->ctx, DEMARC_RULE_FIELD_NONE, &where,
                         "give --field stage=NAME, or --default-stage STAGE",
                         "no field holds the stage; the fields are: %s", names);
}

demarc_status demarc_vocabulary_open(demarc_ctx *ctx, demarc_arena *arena,
                                     OGRFeatureDefnH layer, const char *file,
                                     const demarc_vocabulary_how *how,
                                     demarc_vocabulary *out)
{
    demarc_status status;

    *out = (demarc_vocabulary){.ctx = ctx,
                               .arena = arena,
                               .file = file,
                               .default_stage = how->default_stage,
                               .view = "",
                               .party = {-1, -1}};
    out->values = demarc_schema_values(&out->value_count);
    status =
        how->schema ? schema_take(out, how->schema) : schema_guess(out, layer);
    if (status == DEMARC_OK)
        status = demarc_fields_match(ctx, layer, file, out->schema, how->fields,
                                     how->events, &out->fields);
    if (status == DEMARC_OK && how->view)
        status = view_take(out, layer, how->view);
    if (status == DEMARC_OK)
        status = fields_take(out, layer);
    if (status == DEMARC_OK && !*out->schema->fields)
        status = demarc_fields_near(ctx, layer, file, &out->fields);
    if (status == DEMARC_OK)
        status = stage_missing(out, layer);
    return status;
}
