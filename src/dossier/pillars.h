/** pillars.h - reads the pillars of a border, and lays them on its lines. */
#ifndef DEMARC_DOSSIER_PILLARS_H
#define DEMARC_DOSSIER_PILLARS_H

#include "dossier/find.h"

/**
 * @param package  the dossier's own, or NULL; then nothing is held against it.
 * @param border   measured; given pillars if there are any.
 */
demarc_status demarc_dossier_pillars(demarc_ctx *ctx, demarc_arena *arena,
                                     const demarc_open *how,
                                     const demarc_halves *halves,
                                     const demarc_package *package,
                                     demarc_border *border);

#endif
