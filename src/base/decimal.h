/**
 * decimal.h - doubles as decimal digits, exactly, in whole numbers of 128
 * bits. What is not in their reach is left to the C library.
 */
#ifndef DEMARC_BASE_DECIMAL_H
#define DEMARC_BASE_DECIMAL_H

#include <stddef.h>

/** Room for what the functions here write: a sign, 16 digits, a point, 19, and
 *  what is written beyond. */
enum { DEMARC_DECIMAL_ROOM = 48 };

/**
 * Writes what printf's %.*f does: rounded by the double's exact value, a tie
 * to the even digit; but never "-0.000". No NUL is put behind it.
 * @param out  DEMARC_DECIMAL_ROOM bytes; only what is returned may be read.
 * @return how many bytes; 0: |value| is 2^53 or more, or no number, or `digits`
 *         are not within 0 to 19.
 */
size_t demarc_decimal_fixed(double value, int digits, char *out);

/**
 * Writes the shortest of printf's %.15g, %.16g and %.17g that reads back as
 * the same double.
 * @return how many bytes; 0: |value| is not within 0.001 to 1e14.
 */
size_t demarc_decimal_shortest(double value, char *out);

/** The same as demarc_decimal_fixed with 7 digits and demarc_decimal_trim, at
 *  once: what long files have most of. */
size_t demarc_decimal_degrees(double value, char *out);

/** The length of a number with a point without the zeros at its end, and
 *  without the point if nothing is left behind it. */
size_t demarc_decimal_trim(const char *text, size_t length);

/**
 * Reads a number as JSON writes them, as near as a double can be.
 * @param text  what is behind the number ends it, at the latest a NUL.
 * @return what is behind it; NULL: it is none, or none that a double holds.
 */
const char *demarc_decimal_read(const char *text, double *out);

#endif
