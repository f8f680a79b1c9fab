#include "draw/type.h"

#include "base/buffer.h"
#include "draw/svg.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct demarc_fonts {
    const demarc_libraries *use;
    demarc_arena arena;
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    PangoLayout *layout;
    PangoFontDescription *face;
    const char *family;
};

/** The system's fonts, and no file of the user's. */
static const char settings[] =
    "<?xml version=\"1.0\"?><fontconfig>"
    "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir></fontconfig>";

static const char families[] = "Noto Sans, DejaVu Sans, sans-serif";

void demarc_fonts_free(demarc_fonts *fonts)
{
    const demarc_libraries *use;

    if (!fonts)
        return;
    use = fonts->use;
    if (fonts->face)
        use->pango_font_description_free(fonts->face);
    if (fonts->layout)
        use->g_object_unref(fonts->layout);
    if (fonts->context)
        use->g_object_unref(fonts->context);
    if (fonts->map)
        use->g_object_unref(fonts->map);
    if (fonts->config)
        use->FcConfigDestroy(fonts->config);
    demarc_arena_free(&fonts->arena);
    free(fonts);
}

/** Two decimals of a pixel are lost by hinting; a picture is scaled anyway. */
static void context_make(demarc_fonts *fonts)
{
    const demarc_libraries *use = fonts->use;
    cairo_font_options_t *options = use->cairo_font_options_create();

    fonts->context = use->pango_font_map_create_context(fonts->map);
    use->cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    use->cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    use->pango_cairo_context_set_font_options(fonts->context, options);
    use->pango_cairo_context_set_resolution(fonts->context, 72);
    use->pango_context_set_round_glyph_positions(fonts->context, FALSE);
    use->pango_context_set_language(fonts->context,
                                    use->pango_language_from_string("en"));
    use->cairo_font_options_destroy(options);
}

static demarc_status config_make(demarc_ctx *ctx, demarc_fonts *fonts,
                                 const char *file)
{
    const demarc_libraries *use = fonts->use;
    const demarc_where where = {.file = file, .lon = NAN, .lat = NAN};

    fonts->config = use->FcConfigCreate();
    if (!fonts->config ||
        !use->FcConfigParseAndLoadFromMemory(
            fonts->config, (const FcChar8 *)settings, FcTrue) ||
        !use->FcConfigBuildFonts(fonts->config))
        return DEMARC_ENOMEM;
    if (file &&
        !use->FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)file))
        return demarc_report(ctx, DEMARC_RULE_DRAW_FONT, &where,
                             "give a TrueType or OpenType font, or a family",
                             "this is no font");
    return DEMARC_OK;
}

/** A font file is added to the fonts and named by its family, which Pango
 *  finds under the name that the file has for itself. */
static demarc_status family_find(demarc_fonts *fonts, const char *font)
{
    size_t length = font ? strlen(font) : 0;
    char *all = demarc_arena_take(&fonts->arena, length + sizeof families + 4);

    if (!all)
        return DEMARC_ENOMEM;
    if (font) {
        memcpy(all, font, length);
        memcpy(all + length, ", ", 2);
        length += 2;
    }
    memcpy(all + length, families, sizeof families);
    fonts->family = all;
    return DEMARC_OK;
}

demarc_status demarc_fonts_open(demarc_ctx *ctx, const char *font,
                                demarc_fonts **out)
{
    demarc_fonts *fonts = calloc(1, sizeof *fonts);
    const bool file = font && strchr(font, '/');
    demarc_status status = fonts ? DEMARC_OK : DEMARC_ENOMEM;

    *out = NULL;
    if (status == DEMARC_OK)
        status = demarc_libraries_load(ctx, &fonts->use);
    if (status == DEMARC_OK)
        status = config_make(ctx, fonts, file ? font : NULL);
    if (status == DEMARC_OK)
        status = family_find(fonts, file ? NULL : font);
    if (status)
        goto done;
    fonts->map = fonts->use->pango_cairo_font_map_new();
    fonts->use->pango_fc_font_map_set_config((PangoFcFontMap *)fonts->map,
                                             fonts->config);
    context_make(fonts);
    fonts->layout = fonts->use->pango_layout_new(fonts->context);
    fonts->use->pango_layout_set_single_paragraph_mode(fonts->layout, TRUE);
    fonts->face = fonts->use->pango_font_description_new();
    fonts->use->pango_font_description_set_family(fonts->face, fonts->family);
done:
    if (status) {
        if (fonts && fonts->use)
            demarc_fonts_free(fonts);
        else
            free(fonts);
        fonts = NULL;
    }
    *out = fonts;
    return status;
}

const char *demarc_fonts_family(const demarc_fonts *fonts)
{
    return fonts->family;
}

PangoFontMap *demarc_fonts_map(const demarc_fonts *fonts)
{
    return fonts->map;
}

static void face_set(demarc_fonts *fonts, const demarc_face *face)
{
    const demarc_libraries *use = fonts->use;

    use->pango_font_description_set_absolute_size(fonts->face,
                                                  face->size * PANGO_SCALE);
    use->pango_font_description_set_weight(
        fonts->face, face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    use->pango_font_description_set_style(
        fonts->face, face->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    use->pango_layout_set_font_description(fonts->layout, fonts->face);
}

/** Letters are spaced by CSS behind each character, the last one too. */
static double spaced(const demarc_face *face, const char *text)
{
    size_t count = 0;

    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return face->spacing * (double)count;
}

demarc_measured demarc_fonts_measure(demarc_fonts *fonts,
                                     const demarc_face *face, const char *text)
{
    const demarc_libraries *use = fonts->use;
    PangoRectangle ink, line;
    double base, more = spaced(face, text);
    demarc_measured out = {0};
    demarc_buffer plain = {0};

    face_set(fonts, face);
    demarc_svg_plain(&plain, text);
    use->pango_layout_set_text(fonts->layout, plain.data ? plain.data : "", -1);
    demarc_buffer_free(&plain);
    use->pango_layout_get_extents(fonts->layout, &ink, &line);
    base = use->pango_layout_get_baseline(fonts->layout);
    out.width = (double)line.width / PANGO_SCALE + more;
    out.ascent = (base - line.y) / PANGO_SCALE;
    out.descent = (line.y + line.height - base) / PANGO_SCALE;
    out.left = (double)ink.x / PANGO_SCALE;
    out.right = (double)(ink.x + ink.width) / PANGO_SCALE + more;
    out.missing = use->pango_layout_get_unknown_glyphs_count(fonts->layout);
    return out;
}
