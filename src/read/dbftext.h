/** dbftext.h - what a .dbf says of its text, and some of the text itself. */
#ifndef DEMARC_READ_DBFTEXT_H
#define DEMARC_READ_DBFTEXT_H

#include "base/ctx.h"

enum { DEMARC_SAMPLE_SIZE = 1024 * 1024 }; /* bytes of rows */

/**
 * Appends the cells of text fields that hold more than ASCII, without their
 * padding and each with its end (read/guess.h), of rows from `row` on.
 * @param row       0 is the first.
 * @param language  set to the byte that stands for the encoding; may be NULL.
 * @return DEMARC_ENOINPUT, DEMARC_EIO; of a file that is too short or has no
 *         sense nothing is taken, and nothing said: that is read/dbf.h's.
 */
demarc_status demarc_dbf_sample(demarc_ctx *ctx, const char *path,
                                unsigned long row, unsigned char *language,
                                demarc_buffer *cells);

#endif
