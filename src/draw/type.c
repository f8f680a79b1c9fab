#include "draw/type.h"

#include "base/buffer.h"
#include "draw/svg.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
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
    const char
        *missed; /* the first text with letters that no font has; or NULL */
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

static demarc_status config_make(demarc_fonts *fonts)
{
    const demarc_libraries *use = fonts->use;

    fonts->config = use->FcConfigCreate();
    if (!fonts->config ||
        !use->FcConfigParseAndLoadFromMemory(
            fonts->config, (const FcChar8 *)settings, FcTrue) ||
        !use->FcConfigBuildFonts(fonts->config))
        return DEMARC_ENOMEM;
    return DEMARC_OK;
}

/** The font of a file is added to the others; *family is its own name for
 *  itself, in the arena. */
static demarc_status file_add(demarc_ctx *ctx, demarc_fonts *fonts,
                              const char *file, const char **family)
{
    const demarc_libraries *use = fonts->use;
    const demarc_where where = {.file = file, .lon = NAN, .lat = NAN};
    struct stat is;
    FcPattern *pattern = NULL;
    FcChar8 *name = NULL;
    int count;

    *family = NULL;
    if (stat(file, &is) == 0 && S_ISREG(is.st_mode))
        pattern = use->FcFreeTypeQuery((const FcChar8 *)file, 0, NULL, &count);
    if (pattern &&
        use->FcPatternGetString(pattern, FC_FAMILY, 0, &name) == FcResultMatch)
        *family = demarc_arena_text(&fonts->arena, (const char *)name);
    if (pattern)
        use->FcPatternDestroy(pattern);
    if (*family &&
        use->FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)file))
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_DRAW_FONT, &where,
                         "give a TrueType or OpenType font, or a family",
                         "this is no font");
}

/** The family asked for comes first, then those that are usual. */
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

/** Another family than the first asked for would be a surprise in print. */
static demarc_status family_check(demarc_ctx *ctx, const demarc_fonts *fonts,
                                  const char *font)
{
    const demarc_libraries *use = fonts->use;
    const size_t first = strcspn(font, ",");
    PangoFontDescription *is = NULL;
    PangoFont *found;
    const char *family = NULL;
    bool same;

    use->pango_font_description_set_absolute_size(fonts->face, PANGO_SCALE);
    found = use->pango_context_load_font(fonts->context, fonts->face);
    if (found)
        is = use->pango_font_describe(found);
    if (is)
        family = use->pango_font_description_get_family(is);
    same = family && strncasecmp(family, font, first) == 0 &&
           family[first] == '\0';
    if (is)
        use->pango_font_description_free(is);
    if (found)
        use->g_object_unref(found);
    return same ? DEMARC_OK
                : demarc_report(ctx, DEMARC_RULE_DRAW_FONT, NULL,
                                "fc-list : family lists those that are",
                                "no font of the family \"%.*s\" is here",
                                (int)first, font);
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
        status = config_make(fonts);
    if (status == DEMARC_OK && file)
        status = file_add(ctx, fonts, font, &font);
    if (status == DEMARC_OK)
        status = family_find(fonts, font);
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
    if (font)
        status = family_check(ctx, fonts, font);
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
    if (out.missing && !fonts->missed)
        fonts->missed = demarc_arena_text(&fonts->arena, text);
    return out;
}

demarc_status demarc_fonts_tell(demarc_ctx *ctx, const demarc_fonts *fonts)
{
    return fonts->missed
               ? demarc_report(ctx, DEMARC_RULE_DRAW_GLYPHS, NULL,
                               "install fonts-noto-cjk, or give --font",
                               "no font here has all letters of \"%s\"",
                               fonts->missed)
               : DEMARC_OK;
}
