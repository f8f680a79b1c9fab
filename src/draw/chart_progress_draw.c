/* The areas, axes, points and bars of the chart of km over time. */
#include "draw/progress.h"

#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

/** px of a point, and of a bar of the dead. */
static const double POINT = 3, BAR = 3;

static demarc_day until_of(const demarc_advance *to, size_t i)
{
    return i + 1 < to->count ? to->days[i + 1] : to->chart->day;
}

/** Between two lengths, as long as those of day `i` hold. */
static demarc_rect box_of(const demarc_advance *to, size_t i, double low_m,
                          double high_m)
{
    const double left = demarc_axis_px(&to->time, to->days[i]);
    const double right = demarc_axis_px(&to->time, until_of(to, i));
    const double top = demarc_axis_px(&to->km, high_m / 1000);

    return (demarc_rect){left, top, fmax(right - left, 1),
                         demarc_axis_px(&to->km, low_m / 1000) - top};
}

/** Metres of the stages that are told before this one: it stands on them. */
static double below_m(const demarc_lengths *lengths, size_t place)
{
    double sum = 0;

    for (size_t i = 0; i < place; i++)
        sum += lengths->stage_m[demarc_chart_stages[i]];
    return sum;
}

static void line_draw(demarc_advance *to, const char *class, double x, double y,
                      const char *way, double length)
{
    demarc_svg *svg = &to->chart->page.svg;

    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "class", class);
    demarc_svg_set(svg, "d",
                   demarc_page_join(&to->chart->page, "M%ld.5 %ld.5%s%ld",
                                    (long)floor(x), (long)floor(y), way,
                                    lround(length)));
    demarc_svg_end(svg);
}

void demarc_progress_areas(demarc_advance *to)
{
    demarc_board *chart = to->chart;

    demarc_chart_patterns(chart);
    for (int i = 1; i * to->step <= to->km.to; i++)
        line_draw(to, "gap", to->plot.x, demarc_axis_px(&to->km, i * to->step),
                  "h", to->plot.width);
    demarc_svg_group(&chart->page.svg, "areas", NULL);
    for (size_t i = 0; to->lengths && i < to->count; i++) {
        const demarc_lengths *at = &to->lengths[i];

        for (size_t k = 0; k < DEMARC_STAGE_COUNT; k++) {
            const demarc_stage stage = demarc_chart_stages[k];
            const double low = below_m(at, k);
            const demarc_patch patch = {
                .stage = stage, .start = to->days[i], .segment = ""};

            if (at->stage_m[stage] > 0)
                demarc_chart_area(chart, &patch,
                                  box_of(to, i, low, low + at->stage_m[stage]));
        }
        if (at->reached_high_m > at->reached_m + 1)
            demarc_chart_maybe(
                chart, demarc_border_reach(chart->border),
                box_of(to, i, at->reached_m, at->reached_high_m));
    }
    demarc_svg_end(&chart->page.svg);
}

void demarc_progress_names(demarc_advance *to)
{
    demarc_board *chart = to->chart;
    demarc_rect *boxes = calloc(to->count + 1, sizeof *boxes);

    for (size_t k = 0; boxes && to->lengths && k < DEMARC_STAGE_COUNT; k++) {
        const demarc_stage stage = demarc_chart_stages[k];
        size_t count = 0;

        for (size_t i = 0; i < to->count; i++) {
            const double low = below_m(&to->lengths[i], k);
            const double metres = to->lengths[i].stage_m[stage];

            if (metres > 0)
                boxes[count++] = box_of(to, i, low, low + metres);
        }
        to->missed[stage] =
            count && !to->keyed[stage] &&
            !demarc_chart_name_inside(chart, stage,
                                      demarc_word_stage(chart->page.in, stage),
                                      boxes, count);
    }
    chart->page.svg.out->failed = chart->page.svg.out->failed || !boxes;
    free(boxes);
}

static void km_draw(demarc_advance *to, const demarc_face *face)
{
    demarc_page *page = &to->chart->page;
    const double right = to->plot.x - 8;

    for (int i = 0; i * to->step <= to->km.to; i++) {
        const double y = demarc_axis_px(&to->km, i * to->step);

        line_draw(to, i ? "grid" : "tick", to->plot.x, y, "h", to->plot.width);
        demarc_page_text(
            page, face, "axis", DEMARC_END, right, y + 0.36 * face->size,
            demarc_chart_number(to->chart, i * to->step, to->step));
    }
    demarc_page_text(page, face, "axis", DEMARC_START, to->chart->body.x,
                     to->plot.y - 0.7 * face->size,
                     demarc_word(page->in, DEMARC_WORD_KM));
}

void demarc_progress_axes(demarc_advance *to)
{
    demarc_board *chart = to->chart;
    const demarc_face face = {.size = chart->page.sizes->small};
    const demarc_day_step step = demarc_axis_day_step(
        chart->first, chart->day,
        (size_t)fmax(2, to->plot.width / (4.6 * face.size)));
    const double end = to->plot.x + to->plot.width;

    demarc_svg_group(&chart->page.svg, "axes", NULL);
    km_draw(to, &face);
    for (demarc_day day = demarc_axis_day(step, chart->first);
         day <= chart->day; day = demarc_axis_day(step, day + 1)) {
        const char *text = demarc_chart_day(chart, step.unit, day);
        const double wide =
            demarc_fonts_measure(chart->page.fonts, &face, text).width;
        const double x = demarc_axis_px(&to->time, day);

        line_draw(to, "grid", x, to->plot.y, "v", to->plot.height);
        line_draw(to, "tick", x, to->floor, "v", 4);
        demarc_page_text(&chart->page, &face, "axis", DEMARC_START,
                         fmin(x - wide / 2, end - wide),
                         to->floor + 5 + face.size, text);
    }
    if (to->below > 0)
        line_draw(to, "tick", to->plot.x, to->floor, "h", to->plot.width);
    demarc_svg_end(&chart->page.svg);
}

static void mark_take(demarc_board *chart, const double at[2], double r)
{
    demarc_room_take(&chart->room,
                     (demarc_rect){at[0] - r, at[1] - r, 2 * r, 2 * r});
}

static void point_label(demarc_advance *to, const demarc_reported_point *point)
{
    demarc_board *chart = to->chart;
    demarc_page *page = &chart->page;
    const demarc_face face = {.size = page->sizes->small};
    const char *km = demarc_chart_number(
        chart, point->km, fabs(point->km - round(point->km)) < 0.05 ? 1 : 0.1);
    const char *text =
        page->width < 420 || !*point->source
            ? km
            : demarc_page_join(page, "%s: %s", point->source, km);
    const demarc_measured wide = demarc_fonts_measure(page->fonts, &face, text);
    demarc_label at;

    if (demarc_label_beside(&chart->room, point->at, POINT + 1, &wide, INFINITY,
                            &at) ||
        demarc_chart_leader(chart, point->at, POINT + 1, &wide, &at))
        demarc_page_text(page, &face, "label mark-label", DEMARC_START, at.x,
                         at.y, text);
}

/** The last, the first, the highest; then those that differ most from the one
 *  before them. */
static void points_label(demarc_advance *to)
{
    const size_t most = to->chart->page.width < 420   ? 3
                        : to->chart->page.width < 860 ? 7
                                                      : 12;
    bool *done = calloc(to->point_count + 1, sizeof *done);

    for (size_t turn = 0; done && turn < most && turn < to->point_count;
         turn++) {
        size_t best = turn ? 0 : to->point_count - 1;
        double score = -1;

        for (size_t i = 0; turn && i < to->point_count; i++) {
            const double here =
                i ? fabs(to->points[i].km - to->points[i - 1].km) : INFINITY;

            if (!done[i] && here > score) {
                score = here;
                best = i;
            }
        }
        done[best] = true;
        point_label(to, &to->points[best]);
    }
    free(done);
}

void demarc_progress_points_draw(demarc_advance *to)
{
    demarc_board *chart = to->chart;

    demarc_svg_group(&chart->page.svg, "reported", NULL);
    for (size_t i = 0; i < to->point_count; i++) {
        demarc_reported_point *point = &to->points[i];

        point->at[0] = demarc_axis_px(&to->time, point->day);
        point->at[1] = demarc_axis_px(&to->km, point->km);
        demarc_chart_mark(&chart->page.svg, "reported", point->at, POINT,
                          point->event, point->source);
        mark_take(chart, point->at, POINT + 1);
    }
    demarc_svg_end(&chart->page.svg);
    if (to->point_count)
        points_label(to);
}

/** Each fight is a bar on its day, as high as its dead; without any a tick. */
void demarc_progress_dead(demarc_advance *to)
{
    demarc_board *chart = to->chart;
    demarc_svg *svg = &chart->page.svg;
    const double line = 1.6 * chart->page.sizes->text;
    double most = 1;

    for (size_t i = 0; i < chart->mark_count; i++)
        most = fmax(most, chart->marks[i].dead);
    demarc_svg_group(svg, "dead", NULL);
    for (size_t i = 0; i < chart->mark_count; i++) {
        demarc_mark *mark = &chart->marks[i];
        const double x = demarc_axis_px(&to->time, mark->day);
        const double high = fmax(3, (to->below - line - 8) * mark->dead / most);

        demarc_svg_begin(svg, "rect");
        demarc_svg_set(svg, "class", mark->dead > 0 ? "dead" : "dead without");
        demarc_svg_number(svg, "x", x - BAR / 2);
        demarc_svg_number(svg, "y", to->floor - high);
        demarc_svg_number(svg, "width", BAR);
        demarc_svg_number(svg, "height", high);
        demarc_svg_set(svg, "data-event", mark->event->id);
        demarc_svg_leaf(svg, "title", mark->event->title);
        demarc_svg_end(svg);
        mark->at[0] = x;
        mark->at[1] = to->floor - high;
        mark->radius = BAR;
        demarc_room_take(&chart->room, (demarc_rect){x - BAR, to->floor - high,
                                                     2 * BAR, high});
    }
    demarc_svg_end(svg);
    demarc_chart_marks_label(chart, 0.1, false);
}
