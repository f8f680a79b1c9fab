/**
 * demarc_import.h - feeds of events into an events CSV, and the same event in
 * two of them. Part of demarc.h, which includes it; see there for the
 * conventions.
 */
#ifndef DEMARC_IMPORT_H
#define DEMARC_IMPORT_H

/** What to import. Zero-initialise; every member but `files` may be left so. */
typedef struct demarc_import_how {
    const char *const *files;   /* NULL-terminated */
    const char *from;           /* the feed's name; NULL: found by columns */
    const char *const *fields;  /* "role=column", NULL-terminated; or NULL */
    const char *encoding;       /* of files that are not UTF-8; or NULL */
    const char *const *parties; /* ids, NULL-terminated; NULL: the border's */
    double near_km;             /* of the border's lines; 0: anywhere */
    bool exact_only;            /* drop what has no place good enough */
    bool skip_bad_rows;         /* drop and count rows that cannot be read */
    bool has_since, has_until;  /* only what may have been in these days */
    demarc_day since, until;
} demarc_import_how;

/** A row on its way. Lasts up to the end of the call it is given to. */
typedef struct demarc_import_row {
    const char *file;
    long line;                /* 0: `cells` are the names of the columns */
    const char *id;           /* "" for a row that cannot be read */
    const char *why;          /* it is dropped: the reason; else NULL */
    const char *const *cells; /* of the events CSV; none of a dropped row */
    size_t count;
} demarc_import_row;

/** Called with the names of the columns, then with each row of the files, in
 *  their order; anything but DEMARC_OK stops and is returned. */
typedef demarc_status demarc_import_fn(void *user,
                                       const demarc_import_row *row);

/**
 * Reads feeds of events row by row, so that memory does not grow with the
 * files, and hands out the rows of an events CSV.
 * @param border  whose parties and lines are asked for; NULL: none.
 * @param report  how many rows and deaths were kept and dropped, and why; also
 *                after a DEMARC_EDATA. Free with demarc_table_free.
 * @return DEMARC_EDATA when a row cannot be read, unless they are skipped, or
 *         no row is left; DEMARC_EUSAGE, DEMARC_ENOINPUT, DEMARC_EIO.
 */
demarc_status demarc_import(demarc_ctx *ctx, const demarc_border *border,
                            const demarc_import_how *how, demarc_import_fn *fn,
                            void *user, demarc_table **report);

/** Appends a record of a CSV, as demarc_write_table writes them. A number is
 *  left as it is. */
void demarc_write_record(demarc_buffer *out, const char *const *cells,
                         size_t count);

/** The events of several files, to be held against each other. */
typedef struct demarc_sightings demarc_sightings;

/**
 * Reads events files, all of their rows and columns.
 * @param files  NULL-terminated.
 * @param skip   leave out rows that cannot be read.
 * @param out    free with demarc_sightings_free; NULL on failure.
 */
demarc_status demarc_sightings_read(demarc_ctx *ctx, const char *const *files,
                                    const char *encoding, bool skip,
                                    demarc_sightings **out);
void demarc_sightings_free(demarc_sightings *sightings);

/**
 * Proposes which events of different feeds are one: by date, distance, parties
 * and the dead; see docs/feeds.md. The summary's "proposals", "clear" and
 * "accepted" count them.
 * @param accept  what is accepted: "all" for all that are clear, or proposals
 *                by their id; NULL-terminated. NULL: nothing.
 * @param fn      if something is accepted it gets the columns and rows of all
 *                files, those of an event under one id.
 * @return DEMARC_EUSAGE for a proposal that is none; DEMARC_EDATA if the files
 *         cannot be put together.
 */
demarc_status demarc_duplicates(demarc_ctx *ctx,
                                const demarc_sightings *sightings,
                                const char *const *accept, demarc_import_fn *fn,
                                void *user, demarc_table **out);

#endif
