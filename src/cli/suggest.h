/** suggest.h - the word that was meant, by edit distance. */
#ifndef DEMARC_CLI_SUGGEST_H
#define DEMARC_CLI_SUGGEST_H

#include <stddef.h>

typedef struct cli_suggestion {
    const char *word;
    size_t length;
    const char *best; /* NULL: nothing is near enough */
    size_t distance;  /* of the best */
} cli_suggestion;

/** `word` need not end after `length` bytes, and must outlive this. */
cli_suggestion cli_suggestion_start(const char *word, size_t length);

/** Keeps `name` if it is near, and nearer than the best so far. A name that
 *  begins with the word is near. */
void cli_suggestion_try(cli_suggestion *guess, const char *name);

/** The option that other programs call so: "as-of" for "date". NULL if none
 *  is known. */
const char *cli_suggestion_meant(const char *word, size_t length);

#endif
