/** names.h - texts numbered in the order in which they come. */
#ifndef DEMARC_BASE_NAMES_H
#define DEMARC_BASE_NAMES_H

#include <stddef.h>
#include <stdint.h>

/** The same for the same text, in every run. */
uint64_t demarc_text_hash(const char *text);

/** A hash table from text to number. Zero-initialise. */
typedef struct demarc_names {
    const char **texts; /* by number; not copied, so they must live as long */
    size_t count, room;
    uint32_t *slots; /* number + 1, or 0 where there is none */
    size_t slot_count;
} demarc_names;

/** No such text, or out of memory. */
#define DEMARC_NAMES_NONE SIZE_MAX

/** The number of a text: 0 for the first, the next one for a new text.
 *  DEMARC_NAMES_NONE when out of memory. */
size_t demarc_names_add(demarc_names *names, const char *text);

/** Passes over a number, which no text has then; its text is NULL.
 *  @return the number, or DEMARC_NAMES_NONE when out of memory. */
size_t demarc_names_skip(demarc_names *names);

/** The number of a text; DEMARC_NAMES_NONE if it was not added. */
size_t demarc_names_find(const demarc_names *names, const char *text);

void demarc_names_free(demarc_names *names);

#endif
