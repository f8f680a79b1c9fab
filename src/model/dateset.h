/** dateset.h - one of a set, the one form of EDTF level 2 that is read. */
#ifndef DEMARC_MODEL_DATESET_H
#define DEMARC_MODEL_DATESET_H

#include "model/days.h"

/**
 * Reads [begin, end) as "[2011,2013..2015]", "[..2011]" or "[2011..]": dates
 * and ranges of dates of which one, not said which, is meant. White space
 * around a date is passed over.
 * @param out  from the least day, DEMARC_DAY_MIN if it is open, to the
 *             greatest, DEMARC_DAY_MAX if it is open.
 * @return false if it is not; `*reason` says why and what to write, static.
 */
bool demarc_dateset_read(const char *begin, const char *end, demarc_days *out,
                         const char **reason);

#endif
