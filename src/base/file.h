/** file.h - whole files in, whole files out. demarc_buffer_save is here. */
#ifndef DEMARC_BASE_FILE_H
#define DEMARC_BASE_FILE_H

#include "base/ctx.h"

/**
 * Appends a regular file's bytes; a device, a FIFO or a folder is refused
 * without waiting for it.
 * @return DEMARC_ENOINPUT or DEMARC_EIO with a finding.
 */
demarc_status demarc_file_read(demarc_ctx *ctx, const char *path,
                               demarc_buffer *out);

/**
 * Opens a regular file for reading; anything else is refused without waiting.
 * @param out  close with close(); -1 on failure.
 * @return DEMARC_ENOINPUT with a finding.
 */
demarc_status demarc_file_open(demarc_ctx *ctx, const char *path, int *out);

/** Is it a regular file that may be read? If not, a finding says why.
 *  @return DEMARC_OK or DEMARC_ENOINPUT. */
demarc_status demarc_file_check(demarc_ctx *ctx, const char *path);

/** Is it a file that was opened for reading with this context, by whatever
 *  name? It must not be written over. */
bool demarc_file_is_input(const demarc_ctx *ctx, const char *path);

/** Anything but a folder; links are followed. */
bool demarc_file_exists(const char *path);
bool demarc_folder_exists(const char *path);

/** What an errno value means, in English under any locale. Never NULL. */
const char *demarc_errno_text(int code);

#endif
