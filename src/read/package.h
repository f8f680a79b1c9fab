/** package.h - datapackage.json: what a dossier says of itself. */
#ifndef DEMARC_READ_PACKAGE_H
#define DEMARC_READ_PACKAGE_H

#include "model/border.h"

/**
 * Reads a Data Package v2. Keys used: title, licenses, resources (those
 * named "segments" and "pillars"), and under "demarc": parties, start, reach,
 * dataset. Other keys are passed over.
 * @return DEMARC_EDATA (rule package) with file and line.
 */
demarc_status demarc_package_read(demarc_ctx *ctx, demarc_arena *arena,
                                  const char *path, demarc_package *out);

/** What is known of a border without one: parties from an id like kgz-tjk. */
demarc_status demarc_package_guess(demarc_arena *arena, const char *id,
                                   demarc_package *out);

#endif
