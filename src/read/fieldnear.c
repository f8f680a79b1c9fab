#include "read/fieldnear.h"

#include "base/text.h"

#include <ctype.h>
#include <string.h>

enum { NAMES = 4, SHORTEST = 3, CLEAN = 32 };

static const struct {
    const char *role;
    const char *names[NAMES];
} roles[] = {
#define FIELD(id, role, ...) {role, {__VA_ARGS__}},
#include "read/fields.def"
#undef FIELD
};

static bool same(char a, char b)
{
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

static bool is_one(const char *text, size_t length)
{
    return length == 1 || demarc_utf8_step(text, length) == length;
}

bool demarc_name_near(const char *name, const char *other)
{
    size_t a = strlen(name), b = strlen(other);

    if (a < SHORTEST || b < SHORTEST || a + b == (size_t)2 * SHORTEST ||
        demarc_text_same(name, other))
        return false;
    for (; a && b && same(*name, *other); a--, b--, name++, other++)
        ;
    for (; a && b && same(name[a - 1], other[b - 1]); a--, b--)
        ;
    if (a == 2 && b == 2 && same(name[0], other[1]) && same(name[1], other[0]))
        return true;
    return (a == 0 || is_one(name, a)) && (b == 0 || is_one(other, b));
}

/** What can be shown of a name that may be in no encoding. */
static const char *clean(const char *name, char out[CLEAN])
{
    size_t i = 0;

    for (; name[i] && i + 1 < CLEAN; i++)
        out[i] = name[i] > ' ' && name[i] < 0x7F ? name[i] : '?';
    out[i] = '\0';
    return out;
}

static demarc_status role_check(demarc_ctx *ctx, OGRFeatureDefnH layer,
                                const char *file, size_t role)
{
    demarc_where where = DEMARC_NOWHERE;
    char shown[CLEAN];

    where.file = file;
    for (int i = 0; i < OGR_FD_GetFieldCount(layer); i++) {
        const char *field = OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(layer, i));

        for (size_t k = 0; k < NAMES && roles[role].names[k]; k++)
            if (demarc_name_near(field, roles[role].names[k]))
                return demarc_report(
                    ctx, DEMARC_RULE_FIELD_NEAR, &where,
                    "if it is meant, name it with --field",
                    "there is no field \"%s\", but one called \"%s\"",
                    roles[role].names[k], clean(field, shown));
    }
    return DEMARC_OK;
}

demarc_status demarc_fields_near(demarc_ctx *ctx, OGRFeatureDefnH layer,
                                 const char *file, const demarc_fields *found)
{
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < DEMARC_FIELD_COUNT && status == DEMARC_OK; i++)
        if (found->index[i] < 0)
            status = role_check(ctx, layer, file, i);
    return status;
}
