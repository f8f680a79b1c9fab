#include "draw/page.h"

#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const demarc_sizes sizes[] = {
#define SIZE(up_to, class, ...) {up_to, class, __VA_ARGS__},
#include "draw/sizes.def"
#undef SIZE
};

const demarc_sizes *demarc_sizes_for(double width)
{
    size_t i = 0;

    while (width > sizes[i].up_to)
        i++;
    return &sizes[i];
}

static const char *view_box(demarc_page *page)
{
    demarc_buffer text = {0};

    demarc_buffer_text(&text, "0 0 ");
    demarc_svg_put(&text, page->width);
    demarc_buffer_char(&text, ' ');
    demarc_svg_put(&text, page->height);
    return demarc_page_keep(page, &text);
}

static void head_attributes(demarc_page *page, const demarc_head *head)
{
    demarc_svg *svg = &page->svg;
    const char *class =
        demarc_page_join(page, "demarc %s %s %s", head->kind,
                         page->sizes->class, head->dark ? "dark" : "light");

    demarc_svg_set(svg, "xmlns", "http://www.w3.org/2000/svg");
    demarc_svg_set(svg, "xmlns:inkscape",
                   "http://www.inkscape.org/namespaces/inkscape");
    demarc_svg_number(svg, "width", page->width);
    demarc_svg_number(svg, "height", page->height);
    demarc_svg_set(svg, "viewBox", view_box(page));
    demarc_svg_set(svg, "class", class);
    demarc_svg_set(svg, "role", "img");
    demarc_svg_set(svg, "lang", page->in->code);
    demarc_svg_set(svg, "aria-labelledby", "title desc");
    demarc_svg_set(svg, "data-date", head->date);
    demarc_svg_set(svg, "font-family", demarc_fonts_family(page->fonts));
    demarc_svg_set(svg, "text-rendering", "geometricPrecision");
}

static void named_leaf(demarc_svg *svg, const char *name, const char *text)
{
    demarc_svg_begin(svg, name);
    demarc_svg_set(svg, "id", name);
    demarc_svg_text(svg, text);
    demarc_svg_end(svg);
}

void demarc_page_begin(demarc_page *page, const demarc_head *head)
{
    demarc_svg *svg = &page->svg;

    demarc_svg_begin(svg, "svg");
    head_attributes(page, head);
    named_leaf(svg, "title", head->title);
    named_leaf(svg, "desc", head->about);
    demarc_svg_leaf(svg, "style", head->style);
    demarc_svg_begin(svg, "rect");
    demarc_svg_set(svg, "class", "paper");
    demarc_svg_number(svg, "width", page->width);
    demarc_svg_number(svg, "height", page->height);
    demarc_svg_end(svg);
}

demarc_status demarc_page_end(demarc_page *page)
{
    demarc_svg_end(&page->svg);
    demarc_buffer_char(page->svg.out, '\n');
    return demarc_buffer_status(page->svg.out);
}

const char *demarc_page_join(demarc_page *page, const char *format, ...)
{
    va_list args, again;
    int length;
    char *text = NULL;

    va_start(args, format);
    va_copy(again, args);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length >= 0)
        text = demarc_arena_take(&page->arena, (size_t)length + 1);
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    else
        page->svg.out->failed = true;
    va_end(again);
    return text ? text : "";
}

const char *demarc_page_say(demarc_page *page, demarc_word_id word,
                            const char *text)
{
    const char *whole = demarc_word(page->in, word);
    const char *gap = strstr(whole, "%s");

    if (!gap)
        return whole;
    return demarc_page_join(page, "%.*s%s%s", (int)(gap - whole), whole, text,
                            gap + 2);
}

const char *demarc_page_and(demarc_page *page, const char *text,
                            const char *more)
{
    return demarc_page_join(page, "%s%s%s", text, *text && *more ? " " : "",
                            more);
}

const char *demarc_page_count(demarc_page *page, double number)
{
    demarc_buffer text = {0};

    demarc_word_number(page->in, number, 0, &text);
    return demarc_page_keep(page, &text);
}

const char *demarc_page_keep(demarc_page *page, demarc_buffer *text)
{
    const char *kept = demarc_arena_copy(
        &page->arena, text->data ? text->data : "", text->length);

    page->svg.out->failed = page->svg.out->failed || text->failed || !kept;
    demarc_buffer_free(text);
    return kept ? kept : "";
}

static void face_set(demarc_svg *svg, const demarc_face *face)
{
    demarc_svg_number(svg, "font-size", face->size);
    demarc_svg_set(svg, "font-weight", face->bold ? "bold" : NULL);
    demarc_svg_set(svg, "font-style", face->italic ? "italic" : NULL);
    if (face->spacing > 0)
        demarc_svg_number(svg, "letter-spacing", face->spacing);
}

void demarc_page_text(demarc_page *page, const demarc_face *face,
                      const char *class, demarc_anchor anchor, double x,
                      double y, const char *text)
{
    static const char *const anchors[] = {NULL, "middle", "end"};
    demarc_svg *svg = &page->svg;

    demarc_svg_begin(svg, "text");
    demarc_svg_set(svg, "class", class);
    demarc_svg_number(svg, "x", x);
    demarc_svg_number(svg, "y", y);
    demarc_svg_set(svg, "text-anchor", anchors[anchor]);
    face_set(svg, face);
    demarc_svg_text(svg, text);
    demarc_svg_end(svg);
}
