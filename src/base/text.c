#include "base/text.h"

#include "demarc.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool demarc_text_same(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return lower(*a) == lower(*b);
}

bool demarc_text_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Bytes of the blank at `text`: ASCII, or the no-break space that office
 * programs leave behind. */
static size_t blank_step(const char *text, size_t length)
{
    if (length && (*text == ' ' || (*text >= '\t' && *text <= '\r')))
        return 1;
    return length > 1 && memcmp(text, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

/* A letter or digit of any script: what a word is made of. */
static bool in_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

bool demarc_text_has_words(const char *text, const char *words)
{
    const size_t length = strlen(words);

    for (const char *at = text; *at; at++)
        if (strncasecmp(at, words, length) == 0 &&
            (at == text || !in_word(at[-1])) && !in_word(at[length]))
            return true;
    return false;
}

void demarc_text_trim(const char *text, const char **begin, const char **end)
{
    const char *first = text, *last = text + strlen(text);
    size_t step;

    while ((step = blank_step(first, (size_t)(last - first))))
        first += step;
    while (last > first) {
        if (blank_step(last - 1, 1))
            last -= 1;
        else if (last - first > 1 && blank_step(last - 2, 2) == 2)
            last -= 2;
        else
            break;
    }
    *begin = first;
    *end = last;
}

static bool is_tail(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* Overlong forms, surrogates and what lies beyond U+10FFFF are seen in the
 * first two bytes (RFC 3629, section 4). */
static bool pair_allowed(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xe0:
        return second >= 0xa0;
    case 0xed:
        return second < 0xa0;
    case 0xf0:
        return second >= 0x90;
    case 0xf4:
        return second < 0x90;
    default:
        return first >= 0xc2 && first < 0xf5;
    }
}

size_t demarc_utf8_step(const char *text, size_t length)
{
    unsigned char first = length ? (unsigned char)*text : 0xff;
    size_t step = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;

    if (first < 0x80)
        return 1;
    if (step > length || !pair_allowed(first, (unsigned char)text[1]))
        return 0;
    for (size_t i = 1; i < step; i++)
        if (!is_tail(text[i]))
            return 0;
    return step;
}

bool demarc_text_is_control(const char *text)
{
    static const struct {
        const char *head;
        unsigned char first, last;
    } ranges[] = {
        {"\xc2", 0x80, 0x9f},     /* U+0080 to U+009F: C1 */
        {"\xe2\x80", 0xa8, 0xae}, /* U+2028 to U+202E: lines, directions */
        {"\xe2\x81", 0xa1, 0xaf}, /* U+2061 to U+206F: isolates */
        {"\xef\xbf", 0xb9, 0xbb}, /* U+FFF9 to U+FFFB: annotations */
    };
    const unsigned char first = (unsigned char)*text;

    for (size_t i = 0; first >= 0x80 && i < sizeof ranges / sizeof *ranges;
         i++) {
        const size_t length = strlen(ranges[i].head);

        if (strncmp(text, ranges[i].head, length) == 0 &&
            (unsigned char)text[length] >= ranges[i].first &&
            (unsigned char)text[length] <= ranges[i].last)
            return true;
    }
    return first < 0x20 || first == 0x7f;
}

void demarc_text_tame(char *text)
{
    char *out = text;
    size_t left = strlen(text), step;

    for (; left; text += step, left -= step) {
        const bool bad =
            !demarc_utf8_step(text, left) || demarc_text_is_control(text);

        step = demarc_utf8_step(text, left);
        step = step ? step : 1;
        if (bad)
            *out++ = '?';
        else
            out = (char *)memmove(out, text, step) + step;
    }
    *out = '\0';
}

/* Eight bytes of ASCII at once: most of most files. */
static bool is_ascii(const char *text)
{
    uint64_t word;

    memcpy(&word, text, sizeof word);
    return !(word & UINT64_C(0x8080808080808080));
}

size_t demarc_utf8_span(const char *text, size_t length)
{
    size_t done = 0, step;

    while (done < length) {
        step = length - done >= 8 && is_ascii(text + done)
                   ? 8
                   : demarc_utf8_step(text + done, length - done);
        if (!step)
            break;
        done += step;
    }
    return done;
}

bool demarc_utf8_valid(const char *text, size_t length)
{
    return demarc_utf8_span(text, length) == length;
}
