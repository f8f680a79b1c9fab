/** dotted.h - dates as they are printed day first, with dots. */
#ifndef DEMARC_MODEL_DOTTED_H
#define DEMARC_MODEL_DOTTED_H

#include "model/days.h"

/** Is it made of digits, dots, a hyphen or dash, and a mark, with a dot? */
bool demarc_dotted_is(const char *begin, const char *end);

/**
 * Reads [begin, end) as "16.09.2022", "09.2022", or an interval, whose start
 * may leave out what its end says: "14-16.09.2022", "28.04-01.05.2021",
 * "28.12.2021-02.01.2022". An en dash serves as a hyphen; a ?, ~ or % at the
 * end marks the whole.
 * @param out  its days are set and its marks added, but not its text.
 * @return false if it is not; `*reason` says why and what to write, static.
 */
bool demarc_dotted_read(const char *begin, const char *end, demarc_date *out,
                        const char **reason);

#endif
