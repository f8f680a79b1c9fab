/** manifest.h - the files that a package lists, and whether they are so. */
#ifndef DEMARC_READ_MANIFEST_H
#define DEMARC_READ_MANIFEST_H

#include "model/border.h"

#include <jansson.h>

/** A path of a Data Package is inside its folder. */
bool demarc_manifest_inside(const char *path);

/**
 * Sets `files` from "resources" and `timeline` from "demarc".
 * @param path  of the package, for findings.
 * @return DEMARC_EDATA (rule package) for values of the wrong kind.
 */
demarc_status demarc_manifest_read(demarc_ctx *ctx, demarc_arena *arena,
                                   const json_t *root, const char *path,
                                   demarc_package *out);

/**
 * Holds the files against `bytes` and `hash`. What is read along with the
 * segments must be listed as well, if anything is.
 * @param folder    of the package.
 * @param segments  the file that will be read.
 * @return DEMARC_EDATA (rule package-hash), after all have been looked at.
 */
demarc_status demarc_manifest_check(demarc_ctx *ctx, demarc_arena *arena,
                                    const demarc_package *package,
                                    const char *folder, const char *segments);

/** The same for one file that is read beside the segments: it is listed if
 *  anything is, and as it was. */
demarc_status demarc_manifest_beside(demarc_ctx *ctx,
                                     const demarc_package *package,
                                     const char *folder, const char *file);

/** The same for the other half, which is outside of the folder.
 *  @param path    as the package must have it: "timeline/ID.csv".
 *  @param events  the file that will be read; "" if there is none. */
demarc_status demarc_manifest_events(demarc_ctx *ctx,
                                     const demarc_package *package,
                                     const char *path, const char *events);

#endif
