/** guess.h - the encoding of text that does not say it. */
#ifndef DEMARC_READ_GUESS_H
#define DEMARC_READ_GUESS_H

#include "demarc.h"

/** A text of cells: this ends one; the other one that fills its field, so
 *  that its last character may have been cut in two. */
enum { DEMARC_CELL_END = '\n', DEMARC_CELL_FULL = '\r' };

typedef struct demarc_guess {
    char name[24];     /* for iconv */
    char rivals[80];   /* encodings in which it would read as well, "A, B" */
    bool claim_valid;  /* the text is valid in what it is said to be in, */
    bool claim_likely; /* and looks like text there */
} demarc_guess;

/**
 * Guesses by uchardet (Mozilla's universal detector, which knows how often
 * letters follow each other) and by what words look like: letters of one
 * script, capitals only at the start. Where two encodings make different
 * texts that look alike, the others are named as rivals.
 * @param cells  with bytes beyond ASCII, not UTF-8; 256 KiB are looked at.
 * @param claim  what the text is said to be in, by iconv's name; "" if
 *               nothing. It is not preferred, but judged.
 * @return false if the text is valid in none of the encodings known.
 */
bool demarc_encoding_guess(const demarc_buffer *cells, const char *claim,
                           demarc_guess *out);

#endif
