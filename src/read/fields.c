#include "read/fields.h"

#include "base/buffer.h"
#include "base/decimal.h"
#include "base/text.h"
#include "read/events.h"
#include "read/segments.h"

#include <stdio.h>
#include <string.h>

enum { NAMES = 4 };

static const struct {
    const char *role;
    const char *names[NAMES];
} roles[] = {
#define FIELD(id, role, ...) {role, {__VA_ARGS__}},
#include "read/fields.def"
#undef FIELD
};

/** The role of the first `length` bytes; DEMARC_FIELD_COUNT if it is none. */
static size_t role_of(const char *text, size_t length)
{
    char word[32] = "";
    size_t i = 0;

    if (length >= sizeof word)
        return DEMARC_FIELD_COUNT;
    memcpy(word, text, length);
    while (i < DEMARC_FIELD_COUNT && !demarc_text_same(roles[i].role, word))
        i++;
    return i;
}

bool demarc_segments_role_known(const char *role)
{
    return role_of(role, strlen(role)) < DEMARC_FIELD_COUNT;
}

void demarc_segments_role_words(demarc_buffer *out)
{
    for (size_t i = 0; i < DEMARC_FIELD_COUNT; i++)
        demarc_buffer_format(out, "%s%s", i ? ", " : "", roles[i].role);
}

int demarc_fields_index(OGRFeatureDefnH layer, const char *name)
{
    for (int i = 0; i < OGR_FD_GetFieldCount(layer); i++)
        if (demarc_text_same(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(layer, i)),
                             name))
            return i;
    return -1;
}

void demarc_fields_list(OGRFeatureDefnH layer, char *out, size_t room)
{
    size_t used = 0;

    snprintf(out, room, "none");
    for (int i = 0; i < OGR_FD_GetFieldCount(layer) && used + 80 < room; i++)
        used +=
            (size_t)snprintf(out + used, room - used, "%s%.60s", i ? ", " : "",
                             OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(layer, i)));
}

/** Takes one "role=name" of the user.
 *  @param missed  set when it is not there, but may be meant for the events;
 *                 NULL: there are none. */
static demarc_status pair_take(demarc_ctx *ctx, OGRFeatureDefnH layer,
                               const char *file, const char *pair, bool *missed,
                               demarc_fields *out)
{
    const char *equals = strchr(pair, '=');
    size_t role = equals ? role_of(pair, (size_t)(equals - pair))
                         : (size_t)DEMARC_FIELD_COUNT;
    demarc_where where = DEMARC_NOWHERE;
    char known[700];
    int index;

    if (role == DEMARC_FIELD_COUNT)
        return DEMARC_OK;
    index = demarc_fields_index(layer, equals + 1);
    if (missed)
        *missed = index < 0 && demarc_events_role_known(roles[role].role);
    if (index >= 0)
        out->index[role] = index;
    if (index >= 0 || (missed && *missed))
        return DEMARC_OK;
    where.file = file;
    demarc_fields_list(layer, known, sizeof known);
    return demarc_report(ctx, DEMARC_RULE_FIELD_NONE, &where,
                         "name one that is there in --field",
                         "there is no field \"%s\"; the fields are: %s",
                         equals + 1, known);
}

/** The roles of a schema: a field that is not there is passed over, and so is
 *  a role that the vocabulary reads itself. */
static void schema_take(OGRFeatureDefnH layer, const char *const *pairs,
                        demarc_fields *out)
{
    for (; *pairs; pairs++) {
        const char *equals = strchr(*pairs, '=');
        size_t role = role_of(*pairs, (size_t)(equals - *pairs));

        if (role < DEMARC_FIELD_COUNT && out->index[role] < 0)
            out->index[role] = demarc_fields_index(layer, equals + 1);
    }
}

static void names_take(OGRFeatureDefnH layer, demarc_fields *out)
{
    for (size_t i = 0; i < DEMARC_FIELD_COUNT; i++)
        for (size_t k = 0; k < NAMES && roles[i].names[k]; k++)
            if (out->index[i] < 0)
                out->index[i] = demarc_fields_index(layer, roles[i].names[k]);
}

demarc_status demarc_fields_match(demarc_ctx *ctx, OGRFeatureDefnH layer,
                                  const char *file, const demarc_schema *schema,
                                  const char *const *pairs, bool events,
                                  demarc_fields *out)
{
    demarc_status status = DEMARC_OK;

    out->missed = 0;
    for (size_t i = 0; i < DEMARC_FIELD_COUNT; i++)
        out->index[i] = -1;
    if (*schema->fields)
        schema_take(layer, schema->fields, out);
    else
        names_take(layer, out);
    for (size_t i = 0; pairs && pairs[i] && status == DEMARC_OK; i++) {
        bool missed = false;

        status = pair_take(ctx, layer, file, pairs[i],
                           events && i < 64 ? &missed : NULL, out);
        out->missed |= missed ? (uint64_t)1 << i : 0;
    }
    return status;
}

demarc_status demarc_fields_find(demarc_ctx *ctx, OGRFeatureDefnH layer,
                                 const char *file, const char *const *pairs,
                                 demarc_fields *out)
{
    return demarc_fields_match(ctx, layer, file, demarc_schema_at(0), pairs,
                               false, out);
}

bool demarc_fields_schema_role(const char *role)
{
    return demarc_segments_role_known(role) ||
           demarc_text_same(role, "party") || demarc_text_same(role, "hint");
}

/** OGR prints a date as 2022/09/14, which no standard reads. */
static bool date_text(OGRFeatureH feature, int index, char *out, size_t room)
{
    OGRFieldType type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, index));
    int year, month, day, hour, minute, zone;
    float second;

    if (type != OFTDate && type != OFTDateTime)
        return false;
    if (!OGR_F_GetFieldAsDateTimeEx(feature, index, &year, &month, &day, &hour,
                                    &minute, &second, &zone))
        return false;
    snprintf(out, room, "%04d-%02d-%02d", year, month, day);
    return true;
}

/** A number of 32 bits, as OGR prints it, but much faster. */
static bool whole_text(OGRFeatureH feature, int index, char *out)
{
    size_t length;

    if (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, index)) != OFTInteger)
        return false;
    length =
        demarc_decimal_fixed(OGR_F_GetFieldAsInteger(feature, index), 0, out);
    out[length] = '\0';
    return true;
}

const char *demarc_fields_text(demarc_arena *arena, OGRFeatureH feature,
                               int index)
{
    const char *text, *begin, *end;
    char own[DEMARC_DECIMAL_ROOM + 1];

    if (index < 0 || !OGR_F_IsFieldSetAndNotNull(feature, index))
        return "";
    text = whole_text(feature, index, own) ||
                   date_text(feature, index, own, sizeof own)
               ? own
               : OGR_F_GetFieldAsString(feature, index);
    demarc_text_trim(text, &begin, &end);
    if (begin == end)
        return "";
    return demarc_arena_copy(arena, begin, (size_t)(end - begin));
}
