/** find.h - where the halves of a dossier are. */
#ifndef DEMARC_DOSSIER_FIND_H
#define DEMARC_DOSSIER_FIND_H

#include "model/border.h"

/** Paths in the arena; "" for a half that is not there. */
typedef struct demarc_halves {
    const char *id;
    const char *package;  /* datapackage.json */
    const char *folder;   /* geodata/ID */
    const char *segments; /* "": ask the package */
    const char *events;
    const char *pillars; /* that were named; "": ask the package */
} demarc_halves;

/**
 * Finds geodata/ID and timeline/ID.csv in the folder asked for, else in the
 * installed data; named halves go before found ones.
 * With how->events_alone the events alone will do; all but they are "" then.
 * @return DEMARC_ENOINPUT (rule no-dossier) that names the folders tried;
 *         DEMARC_EUSAGE when neither an id nor segments are given.
 */
demarc_status demarc_halves_find(demarc_ctx *ctx, demarc_arena *arena,
                                 const demarc_open *how, demarc_halves *out);

/** The segments file of a found dossier: what the package names, else the
 *  first "segments.*" of a known ending. NULL when out of memory. */
const char *demarc_halves_segments(demarc_arena *arena,
                                   const demarc_halves *halves,
                                   const char *named);

/** The pillars of a dossier: what was named, else what the package names, else
 *  pillars.csv in the folder; "" if there are none. NULL when out of memory. */
const char *demarc_halves_pillars(demarc_arena *arena,
                                  const demarc_halves *halves,
                                  const char *named);

#endif
