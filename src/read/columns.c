#include "read/columns.h"

#include "base/buffer.h"
#include "base/text.h"
#include "read/clip.h"

#include <string.h>

enum { OWN, SHARED, MOST_LISTED = 40 };

static const struct {
    const char *name, *other;
    int owner;
} roles[] = {
#define COLUMN(id, name, other, owner) {name, other, owner},
#include "read/columns.def"
#undef COLUMN
};

typedef struct finder {
    demarc_ctx *ctx;
    demarc_arena *arena;
    const demarc_csv *csv;
    const demarc_events_how *how;
    demarc_columns *out;
    demarc_where where;
} finder;

static const char killed_prefix[] = "killed_", wounded_prefix[] = "wounded_";

/* What follows the prefix, without regard to case; NULL if it does not. */
static const char *behind(const char *name, const char *prefix)
{
    size_t length = strlen(prefix);
    char head[16] = "";

    if (strlen(name) <= length || length >= sizeof head)
        return NULL;
    memcpy(head, name, length);
    return demarc_text_same(head, prefix) ? name + length : NULL;
}

static size_t role_of(const char *name)
{
    size_t i = 0;

    while (i < DEMARC_ROLE_COUNT && !demarc_text_same(roles[i].name, name))
        i++;
    return i;
}

const char *demarc_columns_name(const char *column)
{
    for (size_t i = 0; i < DEMARC_ROLE_COUNT; i++)
        if (roles[i].other && demarc_text_same(roles[i].other, column))
            return roles[i].name;
    return column;
}

bool demarc_events_role_known(const char *role)
{
    return role_of(role) < DEMARC_ROLE_COUNT || behind(role, killed_prefix) ||
           behind(role, wounded_prefix);
}

/* Where the column of a casualty role is kept; NULL if it is none of one of
 * the border's parties. */
static size_t *casualty_of(const finder *in, const char *name)
{
    const char *killed = behind(name, killed_prefix);
    const char *party = killed ? killed : behind(name, wounded_prefix);

    for (size_t i = 0; party && i < in->how->party_count; i++)
        if (demarc_text_same(party, in->how->parties[i]))
            return killed ? &in->out->killed[i] : &in->out->wounded[i];
    return NULL;
}

/* The file's columns, for a message. */
static void list_columns(const demarc_csv *csv, demarc_buffer *out)
{
    char name[DEMARC_CLIP_SIZE];

    for (size_t i = 0; i < csv->column_count && i < MOST_LISTED; i++) {
        demarc_buffer_text(out, i ? ", " : "");
        demarc_buffer_text(out, demarc_clip(csv->columns[i], name));
    }
    if (csv->column_count > MOST_LISTED)
        demarc_buffer_text(out, ", ...");
}

static demarc_status report(finder *in, demarc_rule_id rule, const char *mend,
                            const char *what, const char *name)
{
    char clipped[DEMARC_CLIP_SIZE];
    demarc_buffer list = {0};
    demarc_status status;

    list_columns(in->csv, &list);
    status = demarc_buffer_status(&list);
    if (status == DEMARC_OK)
        status = demarc_report(in->ctx, rule, &in->where, mend,
                               "%s \"%s\"; the columns are: %s", what,
                               demarc_clip(name, clipped), list.data);
    demarc_buffer_free(&list);
    return status;
}

/* Takes one "role=name" of the user; what is no role here may be one of the
 * segments, and what is a role there as well may be meant for them alone,
 * unless they do not have it either. */
static demarc_status take_pair(finder *in, const char *pair, bool missed)
{
    const char *equals = strchr(pair, '=');
    size_t place, role;
    size_t *slot;
    char *name;

    if (!equals)
        return DEMARC_OK;
    name = demarc_arena_copy(in->arena, pair, (size_t)(equals - pair));
    if (!name)
        return DEMARC_ENOMEM;
    role = role_of(name);
    slot =
        role < DEMARC_ROLE_COUNT ? &in->out->of[role] : casualty_of(in, name);
    if (!slot)
        return DEMARC_OK;
    place = demarc_csv_column(in->csv, equals + 1);
    if (place != DEMARC_CSV_NONE) {
        *slot = place;
        return DEMARC_OK;
    }
    if (missed)
        return report(in, DEMARC_RULE_FIELD_NONE, "name one of them in --field",
                      "neither the lines nor the events have a column",
                      equals + 1);
    if (role < DEMARC_ROLE_COUNT && roles[role].owner == SHARED)
        return report(in, DEMARC_RULE_EVENT_FIELD, NULL,
                      "the events have no column", equals + 1);
    return report(in, DEMARC_RULE_FIELD_NONE, "name one of them in --field",
                  "there is no column", equals + 1);
}

static void find_by_name(finder *in)
{
    size_t *slot;

    for (size_t i = 0; i < DEMARC_ROLE_COUNT; i++) {
        in->out->of[i] = demarc_csv_column(in->csv, roles[i].name);
        if (in->out->of[i] == DEMARC_CSV_NONE && roles[i].other)
            in->out->of[i] = demarc_csv_column(in->csv, roles[i].other);
    }
    for (size_t i = 0; i < in->how->party_count; i++)
        in->out->killed[i] = in->out->wounded[i] = DEMARC_CSV_NONE;
    for (size_t i = 0; i < in->csv->column_count; i++)
        if ((slot = casualty_of(in, in->csv->columns[i])))
            *slot = i;
}

/* A casualty column of a party that is not the border's has no role. */
static demarc_status note_party(finder *in, const char *name)
{
    char clipped[DEMARC_CLIP_SIZE];

    if (casualty_of(in, name) ||
        (!behind(name, killed_prefix) && !behind(name, wounded_prefix)))
        return DEMARC_OK;
    return demarc_report(in->ctx, DEMARC_RULE_EVENT_PARTY, &in->where, NULL,
                         "\"%s\" is of no party of this border",
                         demarc_clip(name, clipped));
}

static void flag(bool *used, const size_t *columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (columns[i] != DEMARC_CSV_NONE)
            used[columns[i]] = true;
}

/* The columns that no role uses are carried through. */
static demarc_status find_others(finder *in)
{
    demarc_columns *out = in->out;
    const size_t count = in->csv->column_count;
    demarc_status status = DEMARC_OK;
    bool *used = demarc_arena_take(in->arena, count);

    out->others = demarc_arena_take(in->arena, count * sizeof *out->others);
    if (!used || !out->others)
        return DEMARC_ENOMEM;
    flag(used, out->of, DEMARC_ROLE_COUNT);
    flag(used, out->killed, in->how->party_count);
    flag(used, out->wounded, in->how->party_count);
    for (size_t i = 0; i < count && status == DEMARC_OK; i++) {
        if (used[i])
            continue;
        out->others[out->other_count++] = i;
        status = note_party(in, in->csv->columns[i]);
    }
    return status;
}

static demarc_status check_needed(finder *in)
{
    const demarc_columns *out = in->out;
    const bool places = in->how->places;
    const bool lon = out->of[DEMARC_ROLE_LON] != DEMARC_CSV_NONE;
    const bool lat = out->of[DEMARC_ROLE_LAT] != DEMARC_CSV_NONE;

    if (out->of[DEMARC_ROLE_DATE] == DEMARC_CSV_NONE && !places)
        return report(in, DEMARC_RULE_EVENT_COLUMN,
                      in->csv->column_count > 1
                          ? "name the right one with --field date=NAME"
                          : "if another sign than comma, semicolon or tab "
                            "parts them, a first line sep=| says so",
                      "there is no column", "date");
    if (lon != lat || (places && !lon))
        return report(in, DEMARC_RULE_EVENT_COLUMN,
                      lon   ? "name the right one with --field lat=NAME"
                      : lat ? "name the right one with --field lon=NAME"
                            : "name them with --field lon=NAME and lat=NAME",
                      "a point needs both lon and lat, and there is no column",
                      lon ? "lat" : "lon");
    return DEMARC_OK;
}

demarc_status demarc_columns_find(demarc_ctx *ctx, demarc_arena *arena,
                                  const demarc_csv *csv,
                                  const demarc_events_how *how,
                                  demarc_columns *out)
{
    finder in = {ctx, arena, csv, how, out, DEMARC_NOWHERE};
    const size_t sides = how->party_count * sizeof *out->killed;
    demarc_status status = DEMARC_OK;

    *out = (demarc_columns){0};
    in.where.file = csv->path;
    in.where.line = csv->header_line;
    out->killed = demarc_arena_take(arena, sides);
    out->wounded = demarc_arena_take(arena, sides);
    if (!out->killed || !out->wounded)
        return DEMARC_ENOMEM;
    find_by_name(&in);
    for (size_t i = 0; how->fields && how->fields[i] && status == DEMARC_OK;
         i++)
        status = take_pair(&in, how->fields[i], i < 64 && how->missed >> i & 1);
    if (status == DEMARC_OK)
        status = check_needed(&in);
    return status == DEMARC_OK && !how->places ? find_others(&in) : status;
}
