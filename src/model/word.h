/** word.h - the words of a fixed list, as people type them. */
#ifndef DEMARC_MODEL_WORD_H
#define DEMARC_MODEL_WORD_H

#include "demarc.h"

/**
 * Is it that word? White space around it is passed over, ASCII case does not
 * matter, and blank, hyphen and underscore are the same.
 * @param known  with hyphens or blanks, without white space around it.
 */
bool demarc_word_same(const char *word, const char *known);

/** The same for a word with "*" in it, which stands for anything. */
bool demarc_word_like(const char *word, const char *pattern);

/** Which of `count` words it is; `count` if it is none of them. */
size_t demarc_word_find(const char *word, const char *const *known,
                        size_t count);

/** Appends "clash, incident, meeting" for a message to the user. */
void demarc_word_list(demarc_buffer *out, const char *const *known,
                      size_t count);

#endif
