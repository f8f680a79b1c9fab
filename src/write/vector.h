/** vector.h - lines with fields, written by OGR into memory. */
#ifndef DEMARC_WRITE_VECTOR_H
#define DEMARC_WRITE_VECTOR_H

#include "demarc.h"

/** What OGR writes for us; each is one file, a shapefile's in a zip. */
typedef enum demarc_vector_kind {
    DEMARC_VECTOR_SHAPEFILE,
    DEMARC_VECTOR_GEOPACKAGE,
    DEMARC_VECTOR_FLATGEOBUF
} demarc_vector_kind;

/** A column. A .dbf has 10 characters for its name. */
typedef struct demarc_vector_field {
    const char *name;
    bool number; /* else text */
} demarc_vector_field;

/** One of a field's kind: "" and NAN are null. */
typedef struct demarc_vector_value {
    const char *text;
    double number;
} demarc_vector_value;

typedef struct demarc_vector demarc_vector;

/**
 * @param layer   its name, and that of the files in a zip.
 * @param fields  up to one without a name; must live as long as `out`.
 * @param out     finish with demarc_vector_close; NULL on failure.
 */
demarc_status demarc_vector_open(demarc_ctx *ctx, demarc_vector_kind kind,
                                 const char *layer,
                                 const demarc_vector_field *fields,
                                 demarc_vector **out);

/** Adds a line, to the last digit, in more parts where it crosses 180 degrees.
 *  @param start  of each part, and behind the last. */
demarc_status demarc_vector_add(demarc_vector *to,
                                const demarc_vector_value *values,
                                const double *lon_lat, const size_t *start,
                                size_t parts);

/** Appends the file, unless `status` is a failure, and frees everything.
 *  @return `status`, or what went wrong; `to` may be NULL. */
demarc_status demarc_vector_close(demarc_vector *to, demarc_status status,
                                  demarc_buffer *out);

/* ---- What is written so ---- */

/** Lines with the fields that stats reads. */
demarc_status demarc_vector_lines(demarc_ctx *ctx, demarc_vector_kind kind,
                                  const demarc_lines *lines,
                                  demarc_buffer *out);

/** The pieces of a border; in a history, with the life of each as its own. */
demarc_status demarc_vector_border(demarc_ctx *ctx, demarc_vector_kind kind,
                                   const demarc_border *border,
                                   const demarc_write_how *how,
                                   demarc_buffer *out);

#endif
