#include "base/buffer.h"

#include "base/memory.h"
#include "base/spill.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** What is shorter is formatted once, into what room there is. */
enum { MOST_SHORT = 64 };

void demarc_buffer_free(demarc_buffer *buffer)
{
    if (!buffer)
        return;
    demarc_spill_free(buffer->spill);
    free(buffer->data);
    *buffer = (demarc_buffer){0};
}

static bool make_room(demarc_buffer *buffer, size_t more)
{
    if (more < buffer->room - buffer->length && !buffer->failed)
        return true;
    if (!buffer->failed && (more >= SIZE_MAX - buffer->length ||
                            !demarc_reserve(&buffer->data, &buffer->room,
                                            buffer->length + more + 1, 1)))
        buffer->failed = true;
    return !buffer->failed;
}

char *demarc_buffer_room(demarc_buffer *buffer, size_t more)
{
    return make_room(buffer, more) ? buffer->data + buffer->length : NULL;
}

void demarc_buffer_grow(demarc_buffer *buffer, size_t more)
{
    buffer->length += more;
    buffer->data[buffer->length] = '\0';
}

void demarc_buffer_add(demarc_buffer *buffer, const char *data, size_t length)
{
    if (!make_room(buffer, length))
        return;
    if (length)
        memcpy(buffer->data + buffer->length, data, length);
    demarc_buffer_grow(buffer, length);
}

void demarc_buffer_text(demarc_buffer *buffer, const char *text)
{
    demarc_buffer_add(buffer, text, strlen(text));
}

void demarc_buffer_format(demarc_buffer *buffer, const char *format, ...)
{
    const size_t start = buffer->length;
    va_list args, again;
    int length;

    if (!make_room(buffer, MOST_SHORT))
        return;
    va_start(args, format);
    va_copy(again, args);
    length =
        vsnprintf(buffer->data + start, buffer->room - start, format, args);
    if (length >= 0 && (size_t)length >= buffer->room - start &&
        make_room(buffer, (size_t)length))
        vsnprintf(buffer->data + start, (size_t)length + 1, format, again);
    va_end(again);
    va_end(args);
    buffer->failed = buffer->failed || length < 0;
    if (!buffer->failed)
        buffer->length += (size_t)length;
    buffer->data[buffer->length] = '\0';
}

/* The two-character escape of a character, or 0. */
static char json_escape(char c)
{
    static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
    const char *found = strchr(from, c);

    return found ? to[found - from] : '\0';
}

/* How many bytes from the start on stand for themselves in JSON. */
static size_t json_plain(const char *text, size_t length)
{
    size_t i = 0;

    while (i < length && text[i] >= ' ' && text[i] < 0x7f && text[i] != '"' &&
           text[i] != '\\')
        i++;
    return i;
}

void demarc_buffer_json(demarc_buffer *buffer, const char *text)
{
    size_t left = strlen(text), step;

    demarc_buffer_char(buffer, '"');
    for (; left; text += step, left -= step) {
        size_t plain = json_plain(text, left);

        step = plain ? plain : demarc_utf8_step(text, left);
        if (plain) {
            demarc_buffer_add(buffer, text, plain);
        } else if (step == 0) {
            demarc_buffer_text(buffer, "\xef\xbf\xbd"); /* U+FFFD */
            step = 1;
        } else if (json_escape(*text)) {
            demarc_buffer_char(buffer, '\\');
            demarc_buffer_char(buffer, json_escape(*text));
        } else if ((unsigned char)*text < 0x20 || *text == 0x7f) {
            demarc_buffer_format(buffer, "\\u%04x", (unsigned)*text);
        } else {
            demarc_buffer_add(buffer, text, step);
        }
    }
    demarc_buffer_char(buffer, '"');
}

demarc_status demarc_buffer_status(const demarc_buffer *buffer)
{
    return buffer->failed ? DEMARC_ENOMEM : DEMARC_OK;
}
