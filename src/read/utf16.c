#include "read/utf16.h"

#include "base/buffer.h"

#include <string.h>

enum { LEAD = 0xd800, TRAIL = 0xdc00, PAST = 0xe000 };

bool demarc_utf16_marked(const char *data, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)data;

    if (length >= 4 && memcmp(data, "\xff\xfe\0\0", 4) == 0)
        return false; /* the mark of UTF-32 */
    return length >= 2 && ((bytes[0] == 0xff && bytes[1] == 0xfe) ||
                           (bytes[0] == 0xfe && bytes[1] == 0xff));
}

static unsigned long unit_at(const char *data, size_t i, bool big)
{
    unsigned long first = (unsigned char)data[i];
    unsigned long second = (unsigned char)data[i + 1];

    return big ? first << 8 | second : second << 8 | first;
}

static void code_add(demarc_buffer *out, unsigned long code)
{
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    int tails = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;

    demarc_buffer_char(out, (char)(lead[tails] | code >> 6 * tails));
    while (tails-- > 0)
        demarc_buffer_char(out, (char)(0x80 | (code >> 6 * tails & 0x3f)));
}

/* The character at `data`, of `length` bytes, and the bytes it takes; 0 if it
 * is cut off or none. */
static size_t code_at(const char *data, size_t length, bool big,
                      unsigned long *code)
{
    unsigned long next;

    if (length < 2)
        return 0;
    *code = unit_at(data, 0, big);
    if (*code < LEAD || *code >= PAST)
        return 2;
    next = length < 4 ? 0 : unit_at(data, 2, big);
    if (*code >= TRAIL || next < TRAIL || next >= PAST)
        return 0;
    *code = 0x10000 + ((*code - LEAD) << 10) + (next - TRAIL);
    return 4;
}

size_t demarc_utf16_convert(const char *data, size_t length, bool big,
                            demarc_buffer *out)
{
    size_t done = 0, step;
    unsigned long code;

    while ((step = code_at(data + done, length - done, big, &code))) {
        code_add(out, code);
        done += step;
    }
    return done;
}
