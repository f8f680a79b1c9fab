#include "read/dbf.h"

#include "base/text.h"
#include "read/bytes.h"

#include <stdlib.h>
#include <string.h>

enum {
    HEADER = 32,
    FIELD = 32,
    NAME = 11,
    LAST = 0x0D, /* behind the last field */
    END = 0x1A   /* behind the last row */
};

static bool bad(demarc_damage *damage, demarc_rule_id rule, const char *what)
{
    return demarc_damage_break(damage, rule, DEMARC_DAMAGE_AGAIN, "%s", what);
}

/** dBASE III to V, FoxBASE, FoxPro, with and without memo; not dBASE II and
 *  7, whose fields are laid out otherwise. */
static bool version_known(unsigned char version)
{
    return version && strchr("\x03\x05\x30\x31\x32\x43\x63\x83\x8B\x8E\xCB\xE5"
                             "\xF5\xFB",
                             version);
}

static bool header_read(demarc_stream *in, demarc_damage *damage,
                        demarc_dbf *out)
{
    const unsigned char *at = demarc_stream_peek(in, HEADER);

    if (!at)
        return bad(damage, DEMARC_RULE_DBF_HEADER,
                   "the file is shorter than its header");
    if (!version_known(at[0]))
        return bad(damage, DEMARC_RULE_DBF_HEADER,
                   "its first byte is of no version of dBASE that demarc "
                   "reads");
    out->rows = demarc_little_32(at + 4);
    out->header_length = demarc_little_16(at + 8);
    out->row_length = demarc_little_16(at + 10);
    if (out->header_length > in->size || out->header_length <= HEADER)
        return bad(damage, DEMARC_RULE_DBF_HEADER,
                   "the length of the header is wrong, or the file cut short");
    return true;
}

/** Behind the rows there may be an end mark; what follows that is no part of
 *  the table. */
static bool size_check(demarc_stream *in, const demarc_dbf *table,
                       demarc_damage *damage)
{
    uint64_t need = table->header_length +
                    (uint64_t)table->rows * (uint64_t)table->row_length;

    if (in->size >= need)
        return true;
    return demarc_damage_break(
        damage, DEMARC_RULE_DBF_SIZE, DEMARC_DAMAGE_AGAIN,
        "the file has %llu bytes; %lu rows need %llu",
        (unsigned long long)in->size, (unsigned long)table->rows,
        (unsigned long long)need);
}

static void tail_check(demarc_stream *in, demarc_damage *damage)
{
    const unsigned char *at;

    if (demarc_stream_left(in) == 0)
        return;
    at = demarc_stream_peek(in, 1);
    if (!at || *at != END)
        demarc_damage_break(damage, DEMARC_RULE_DBF_SIZE, DEMARC_DAMAGE_AGAIN,
                            "%llu bytes follow the last row",
                            (unsigned long long)demarc_stream_left(in));
}

/** The name as far as a NUL, fit for a message. */
static void name_take(const unsigned char *at, char out[DEMARC_DBF_NAME])
{
    size_t i = 0;

    for (; i < NAME && at[i]; i++)
        out[i] = at[i] > ' ' && at[i] < 0x7F ? (char)at[i] : '?';
    out[i] = '\0';
}

static bool name_check(const unsigned char *at, const demarc_dbf *table,
                       const char *name, demarc_damage *damage)
{
    size_t length = strnlen((const char *)at, NAME);

    if (length == 0)
        return bad(damage, DEMARC_RULE_DBF_FIELD, "a field has no name");
    for (size_t i = length; i < NAME; i++)
        if (at[i])
            return demarc_damage_add(damage, DEMARC_RULE_DBF_NUL,
                                     "check the name",
                                     "the name of the field \"%s\" has bytes "
                                     "behind its end",
                                     name);
    for (size_t i = 0; i < table->field_count; i++)
        if (demarc_text_same(table->fields[i].name, name) && !strchr(name, '?'))
            return demarc_damage_add(damage, DEMARC_RULE_DBF_NAME,
                                     "rename one of them",
                                     "two fields are called \"%s\"", name);
    return true;
}

/** Dates have 8 characters; a number has room for its point and decimals. */
static bool kind_check(const demarc_dbf_field *field, demarc_damage *damage)
{
    if (!field->type || !strchr("CNFDLM", field->type))
        return demarc_damage_add(damage, DEMARC_RULE_DBF_KIND, NULL,
                                 "the field \"%s\" is of type %d, which is "
                                 "read as text",
                                 field->name, field->type);
    if (field->type == 'M')
        return demarc_damage_add(damage, DEMARC_RULE_DBF_MEMO, NULL,
                                 "the texts of the field \"%s\" are in a "
                                 ".dbt and are not read",
                                 field->name);
    if ((field->type == 'D' && field->width != 8) ||
        (strchr("NF", field->type) && field->decimals > 0 &&
         field->decimals >= field->width))
        return demarc_damage_add(damage, DEMARC_RULE_DBF_KIND, NULL,
                                 "the field \"%s\" has %lu characters, %lu "
                                 "decimals, and type %c",
                                 field->name, (unsigned long)field->width,
                                 (unsigned long)field->decimals, field->type);
    return true;
}

static bool field_read(const unsigned char *at, demarc_damage *damage,
                       demarc_dbf *out)
{
    const demarc_dbf_field *last =
        out->field_count ? &out->fields[out->field_count - 1] : NULL;
    demarc_dbf_field field = {.at = last ? last->at + last->width : 1,
                              .type = at[NAME],
                              .width = at[16],
                              .decimals = at[17]};

    name_take(at, field.name);
    if (!name_check(at, out, field.name, damage) || !kind_check(&field, damage))
        return false;
    if (!demarc_reserve(&out->fields, &out->field_room, out->field_count + 1,
                        sizeof *out->fields)) {
        demarc_damage_take(damage, DEMARC_ENOMEM);
        return false;
    }
    out->fields[out->field_count++] = field;
    return field.width > 0 ||
           bad(damage, DEMARC_RULE_DBF_FIELD, "a field has no width");
}

static bool fields_read(demarc_stream *in, demarc_damage *damage,
                        demarc_dbf *out)
{
    const unsigned char *at = demarc_stream_peek(in, out->header_length);
    uint32_t offset = HEADER, width = 1;

    if (!at)
        return bad(damage, DEMARC_RULE_DBF_HEADER, "the header is cut short");
    for (; at[offset] != LAST; offset += FIELD) {
        if (offset + FIELD >= out->header_length)
            return bad(damage, DEMARC_RULE_DBF_HEADER,
                       "the list of fields has no end mark");
        if (!field_read(at + offset, damage, out))
            return false;
        width += out->fields[out->field_count - 1].width;
    }
    if (width == out->row_length)
        return true;
    return demarc_damage_break(
        damage, DEMARC_RULE_DBF_FIELD, DEMARC_DAMAGE_AGAIN,
        "its fields make rows of %lu bytes, its header says %lu",
        (unsigned long)width, (unsigned long)out->row_length);
}

static void table_read(demarc_stream *in, uint64_t shapes,
                       demarc_damage *damage, demarc_dbf *table)
{
    if (!header_read(in, damage, table) || !fields_read(in, damage, table) ||
        !size_check(in, table, damage))
        return;
    if (table->rows != shapes && shapes != DEMARC_DBF_ANY)
        demarc_damage_break(damage, DEMARC_RULE_DBF_COUNT, DEMARC_DAMAGE_AGAIN,
                            "the table has %lu rows, the .shp %llu shapes",
                            (unsigned long)table->rows,
                            (unsigned long long)shapes);
    if (!demarc_damage_goes_on(damage))
        return;
    demarc_stream_skip(in, table->header_length);
    demarc_dbf_rows_check(in, table, damage);
    if (demarc_damage_goes_on(damage))
        tail_check(in, damage);
}

demarc_status demarc_dbf_check(demarc_ctx *ctx, const char *path,
                               uint64_t shapes, bool *broken)
{
    demarc_damage damage = {.ctx = ctx, .file = path};
    demarc_dbf table = {0};
    demarc_stream in;

    demarc_damage_take(&damage, demarc_stream_open(ctx, path, &in));
    if (damage.status == DEMARC_OK)
        table_read(&in, shapes, &damage, &table);
    else
        damage.broken = true;
    demarc_damage_take(&damage, demarc_stream_close(ctx, &in));
    free(table.fields);
    *broken = damage.broken;
    return demarc_damage_end(&damage);
}
