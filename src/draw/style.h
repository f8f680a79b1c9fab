/** style.h - the styles that come with demarc: CSS files in draw/styles. */
#ifndef DEMARC_DRAW_STYLE_H
#define DEMARC_DRAW_STYLE_H

#include "draw/page.h"

/** The CSS of a style, in the page's arena; NULL if there is none. */
const char *demarc_style_text(demarc_page *page, const char *name);

/** The names of the styles; NULL past the end. */
const char *demarc_style_at(size_t i);

#endif
