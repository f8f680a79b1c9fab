/* What the signs of a chart mean, and the signs of stages. */
#include "draw/chart.h"

#include "base/buffer.h"

#include <string.h>

enum {
    SAMPLE = 26, /* px of an area in the key */
    KEEP = 30    /* how bad it is to cover stripes */
};

static bool is_patterned(demarc_stage stage)
{
    return stage == DEMARC_UNDETERMINED || stage == DEMARC_DISPUTED ||
           stage == DEMARC_LINE_OF_CONTROL || stage == DEMARC_UNKNOWN;
}

static void pattern(demarc_board *chart, const char *id, const char *side,
                    const char *path)
{
    demarc_svg *svg = &chart->page.svg;

    demarc_svg_begin(svg, "pattern");
    demarc_svg_set(svg, "id", id);
    demarc_svg_set(svg, "width", side);
    demarc_svg_set(svg, "height", side);
    demarc_svg_set(svg, "patternUnits", "userSpaceOnUse");
    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "class", id);
    demarc_svg_set(svg, "d", path);
    demarc_svg_end(svg);
    demarc_svg_end(svg);
}

void demarc_chart_patterns(demarc_board *chart)
{
    demarc_svg *svg = &chart->page.svg;

    demarc_svg_begin(svg, "defs");
    pattern(chart, "sign-undetermined", "7", "M1.75 1.75v.01M5.25 5.25v.01");
    pattern(chart, "sign-disputed", "6", "M-1 5l2 2M-1 -1l8 8M5 -1l2 2");
    pattern(chart, "sign-line-of-control", "8", "M0 2h5M6.5 2h.01M4 6h4M0 6h1");
    pattern(chart, "sign-unknown", "9", "M-1 1l2 -2M-1 10l11 -11M8 10l2 -2");
    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++)
        if (chart->maybe >> demarc_chart_stages[i] & 1)
            pattern(chart,
                    demarc_page_join(&chart->page, "sign-maybe-%s",
                                     demarc_stage_name(demarc_chart_stages[i])),
                    "8", "M-1 1l2 -2M-1 9l10 -10M7 9l2 -2");
    demarc_svg_end(svg);
}

static void box_set(demarc_svg *svg, demarc_rect box)
{
    demarc_svg_number(svg, "x", box.x);
    demarc_svg_number(svg, "y", box.y);
    demarc_svg_number(svg, "width", box.width);
    demarc_svg_number(svg, "height", box.height);
}

void demarc_chart_sign(demarc_board *chart, const char *sign, demarc_rect box)
{
    demarc_svg *svg = &chart->page.svg;

    demarc_svg_begin(svg, "rect");
    demarc_svg_set(svg, "fill",
                   demarc_page_join(&chart->page, "url(#sign-%s)", sign));
    box_set(svg, box);
    demarc_svg_end(svg);
}

void demarc_chart_maybe(demarc_board *chart, demarc_stage stage,
                        demarc_rect box)
{
    demarc_chart_sign(
        chart,
        demarc_page_join(&chart->page, "maybe-%s", demarc_stage_name(stage)),
        box);
    for (int i = 0; 2 * i < box.height; i++) {
        const double y = box.y + 2 * i;

        demarc_room_line(&chart->room,
                         (double[]){box.x, y, box.x + box.width, y}, 2, KEEP);
    }
}

void demarc_chart_area(demarc_board *chart, const demarc_patch *patch,
                       demarc_rect box)
{
    demarc_svg *svg = &chart->page.svg;
    const char *stage = demarc_stage_name(patch->stage);
    char day[DEMARC_DAY_SIZE];

    demarc_svg_begin(svg, "rect");
    demarc_svg_set(svg, "class",
                   demarc_page_join(&chart->page, "area area-%s%s", stage,
                                    patch->reconstructed ? " inferred" : ""));
    box_set(svg, box);
    demarc_svg_set(svg, "data-stage", stage);
    demarc_svg_set(svg, "data-segment", patch->segment);
    demarc_svg_set(svg, "data-date", demarc_day_format(patch->start, day));
    demarc_svg_end(svg);
    if (is_patterned(patch->stage))
        demarc_chart_sign(chart, stage, box);
}

demarc_key demarc_chart_key_of(demarc_board *chart, demarc_stage stage)
{
    const char *name = demarc_stage_name(stage);
    const char *word = demarc_word_stage(chart->page.in, stage);
    const double metres = demarc_chart_metres(chart, stage);

    return (demarc_key){
        .class = demarc_page_join(&chart->page, "area area-%s", name),
        .text = metres > 0 ? demarc_page_join(&chart->page, "%s, %s", word,
                                              demarc_chart_km(chart, metres))
                           : word,
        .type = is_patterned(stage) ? name : NULL,
    };
}

size_t demarc_chart_keys(demarc_board *chart, const bool *keyed,
                         demarc_key *keys)
{
    size_t count = 0;

    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++)
        if (keyed[demarc_chart_stages[i]])
            keys[count++] = demarc_chart_key_of(chart, demarc_chart_stages[i]);
    return count + demarc_chart_marks_key(chart, keys + count);
}

bool demarc_chart_keys_learn(const bool *missed, bool *keyed)
{
    bool any = false;

    for (int stage = 0; stage < DEMARC_STAGE_COUNT; stage++) {
        any = any || missed[stage];
        keyed[stage] = keyed[stage] || missed[stage];
    }
    return any;
}

static double sample_width(const demarc_key *key)
{
    return key->radius > 0 ? 2 * key->radius : SAMPLE;
}

static void sample_draw(demarc_board *chart, const demarc_key *key, double x,
                        double y)
{
    const double high = 0.9 * chart->page.sizes->text;
    const demarc_rect box = {x, y - high / 2, SAMPLE, high};

    if (key->radius > 0) {
        demarc_chart_mark(&chart->page.svg, key->type,
                          (double[]){x + key->radius, y}, key->radius, NULL,
                          NULL);
        return;
    }
    demarc_svg_begin(&chart->page.svg, "rect");
    demarc_svg_set(&chart->page.svg, "class", key->class);
    box_set(&chart->page.svg, box);
    demarc_svg_end(&chart->page.svg);
    if (key->type)
        demarc_chart_sign(chart, key->type, box);
}

double demarc_chart_key(demarc_board *chart, const demarc_key *keys,
                        size_t count, double y)
{
    demarc_page *page = &chart->page;
    const demarc_face face = {.size = page->sizes->text};
    const double left = page->sizes->margin, right = page->width - left;
    const double row = face.size * 1.7;
    double x = left, down = 0;

    if (isfinite(y) && count)
        demarc_svg_group(&page->svg, "key", NULL);
    for (size_t i = 0; i < count; i++) {
        const double sample = sample_width(&keys[i]) + 6;
        const double width =
            sample +
            demarc_fonts_measure(page->fonts, &face, keys[i].text).width;

        if (x > left && x + width > right) {
            x = left;
            down += row;
        }
        if (isfinite(y)) {
            sample_draw(chart, &keys[i], x, y + down + row / 2);
            demarc_page_text(page, &face, "key", DEMARC_START, x + sample,
                             y + down + row / 2 + face.size * 0.36,
                             keys[i].text);
        }
        x += width + 16;
    }
    if (isfinite(y) && count)
        demarc_svg_end(&page->svg);
    return count ? down + row : 0;
}
