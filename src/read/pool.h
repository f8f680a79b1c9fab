/**
 * pool.h - what many rows say, kept once. Sources, places, dates and numbers
 * come again and again in a file, mostly near each other: so those met last
 * are remembered, in a table that does not grow.
 */
#ifndef DEMARC_READ_POOL_H
#define DEMARC_READ_POOL_H

#include "base/memory.h"

/** A text and what it was read as. */
typedef struct demarc_pooled {
    const char *text; /* NULL: nothing yet */
    const void *what;
} demarc_pooled;

/** Zero-initialise, set `arena`; free with demarc_pool_free. */
typedef struct demarc_pool {
    demarc_arena *arena; /* of the texts */
    demarc_pooled *table;
} demarc_pool;

/**
 * The place of a text. If it is not remembered, the place is empty (`what` is
 * NULL) and has a copy of the text.
 * @return NULL when out of memory.
 */
demarc_pooled *demarc_pool_place(demarc_pool *pool, const char *text);

/** The text itself, in the arena. NULL when out of memory. */
const char *demarc_pool_text(demarc_pool *pool, const char *text);

void demarc_pool_free(demarc_pool *pool);

#endif
