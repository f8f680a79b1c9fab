#include "draw/svg.h"

#include "base/buffer.h"
#include "base/text.h"

#include <string.h>

enum { DECIMALS = 2 };

void demarc_svg_put(demarc_buffer *out, double value)
{
    size_t from = out->length;

    demarc_buffer_fixed(out, value, DECIMALS);
    if (out->failed)
        return;
    while (out->length > from && out->data[out->length - 1] == '0')
        out->length--;
    if (out->data[out->length - 1] == '.')
        out->length--;
    out->data[out->length] = '\0';
}

/** What must not be in XML, or would turn the text around it: U+0000 to
 *  U+001F but tab and newline, U+007F to U+009F, U+200E, U+200F, U+202A to
 *  U+202E, U+2066 to U+2069, U+FEFF, U+FFFE, U+FFFF. */
static bool is_harmful(const unsigned char *at, size_t step)
{
    unsigned point;

    if (step == 1)
        return (*at < 0x20 && *at != '\t' && *at != '\n') || *at == 0x7F;
    if (step == 2)
        return at[0] == 0xC2 && at[1] < 0xA0;
    if (step != 3)
        return false;
    point = (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    return point == 0x200E || point == 0x200F ||
           (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF ||
           point >= 0xFFFE;
}

static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
    case '\t':
        return " ";
    }
    return NULL;
}

static void text_add(demarc_buffer *out, const char *text, bool markup)
{
    size_t left = strlen(text);

    while (left) {
        size_t step = demarc_utf8_step(text, left);
        const char *instead = step == 1 && markup ? entity(*text) : NULL;

        if (step == 0) {
            instead = "\xEF\xBF\xBD";
            step = 1;
        }
        if (instead)
            demarc_buffer_text(out, instead);
        else if (!is_harmful((const unsigned char *)text, step))
            demarc_buffer_add(out, text, step);
        text += step;
        left -= step;
    }
}

void demarc_svg_escape(demarc_buffer *out, const char *text)
{
    text_add(out, text, true);
}

void demarc_svg_plain(demarc_buffer *out, const char *text)
{
    text_add(out, text, false);
}

static void tag_close(demarc_svg *svg)
{
    if (svg->in_tag)
        demarc_buffer_char(svg->out, '>');
    svg->in_tag = false;
}

static void line_break(demarc_svg *svg)
{
    if (svg->out->length && !svg->in_text)
        demarc_buffer_char(svg->out, '\n');
}

void demarc_svg_begin(demarc_svg *svg, const char *name)
{
    tag_close(svg);
    line_break(svg);
    demarc_buffer_format(svg->out, "<%s", name);
    if (svg->depth < DEMARC_SVG_DEPTH)
        svg->open[svg->depth] = name;
    svg->depth++;
    svg->in_tag = true;
}

void demarc_svg_end(demarc_svg *svg)
{
    const char *name = svg->open[--svg->depth];

    if (svg->in_tag) {
        demarc_buffer_text(svg->out, "/>");
    } else {
        line_break(svg);
        demarc_buffer_format(svg->out, "</%s>", name);
    }
    svg->in_tag = false;
    svg->in_text = svg->in_text && strcmp(name, "tspan") == 0;
}

void demarc_svg_set(demarc_svg *svg, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    demarc_buffer_format(svg->out, " %s=\"", key);
    demarc_svg_escape(svg->out, text);
    demarc_buffer_char(svg->out, '"');
}

void demarc_svg_number(demarc_svg *svg, const char *key, double value)
{
    demarc_buffer_format(svg->out, " %s=\"", key);
    demarc_svg_put(svg->out, value);
    demarc_buffer_char(svg->out, '"');
}

void demarc_svg_numbers(demarc_svg *svg, const char *const *keys,
                        const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        demarc_svg_number(svg, keys[i], values[i]);
}

void demarc_svg_text(demarc_svg *svg, const char *text)
{
    tag_close(svg);
    svg->in_text = true;
    demarc_svg_escape(svg->out, text);
}

void demarc_svg_leaf(demarc_svg *svg, const char *name, const char *text)
{
    demarc_svg_begin(svg, name);
    demarc_svg_text(svg, text);
    demarc_svg_end(svg);
}

void demarc_svg_group(demarc_svg *svg, const char *id, const char *class)
{
    demarc_svg_begin(svg, "g");
    demarc_svg_set(svg, "id", id);
    demarc_svg_set(svg, "class", class);
    if (!id)
        return;
    demarc_svg_set(svg, "inkscape:groupmode", "layer");
    demarc_svg_set(svg, "inkscape:label", id);
}
