/** schemafile.h - a user's own schema: a CSV of kind, name and value. */
#ifndef DEMARC_READ_SCHEMAFILE_H
#define DEMARC_READ_SCHEMAFILE_H

#include "base/ctx.h"

/** A schema with words of its own. */
typedef struct demarc_schema_file {
    demarc_schema schema; /* its name is the file's, without folder and end */
    demarc_schema_value *values;
    size_t value_count;
} demarc_schema_file;

/**
 * Reads `title,,TEXT`, `source,,TEXT`, `view,,PREFIX`, `field,ROLE,FIELD` and
 * `value,WORD,STAGE`, where STAGE may be "hidden". Roles are those of
 * schemas.def.
 * @param out  in the arena.
 * @return DEMARC_ENOINPUT; DEMARC_EDATA with a finding for each row that is
 *         wrong (rule schema-file).
 */
demarc_status demarc_schema_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, demarc_schema_file *out);

#endif
