#include "model/figure.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

enum { MOST_BYTES = 63 };

/* Looked for in this order in a text that is no figure. */
static const struct {
    const char *sign, *reason;
} hints[] = {
    {"%", "a figure has no sign behind it; write 67.2, without the %"},
    {",", "a figure has a point for its decimals and no sign for thousands; "
          "write 13.98 or 1006.84"},
    {" ", "a figure has no blank in it; write 1006.84, >90 or ~1000"},
    {"\xc2\xa0", "a figure has no blank in it; write 1006.84, >90 or ~1000"},
    {"\xe2\x80\xaf", "a figure has no blank in it; write 1006.84, >90 or "
                     "~1000"},
    {"+", "more than a number is written with a sign before it: >90"},
    {"=", "a bound is written with < or > alone: >90, <5, or as a range: "
          "90..95"},
    {"\xe2\x80\x93", "a range is written with two dots: 12..15"},
    {"..", "a range is written with two dots between two numbers: 12..15; a "
           "bound as >90 or <5"},
};

static bool refuse(const char *why, demarc_figure *out, const char **reason)
{
    *out = DEMARC_NO_FIGURE;
    *reason = why;
    return false;
}

static bool refuse_text(const char *begin, const char *end, demarc_figure *out,
                        const char **reason)
{
    if ((*begin == '-' && end > begin + 1) ||
        strncmp(begin, "\xe2\x88\x92", 3) == 0)
        return refuse("a figure is never negative; write a number of 0 or "
                      "more",
                      out, reason);
    if (end > begin + 1 && memchr(begin, '-', end - begin))
        return refuse("a range is written with two dots: 12..15", out, reason);
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (memmem(begin, end - begin, hints[i].sign, strlen(hints[i].sign)))
            return refuse(hints[i].reason, out, reason);
    return refuse("this is not a figure; write a number such as 663.7, >90, "
                  "<5, ~1000 or 12..15, or nothing if none is known",
                  out, reason);
}

/* Digits with a point between them: no sign, no power of ten. */
static bool read_number(const char *begin, const char *end, double *out)
{
    size_t length = (size_t)(end - begin);
    char number[MOST_BYTES + 1];

    if (!length || length > MOST_BYTES || *begin == '.' || end[-1] == '.')
        return false;
    memcpy(number, begin, length);
    number[length] = '\0';
    return strspn(number, "0123456789.") == length &&
           demarc_number_parse(number, out);
}

static bool read_figure(const char *begin, const char *end, demarc_figure *out)
{
    const char *dots = memmem(begin, end - begin, "..", 2);

    if (dots)
        return read_number(begin, dots, &out->low) &&
               read_number(dots + 2, end, &out->high);
    if (!read_number(begin + (strchr("<>~", *begin) != NULL), end, &out->low))
        return false;
    out->high = *begin == '>' ? INFINITY : out->low;
    out->low = *begin == '<' ? 0 : out->low;
    out->approximate = *begin == '~';
    return true;
}

bool demarc_figure_parse(const char *text, demarc_figure *out,
                         const char **reason)
{
    const char *begin, *end;

    *out = DEMARC_NO_FIGURE;
    *reason = "";
    demarc_text_trim(text, &begin, &end);
    if (begin == end)
        return true;
    if (!read_figure(begin, end, out))
        return refuse_text(begin, end, out, reason);
    if (out->low > out->high)
        return refuse("the range is upside down; write the smaller number "
                      "first: 12..15",
                      out, reason);
    out->text = text;
    return true;
}

bool demarc_figure_given(const demarc_figure *figure)
{
    return *figure->text != '\0';
}

double demarc_figure_value(const demarc_figure *figure)
{
    const char *begin, *end;

    demarc_text_trim(figure->text, &begin, &end);
    if (isinf(figure->high))
        return figure->low;
    if (*begin == '<')
        return figure->high;
    return figure->low + (figure->high - figure->low) / 2;
}
