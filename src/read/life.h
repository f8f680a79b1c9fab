/** life.h - the dates of a segment: since when its stage, and its own life. */
#ifndef DEMARC_READ_LIFE_H
#define DEMARC_READ_LIFE_H

#include "read/fields.h"

/**
 * Sets since, from and until.
 * @param text  by demarc_field, as demarc_fields_text has it.
 * @return DEMARC_EDATA with a finding at `where`.
 */
demarc_status demarc_life_read(demarc_ctx *ctx, const char *const *text,
                               const demarc_where *where, demarc_segment *out);

#endif
