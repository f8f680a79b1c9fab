/** digest.h - checksums of files. */
#ifndef DEMARC_READ_DIGEST_H
#define DEMARC_READ_DIGEST_H

#include "base/ctx.h"

enum { DEMARC_DIGEST_SIZE = 129 }; /* of a SHA-512 in hex, with its NUL */

/** Is it a checksum that can be made: "md5", "sha1", "sha256", "sha512"? */
bool demarc_digest_known(const char *name);

/**
 * Reads a file and makes its checksum, in small hex digits.
 * @param name   a known one, or "" for none.
 * @param out    set to "" on failure and where there is none.
 * @param bytes  set to the length of the file.
 * @return DEMARC_ENOINPUT, DEMARC_EIO with a finding.
 */
demarc_status demarc_digest_file(demarc_ctx *ctx, const char *path,
                                 const char *name, char out[DEMARC_DIGEST_SIZE],
                                 uint64_t *bytes);

#endif
