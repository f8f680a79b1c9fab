#include "model/word.h"
#include "base/buffer.h"
#include "base/text.h"

static char fold(char c)
{
    if (c == '_' || c == ' ')
        return '-';
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool demarc_word_same(const char *word, const char *known)
{
    const char *begin, *end;

    demarc_text_trim(word, &begin, &end);
    for (; begin < end && *known; begin++, known++)
        if (fold(*begin) != fold(*known))
            return false;
    return begin == end && !*known;
}

/* Greedy with one step back: a "*" that let too little pass lets one more. */
bool demarc_word_like(const char *word, const char *pattern)
{
    const char *star = NULL, *retry = NULL, *at, *end;

    demarc_text_trim(word, &at, &end);
    while (at < end) {
        if (*pattern == '*') {
            star = ++pattern;
            retry = at;
        } else if (*pattern && fold(*pattern) == fold(*at)) {
            pattern++;
            at++;
        } else if (star) {
            pattern = star;
            at = ++retry;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return !*pattern;
}

size_t demarc_word_find(const char *word, const char *const *known,
                        size_t count)
{
    size_t i = 0;

    while (i < count && !demarc_word_same(word, known[i]))
        i++;
    return i;
}

void demarc_word_list(demarc_buffer *out, const char *const *known,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            demarc_buffer_text(out, ", ");
        demarc_buffer_text(out, known[i]);
    }
}
