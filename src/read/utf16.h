/** utf16.h - UTF-16 to UTF-8. */
#ifndef DEMARC_READ_UTF16_H
#define DEMARC_READ_UTF16_H

#include "demarc.h"

/** Is there a byte order mark of UTF-16? */
bool demarc_utf16_marked(const char *data, size_t length);

/**
 * Appends what follows the byte order mark as UTF-8 (RFC 2781, RFC 3629).
 * @return false at a lone surrogate or half a unit; what comes before it is
 *         appended.
 */
bool demarc_utf16_convert(const char *data, size_t length, demarc_buffer *out);

#endif
