/* TIFF 6.0, and BigTIFF, whose offsets have 8 bytes. Only the first directory
 * is gone through: that is the one GDAL takes. */
#include "read/tiff.h"

#include "base/buffer.h"
#include "base/file.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>

enum {
    GEO_ASCII = 34737, /* GeoAsciiParamsTag */
    ASCII = 2,         /* type of a field */
    TEXT_MOST = 1024 * 1024,
    FIELDS_MOST = 65535
};

typedef struct tiff {
    int fd;
    bool big_end, big; /* byte order; BigTIFF */
} tiff;

bool demarc_tiff_is(const unsigned char *head)
{
    return (
        memcmp(head, "II\x2a\0", 4) == 0 || memcmp(head, "MM\0\x2a", 4) == 0 ||
        memcmp(head, "II\x2b\0", 4) == 0 || memcmp(head, "MM\0\x2b", 4) == 0);
}

static uint64_t number(const tiff *in, const unsigned char *at, size_t size)
{
    uint64_t out = 0;

    for (size_t i = 0; i < size; i++)
        out = out << 8 | at[in->big_end ? i : size - 1 - i];
    return out;
}

static bool take(const tiff *in, void *out, size_t size, uint64_t offset)
{
    return offset <= INT64_MAX &&
           pread(in->fd, out, size, (off_t)offset) == (ssize_t)size;
}

static bool text_take(const tiff *in, const unsigned char *field,
                      demarc_buffer *out)
{
    const size_t wide = in->big ? 8 : 4;
    const unsigned char *value = field + 4 + wide;
    uint64_t left = number(in, field + 4, wide), at = number(in, value, wide);
    char bytes[4096];

    if (number(in, field + 2, 2) != ASCII || left > TEXT_MOST)
        return false;
    if (left <= wide) {
        demarc_buffer_add(out, (const char *)value, (size_t)left);
        return true;
    }
    while (left > 0) {
        size_t size = left < sizeof bytes ? (size_t)left : sizeof bytes;

        if (!take(in, bytes, size, at))
            return false;
        demarc_buffer_add(out, bytes, size);
        left -= size;
        at += size;
    }
    return true;
}

static bool directory_walk(tiff *in, demarc_buffer *out)
{
    unsigned char head[16], field[20];
    uint64_t at, count;
    size_t size;

    if (!take(in, head, 8, 0) || !demarc_tiff_is(head))
        return false;
    in->big_end = head[0] == 'M';
    in->big = number(in, head + 2, 2) == 43;
    if (in->big && !take(in, head, 16, 0))
        return false;
    at = in->big ? number(in, head + 8, 8) : number(in, head + 4, 4);
    size = in->big ? 8 : 2;
    if (!take(in, head, size, at))
        return false;
    count = number(in, head, size);
    at += size;
    size = in->big ? 20 : 12;
    if (count > FIELDS_MOST)
        return false;
    for (uint64_t i = 0; i < count; i++)
        if (!take(in, field, size, at + i * size) ||
            (number(in, field, 2) == GEO_ASCII && !text_take(in, field, out)))
            return false;
    return true;
}

demarc_status demarc_tiff_text(demarc_ctx *ctx, const char *path,
                               demarc_buffer *out)
{
    const demarc_where where = {.file = path, .lon = NAN, .lat = NAN};
    const size_t before = out->length;
    tiff in = {.fd = -1};
    demarc_status status = demarc_file_open(ctx, path, &in.fd);
    bool fine;

    if (status != DEMARC_OK)
        return status;
    fine = directory_walk(&in, out);
    close(in.fd);
    if (!fine)
        return demarc_report(ctx, DEMARC_RULE_RELIEF, &where, "get it again",
                             "the TIFF is damaged: its directory does not hold "
                             "what it says");
    for (size_t i = before; i < out->length; i++)
        if (!out->data[i])
            out->data[i] = ' ';
    return demarc_buffer_status(out);
}
