/** fields.h - which field of a layer plays which role. */
#ifndef DEMARC_READ_FIELDS_H
#define DEMARC_READ_FIELDS_H

#include "base/ctx.h"
#include <stdint.h>

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
    uint64_t missed; /* pairs of the user, 1 the first, left to the events */
} demarc_fields;

/**
 * @param schema  names the fields; demarc's own has none, then they are found
 *                by the names in fields.def.
 * @param pairs   "role=name" of the user, NULL-terminated, or NULL; they go
 *                before. Roles that belong to events are passed over.
 * @param events  there are events too: for a role that they have as well, a
 *                field that is not there may be one of theirs; it is missed.
 * @return DEMARC_EDATA (rule field-none) when a field of `pairs` is not there.
 */
demarc_status demarc_fields_match(demarc_ctx *ctx, OGRFeatureDefnH layer,
                                  const char *file, const demarc_schema *schema,
                                  const char *const *pairs, bool events,
                                  demarc_fields *out);

/** The same by demarc's own names, and without events. */
demarc_status demarc_fields_find(demarc_ctx *ctx, OGRFeatureDefnH layer,
                                 const char *file, const char *const *pairs,
                                 demarc_fields *out);

/** The place of a field, by name without regard to case; -1: none. */
int demarc_fields_index(OGRFeatureDefnH layer, const char *name);

/** Is it a role that a schema may give: those of segments, party and hint? */
bool demarc_fields_schema_role(const char *role);

/** The names of a layer's fields, ", " between, for a message. */
void demarc_fields_list(OGRFeatureDefnH layer, char *out, size_t room);

/**
 * The text of a feature's field: dates as ISO, trimmed; "" when it is not
 * set. In the arena; NULL when out of memory.
 */
const char *demarc_fields_text(demarc_arena *arena, OGRFeatureH feature,
                               int index);

#endif
