/* PKWARE's APPNOTE 6.3: local headers (4.3.7), central directory (4.3.12) and
 * its end (4.3.16). Names are UTF-8 (bit 11). */
#include "write/zip.h"

#include "base/buffer.h"

#include <string.h>

static void low_bytes(demarc_buffer *out, uint64_t value, int bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        demarc_buffer_char(out, (char)(value & 0xff));
}

/* CRC-32 as of ISO 3309, a bit at a time in a table of 16. */
static uint32_t crc_of(const unsigned char *data, size_t size)
{
    uint32_t table[16], crc = 0xffffffff;

    for (uint32_t i = 0; i < 16; i++) {
        table[i] = i;
        for (int bit = 0; bit < 4; bit++)
            table[i] =
                table[i] & 1 ? table[i] >> 1 ^ 0xedb88320 : table[i] >> 1;
    }
    for (size_t i = 0; i < size; i++) {
        crc ^= data[i];
        crc = crc >> 4 ^ table[crc & 15];
        crc = crc >> 4 ^ table[crc & 15];
    }
    return ~crc;
}

/* What both headers have: flags to the length of the name. */
static void describe(demarc_buffer *out, uint32_t crc, size_t size,
                     const char *name)
{
    low_bytes(out, 1 << 11, 2);
    low_bytes(out, 0, 2);          /* stored */
    low_bytes(out, 0, 2);          /* midnight */
    low_bytes(out, 1 << 5 | 1, 2); /* 1 January 1980 */
    low_bytes(out, crc, 4);
    low_bytes(out, size, 4);
    low_bytes(out, size, 4);
    low_bytes(out, strlen(name), 2);
    low_bytes(out, 0, 2); /* nothing extra */
}

void demarc_zip_add(demarc_zip *zip, demarc_buffer *out, const char *name,
                    const void *data, size_t size)
{
    uint32_t crc = crc_of(data, size);

    if (!zip->begun)
        zip->start = out->length;
    zip->begun = true;
    zip->count++;
    low_bytes(&zip->list, 0x02014b50, 4);
    low_bytes(&zip->list, 20, 2); /* made by */
    low_bytes(&zip->list, 20, 2); /* needed */
    describe(&zip->list, crc, size, name);
    low_bytes(&zip->list, 0, 10); /* no comment, disk 0, no attributes */
    low_bytes(&zip->list, out->length - zip->start, 4);
    demarc_buffer_text(&zip->list, name);
    low_bytes(out, 0x04034b50, 4);
    low_bytes(out, 20, 2);
    describe(out, crc, size, name);
    demarc_buffer_text(out, name);
    demarc_buffer_add(out, data, size);
}

bool demarc_zip_end(demarc_zip *zip, demarc_buffer *out)
{
    size_t at = out->length - zip->start;

    out->failed |= zip->list.failed;
    if (zip->list.length)
        demarc_buffer_add(out, zip->list.data, zip->list.length);
    low_bytes(out, 0x06054b50, 4);
    low_bytes(out, 0, 4); /* disk 0 */
    low_bytes(out, zip->count, 2);
    low_bytes(out, zip->count, 2);
    low_bytes(out, zip->list.length, 4);
    low_bytes(out, at, 4);
    low_bytes(out, 0, 2); /* no comment */
    demarc_buffer_free(&zip->list);
    return at <= UINT32_MAX;
}
