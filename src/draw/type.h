/**
 * type.h - how wide texts are. Pango measures and shapes them with the fonts
 * that the pictures are drawn with: those of the system and the one that is
 * asked for, never what a user's own settings would put in their place.
 */
#ifndef DEMARC_DRAW_TYPE_H
#define DEMARC_DRAW_TYPE_H

#include "draw/libraries.h"

/** Fonts, opened for one picture or a series of them. */
typedef struct demarc_fonts demarc_fonts;

/** A face in a size. */
typedef struct demarc_face {
    double size; /* px */
    bool bold, italic;
    double spacing; /* px between letters; 0 for most */
} demarc_face;

/** What a text takes, in px. Its lines stand on the baseline. */
typedef struct demarc_measured {
    double width, ascent, descent; /* of the line, not of its letters */
    double left, right;            /* of the letters: from the origin */
    int missing;                   /* characters that no font has */
} demarc_measured;

/**
 * @param font  a family's name or a font file's path; NULL: Noto Sans, else
 *              DejaVu Sans.
 * @param out   free with demarc_fonts_free; NULL on failure.
 * @return DEMARC_EINTERNAL (rule draw-library), DEMARC_ENOINPUT for a font
 *         file that cannot be read, or a family that is not there.
 */
demarc_status demarc_fonts_open(demarc_ctx *ctx, const char *font,
                                demarc_fonts **out);
void demarc_fonts_free(demarc_fonts *fonts);

/** Warns (rule draw-glyphs) of the first text measured that has letters which
 *  no font has. */
demarc_status demarc_fonts_tell(demarc_ctx *ctx, const demarc_fonts *fonts);

/** The families, the first that is there first, as CSS has them. */
const char *demarc_fonts_family(const demarc_fonts *fonts);

/** For who draws with Cairo: the map of these fonts. */
PangoFontMap *demarc_fonts_map(const demarc_fonts *fonts);

/** Measures one line of text in UTF-8. */
demarc_measured demarc_fonts_measure(demarc_fonts *fonts,
                                     const demarc_face *face, const char *text);

#endif
