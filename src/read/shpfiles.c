#include "read/shpfiles.h"

#include "base/file.h"

#include <string.h>

enum { CASES = 3 };

/** OGR tries the first two. */
static const char *const endings[DEMARC_SHP_PARTS][CASES] = {
    {"shp", "SHP", "Shp"}, {"shx", "SHX", "Shx"}, {"dbf", "DBF", "Dbf"},
    {"prj", "PRJ", "Prj"}, {"cpg", "CPG", "Cpg"},
};

const char *demarc_shp_part_ending(demarc_shp_part part)
{
    return endings[part][0];
}

/** Bytes before the ending's dot; all of them if there is none. */
static size_t stem_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');

    return dot ? (size_t)(dot - path) : strlen(path);
}

static const char *with_ending(demarc_arena *arena, const char *path,
                               const char *ending)
{
    size_t stem = stem_length(path), length = strlen(ending);
    char *joined = demarc_arena_take(arena, stem + 1 + length + 1);

    if (joined) {
        memcpy(joined, path, stem);
        joined[stem] = '.';
        memcpy(joined + stem + 1, ending, length);
    }
    return joined;
}

/** Sets `*out` to "" when there is none; false when out of memory. */
static bool part_find(demarc_arena *arena, const char *path,
                      demarc_shp_part part, demarc_shp_files *files)
{
    files->path[part] = "";
    for (int i = 0; i < CASES; i++) {
        const char *found = with_ending(arena, path, endings[part][i]);

        if (!found)
            return false;
        if (!demarc_file_exists(found))
            continue;
        files->path[part] = found;
        files->odd |= i > 1;
        return true;
    }
    return true;
}

demarc_status demarc_shp_files_find(demarc_arena *arena, const char *path,
                                    demarc_shp_files *out)
{
    *out = (demarc_shp_files){0};
    for (demarc_shp_part i = 0; i < DEMARC_SHP_PARTS; i++)
        if (!part_find(arena, path, i, out))
            return DEMARC_ENOMEM;
    out->odd |= strcmp(out->path[DEMARC_SHP], path) != 0;
    out->path[DEMARC_SHP] = demarc_arena_text(arena, path);
    return out->path[DEMARC_SHP] ? DEMARC_OK : DEMARC_ENOMEM;
}
