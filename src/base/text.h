/** text.h - ASCII case, UTF-8 and numbers, all without regard to locale. */
#ifndef DEMARC_BASE_TEXT_H
#define DEMARC_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/** Compares without regard to ASCII case. */
bool demarc_text_same(const char *a, const char *b);

/** Does `text` begin with `prefix`? */
bool demarc_text_starts(const char *text, const char *prefix);

/** Are the words in the text, without regard to ASCII case? As whole words:
 *  "TASS" is in "TASS via Daryo", but "AFP" is not in "AFPak". */
bool demarc_text_has_words(const char *text, const char *words);

/** First and last byte that is no white space: [*begin, *end). */
void demarc_text_trim(const char *text, const char **begin, const char **end);

/** Bytes of the UTF-8 character at `text` (1 to 4), of at most `length`
 *  bytes; 0 if it is not one. */
size_t demarc_utf8_step(const char *text, size_t length);

/** Is the character at `text` one that a terminal may act upon? Controls, C1
 *  too; ends of lines and paragraphs; marks that turn the order of the text
 *  around them (UAX 9, 2.1 to 2.5); other invisible ones without a use in
 *  plain text. */
bool demarc_text_is_control(const char *text);

/** The bytes from the start on that are UTF-8. */
size_t demarc_utf8_span(const char *text, size_t length);
bool demarc_utf8_valid(const char *text, size_t length);

/** Columns a terminal gives the text: wide and combining characters count. */
size_t demarc_utf8_width(const char *text);

/** Reads a whole text as a decimal number with a "." point; no hex, "inf" or
 *  "nan", no white space. False, and `*out` 0, if it is not one. */
bool demarc_number_parse(const char *text, double *out);

#endif
