/* The axis of time at the left: years, changes, the last day. */
#include "draw/spacetime.h"

#include <stdlib.h>

static double high_of(const demarc_board *chart)
{
    return 1.25 * chart->page.sizes->small;
}

/** The metres that changed on a day. */
static double changed_m(const demarc_board *chart, demarc_day day)
{
    double sum = 0;

    for (size_t i = 0; i < chart->patch_count; i++)
        if (chart->patches[i].start == day && day > chart->first)
            sum += chart->patches[i].to_m - chart->patches[i].from_m;
    return sum;
}

static const char *change_text(demarc_board *chart, demarc_day day)
{
    bool doubt = false;
    const char *text;

    for (size_t i = 0; i < chart->patch_count; i++)
        if (chart->patches[i].start == day)
            doubt = doubt || chart->patches[i].maybe + 31 < day;
    if (doubt &&
        demarc_axis_day((demarc_day_step){DEMARC_UNIT_YEAR, 1}, day) == day + 1)
        return demarc_page_say(&chart->page, DEMARC_WORD_BY_YEAR,
                               demarc_chart_day(chart, DEMARC_UNIT_YEAR, day));
    text = demarc_chart_day(chart, DEMARC_UNIT_MONTH, day);
    return doubt ? demarc_page_say(&chart->page, DEMARC_WORD_BY_DAY, text)
                 : text;
}

static void stop_add(demarc_spacetime *to, demarc_day day, const char *text,
                     double weight)
{
    if (to->stop_count < DEMARC_STOPS)
        to->stops[to->stop_count++] =
            (demarc_stop){day, text, weight, demarc_axis_px(&to->time, day)};
}

static int weight_order(const void *left, const void *right)
{
    const demarc_stop *a = left, *b = right;

    if (a->weight != b->weight)
        return a->weight < b->weight ? 1 : -1;
    return (a->day > b->day) - (a->day < b->day);
}

static int day_order(const void *left, const void *right)
{
    const demarc_stop *a = left, *b = right;

    return (a->day > b->day) - (a->day < b->day);
}

/** The last day and the greatest changes, moved apart. */
static void changes_gather(demarc_spacetime *to)
{
    demarc_board *chart = to->chart;
    const double high = high_of(chart) * 1.05;
    const size_t most = (size_t)fmin(12, fmax(1, to->plot.height / high / 3));
    double at[DEMARC_STOPS];

    for (size_t i = 0; i < demarc_border_change_count(chart->border); i++) {
        const demarc_day day = demarc_border_change(chart->border, i);

        if (day == chart->day || changed_m(chart, day) <= 0)
            continue;
        stop_add(to, day, change_text(chart, day), changed_m(chart, day));
        qsort(to->stops, to->stop_count, sizeof *to->stops, weight_order);
        if (to->stop_count > most)
            to->stop_count = most;
    }
    stop_add(to, chart->day,
             demarc_chart_day(chart, DEMARC_UNIT_MONTH, chart->day), INFINITY);
    qsort(to->stops, to->stop_count, sizeof *to->stops, day_order);
    for (size_t i = 0; i < to->stop_count; i++)
        at[i] = to->stops[i].y;
    if (demarc_axis_apart(at, to->stop_count, high, to->plot.y + high / 2,
                          to->plot.y + to->plot.height))
        for (size_t i = 0; i < to->stop_count; i++)
            to->stops[i].y = at[i];
}

/** Years, months or days between them. */
static void ticks_gather(demarc_spacetime *to)
{
    demarc_board *chart = to->chart;
    const double high = high_of(chart);
    const size_t fixed = to->stop_count;
    const demarc_day_step step =
        demarc_axis_day_step(chart->first, chart->day,
                             (size_t)fmax(2, to->plot.height / (high * 2.6)));

    for (demarc_day day = demarc_axis_day(step, chart->first);
         day <= chart->day; day = demarc_axis_day(step, day + 1)) {
        const double y = demarc_axis_px(&to->time, day);
        bool free = y > to->plot.y + 2;

        for (size_t i = 0; i < fixed; i++)
            free = free && fabs(to->stops[i].y - y) >= high;
        stop_add(to, day, free ? demarc_chart_day(chart, step.unit, day) : "",
                 0);
    }
}

double demarc_gutter_width(const demarc_spacetime *to)
{
    const demarc_page *page = &to->chart->page;
    double most = 0;

    for (size_t i = 0; i < to->stop_count; i++) {
        const demarc_face face = {.size = page->sizes->small,
                                  .bold = to->stops[i].weight > 0};

        most = fmax(
            most,
            demarc_fonts_measure(page->fonts, &face, to->stops[i].text).width);
    }
    return most + 12;
}

static void stop_draw(const demarc_spacetime *to, const demarc_stop *at)
{
    demarc_page *page = &to->chart->page;
    const bool change = at->weight > 0;
    const demarc_face face = {.size = page->sizes->small, .bold = change};
    const double y = demarc_axis_px(&to->time, at->day);
    const double left = to->plot.x;

    demarc_svg_begin(&page->svg, "path");
    demarc_svg_set(&page->svg, "class", change ? "tick strong" : "tick");
    demarc_svg_set(&page->svg, "d",
                   demarc_page_join(&to->chart->page, "M%ld %ldL%ld %ld",
                                    lround(left - (change ? 8 : 4)),
                                    lround(change ? at->y : y), lround(left),
                                    lround(y)));
    demarc_svg_end(&page->svg);
    if (*at->text)
        demarc_page_text(page, &face, change ? "axis strong" : "axis",
                         DEMARC_END, left - 10, at->y + face.size * 0.36,
                         at->text);
}

/** Thin lines across at the ticks: over the areas, below the marks. */
static void grid_draw(const demarc_spacetime *to)
{
    demarc_svg *svg = &to->chart->page.svg;

    for (size_t i = 0; i < to->stop_count; i++) {
        const demarc_stop *at = &to->stops[i];
        const double y = demarc_axis_px(&to->time, at->day);

        if (at->weight > 0)
            continue;
        demarc_svg_begin(svg, "path");
        demarc_svg_set(svg, "class", "grid");
        demarc_svg_set(svg, "d",
                       demarc_page_join(&to->chart->page, "M%ld %ld.5h%ld",
                                        lround(to->plot.x), (long)floor(y),
                                        lround(to->plot.width)));
        demarc_svg_end(svg);
    }
}

void demarc_gutter_make(demarc_spacetime *to)
{
    to->stop_count = 0;
    changes_gather(to);
    ticks_gather(to);
}

void demarc_gutter_draw(const demarc_spacetime *to)
{
    demarc_svg *svg = &to->chart->page.svg;

    grid_draw(to);
    demarc_svg_group(svg, "axis-time", "axis");
    for (size_t i = 0; i < to->stop_count; i++)
        stop_draw(to, &to->stops[i]);
    demarc_svg_end(svg);
}
