#include "read/manifest.h"

#include "base/file.h"
#include "base/text.h"
#include "read/digest.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define REFRESH                                                                \
    "get it again; after a change that is meant, refresh bytes and hash as "   \
    "geodata/README.md shows"

/* ---- Reading the list ---- */

bool demarc_manifest_inside(const char *path)
{
    const size_t length = strlen(path);

    return path[0] != '/' && strncmp(path, "../", 3) != 0 &&
           !strstr(path, "/../") && strcmp(path, "..") != 0 &&
           (length < 3 || strcmp(path + length - 3, "/..") != 0);
}

static demarc_status wrong(demarc_ctx *ctx, const char *path, const char *key,
                           const char *remedy)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = path;
    return demarc_report(ctx, DEMARC_RULE_PACKAGE, &where, remedy,
                         "the key %s has a value that cannot be used", key);
}

/** "sha256:0123..." apart; a bare one is an MD5, by the standard. */
static bool hash_take(demarc_arena *arena, const char *text, demarc_listed *out)
{
    const char *colon = strchr(text, ':');
    const char *hex = colon ? colon + 1 : text;

    out->hash = *text ? demarc_arena_text(arena, hex) : "";
    out->algorithm =
        !*text  ? ""
        : colon ? demarc_arena_copy(arena, text, (size_t)(colon - text))
                : "md5";
    return out->hash && out->algorithm;
}

static demarc_status file_take(demarc_ctx *ctx, demarc_arena *arena,
                               const json_t *item, const json_t *name,
                               const char *path, demarc_listed *out)
{
    const json_t *bytes = json_object_get(item, "bytes");
    const json_t *hash = json_object_get(item, "hash");
    const json_t *source = json_array_get(json_object_get(item, "sources"), 0);
    const char *credit = json_string_value(json_object_get(source, "title"));

    out->credit = demarc_arena_text(arena, credit ? credit : "");
    out->path = demarc_arena_text(arena, json_string_value(name));
    out->name = demarc_arena_text(
        arena, json_string_value(json_object_get(item, "name")));
    out->bytes = json_is_integer(bytes) ? json_integer_value(bytes) : -1;
    if ((bytes && out->bytes < 0) || (hash && !json_is_string(hash)))
        return wrong(ctx, path, bytes && out->bytes < 0 ? "bytes" : "hash",
                     "give the size as a number, the checksum as a text");
    if (!out->path || !out->name || !out->credit ||
        !hash_take(arena, hash ? json_string_value(hash) : "", out))
        return DEMARC_ENOMEM;
    if (*out->hash &&
        (!demarc_digest_known(out->algorithm) ||
         strspn(out->hash, "0123456789abcdefABCDEF") != strlen(out->hash)))
        return wrong(ctx, path, "hash", "write sha256: and 64 hex digits");
    return DEMARC_OK;
}

/** Addresses are not read, and so not looked at. */
static bool is_address(const json_t *name)
{
    return json_is_string(name) && strstr(json_string_value(name), "://");
}

/** A resource in several files has one checksum for nobody knows what. */
static demarc_status resource_take(demarc_ctx *ctx, demarc_arena *arena,
                                   const json_t *item, const char *path,
                                   demarc_package *out)
{
    const json_t *names = json_object_get(item, "path");
    const json_t *single =
        json_is_array(names) ? json_array_get(names, 0) : names;

    if (!names || json_array_size(names) > 1 || is_address(single))
        return DEMARC_OK;
    if (!json_is_string(single) ||
        !demarc_manifest_inside(json_string_value(single)))
        return wrong(ctx, path, "resources.path",
                     "give a path inside of the folder");
    return file_take(ctx, arena, item, single, path,
                     &out->files[out->file_count++]);
}

static demarc_status timeline_take(demarc_ctx *ctx, demarc_arena *arena,
                                   const json_t *item, const char *path,
                                   demarc_package *out)
{
    const json_t *name = json_object_get(item, "path");

    out->timeline = (demarc_listed){"", "", "", "", "", -1};
    if (!item || json_is_string(item))
        return DEMARC_OK;
    if (!json_is_object(item) || !json_is_string(name))
        return wrong(ctx, path, "demarc.timeline",
                     "write an object with path, bytes and hash");
    return file_take(ctx, arena, item, name, path, &out->timeline);
}

demarc_status demarc_manifest_read(demarc_ctx *ctx, demarc_arena *arena,
                                   const json_t *root, const char *path,
                                   demarc_package *out)
{
    const json_t *list = json_object_get(root, "resources");
    const json_t *own = json_object_get(root, "demarc");
    size_t count = json_array_size(list);
    demarc_status status;

    if (list && !json_is_array(list))
        return wrong(ctx, path, "resources", "write an array, [ ]");
    out->file_count = 0;
    out->files = demarc_arena_take(arena, (count + 1) * sizeof *out->files);
    if (!out->files)
        return DEMARC_ENOMEM;
    status =
        timeline_take(ctx, arena, json_object_get(own, "timeline"), path, out);
    for (size_t i = 0; i < count && status == DEMARC_OK; i++)
        status = resource_take(ctx, arena, json_array_get(list, i), path, out);
    return status;
}

/* ---- Holding the files against it ---- */

static demarc_status differs(demarc_ctx *ctx, const char *file,
                             const char *what)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = file;
    return demarc_report(ctx, DEMARC_RULE_PACKAGE_HASH, &where, REFRESH, "%s",
                         what);
}

static demarc_status file_check(demarc_ctx *ctx, const demarc_listed *listed,
                                const char *file)
{
    char digest[DEMARC_DIGEST_SIZE], what[400] = "";
    uint64_t bytes;
    demarc_status status;

    if (listed->bytes < 0 && !*listed->hash)
        return DEMARC_OK;
    if (!demarc_file_exists(file))
        return differs(ctx, file,
                       "datapackage.json lists it, but there is no "
                       "such file");
    status = demarc_digest_file(ctx, file, listed->algorithm, digest, &bytes);
    if (status != DEMARC_OK)
        return status;
    if (listed->bytes >= 0 && bytes != (uint64_t)listed->bytes)
        snprintf(what, sizeof what,
                 "it has %llu bytes, in datapackage.json %llu",
                 (unsigned long long)bytes, (unsigned long long)listed->bytes);
    else if (strcasecmp(digest, listed->hash) != 0)
        snprintf(what, sizeof what, "its %s is %s, in datapackage.json %.128s",
                 listed->algorithm, digest, listed->hash);
    return *what ? differs(ctx, file, what) : DEMARC_OK;
}

static const char *path_join(demarc_arena *arena, const char *folder,
                             const char *path)
{
    size_t length = strlen(folder) + strlen(path) + 2;
    char *out = demarc_arena_take(arena, length);

    if (out)
        snprintf(out, length, "%s/%s", folder, path);
    return out;
}

/** The entry of a file; NULL if it is not listed. */
static const demarc_listed *entry_of(const demarc_package *package,
                                     const char *folder, const char *file)
{
    size_t length = strlen(folder);

    if (strncmp(file, folder, length) != 0 || file[length] != '/')
        return NULL;
    for (size_t i = 0; i < package->file_count; i++)
        if (strcmp(package->files[i].path, file + length + 1) == 0)
            return &package->files[i];
    return NULL;
}

static bool has_hashes(const demarc_package *package)
{
    for (size_t i = 0; i < package->file_count; i++)
        if (*package->files[i].hash)
            return true;
    return false;
}

static demarc_status unlisted(demarc_ctx *ctx, const char *file)
{
    return differs(ctx, file,
                   "it would be read, but datapackage.json does not list it");
}

/** The segments, and with a shapefile what is read along with it. */
static demarc_status unlisted_check(demarc_ctx *ctx, demarc_arena *arena,
                                    const demarc_package *package,
                                    const char *folder, const char *segments)
{
    static const char *const endings[] = {"shp", "shx", "dbf", "prj", "cpg",
                                          "SHX", "DBF", "PRJ", "CPG"};
    const size_t length = strlen(segments);
    const bool shp =
        length > 4 && demarc_text_same(segments + length - 4, ".shp");
    demarc_status first = DEMARC_OK;

    for (size_t i = 0; i < (shp ? sizeof endings / sizeof *endings : 1); i++) {
        char *file = demarc_arena_copy(arena, segments, length);
        demarc_status status;

        if (!file)
            return DEMARC_ENOMEM;
        if (i > 0)
            memcpy(file + length - 3, endings[i], 3);
        if (!demarc_file_exists(file) || entry_of(package, folder, file))
            continue;
        status = unlisted(ctx, file);
        first = first == DEMARC_OK ? status : first;
    }
    return first;
}

demarc_status demarc_manifest_check(demarc_ctx *ctx, demarc_arena *arena,
                                    const demarc_package *package,
                                    const char *folder, const char *segments)
{
    demarc_status first = DEMARC_OK, status;

    for (size_t i = 0; i < package->file_count; i++) {
        const demarc_listed *listed = &package->files[i];
        const char *file = path_join(arena, folder, listed->path);

        status = file ? file_check(ctx, listed, file) : DEMARC_ENOMEM;
        first = first == DEMARC_OK ? status : first;
    }
    if (!has_hashes(package))
        return first;
    status = unlisted_check(ctx, arena, package, folder, segments);
    return first == DEMARC_OK ? status : first;
}

demarc_status demarc_manifest_beside(demarc_ctx *ctx,
                                     const demarc_package *package,
                                     const char *folder, const char *file)
{
    const demarc_listed *listed = entry_of(package, folder, file);

    if (!listed && has_hashes(package))
        return unlisted(ctx, file);
    return listed ? file_check(ctx, listed, file) : DEMARC_OK;
}

demarc_status demarc_manifest_events(demarc_ctx *ctx,
                                     const demarc_package *package,
                                     const char *path, const char *events)
{
    const demarc_listed *listed = &package->timeline;

    if (!*listed->path)
        return DEMARC_OK;
    if (strcmp(listed->path, path) != 0 || !*events)
        return differs(ctx, listed->path,
                       "datapackage.json names it as the timeline, but that "
                       "is not there or has another name");
    return file_check(ctx, listed, events);
}
