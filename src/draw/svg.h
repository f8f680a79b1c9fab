/**
 * svg.h - elements written one after the other. Text from data can never
 * become markup: every value is escaped, and what XML or a reader's screen
 * must not get (control characters, turns of the writing direction) is left
 * out.
 */
#ifndef DEMARC_DRAW_SVG_H
#define DEMARC_DRAW_SVG_H

#include "demarc.h"

enum { DEMARC_SVG_DEPTH = 16 };

/** Zero-initialise and set `out`. Names of elements must be literals. */
typedef struct demarc_svg {
    demarc_buffer *out;
    const char *open[DEMARC_SVG_DEPTH]; /* elements that are not closed */
    int depth;
    bool in_tag;  /* attributes may still come */
    bool in_text; /* the element has text: nothing is indented */
} demarc_svg;

void demarc_svg_begin(demarc_svg *svg, const char *name);
void demarc_svg_end(demarc_svg *svg);

/** Attributes of the element that was begun last. A NULL or "" text: none. */
void demarc_svg_set(demarc_svg *svg, const char *key, const char *text);
/** With two decimals, less where they are zeros. */
void demarc_svg_number(demarc_svg *svg, const char *key, double value);
void demarc_svg_numbers(demarc_svg *svg, const char *const *keys,
                        const double *values, size_t count);

/** Text inside of the element. */
void demarc_svg_text(demarc_svg *svg, const char *text);

/** An element with one text in it. */
void demarc_svg_leaf(demarc_svg *svg, const char *name, const char *text);

/** A group with id and class; either may be NULL. One with an id is a layer of
 *  that name in Inkscape; the root says what the prefix inkscape means. */
void demarc_svg_group(demarc_svg *svg, const char *id, const char *class);

/** Appends a number as SVG likes it: at most two decimals, no "-0". */
void demarc_svg_put(demarc_buffer *out, double value);

/** Appends text for inside of an element or a quoted attribute. */
void demarc_svg_escape(demarc_buffer *out, const char *text);

/** Appends text as a reader of the SVG gets it: what is harmful is left out,
 *  what is no UTF-8 is U+FFFD. */
void demarc_svg_plain(demarc_buffer *out, const char *text);

#endif
