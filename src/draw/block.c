#include "draw/page.h"

#include "base/text.h"

#include <string.h>

static const double LEADING = 1.3;

static double width_of(demarc_page *page, const demarc_face *face,
                       const char *text)
{
    return demarc_fonts_measure(page->fonts, face, text).width;
}

/** Makes a line of `length` bytes; with an ellipsis when more would come. */
static const char *line_make(demarc_page *page, const char *text, size_t length,
                             bool more)
{
    return demarc_page_join(page, "%.*s%s", (int)length, text,
                            more ? "\xE2\x80\xA6" : "");
}

/** The bytes of the text's begin that fit: up to a space; if not even one
 *  word does, up to a character. */
static size_t fitting(demarc_page *page, const demarc_face *face,
                      const char *text, double width)
{
    size_t length = strlen(text), fits = 0, last = 0;

    if (width_of(page, face, text) <= width)
        return length;
    for (size_t i = 0; i < length;) {
        size_t step = demarc_utf8_step(text + i, length - i);
        const char *begin;

        i += step ? step : 1;
        begin = line_make(page, text, i, false);
        if (width_of(page, face, begin) > width)
            break;
        last = i;
        if (text[i] == ' ')
            fits = i;
    }
    last = last ? last : demarc_utf8_step(text, length);
    return fits ? fits : last ? last : 1; /* what is no character, too */
}

static void line_add(demarc_page *page, demarc_block *block, const char *line)
{
    const char **lines = demarc_arena_take(
        &page->arena, (block->count + 1) * sizeof *block->lines);

    if (!lines) {
        page->svg.out->failed = true;
        return;
    }
    if (block->count)
        memcpy(lines, block->lines, block->count * sizeof *lines);
    lines[block->count++] = line;
    block->lines = lines;
    block->width = fmax(block->width, width_of(page, &block->face, line));
}

demarc_block demarc_block_make(demarc_page *page, demarc_face face,
                               const char *text, double width, size_t most)
{
    demarc_block out = {.face = face, .leading = face.size * LEADING};

    while (*text == ' ')
        text++;
    while (*text && !page->svg.out->failed) {
        size_t length = fitting(page, &face, text, width);
        const bool last = most && out.count + 1 == most;

        if (last && text[length]) /* room for the ellipsis */
            length = fitting(page, &face, text, width - face.size);
        line_add(page, &out,
                 line_make(page, text, length, last && text[length]));
        if (last)
            break;
        for (text += length; *text == ' ';)
            text++;
    }
    return out;
}

double demarc_block_height(const demarc_block *block)
{
    return block->leading * (double)block->count;
}

double demarc_block_draw(demarc_page *page, const demarc_block *block,
                         const char *class, double x, double y)
{
    for (size_t i = 0; i < block->count; i++)
        demarc_page_text(page, &block->face, class, DEMARC_START, x,
                         y + block->leading * (double)i +
                             block->face.size * 1.02,
                         block->lines[i]);
    return y + demarc_block_height(block);
}
