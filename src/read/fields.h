/** fields.h - which field of a layer plays which role. */
#ifndef DEMARC_READ_FIELDS_H
#define DEMARC_READ_FIELDS_H

#include "base/ctx.h"

#include <ogr_api.h>

typedef enum demarc_field {
#define FIELD(id, ...) DEMARC_FIELD_##id,
#include "read/fields.def"
#undef FIELD
    DEMARC_FIELD_COUNT
} demarc_field;

/** Index of each role's field in the layer; -1 where there is none. */
typedef struct demarc_fields {
    int index[DEMARC_FIELD_COUNT];
} demarc_fields;

/**
 * @param pairs  "role=name" of the user, NULL-terminated, or NULL; roles that
 *               belong to events are passed over.
 * @return DEMARC_EDATA (rule field-none) when a named field is not there.
 */
demarc_status demarc_fields_find(demarc_ctx *ctx, OGRFeatureDefnH layer,
                                 const char *file, const char *const *pairs,
                                 demarc_fields *out);

/** The names of a layer's fields, ", " between, for a message. */
void demarc_fields_list(OGRFeatureDefnH layer, char *out, size_t room);

/**
 * The text of a feature's field: dates as ISO, trimmed; "" when it is not
 * set. In the arena; NULL when out of memory.
 */
const char *demarc_fields_text(demarc_arena *arena, OGRFeatureH feature,
                               int index);

#endif
