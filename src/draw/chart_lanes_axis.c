/* What stands above and below the lanes: names, and ticks of km. */
#include "draw/chart.h"

#include "base/buffer.h"

/** px of a lane that is worth ticks of its own, and of a tick. */
static const double WORTH = 90, TICK = 4;

static void tick_draw(demarc_board *chart, double x, double y)
{
    demarc_svg *svg = &chart->page.svg;

    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "class", "tick");
    demarc_svg_set(svg, "d",
                   demarc_page_join(&chart->page, "M%ld.5 %ldv-%ld",
                                    (long)floor(x), lround(y), lround(TICK)));
    demarc_svg_end(svg);
}

/** A text about x that stays between the body's edges, unless it would meet
 *  the one before it, which goes from last[0] to last[1]. */
static void text_about(demarc_board *chart, const demarc_face *face, double x,
                       double y, const char *text, double last[2])
{
    const demarc_rect *body = &chart->body;
    const double wide =
        demarc_fonts_measure(chart->page.fonts, face, text).width;
    const double left =
        fmax(body->x, fmin(x - wide / 2, body->x + body->width - wide));

    if (left < last[1] + 4 && left + wide > last[0] - 4)
        return;
    last[0] = left;
    last[1] = left + wide;
    demarc_page_text(&chart->page, face, "axis", DEMARC_START, left, y, text);
}

static void ticks_draw(demarc_board *chart, const demarc_lane *lane,
                       const demarc_face *face, double y)
{
    const double km = lane->length_m / 1000;
    const double step = demarc_axis_step(
        km, (size_t)fmax(2, floor(lane->width / (4.2 * face->size))));
    double last[2] = {INFINITY, -INFINITY};

    for (int i = 0; i * step <= km * (1 + 1e-9); i++) {
        const double at = i * step, x = demarc_lane_px(lane, at * 1000);

        tick_draw(chart, x, y);
        text_about(chart, face, x, y - TICK - 0.3 * face->size,
                   demarc_chart_number(chart, at, step), last);
    }
}

void demarc_chart_lanes_names(demarc_board *chart, const demarc_face *face,
                              double left, double right, double y)
{
    for (size_t i = chart->lane_count; i-- > 1;) {
        const demarc_lane *lane = &chart->lanes[i];
        const double wide =
            demarc_fonts_measure(chart->page.fonts, face, lane->label).width;
        const double x = fmin(lane->x + (lane->width - wide) / 2, right - wide);

        if (lane->width <= 0 || x < left)
            continue;
        demarc_page_text(&chart->page, face, "lane", DEMARC_START, x, y,
                         lane->label);
        right = x - 8;
    }
}

void demarc_chart_lanes_axis(demarc_board *chart, double right, double y)
{
    demarc_page *page = &chart->page;
    const demarc_face face = {.size = page->sizes->small};
    const demarc_lane *first = &chart->lanes[0];
    const char *caption = demarc_word(
        page->in, first->ring ? DEMARC_WORD_KM_AROUND : first->from);
    const double base = y - 3 * face.size;

    demarc_svg_group(&page->svg, "axis-km", NULL);
    demarc_page_text(page, &face, "axis", DEMARC_START, first->x, base,
                     caption);
    demarc_chart_lanes_names(
        chart, &face,
        first->x + 10 + demarc_fonts_measure(page->fonts, &face, caption).width,
        right, base);
    for (size_t i = 0; i < chart->lane_count; i++)
        if (chart->lanes[i].width >= WORTH || i == 0)
            ticks_draw(chart, &chart->lanes[i], &face, y);
    demarc_svg_end(&page->svg);
}
