#include "dossier/find.h"

#include "base/file.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#ifndef DEMARC_DATADIR
#define DEMARC_DATADIR "/usr/local/share/demarc"
#endif

/** "a/b/c.ending"; "b/c.ending" in the current folder. */
static const char *path_join(demarc_arena *arena, const char *a, const char *b,
                             const char *c, const char *ending)
{
    size_t length = strlen(a) + strlen(b) + strlen(c) + strlen(ending) + 3;
    char *path = demarc_arena_take(arena, length);

    if (path)
        snprintf(path, length, "%s%s%s%s%s%s", a, *a ? "/" : "", b,
                 *c ? "/" : "", c, ending);
    return path;
}

/** An id is one name, not a way out of the folder. */
static bool id_plain(const char *id)
{
    for (const char *at = id; *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("-_.", *at))
            return false;
    return *id && *id != '.';
}

static bool folder_has(demarc_arena *arena, const char *folder, const char *id,
                       demarc_halves *out)
{
    out->folder = path_join(arena, folder, "geodata", id, "");
    out->package =
        out->folder ? path_join(arena, out->folder, "datapackage.json", "", "")
                    : NULL;
    out->events = path_join(arena, folder, "timeline", id, ".csv");
    if (!out->folder || !out->package || !out->events)
        return false;
    if (!demarc_file_exists(out->package))
        out->package = "";
    if (!demarc_file_exists(out->events))
        out->events = "";
    return demarc_folder_exists(out->folder);
}

/** Small letters, and hyphens between the parts. */
static char *id_plainly(demarc_arena *arena, const char *id)
{
    char *out = demarc_arena_copy(arena, id, strlen(id));

    for (char *at = out; at && *at; at++)
        *at = strchr("_./ ", *at) ? '-' : (char)tolower((unsigned char)*at);
    return out;
}

/** "kgz-tjk" of "tjk-kgz"; the id itself if it has no two parts. */
static char *id_turned(demarc_arena *arena, const char *id)
{
    const char *dash = strchr(id, '-');
    size_t length = strlen(id) + 1;
    char *out = demarc_arena_copy(arena, id, strlen(id));

    if (out && dash)
        snprintf(out, length, "%s-%.*s", dash + 1, (int)(dash - id), id);
    return out;
}

/** The dossier of that id in another spelling, or with its parties turned
 *  round; "" if there is none, NULL when out of memory. */
static const char *id_meant(demarc_arena *arena, const char *folder,
                            const char *id)
{
    const char *plain = id_plainly(arena, id);
    const char *turned = plain ? id_turned(arena, plain) : NULL;
    demarc_halves there = {"", "", "", "", "", ""};

    if (!turned)
        return NULL;
    if (!id_plain(plain))
        return "";
    for (int i = 0; i < 2; i++) {
        const char *guess = i ? turned : plain;

        if (folder_has(arena, folder, guess, &there) ||
            folder_has(arena, DEMARC_DATADIR, guess, &there))
            return guess;
        if (!there.folder || !there.package || !there.events)
            return NULL;
    }
    return "";
}

static demarc_status dossier_find(demarc_ctx *ctx, demarc_arena *arena,
                                  const char *folder, const char *id,
                                  demarc_halves *out)
{
    const char *meant = id_meant(arena, folder, id);

    out->id = id;
    if (!meant)
        return DEMARC_ENOMEM;
    if (!id_plain(id))
        return demarc_report(ctx, DEMARC_RULE_NO_DOSSIER, NULL,
                             "give a name such as kgz-tjk, or --segments FILE",
                             "\"%s\" is no dossier id", id);
    if (folder_has(arena, folder, id, out) ||
        folder_has(arena, DEMARC_DATADIR, id, out))
        return DEMARC_OK;
    if (!out->folder || !out->package || !out->events)
        return DEMARC_ENOMEM;
    if (*meant)
        return demarc_report(ctx, DEMARC_RULE_NO_DOSSIER, NULL,
                             "write it as it is called",
                             "no dossier \"%s\"; there is \"%s\"", id, meant);
    return demarc_report(
        ctx, DEMARC_RULE_NO_DOSSIER, NULL, "give -C DIR, or --segments FILE",
        "no dossier \"%s\": neither %s%sgeodata/%s nor "
        "%s/geodata/%s is there",
        id, folder, *folder ? "/" : "", id, DEMARC_DATADIR, id);
}

/** The name of a file without its folder and ending. */
static const char *stem_of(demarc_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);

    return demarc_arena_copy(arena, name, length);
}

demarc_status demarc_halves_find(demarc_ctx *ctx, demarc_arena *arena,
                                 const demarc_open *how, demarc_halves *out)
{
    demarc_status status = DEMARC_OK;

    *out = (demarc_halves){"", "", "", "", "", ""};
    if (how->id)
        status = dossier_find(ctx, arena, how->folder ? how->folder : "",
                              how->id, out);
    else if (how->segments)
        out->id = stem_of(arena, how->segments);
    else if (how->events && how->events_alone)
        out->id = stem_of(arena, how->events);
    else
        status = demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                               how->events_alone
                                   ? "give a dossier id, or --events FILE"
                                   : "give a dossier id, or --segments FILE",
                               "no border is named");
    if (status == DEMARC_OK && how->segments)
        out->segments = demarc_arena_text(arena, how->segments);
    if (status == DEMARC_OK && how->events)
        out->events = demarc_arena_text(arena, how->events);
    if (status == DEMARC_OK && how->pillars)
        out->pillars = demarc_arena_text(arena, how->pillars);
    if (status == DEMARC_OK &&
        (!out->id || !out->segments || !out->events || !out->pillars))
        status = DEMARC_ENOMEM;
    return status;
}

const char *demarc_halves_segments(demarc_arena *arena,
                                   const demarc_halves *halves,
                                   const char *named)
{
    static const char *const endings[] = {".shp", ".gpkg", ".fgb", ".geojson",
                                          ".json"};
    const char *path;

    if (*halves->segments)
        return halves->segments;
    if (*named)
        return path_join(arena, halves->folder, named, "", "");
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        path = path_join(arena, halves->folder, "segments", "", endings[i]);
        if (!path || demarc_file_exists(path))
            return path;
    }
    return path_join(arena, halves->folder, "segments.shp", "", "");
}

const char *demarc_halves_pillars(demarc_arena *arena,
                                  const demarc_halves *halves,
                                  const char *named)
{
    const char *path;

    if (*halves->pillars || !*halves->folder)
        return halves->pillars;
    path = path_join(arena, halves->folder, *named ? named : "pillars.csv", "",
                     "");
    return !path || *named || demarc_file_exists(path) ? path : "";
}
