/** feed.h - the event feeds that can be imported; feeds.def has them all. */
#ifndef DEMARC_READ_FEED_H
#define DEMARC_READ_FEED_H

#include "read/csv.h"

typedef enum demarc_feed_role {
#define FEED_ROLE(id, name) DEMARC_FEED_##id,
#include "read/feed_roles.def"
#undef FEED_ROLE
    DEMARC_FEED_ROLE_COUNT
} demarc_feed_role;

/** A row of feeds.def; see there. */
typedef struct demarc_feed {
    const char *name, *title;
    const char *known;
    const char *columns;
    const char *encoding;
    bool day_first;
    const char *const *fields;
} demarc_feed;

/** By name without regard to case; NULL if there is none. */
const demarc_feed *demarc_feed_find(const char *name);

/** By the columns of a file; NULL if they are none that are known. */
const demarc_feed *demarc_feed_of(const demarc_csv *csv);

/** If the record is the first row of a feed's file without a header, the names
 *  of that feed's columns: as many, with dates, codes and degrees in their
 *  places. Else NULL. */
const char *demarc_feed_names(const demarc_record *first);

/** Appends the names of all feeds, for a message. */
void demarc_feed_words(demarc_buffer *out);

/** What a code comes to; the code itself where the role has no words in this
 *  feed, and NULL if it has, but not this one. */
const char *demarc_feed_word(const demarc_feed *feed, demarc_feed_role role,
                             const char *code);

/** The role's name, such as "date". */
const char *demarc_feed_role_name(demarc_feed_role role);

/**
 * Finds the column of each role by the feed's fields, then by the user's
 * "role=name".
 * @param of  places of columns; DEMARC_CSV_NONE where there is none.
 * @return DEMARC_EUSAGE for a role that is none; DEMARC_EDATA (field-none)
 *         for a column that is not there, or (event-column) without a date.
 */
demarc_status demarc_feed_columns(demarc_ctx *ctx, const demarc_feed *feed,
                                  const demarc_csv *csv,
                                  const char *const *fields,
                                  size_t of[DEMARC_FEED_ROLE_COUNT]);

#endif
