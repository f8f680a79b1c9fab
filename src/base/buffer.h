/** buffer.h - bytes that grow, and numbers as text under any locale. */
#ifndef DEMARC_BASE_BUFFER_H
#define DEMARC_BASE_BUFFER_H

#include "demarc.h"

/** Appends; when out of memory `failed` is set and stays set. */
void demarc_buffer_add(demarc_buffer *buffer, const char *data, size_t length);
void demarc_buffer_text(demarc_buffer *buffer, const char *text);

/** The same of one character; here, since it takes less than its call. */
static inline void demarc_buffer_char(demarc_buffer *buffer, char c)
{
    if (buffer->failed || buffer->room - buffer->length < 2) {
        demarc_buffer_add(buffer, &c, 1);
        return;
    }
    buffer->data[buffer->length++] = c;
    buffer->data[buffer->length] = '\0';
}

/** Room for `more` bytes behind its end; NULL when out of memory. Who writes
 *  there ends with demarc_buffer_grow. */
char *demarc_buffer_room(demarc_buffer *buffer, size_t more);

/** Takes what was written into that room. */
void demarc_buffer_grow(demarc_buffer *buffer, size_t more);

/** As printf. Not for floating point, whose point follows the locale. */
void demarc_buffer_format(demarc_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** A finite number with exactly `digits` decimals, the point a ".",
 *  never "-0.000". */
void demarc_buffer_fixed(demarc_buffer *buffer, double value, int digits);

/** The same, without zeros at the end: at most `digits` decimals. */
void demarc_buffer_trimmed(demarc_buffer *buffer, double value, int digits);

/** The shortest decimal form that reads back as the same double ("663.7"). */
void demarc_buffer_shortest(demarc_buffer *buffer, double value);

/** Appends as a JSON string with its quotes. Text that is not UTF-8 gets
 *  U+FFFD for each byte that is wrong. */
void demarc_buffer_json(demarc_buffer *buffer, const char *text);

/**
 * Between two rows: moves what is in the buffer to its temporary file, if it
 * has one (demarc_buffer_spill) and if it is worth it. What was appended
 * before cannot be looked at or taken back after that.
 */
void demarc_buffer_relieve(demarc_buffer *buffer);

/** DEMARC_ENOMEM if it failed, else DEMARC_OK. */
demarc_status demarc_buffer_status(const demarc_buffer *buffer);

#endif
