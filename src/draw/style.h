/** style.h - the styles that come with demarc: CSS files in draw/styles. */
#ifndef DEMARC_DRAW_STYLE_H
#define DEMARC_DRAW_STYLE_H

#include "draw/page.h"

/**
 * The CSS of a style: that of "un", which has every class, and behind it what
 * the one asked for changes.
 * @param name  of a style, or the path of a file that ends in .css; NULL: "un".
 * @param out   in the page's arena; never NULL.
 * @return DEMARC_EUSAGE or DEMARC_ENOINPUT with a finding.
 */
demarc_status demarc_style_read(demarc_page *page, const char *name,
                                const char **out);

/** The names of the styles; NULL past the end. */
const char *demarc_style_at(size_t i);

#endif
