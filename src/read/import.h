/** import.h - a feed's file, row by row, in what all feeds have in common. */
#ifndef DEMARC_READ_IMPORT_H
#define DEMARC_READ_IMPORT_H

#include "read/feed.h"
#include "read/feed_date.h"

/** The roles that are counts, from deaths_a to fatalities_high. */
enum {
    DEMARC_FEED_COUNTS = DEMARC_FEED_FATALITIES_HIGH - DEMARC_FEED_DEATHS_A + 1,
    DEMARC_FEED_DEGREES = 32 /* room for a number of degrees */
};

/** A row; everything in it lasts up to the next one. */
typedef struct demarc_feed_row {
    long line; /* 0 behind the last row */
    bool refused;
    const char *of[DEMARC_FEED_ROLE_COUNT]; /* trimmed; "" where it is missing,
                                               also as -9, .. or n/a */
    demarc_feed_date date;
    const char *type;      /* one of types.def */
    const char *precision; /* exact, near, ...; "" if the feed says nothing */
    bool coarse;           /* too coarse to be held against a line */
    double lon, lat;       /* NAN if there is no position */
    char lon_text[DEMARC_FEED_DEGREES], lat_text[DEMARC_FEED_DEGREES];
    double count[DEMARC_FEED_COUNTS]; /* whole numbers; NAN: not said */
    const char *const *people;        /* killed, then wounded, per party: as
                                         written; "" where it is missing */
} demarc_feed_row;

/** How to read. */
typedef struct demarc_import_file_how {
    const char *from;          /* name of the feed; NULL: found */
    const char *const *fields; /* "role=column", NULL-terminated; or NULL */
    const char *encoding;      /* of a file that is not UTF-8; or NULL */
    const char *const *parties;
    size_t party_count;
} demarc_import_file_how;

typedef struct demarc_import_file {
    demarc_ctx *ctx;
    demarc_csv csv;
    const demarc_feed *feed;
    size_t of[DEMARC_FEED_ROLE_COUNT]; /* columns */
    size_t *people;                    /* columns, two per party */
    size_t people_count;
    const char **texts, **said; /* of the row: all cells; of people */
    size_t told; /* codes that are not known: not to be endless */
    demarc_where where;
    demarc_status status; /* of the row: the first error */
} demarc_import_file;

/**
 * Opens a file, finds its feed, and the columns of each role.
 * @param arena  for what belongs to the file as a whole.
 * @param out    close with demarc_import_close, also after a failure; its
 *               address must stay the same.
 * @return as demarc_csv_open; DEMARC_EDATA for a feed that is not recognised
 *         (import-feed).
 */
demarc_status demarc_import_file_open(demarc_ctx *ctx, demarc_arena *arena,
                                      const char *path,
                                      const demarc_import_file_how *how,
                                      demarc_import_file *out);
void demarc_import_file_close(demarc_import_file *file);

/** The next row. One that cannot be read is a finding, `refused`, and no
 *  failure. @return as demarc_csv_next. */
demarc_status demarc_import_file_next(demarc_import_file *file,
                                      demarc_feed_row *row);

/** Reads what is behind the texts of a row that `of` and `people` are set of.
 *  @return DEMARC_EDATA with findings. */
demarc_status demarc_feed_row_read(demarc_import_file *file,
                                   demarc_feed_row *row);

#endif
