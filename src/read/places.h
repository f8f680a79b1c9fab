/** places.h - points with names: towns, villages, crossings. */
#ifndef DEMARC_READ_PLACES_H
#define DEMARC_READ_PLACES_H

#include "base/ctx.h"
#include "model/scene.h"

/**
 * Reads a CSV with the columns name, lon and lat, and perhaps id and rank (1 is
 * a capital; else a place is a town, 3). With `lang` the column name_LANG goes
 * before name, where it is not empty.
 * @param arena  has the places and their strings.
 * @param out    sorted by rank, else as in the file.
 * @return DEMARC_EDATA with findings, after all rows.
 */
demarc_status demarc_places_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, const char *lang,
                                 demarc_place **out, size_t *count);

#endif
