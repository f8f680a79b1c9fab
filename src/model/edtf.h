/** edtf.h - one date of EDTF: no interval and no set, which date.c has. */
#ifndef DEMARC_MODEL_EDTF_H
#define DEMARC_MODEL_EDTF_H

#include "model/days.h"

/**
 * Reads [begin, end) as a date of EDTF levels 0 and 1 ("Extended Date/Time
 * Format (EDTF) Specification", Library of Congress, 4 February 2019, which
 * is part of ISO 8601-2:2019). Beyond it, a Y year may have a month and a
 * day, so that what demarc_day_format writes can be read.
 * @return false if it is not; `*reason` says why and what to write, static.
 */
bool demarc_edtf_read(const char *begin, const char *end, demarc_days *out,
                      const char **reason);

#endif
