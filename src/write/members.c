#include "write/members.h"

#include "base/buffer.h"
#include "model/figure.h"

#include <math.h>
#include <stdio.h>

static void key_add(demarc_buffer *out, const char *key)
{
    if (out->length > 0 && out->data[out->length - 1] != '{')
        demarc_buffer_char(out, ',');
    demarc_buffer_json(out, key);
    demarc_buffer_char(out, ':');
}

void demarc_member_text(demarc_buffer *out, const char *key, const char *text)
{
    key_add(out, key);
    if (*text)
        demarc_buffer_json(out, text);
    else
        demarc_buffer_text(out, "null");
}

void demarc_member_fixed(demarc_buffer *out, const char *key, double value,
                         int digits)
{
    key_add(out, key);
    if (isfinite(value))
        demarc_buffer_fixed(out, value, digits);
    else
        demarc_buffer_text(out, "null");
}

void demarc_member_day(demarc_buffer *out, const char *key, demarc_day day)
{
    char text[DEMARC_DAY_SIZE];
    bool open = day == DEMARC_DAY_MIN || day == DEMARC_DAY_MAX;

    demarc_member_text(out, key, open ? "" : demarc_day_format(day, text));
}

/** A plain number as a number; a bound or a range as it was written. */
static void figure_add(demarc_buffer *out, const char *key,
                       const demarc_figure *figure)
{
    key_add(out, key);
    if (!demarc_figure_given(figure))
        demarc_buffer_text(out, "null");
    else if (figure->low == figure->high && !figure->approximate)
        demarc_buffer_shortest(out, figure->low);
    else
        demarc_buffer_json(out, figure->text);
}

void demarc_member_spread(demarc_buffer *out, const char *toll,
                          const char *party, demarc_spread spread)
{
    char key[80];
    int stem = snprintf(key, 60, "%s_%.40s", toll, party);

    for (char *at = key; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    figure_add(out, key, spread.late);
    snprintf(key + stem, sizeof key - (size_t)stem, "_low");
    figure_add(out, key, spread.low);
    snprintf(key + stem, sizeof key - (size_t)stem, "_high");
    figure_add(out, key, spread.high);
}

void demarc_buffer_degrees(demarc_buffer *out, double degrees)
{
    demarc_buffer_trimmed(out, degrees, 7);
}
