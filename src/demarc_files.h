/**
 * demarc_files.h - what was made, as a file. Part of demarc.h, which includes
 * it; see there for the conventions.
 */
#ifndef DEMARC_FILES_H
#define DEMARC_FILES_H

/**
 * Writes a file whole or not at all: a temporary file in the same folder,
 * every write checked, fsync, rename. A file that was there stays on failure.
 * @return DEMARC_ECANTCREAT when it exists and `overwrite` is false, or the
 *         folder does not allow it; DEMARC_EIO when writing failed.
 */
demarc_status demarc_buffer_save(demarc_ctx *ctx, const demarc_buffer *buffer,
                                 const char *path, bool overwrite);

/**
 * Before the work whose outcome is to be saved: would demarc_buffer_save
 * refuse the path as things are?
 * @return DEMARC_ECANTCREAT with a finding.
 */
demarc_status demarc_output_check(demarc_ctx *ctx, const char *path,
                                  bool overwrite);

#endif
