/** events.h - the second half of a dossier. */
#ifndef DEMARC_DOSSIER_EVENTS_H
#define DEMARC_DOSSIER_EVENTS_H

#include "model/border.h"

/**
 * Reads a border's events from its events_file.
 * With how->skip_bad_rows the rows that are refused become warnings, a count
 * is told (rows in = rows used + rows refused), and the rest is used.
 * @param missed  of how->fields, as demarc_segments has it.
 * @param arena   the events live there.
 */
demarc_status demarc_dossier_events(demarc_ctx *ctx, demarc_arena *arena,
                                    const demarc_open *how, uint64_t missed,
                                    demarc_border *border);

#endif
