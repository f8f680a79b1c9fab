/** dbf.h - the table beside a .shp: dBASE III and its kin. */
#ifndef DEMARC_READ_DBF_H
#define DEMARC_READ_DBF_H

#include "read/damage.h"
#include "read/stream.h"

enum { DEMARC_DBF_NAME = 12 };

/** Instead of a number of shapes, when it is not known. */
#define DEMARC_DBF_ANY UINT64_MAX

typedef struct demarc_dbf_field {
    char name[DEMARC_DBF_NAME]; /* for messages: "?" for what is not ASCII */
    unsigned char type;         /* 'C', 'N', 'F', 'D', 'L', ... */
    uint32_t at, width;         /* in a row, its flag included */
    uint32_t decimals;
} demarc_dbf_field;

typedef struct demarc_dbf {
    uint32_t rows, header_length, row_length;
    demarc_dbf_field *fields;
    size_t field_count, field_room;
} demarc_dbf;

/**
 * Checks the table: its layout, one row per shape, deleted rows, and cells
 * that would be read as something else than they say.
 * @param shapes  records of the .shp, or DEMARC_DBF_ANY.
 * @param broken  OGR must not read it, not even in collecting mode.
 * @return DEMARC_ENOINPUT, DEMARC_EIO, DEMARC_EDATA with findings.
 */
demarc_status demarc_dbf_check(demarc_ctx *ctx, const char *path,
                               uint64_t shapes, bool *broken);

/** The rows of a table whose layout holds, from the stream's place on. */
void demarc_dbf_rows_check(demarc_stream *stream, const demarc_dbf *table,
                           demarc_damage *damage);

#endif
