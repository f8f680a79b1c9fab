#include "read/package.h"

#include "base/file.h"

#include <ctype.h>
#include <jansson.h>
#include <string.h>

static demarc_status wrong(demarc_ctx *ctx, const char *path, const char *key,
                           const char *remedy)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = path;
    return demarc_report(ctx, DEMARC_RULE_PACKAGE, &where, remedy,
                         "the key %s has a value that cannot be used", key);
}

/** The text of a key, "" if there is none; NULL when out of memory. */
static const char *text_of(demarc_arena *arena, const json_t *object,
                           const char *key)
{
    return demarc_arena_text(arena,
                             json_string_value(json_object_get(object, key)));
}

static demarc_status parties_read(demarc_ctx *ctx, demarc_arena *arena,
                                  const json_t *list, const char *path,
                                  demarc_package *out)
{
    size_t count = json_array_size(list);

    if (!list)
        return DEMARC_OK;
    if (count < 2)
        return wrong(ctx, path, "demarc.parties", "name both parties");
    out->parties = demarc_arena_take(arena, count * sizeof *out->parties);
    if (!out->parties)
        return DEMARC_ENOMEM;
    for (out->party_count = 0; out->party_count < count; out->party_count++) {
        const json_t *item = json_array_get(list, out->party_count);
        demarc_party *party = &out->parties[out->party_count];

        party->id = text_of(arena, item, "id");
        party->name = text_of(arena, item, "name");
        if (!party->id || !party->name)
            return DEMARC_ENOMEM;
        if (!*party->id)
            return wrong(ctx, path, "demarc.parties",
                         "give each an id such as KGZ");
    }
    return DEMARC_OK;
}

static demarc_status start_read(demarc_ctx *ctx, const json_t *start,
                                const char *path, demarc_package *out)
{
    if (!start)
        return DEMARC_OK;
    if (json_array_size(start) != 2 ||
        !json_is_number(json_array_get(start, 0)) ||
        !json_is_number(json_array_get(start, 1)))
        return wrong(ctx, path, "demarc.start", "write [longitude, latitude]");
    out->has_start = true;
    out->start_lon = json_number_value(json_array_get(start, 0));
    out->start_lat = json_number_value(json_array_get(start, 1));
    return DEMARC_OK;
}

static demarc_status area_read(demarc_ctx *ctx, const json_t *area,
                               const char *path, demarc_package *out)
{
    if (!area)
        return DEMARC_OK;
    out->has_area = json_array_size(area) == 4;
    for (size_t i = 0; i < 4 && out->has_area; i++) {
        const json_t *side = json_array_get(area, i);

        out->has_area = json_is_number(side);
        out->area[i] = json_number_value(side);
    }
    return out->has_area ? DEMARC_OK
                         : wrong(ctx, path, "demarc.area",
                                 "write [west, south, east, north]");
}

static demarc_status reach_read(demarc_ctx *ctx, const json_t *object,
                                const char *path, demarc_package *out)
{
    const char *word = json_string_value(json_object_get(object, "reach"));

    if (!word)
        return DEMARC_OK;
    if (!demarc_stage_parse(word, &out->reach) ||
        out->reach < DEMARC_DESCRIBED || out->reach > DEMARC_DEMARCATED)
        return wrong(ctx, path, "demarc.reach",
                     "write described, delimited or demarcated");
    return DEMARC_OK;
}

/** The path of the resource "segments", else of the first that is a file of
 *  lines by its ending. */
static demarc_status segments_find(demarc_arena *arena, const json_t *root,
                                   demarc_package *out)
{
    const json_t *list = json_object_get(root, "resources");
    const char *found = NULL;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        const char *name = json_string_value(json_object_get(item, "name"));

        if (name && strcmp(name, "segments") == 0)
            found = json_string_value(json_object_get(item, "path"));
    }
    out->segments = demarc_arena_text(arena, found);
    return out->segments ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status root_read(demarc_ctx *ctx, demarc_arena *arena,
                               const json_t *root, const char *path,
                               demarc_package *out)
{
    const json_t *own = json_object_get(root, "demarc");
    const json_t *licence =
        json_array_get(json_object_get(root, "licenses"), 0);
    demarc_status status;

    out->title = text_of(arena, root, "title");
    out->dataset = text_of(arena, own, "dataset");
    out->licence = text_of(arena, licence, "title");
    if (!out->title || !out->dataset || !out->licence)
        return DEMARC_ENOMEM;
    status =
        parties_read(ctx, arena, json_object_get(own, "parties"), path, out);
    if (status == DEMARC_OK)
        status = start_read(ctx, json_object_get(own, "start"), path, out);
    if (status == DEMARC_OK)
        status = area_read(ctx, json_object_get(own, "area"), path, out);
    if (status == DEMARC_OK)
        status = reach_read(ctx, own, path, out);
    if (status == DEMARC_OK)
        status = segments_find(arena, root, out);
    return status;
}

demarc_status demarc_package_read(demarc_ctx *ctx, demarc_arena *arena,
                                  const char *path, demarc_package *out)
{
    demarc_where where = DEMARC_NOWHERE;
    demarc_buffer text = {0};
    json_error_t error;
    json_t *root = NULL;
    demarc_status status;

    status = demarc_file_read(ctx, path, &text);
    if (status != DEMARC_OK)
        goto done;
    root = json_loadb(text.data ? text.data : "", text.length, 0, &error);
    if (!json_is_object(root)) {
        where.file = path;
        where.line = root ? 1 : error.line;
        status =
            demarc_report(ctx, DEMARC_RULE_PACKAGE, &where, "correct the JSON",
                          "%s", root ? "an object is expected" : error.text);
        goto done;
    }
    status = root_read(ctx, arena, root, path, out);
done:
    json_decref(root);
    demarc_buffer_free(&text);
    return status;
}

/** "kgz-tjk" has the parties KGZ and TJK; an id of another form has none. */
demarc_status demarc_package_guess(demarc_arena *arena, const char *id,
                                   demarc_package *out)
{
    const char *dash = strchr(id, '-');
    size_t length = strlen(id);
    char *a, *b;

    *out = (demarc_package){.title = "",
                            .dataset = "",
                            .segments = "",
                            .licence = "",
                            .reach = DEMARC_DEMARCATED};
    if (!dash || dash == id || !dash[1] || strchr(dash + 1, '-'))
        return DEMARC_OK;
    out->parties = demarc_arena_take(arena, 2 * sizeof *out->parties);
    a = demarc_arena_copy(arena, id, (size_t)(dash - id));
    b = demarc_arena_copy(arena, dash + 1, length - (size_t)(dash - id) - 1);
    if (!out->parties || !a || !b)
        return DEMARC_ENOMEM;
    for (char *at = a; *at; at++)
        *at = (char)toupper((unsigned char)*at);
    for (char *at = b; *at; at++)
        *at = (char)toupper((unsigned char)*at);
    out->parties[0] = (demarc_party){a, a};
    out->parties[1] = (demarc_party){b, b};
    out->party_count = 2;
    return DEMARC_OK;
}
