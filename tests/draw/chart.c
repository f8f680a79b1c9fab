/* Charts of the sample and of odd borders: no text covers another or leaves
 * the picture. Boxes are measured with the fonts that the charts are made
 * with. Dots are where locate puts their events. */
#include "border.h"
#include "draw/type.h"
#include "tap.h"

enum { MOST = 600 };

typedef struct box {
    double left, right, top, bottom;
    char text[200];
} box;

/** The value of an attribute in a tag, or `otherwise`. */
static double number_of(const char *tag, const char *end, const char *key,
                        double otherwise)
{
    const char *at = memmem(tag, (size_t)(end - tag), key, strlen(key));

    return at ? strtod(at + strlen(key), NULL) : otherwise;
}

static bool has(const char *tag, const char *end, const char *what)
{
    return memmem(tag, (size_t)(end - tag), what, strlen(what)) != NULL;
}

/** What is between > and <, without the entities of XML. */
static void text_of(const char *from, char *out, size_t size)
{
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    static const char signs[] = "&<>\"";
    size_t used = 0;

    while (*from != '<' && used + 1 < size) {
        size_t k = 0;

        while (k < 4 && strncmp(from, names[k], strlen(names[k])) != 0)
            k++;
        out[used++] = k < 4 ? signs[k] : *from;
        from += k < 4 ? strlen(names[k]) : 1;
    }
    out[used] = '\0';
}

static size_t boxes_read(demarc_fonts *fonts, const char *svg, box *out)
{
    size_t count = 0;

    for (const char *at = svg; (at = strstr(at, "<text ")) && count < MOST;
         at++) {
        const char *end = strchr(at, '>');
        const demarc_face face = {
            .size = number_of(at, end, "font-size=\"", 0),
            .bold = has(at, end, "\"bold\""),
            .italic = has(at, end, "\"italic\""),
            .spacing = number_of(at, end, "letter-spacing=\"", 0)};
        const double x = number_of(at, end, " x=\"", NAN);
        const double y = number_of(at, end, " y=\"", NAN);
        box *to = &out[count++];
        demarc_measured wide;

        text_of(end + 1, to->text, sizeof to->text);
        wide = demarc_fonts_measure(fonts, &face, to->text);
        to->left = x - (has(at, end, "\"end\"")      ? wide.width
                        : has(at, end, "\"middle\"") ? wide.width / 2
                                                     : 0);
        to->right = to->left + wide.width;
        /* of the letters: lines of a block may touch */
        to->top = y - 0.72 * face.size;
        to->bottom = y + 0.18 * face.size;
    }
    return count;
}

static size_t faults(const char *what, const char *svg, demarc_fonts *fonts)
{
    static box all[MOST];
    const char *end = strchr(svg, '>');
    const double width = number_of(svg, end, " width=\"", 0);
    const double height = number_of(svg, end, " height=\"", 0);
    const size_t count = boxes_read(fonts, svg, all);
    size_t bad = count == 0;

    for (size_t i = 0; i < count; i++) {
        const box *a = &all[i];

        if (a->left < -0.5 || a->right > width + 0.5 || a->top < 0 ||
            a->bottom > height) {
            bad++;
            printf("# %s: \"%s\" is outside\n", what, a->text);
        }
        for (size_t k = 0; k < i; k++) {
            const box *b = &all[k];

            if (a->left < b->right - 0.5 && b->left < a->right - 0.5 &&
                a->top < b->bottom - 0.5 && b->top < a->bottom - 0.5) {
                bad++;
                printf("# %s: \"%s\" on \"%s\"\n", what, a->text, b->text);
            }
        }
    }
    return bad;
}

/** Every kind at three widths. */
static void all_kinds(demarc_ctx *ctx, const demarc_border *border,
                      const demarc_scene *scene, const demarc_chart_how *how,
                      demarc_fonts *fonts, const char *name)
{
    static const double widths[] = {320, 640, 1200};
    const char *kind;

    for (size_t i = 0; (kind = demarc_chart_name(i, NULL)); i++) {
        size_t bad = 0, most = 0;

        for (size_t w = 0; w < 3; w++) {
            demarc_chart_how as = *how;
            demarc_buffer svg = {0};
            char what[80];

            as.kind = kind;
            as.width = widths[w];
            snprintf(what, sizeof what, "%s, %s at %.0f", name, kind,
                     widths[w]);
            if (demarc_chart(ctx, border, scene, &as, &svg) == DEMARC_OK)
                bad += faults(what, svg.data, fonts);
            else
                bad++;
            most = svg.length > most ? svg.length : most;
            demarc_buffer_free(&svg);
        }
        ok(bad == 0, "%s: no text of %s covers another or is cut", name, kind);
        ok(most < 150000, "%s: %s has less than 150 kB", name, kind);
    }
}

/** The record's latest figures for 28 April 2021 are 36 and 19 (file order of
 *  kt-2021-04-28); the lowest and highest of 14 September 2022 are far apart.
 */
static void deadliest(demarc_ctx *ctx, const demarc_border *border)
{
    static const double widths[] = {320, 640, 1200};

    for (size_t i = 0; i < 3; i++) {
        const demarc_chart_how how = {.width = widths[i]};
        demarc_buffer svg = {0};

        ok(demarc_chart(ctx, border, NULL, &how, &svg) == DEMARC_OK &&
               strstr(svg.data, ">2021: 55 dead<") &&
               strstr(svg.data, "2022: "),
           "at %.0f px the deadliest have their labels", widths[i]);
        demarc_buffer_free(&svg);
    }
}

static void sample(demarc_fonts *fonts)
{
    const demarc_open how = {.id = "kgz-tjk"};
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_border_set *set = NULL;
    demarc_border *border = NULL;
    demarc_scene *scene = NULL;
    demarc_chart_how as = {.has_day = true, .day = made_day("2022-09-14")};
    const demarc_scene_how in = {0};

    ok(demarc_border_set_open(ctx, &how, &set) == DEMARC_OK &&
           demarc_border_pick(ctx, set, NULL, &border) == DEMARC_OK &&
           demarc_scene_open(ctx, border, &in, &scene) == DEMARC_OK,
       "the sample");
    all_kinds(ctx, border, scene, &as, fonts, "2022-09-14");
    deadliest(ctx, border);
    as = (demarc_chart_how){.lang = "ru", .dark = true};
    all_kinds(ctx, border, scene, &as, fonts, "the last day, Russian");
    demarc_scene_free(scene);
    demarc_border_set_free(set);
    demarc_ctx_free(ctx);
}

/** 1 degree along the equator is 111319.490793 m: pi a / 180, a of WGS 84 is
 *  6378137. A dot a quarter of it along must be at a quarter of the lane. */
static void dots(void)
{
    demarc_chart_how how = {.kind = "strip", .width = 640};
    demarc_buffer svg = {0};
    const char *dot;
    demarc_event *clash;
    made m;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    clash = made_event(&m, "2001-01-01", "", "");
    clash->type = "clash";
    clash->id = "dot";
    clash->lon = 0.25;
    clash->lat = 0.01;
    ok(made_build(&m) == DEMARC_OK &&
           demarc_chart(m.ctx, &m.border, NULL, &how, &svg) == DEMARC_OK,
       "a line of one degree, and a clash");
    /* margins of 18 px at 640 (sizes.def): 18 + 604 / 4 = 169 */
    dot = svg.data ? strstr(svg.data, "class=\"mark clash\" data-event") : NULL;
    while (dot && *dot != '<')
        dot--;
    ok(dot && fabs(strtod(dot + strlen("<circle cx=\""), NULL) - 169) < 0.011,
       "its dot is a quarter along");
    demarc_buffer_free(&svg);
    made_free(&m);
}

/** A name of 80 characters that would be markup, dates BC, one party. */
static void odd(demarc_fonts *fonts)
{
    static const char name[] = "<script>alert(1)</script> & \"a name\" that is "
                               "as long as eighty characters, no less";
    demarc_chart_how how = {.title = name};
    demarc_segment *line;
    made m;

    made_new(&m);
    line = made_line(&m, "a", POINTS(179.5, 60, -179.5, 61));
    line->name = name;
    made_line(&m, "ring", POINTS(179, 60, 179.1, 60, 179.1, 60.1, 179, 60))
        ->name = name;
    made_event(&m, "-0500-03", "a[0%..50%]", "described");
    made_event(&m, "[..1900]", "a", "delimited");
    m.border.about.party_count = 1;
    m.parties[0].name = name;
    ok(made_build(&m) == DEMARC_OK, "an odd border");
    for (size_t i = 0; i < 2; i++) {
        static const char *const kinds[] = {"spacetime", "strip"};
        demarc_buffer svg = {0};

        how.kind = kinds[i];
        ok(demarc_chart(m.ctx, &m.border, NULL, &how, &svg) == DEMARC_OK &&
               !strstr(svg.data, "<script") &&
               faults(kinds[i], svg.data, fonts) == 0,
           "%s of it", kinds[i]);
        demarc_buffer_free(&svg);
    }
    made_free(&m);
}

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_fonts *fonts = NULL;

    ok(demarc_fonts_open(ctx, NULL, &fonts) == DEMARC_OK, "fonts");
    sample(fonts);
    dots();
    odd(fonts);
    demarc_fonts_free(fonts);
    demarc_ctx_free(ctx);
    return done();
}
