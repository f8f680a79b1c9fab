/**
 * libraries.h - Pango, Cairo and librsvg. They are loaded when a picture is
 * first made, since loading them costs more than most verbs take.
 */
#ifndef DEMARC_DRAW_LIBRARIES_H
#define DEMARC_DRAW_LIBRARIES_H

#include "base/ctx.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/** The functions that are used, by their own names. */
typedef struct demarc_libraries {
#define TAKE(library, function) __typeof__(&(function)) function;
#include "draw/libraries.def"
} demarc_libraries;

/**
 * @param out  belongs to the context; NULL on failure.
 * @return DEMARC_EINTERNAL (rule draw-library) when one is not installed.
 */
demarc_status demarc_libraries_load(demarc_ctx *ctx,
                                    const demarc_libraries **out);

#endif
