#include "read/utf16.h"

#include "base/buffer.h"

enum { LEAD = 0xd800, TRAIL = 0xdc00, PAST = 0xe000 };

bool demarc_utf16_marked(const char *data, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)data;

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

bool demarc_utf16_convert(const char *data, size_t length, demarc_buffer *out)
{
    bool big = (unsigned char)data[0] == 0xfe;
    size_t i = 2;

    while (i + 1 < length) {
        unsigned long code = unit_at(data, i, big), next;

        i += 2;
        if (code >= TRAIL && code < PAST)
            return false;
        if (code >= LEAD && code < TRAIL) {
            next = i + 1 < length ? unit_at(data, i, big) : 0;
            if (next < TRAIL || next >= PAST)
                return false;
            code = 0x10000 + ((code - LEAD) << 10) + (next - TRAIL);
            i += 2;
        }
        code_add(out, code);
    }
    return i == length;
}
