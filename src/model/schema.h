/** schema.h - the vocabularies that are known; they are in schemas.def. */
#ifndef DEMARC_MODEL_SCHEMA_H
#define DEMARC_MODEL_SCHEMA_H

#include "demarc.h"

/** By name without regard to case; NULL if there is none. */
const demarc_schema *demarc_schema_find(const char *name);

/** Says that there is none of that name. @return DEMARC_EUSAGE. */
demarc_status demarc_schema_refuse(demarc_ctx *ctx, const char *name);

/**
 * The first of `count` values of that schema whose word fits; NULL if there
 * is none.
 */
const demarc_schema_value *demarc_schema_look_up(
    const demarc_schema_value *from, size_t count, const char *schema,
    const char *word);

/** All known values, for demarc_schema_look_up. */
const demarc_schema_value *demarc_schema_values(size_t *count);

#endif
