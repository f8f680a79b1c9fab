/** fieldnear.h - fields that are called almost as a role is. */
#ifndef DEMARC_READ_FIELDNEAR_H
#define DEMARC_READ_FIELDNEAR_H

#include "read/fields.h"

/**
 * Notes fields whose name is one edit away from that of a role which no field
 * plays: a slip, or a damaged file. Without its field a role is passed over,
 * and the line of a border may go on where it should have ended.
 * @return DEMARC_OK, DEMARC_ENOMEM.
 */
demarc_status demarc_fields_near(demarc_ctx *ctx, OGRFeatureDefnH layer,
                                 const char *file, const demarc_fields *found);

/** Is one the other with one character (of UTF-8, or a byte that is none)
 *  changed, left out, put in, or two swapped? Never two names of three, or
 *  one that is shorter. */
bool demarc_name_near(const char *name, const char *other);

#endif
