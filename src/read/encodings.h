/** encodings.h - the names of encodings as the world writes them. */
#ifndef DEMARC_READ_ENCODINGS_H
#define DEMARC_READ_ENCODINGS_H

#include <stdbool.h>

enum { DEMARC_ENCODING_SIZE = 24 };

/**
 * "UTF-8", "1251", "ANSI 1251", "cp-1251", "88591", "8859_5", "GBK", "Big5",
 * "SJIS", "LDID/201" and what else a .cpg may hold, by iconv's name.
 * @return false, and "" in `out`, if it is no encoding that iconv knows.
 */
bool demarc_encoding_find(const char *text, char out[DEMARC_ENCODING_SIZE]);

/**
 * The encoding that the language byte of a .dbf (its 30th) stands for.
 * @return false for 0, for 0x57, which only says that it is the author's own,
 *         and for bytes that are not known.
 */
bool demarc_encoding_of_language(unsigned char byte,
                                 char out[DEMARC_ENCODING_SIZE]);

#endif
