#include "say/english.h"

#include "base/buffer.h"
#include "model/figure.h"

#include <math.h>
#include <string.h>

/* Puts a comma before each third digit of what stands from `start` on. */
static void thousands_part(demarc_buffer *out, size_t start)
{
    const char *point;
    size_t end;

    if (out->failed)
        return;
    point = memchr(out->data + start, '.', out->length - start);
    end = point ? (size_t)(point - out->data) : out->length;
    if (out->data[start] == '-')
        start++;
    for (size_t at = end; at > start + 3;) {
        at -= 3;
        demarc_buffer_char(out, ','); /* room for it, at the end */
        if (out->failed)
            return;
        memmove(out->data + at + 1, out->data + at, out->length - 1 - at);
        out->data[at] = ',';
    }
}

/* Zeros at the end of the decimals, and a point that is left. */
static void zeros_drop(demarc_buffer *out, size_t start)
{
    if (out->failed || !memchr(out->data + start, '.', out->length - start))
        return;
    while (out->data[out->length - 1] == '0')
        out->data[--out->length] = '\0';
    if (out->data[out->length - 1] == '.')
        out->data[--out->length] = '\0';
}

void demarc_english_number(demarc_buffer *out, double value, int digits)
{
    const size_t start = out->length;

    demarc_buffer_fixed(out, value, digits);
    zeros_drop(out, start);
    thousands_part(out, start);
}

void demarc_english_count(demarc_buffer *out, double count)
{
    static const char *const words[] = {"no",    "one",  "two", "three",
                                        "four",  "five", "six", "seven",
                                        "eight", "nine", "ten"};

    if (count >= 0 && count <= 10 && count == floor(count))
        demarc_buffer_text(out, words[(int)count]);
    else
        demarc_english_number(out, count, 2);
}

/* A bound of a figure. A double holds the digits of any figure in print. */
static void bound_add(demarc_buffer *out, double value, demarc_quantity of)
{
    const size_t start = out->length;

    if (of == DEMARC_IN_PEOPLE) {
        demarc_english_count(out, value);
        return;
    }
    demarc_buffer_shortest(out, value);
    if (!out->failed && strchr(out->data + start, 'e')) {
        out->length = start; /* too large or small for digits alone */
        demarc_english_number(out, value, 2);
        return;
    }
    thousands_part(out, start);
}

void demarc_english_figure(demarc_buffer *out, const demarc_figure *figure,
                           demarc_quantity quantity)
{
    const bool people = quantity == DEMARC_IN_PEOPLE;

    if (figure->approximate)
        demarc_buffer_text(out, "about ");
    if (isinf(figure->high)) {
        demarc_buffer_text(out, "more than ");
        bound_add(out, figure->low, quantity);
    } else if (*figure->text == '<') {
        demarc_buffer_text(out, people ? "fewer than " : "less than ");
        bound_add(out, figure->high, quantity);
    } else if (figure->low < figure->high) {
        demarc_buffer_text(out, "between ");
        bound_add(out, figure->low, quantity);
        demarc_buffer_text(out, " and ");
        bound_add(out, figure->high, quantity);
    } else {
        bound_add(out, figure->low, quantity);
    }
}

typedef struct part {
    double share;
    const char *word;
} part;

static const part parts[] = {
    {1.0 / 10, "a tenth"},       {1.0 / 5, "a fifth"},
    {1.0 / 4, "a quarter"},      {1.0 / 3, "a third"},
    {2.0 / 5, "two-fifths"},     {1.0 / 2, "half"},
    {3.0 / 5, "three-fifths"},   {2.0 / 3, "two-thirds"},
    {3.0 / 4, "three-quarters"}, {4.0 / 5, "four-fifths"},
    {9.0 / 10, "nine-tenths"}};

enum { PARTS = sizeof parts / sizeof *parts };

/* Within these a share is the part itself, or just over or under it. */
static const double same = 0.005, just = 0.025;

static const part *part_nearest(double share)
{
    const part *best = &parts[0];

    for (size_t i = 1; i < PARTS; i++)
        if (fabs(share - parts[i].share) < fabs(share - best->share))
            best = &parts[i];
    return best;
}

void demarc_english_share(demarc_buffer *out, double share, bool adverb)
{
    const part *near = part_nearest(share);
    const double off = share - near->share;

    if (share >= 1)
        demarc_buffer_text(out, adverb ? "wholly" : "all");
    else if (share <= 0)
        demarc_buffer_text(out, adverb ? "not at all" : "none");
    else if (share >= 1 - same)
        demarc_buffer_text(out, adverb ? "almost wholly" : "almost all");
    else if (fabs(off) <= same)
        demarc_buffer_text(out, near->word);
    else
        demarc_buffer_format(out, "%s %s",
                             off > just     ? "more than"
                             : off > 0      ? "just over"
                             : off >= -just ? "just under"
                                            : "less than",
                             near->word);
}

const char *demarc_english_join(size_t i, size_t count)
{
    return i == 0 ? "" : i + 1 < count ? ", " : " and ";
}
