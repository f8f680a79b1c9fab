/** keys.h - things put in the order of numbers, digit by digit: in a time that
 *  grows with their count alone, and without a call for each comparison. */
#ifndef DEMARC_BASE_KEYS_H
#define DEMARC_BASE_KEYS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct demarc_keyed {
    uint64_t key;
    size_t item;
} demarc_keyed;

/**
 * By rising keys; of the same key they stay as they are. So things with
 * several keys are sorted by the last of them first.
 * @param spare  room for as many.
 */
void demarc_keys_sort(demarc_keyed *items, demarc_keyed *spare, size_t count);

/** Keys of numbers are in the order of the numbers; not for NAN. */
static inline uint64_t demarc_key_of(double number)
{
    const uint64_t sign = UINT64_C(1) << 63;
    uint64_t bits;

    number += 0.0; /* there is one zero */
    memcpy(&bits, &number, sizeof bits);
    return bits & sign ? ~bits : bits | sign;
}

#endif
