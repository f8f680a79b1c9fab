/** places.h - points with names: towns, villages, crossings. */
#ifndef DEMARC_READ_PLACES_H
#define DEMARC_READ_PLACES_H

#include "base/ctx.h"
#include "model/scene.h"

typedef struct demarc_places_how {
    const char *lang; /* names from name_LANG before name; NULL: only name */
    bool unplaced;    /* one may be without lon and lat: NAN */
} demarc_places_how;

/**
 * Reads a CSV with the columns name, lon and lat, and perhaps id, rank (1 is a
 * capital; else a place is a town, 3) and name_LANG.
 * @param arena  has the places and their strings.
 * @param out    sorted by rank, else as in the file.
 * @return DEMARC_EDATA with findings, after all rows.
 */
demarc_status demarc_places_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, const demarc_places_how *how,
                                 demarc_place **out, size_t *count);

#endif
