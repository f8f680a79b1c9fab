/** areas.h - polygons from any source that OGR reads. */
#ifndef DEMARC_READ_AREAS_H
#define DEMARC_READ_AREAS_H

#include "base/ctx.h"
#include "model/area.h"

typedef struct demarc_areas_how {
    const char *const *fields; /* "code=NAME", "name=NAME"; or NULL */
    const char *lang; /* names from name_LANG, where it is there; or NULL */
    const char *encoding, *assume_crs, *scratch; /* or NULL */
    bool allow_ballpark, allow_network, rebuild_index;
    size_t source; /* which of the files this is */
} demarc_areas_how;

/**
 * Appends every polygon of the source's first layer with areas. Codes come
 * from the field asked for; else from one of the usual names (ISO_A3, ...);
 * else from an ISO 3166-1 number in the field id; else the code is the name,
 * else the file's.
 * @param out  free with demarc_areas_free, also after a failure.
 * @return DEMARC_ENOINPUT, DEMARC_EDATA or DEMARC_EUSAGE with findings.
 */
demarc_status demarc_areas_read(demarc_ctx *ctx, demarc_arena *arena,
                                const char *path, const demarc_areas_how *how,
                                demarc_areas *out);
void demarc_areas_free(demarc_areas *areas);

/** Gives each area a slug of its own: where two have one code, the later goes
 *  by its name. False when out of memory. */
bool demarc_areas_settle(demarc_arena *arena, demarc_areas *areas);

#endif
