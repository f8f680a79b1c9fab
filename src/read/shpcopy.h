/** shpcopy.h - a shapefile in memory, where an index can be put beside it
 *  that is not on the disk. */
#ifndef DEMARC_READ_SHPCOPY_H
#define DEMARC_READ_SHPCOPY_H

#include "read/shpfiles.h"

typedef struct demarc_shp_copy demarc_shp_copy;

/**
 * Copies the files, whole, into GDAL's own memory.
 * @param index  bytes to be had as the .shx; NULL: the file's own.
 * @param out    free with demarc_shp_copy_free, also after a failure.
 * @return DEMARC_ENOINPUT, DEMARC_EIO with a finding; DEMARC_ENOMEM.
 */
demarc_status demarc_shp_copy_make(demarc_ctx *ctx,
                                   const demarc_shp_files *files,
                                   const demarc_buffer *index,
                                   demarc_shp_copy **out);

/** The path by which GDAL opens the copy, as long as it lives. */
const char *demarc_shp_copy_path(const demarc_shp_copy *copy);

void demarc_shp_copy_free(demarc_shp_copy *copy);

#endif
