/** csv.h - one field of a CSV file. */
#ifndef DEMARC_WRITE_CSV_H
#define DEMARC_WRITE_CSV_H

#include "demarc.h"

/**
 * Appends text as a field of RFC 4180: quoted where it must be, and with a
 * leading ' where a spreadsheet would run it as a formula. Bytes that are not
 * UTF-8 become U+FFFD.
 */
void demarc_buffer_csv(demarc_buffer *out, const char *text);

#endif
