/**
 * charset.h - the text of a source as UTF-8. A shapefile's is in what
 * --encoding says, else the .cpg, else the language byte of the .dbf, else
 * what its bytes look like; what they say is held against the bytes.
 */
#ifndef DEMARC_READ_CHARSET_H
#define DEMARC_READ_CHARSET_H

#include "read/encodings.h"
#include "read/source.h"

#include <iconv.h>

typedef struct demarc_charset {
    demarc_ctx *ctx;
    demarc_arena *arena;
    const char *file; /* for findings about the text */
    const char *dbf;  /* of a shapefile; NULL: the text must be UTF-8 */
    char asked[DEMARC_ENCODING_SIZE]; /* by the user; "" if nothing */
    char claim[DEMARC_ENCODING_SIZE]; /* by the file; "" if nothing */
    const char *claimant;             /* the file's name, for messages */
    bool by_cpg;                      /* else by the language byte */
    bool decided;
    char name[DEMARC_ENCODING_SIZE]; /* what it is in, once decided */
    iconv_t way;                     /* NULL: it is UTF-8 */
    size_t cut_count;                /* texts that end in half a character */
} demarc_charset;

/** Where a text stands. */
typedef struct demarc_cell_at {
    long row; /* 1 is the first */
    const char *field;
    size_t width; /* of the field in bytes; 0: no limit */
} demarc_cell_at;

/**
 * @param encoding  the user's word, or NULL.
 * @param out       close with demarc_charset_close, also after a failure.
 * @return DEMARC_EUSAGE for an encoding that is not known.
 */
demarc_status demarc_charset_open(demarc_ctx *ctx, demarc_arena *arena,
                                  const demarc_source *source,
                                  const char *encoding, demarc_charset *out);

/**
 * Brings a text to UTF-8. Plain ASCII needs nothing; the first text beyond it
 * decides what all are in, by up to 1 MiB of the table from its row on.
 * @param text  replaced by a copy in the arena where it had to change.
 * @return DEMARC_EDATA (rule source-text) for bytes that are no text in it.
 */
demarc_status demarc_charset_text(demarc_charset *set, const demarc_cell_at *at,
                                  const char **text);

/** Brings the texts of a feature to UTF-8, in place. `row`: 1 is the first. */
demarc_status demarc_charset_feature(demarc_charset *set, OGRFeatureH feature,
                                     long row);

/** Brings the names of a layer's fields to UTF-8. */
demarc_status demarc_charset_names(demarc_charset *set, OGRFeatureDefnH layer);

void demarc_charset_close(demarc_charset *set);

#endif
