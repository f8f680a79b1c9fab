/**
 * page.h - a picture while it is being made: its size, its letters, its
 * style, and what every picture has: title, description, source.
 */
#ifndef DEMARC_DRAW_PAGE_H
#define DEMARC_DRAW_PAGE_H

#include "draw/plane.h"
#include "draw/svg.h"
#include "draw/type.h"
#include "draw/words.h"

/** What depends on how large a picture is: a small one is not a shrunk one. */
typedef struct demarc_sizes {
    double up_to;                                        /* px of width */
    const char *class;                                   /* in CSS */
    double title, subtitle, text, country, place, small; /* px of letters */
    double margin;
    size_t places; /* labels of places at most */
    double symbol; /* px of radius for one death */
    double bar;    /* px of the scale bar, about */
} demarc_sizes;

const demarc_sizes *demarc_sizes_for(double width);

typedef struct demarc_page {
    demarc_ctx *ctx;
    demarc_arena arena; /* texts and places until the picture is done */
    demarc_fonts *fonts;
    const demarc_language *in;
    const demarc_sizes *sizes;
    double width, height; /* px */
    demarc_svg svg;
} demarc_page;

/** The sizes, words and letters of a page whose ctx and width are set.
 *  @param lang, font  as in demarc_map_how.
 *  @return DEMARC_EUSAGE or DEMARC_ENOINPUT with a finding. */
demarc_status demarc_page_open(demarc_page *page, const char *lang,
                               const char *font);

/** The data set of a border's line, else the name of its file: a reader is
 *  not told where on whose disk it lay. */
const char *demarc_page_dataset(const demarc_border *border);

/** A path's last part. */
const char *demarc_page_file(const char *path);

/** "Sources: A; B. Licence: C"; without a licence only the first. */
const char *demarc_page_credits(demarc_page *page, const char *sources,
                                const char *licence);

/** What a picture is called and says, for those who cannot see it too. */
typedef struct demarc_head {
    const char *kind; /* "map", "chart": a class */
    const char *title, *about;
    const char *style; /* the text of the CSS */
    bool dark;
    const char *stage, *date; /* data- attributes; NULL: none */
} demarc_head;

/** <svg> with role, lang, title, desc and style; page->height must be set. */
void demarc_page_begin(demarc_page *page, const demarc_head *head);
demarc_status demarc_page_end(demarc_page *page);

typedef enum demarc_anchor {
    DEMARC_START,
    DEMARC_MIDDLE,
    DEMARC_END
} demarc_anchor;

/** One line of text on a baseline. */
void demarc_page_text(demarc_page *page, const demarc_face *face,
                      const char *class, demarc_anchor anchor, double x,
                      double y, const char *text);

/** Text broken into lines that are no wider than asked. */
typedef struct demarc_block {
    const char **lines;
    size_t count, room;
    double width;   /* of the widest */
    double leading; /* px from line to line */
    demarc_face face;
} demarc_block;

/** Breaks at spaces; a word that is too long is broken where it must.
 *  @param most  lines at most, the last with an ellipsis; 0: any number. */
demarc_block demarc_block_make(demarc_page *page, demarc_face face,
                               const char *text, double width, size_t most);

/** Draws it with its top at `y`. @return where it ends. */
double demarc_block_draw(demarc_page *page, const demarc_block *block,
                         const char *class, double x, double y);
double demarc_block_height(const demarc_block *block);

/** A text made of parts, in the page's arena; "" when out of memory. */
const char *demarc_page_join(demarc_page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** A word with `text` in place of its %s. */
const char *demarc_page_say(demarc_page *page, demarc_word_id word,
                            const char *text);

/** Two sentences, with a space between them; either may be "". */
const char *demarc_page_and(demarc_page *page, const char *text,
                            const char *more);

/** A whole number as the language writes it. */
const char *demarc_page_count(demarc_page *page, double number);

/** The buffer's text in the page's arena; the buffer is freed. */
const char *demarc_page_keep(demarc_page *page, demarc_buffer *text);

#endif
