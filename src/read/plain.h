/** plain.h - a text file as UTF-8, whatever it was written in. */
#ifndef DEMARC_READ_PLAIN_H
#define DEMARC_READ_PLAIN_H

#include "base/ctx.h"

/**
 * Reads a whole text file. UTF-8 is read as it is, and UTF-16 with a byte
 * order mark; anything else only if `encoding` says what it is. The mark is
 * not part of the text. Line ends stay as they are.
 * @param encoding  a name that iconv knows, or NULL. A file that is UTF-8
 *                  already is not converted.
 * @param text      set to the text with a NUL behind, in the arena, and
 *                  without a NUL in it; NULL after a failure.
 * @return DEMARC_ENOINPUT, DEMARC_EIO; DEMARC_EDATA (rules csv-kind, csv-nul,
 *         csv-encoding), DEMARC_EUSAGE for an encoding that is not known,
 *         each with a finding.
 */
demarc_status demarc_plain_read(demarc_ctx *ctx, demarc_arena *arena,
                                const char *path, const char *encoding,
                                char **text, size_t *length);

#endif
