/** utf16.h - UTF-16 to UTF-8. */
#ifndef DEMARC_READ_UTF16_H
#define DEMARC_READ_UTF16_H

#include "demarc.h"

/** Is there a byte order mark of UTF-16? */
bool demarc_utf16_marked(const char *data, size_t length);

/**
 * Appends UTF-16 as UTF-8 (RFC 2781, RFC 3629), up to what is cut off at the
 * end or wrong. Of what is left, 4 bytes or more are wrong: a lone surrogate.
 * @param big  the byte order: big end first.
 * @return the bytes that were converted.
 */
size_t demarc_utf16_convert(const char *data, size_t length, bool big,
                            demarc_buffer *out);

#endif
