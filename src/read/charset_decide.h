/** charset_decide.h - which encoding a source's text is in. */
#ifndef DEMARC_READ_CHARSET_DECIDE_H
#define DEMARC_READ_CHARSET_DECIDE_H

#include "read/charset.h"

#define DEMARC_CHARSET_MEND "give --encoding NAME, such as --encoding cp1251"

/**
 * Sets `name` and `way`. The bytes go before what is said of them: text that
 * is valid UTF-8 is that, and text that is not valid in what the file says is
 * guessed. What was found against a word, or guessed, is a finding.
 * @param row    of the .dbf, from which on text is looked at; 0 is the first.
 * @param extra  looked at instead where there is no such text.
 * @return DEMARC_EDATA (rule source-text) if nothing fits.
 */
demarc_status demarc_charset_decide(demarc_charset *set, unsigned long row,
                                    const char *extra);

#endif
