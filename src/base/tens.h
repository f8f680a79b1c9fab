/** tens.h - what writing and reading decimals share. */
#ifndef DEMARC_BASE_TENS_H
#define DEMARC_BASE_TENS_H

#include <stdint.h>

__extension__ typedef unsigned __int128 demarc_wide;

/** 10^19 is the last that 64 bits hold, and a double holds it as well. */
enum { DEMARC_MOST_DIGITS = 19 };

extern const uint64_t demarc_tens[DEMARC_MOST_DIGITS + 1];

#endif
