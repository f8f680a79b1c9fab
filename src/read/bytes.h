/** bytes.h - numbers in bytes, of either order, at any address. */
#ifndef DEMARC_READ_BYTES_H
#define DEMARC_READ_BYTES_H

#include <stdint.h>
#include <string.h>

static inline uint32_t demarc_big_32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | at[3];
}

static inline uint32_t demarc_little_16(const unsigned char *at)
{
    return (uint32_t)at[1] << 8 | at[0];
}

static inline uint32_t demarc_little_32(const unsigned char *at)
{
    return demarc_little_16(at + 2) << 16 | demarc_little_16(at);
}

static inline double demarc_little_double(const unsigned char *at)
{
    uint64_t bits =
        (uint64_t)demarc_little_32(at + 4) << 32 | demarc_little_32(at);
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

/** In place. */
static inline void demarc_native_doubles(double *values, size_t count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    (void)values;
    (void)count;
#else
    for (size_t i = 0; i < count; i++)
        values[i] = demarc_little_double((unsigned char *)(values + i));
#endif
}

static inline void demarc_little_doubles(const unsigned char *at, double *out,
                                         size_t count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(out, at, count * sizeof *out);
#else
    for (size_t i = 0; i < count; i++)
        out[i] = demarc_little_double(at + 8 * i);
#endif
}

#endif
