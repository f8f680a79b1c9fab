/** unzip.h - the one shapefile in a zip, unpacked to a folder of its own. */
#ifndef DEMARC_READ_UNZIP_H
#define DEMARC_READ_UNZIP_H

#include "base/ctx.h"

enum { DEMARC_UNZIP_FILES = 5 }; /* .shp .shx .dbf .prj .cpg */

/** Strings in the arena. Zero-initialise. */
typedef struct demarc_unzipped {
    const char *folder;                   /* mode 0700; NULL: there is none */
    const char *file[DEMARC_UNZIP_FILES]; /* that were made; NULL */
} demarc_unzipped;

/**
 * Unpacks the shapefile into a new folder in `scratch`. Refused are a zip
 * with none or several of them (rule zip-many), and one that is damaged,
 * encrypted, leads out of its folder, or grows without bounds (zip-bad):
 * more than 64 entries, 2 GiB in all, 256 MiB of what is not .shp, .shx or
 * .dbf, or 200 times what it takes in the zip.
 * @param scratch  NULL: "/tmp".
 * @param out      clear with demarc_unzip_clear, also after a failure;
 *                 `file[0]` is the .shp.
 */
demarc_status demarc_unzip(demarc_ctx *ctx, demarc_arena *arena,
                           const char *path, const char *scratch,
                           demarc_unzipped *out);

/** Removes the files and the folder. */
void demarc_unzip_clear(demarc_ctx *ctx, demarc_unzipped *unzipped);

#endif
