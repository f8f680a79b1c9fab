#include "read/package.h"

#include "base/file.h"
#include "read/manifest.h"

#include <ctype.h>
#include <jansson.h>
#include <math.h>
#include <string.h>

static demarc_status wrong(demarc_ctx *ctx, const char *path, const char *key,
                           const char *remedy)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = path;
    return demarc_report(ctx, DEMARC_RULE_PACKAGE, &where, remedy,
                         "the key %s has a value that cannot be used", key);
}

/** A file being read. */
typedef struct reader {
    demarc_ctx *ctx;
    demarc_arena *arena;
    const char *path;
    demarc_package *out;
} reader;

/** The text of a key, "" if there is none. A value of another kind is an
 *  error: `name` is what it is called there. */
static demarc_status text_read(const reader *in, const json_t *object,
                               const char *key, const char *name,
                               const char **out)
{
    const json_t *value = json_object_get(object, key);

    *out = "";
    if (value && !json_is_string(value) && !json_is_null(value))
        return wrong(in->ctx, in->path, name, "write a text in quotes");
    *out = demarc_arena_text(in->arena, json_string_value(value));
    if (*out)
        return DEMARC_OK;
    *out = "";
    return DEMARC_ENOMEM;
}

static demarc_status titles_read(const reader *in, json_t *titles)
{
    const char name[] = "demarc.titles";
    demarc_package *out = in->out;
    demarc_status status = DEMARC_OK;
    const char *lang;
    json_t *ignored;

    if (titles && !json_is_object(titles))
        return wrong(in->ctx, in->path, name, "write {\"ru\": \"...\"}");
    out->titles = demarc_arena_take(in->arena, (json_object_size(titles) + 1) *
                                                   sizeof *out->titles);
    if (!out->titles)
        return DEMARC_ENOMEM;
    json_object_foreach(titles, lang, ignored)
    {
        demarc_titled *to = &out->titles[out->title_count];

        (void)ignored;
        to->lang = demarc_arena_text(in->arena, lang);
        if (status == DEMARC_OK)
            status = text_read(in, titles, lang, name, &to->title);
        if (status == DEMARC_OK && !to->lang)
            status = DEMARC_ENOMEM;
        out->title_count += status == DEMARC_OK && *to->title;
    }
    return status;
}

static demarc_status parties_read(const reader *in, const json_t *list)
{
    const char name[] = "demarc.parties";
    demarc_package *out = in->out;
    size_t count = json_array_size(list);
    demarc_status status = DEMARC_OK;

    if (!list)
        return DEMARC_OK;
    if (count < 2)
        return wrong(in->ctx, in->path, name, "name both parties");
    out->party_count = 0;
    out->parties = demarc_arena_take(in->arena, count * sizeof *out->parties);
    if (!out->parties)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < count && status == DEMARC_OK; i++) {
        const json_t *item = json_array_get(list, i);
        demarc_party *party = &out->parties[i];

        status = text_read(in, item, "id", name, &party->id);
        if (status == DEMARC_OK)
            status = text_read(in, item, "name", name, &party->name);
        if (status == DEMARC_OK && !*party->id)
            status =
                wrong(in->ctx, in->path, name, "give each an id such as KGZ");
        out->party_count += status == DEMARC_OK;
    }
    return status;
}

static demarc_status start_read(const reader *in, const json_t *start)
{
    const json_t *lon = json_array_get(start, 0);
    const json_t *lat = json_array_get(start, 1);
    demarc_package *out = in->out;

    if (!start)
        return DEMARC_OK;
    out->start_lon = json_number_value(lon);
    out->start_lat = json_number_value(lat);
    out->has_start = json_array_size(start) == 2 && json_is_number(lon) &&
                     json_is_number(lat) && fabs(out->start_lon) <= 180 &&
                     fabs(out->start_lat) <= 90;
    return out->has_start ? DEMARC_OK
                          : wrong(in->ctx, in->path, "demarc.start",
                                  "write [longitude, latitude]");
}

static demarc_status area_read(const reader *in, const json_t *area)
{
    demarc_package *out = in->out;

    if (!area)
        return DEMARC_OK;
    out->has_area = json_array_size(area) == 4;
    for (size_t i = 0; i < 4 && out->has_area; i++) {
        const json_t *side = json_array_get(area, i);

        out->has_area = json_is_number(side);
        out->area[i] = json_number_value(side);
    }
    return out->has_area ? DEMARC_OK
                         : wrong(in->ctx, in->path, "demarc.area",
                                 "write [west, south, east, north]");
}

static demarc_status reach_read(const reader *in, const json_t *object)
{
    const char *word;
    demarc_stage reach;
    demarc_status status =
        text_read(in, object, "reach", "demarc.reach", &word);

    if (status != DEMARC_OK || !*word)
        return status;
    if (!demarc_stage_parse(word, &reach) || reach < DEMARC_DESCRIBED ||
        reach > DEMARC_DEMARCATED)
        return wrong(in->ctx, in->path, "demarc.reach",
                     "write described, delimited or demarcated");
    in->out->reach = reach;
    return DEMARC_OK;
}

/** The path of the resource of a name; "" if there is none. */
static demarc_status resource_find(const reader *in, const json_t *root,
                                   const char *wanted, const char **out)
{
    const json_t *list = json_object_get(root, "resources");
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < json_array_size(list) && status == DEMARC_OK; i++) {
        const json_t *item = json_array_get(list, i);
        const char *name = json_string_value(json_object_get(item, "name"));

        if (name && strcmp(name, wanted) == 0)
            status = text_read(in, item, "path", "resources.path", out);
    }
    if (status == DEMARC_OK && !demarc_manifest_inside(*out))
        status = wrong(in->ctx, in->path, "resources.path",
                       "give a path inside of the folder");
    return status;
}

static demarc_status root_read(const reader *in, const json_t *root)
{
    const json_t *own = json_object_get(root, "demarc");
    const json_t *licence =
        json_array_get(json_object_get(root, "licenses"), 0);
    demarc_package *out = in->out;
    demarc_status status;

    if (own && !json_is_object(own))
        return wrong(in->ctx, in->path, "demarc", "write an object, { }");
    status = text_read(in, root, "title", "title", &out->title);
    if (status == DEMARC_OK)
        status = titles_read(in, json_object_get(own, "titles"));
    if (status == DEMARC_OK)
        status = text_read(in, own, "dataset", "demarc.dataset", &out->dataset);
    if (status == DEMARC_OK)
        status =
            text_read(in, licence, "title", "licenses.title", &out->licence);
    if (status == DEMARC_OK)
        status = parties_read(in, json_object_get(own, "parties"));
    if (status == DEMARC_OK)
        status = start_read(in, json_object_get(own, "start"));
    if (status == DEMARC_OK)
        status = area_read(in, json_object_get(own, "area"));
    if (status == DEMARC_OK)
        status = reach_read(in, own);
    if (status == DEMARC_OK)
        status = resource_find(in, root, "segments", &out->segments);
    if (status == DEMARC_OK)
        status = resource_find(in, root, "pillars", &out->pillars);
    return status == DEMARC_OK
               ? demarc_manifest_read(in->ctx, in->arena, root, in->path, out)
               : status;
}

demarc_status demarc_package_read(demarc_ctx *ctx, demarc_arena *arena,
                                  const char *path, demarc_package *out)
{
    const reader in = {ctx, arena, path, out};
    demarc_where where = DEMARC_NOWHERE;
    demarc_buffer text = {0};
    json_error_t error;
    json_t *root = NULL;
    demarc_status status;

    status = demarc_file_read(ctx, path, &text);
    if (status != DEMARC_OK)
        goto done;
    root = json_loadb(text.data ? text.data : "", text.length,
                      JSON_REJECT_DUPLICATES, &error);
    if (!json_is_object(root)) {
        where.file = path;
        where.line = root ? 1 : error.line;
        status =
            demarc_report(ctx, DEMARC_RULE_PACKAGE, &where, "correct the JSON",
                          "%s", root ? "an object is expected" : error.text);
        goto done;
    }
    status = root_read(&in, root);
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
                            .pillars = "",
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
