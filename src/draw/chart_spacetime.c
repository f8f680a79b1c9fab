/* The whole dispute in one picture: the line from end to end across, time
 * downwards, filled by stage; fights where and when they were. */
#include "draw/spacetime.h"

#include "base/buffer.h"
#include "measure/net.h"

#include <stdlib.h>
#include <string.h>

/** px of a mark's edge. */
static const double EDGE = 1.5;

/** px within which two marks of a type are one. */
static const double MERGE = 1.5;

/** Lines of small print from the names of lanes to the lanes. */
static const double HEAD = 3;

/** What it shows, in words. */
static void words_make(demarc_board *chart)
{
    demarc_page *page = &chart->page;
    const char *from = demarc_chart_day(chart, DEMARC_UNIT_YEAR, chart->since);
    const char *until = demarc_chart_day(chart, DEMARC_UNIT_YEAR, chart->day);
    const char *days =
        strcmp(from, until) == 0
            ? from
            : demarc_page_join(page, "%s\xE2\x80\x93%s", from, until);

    chart->subtitle = demarc_page_say(page, DEMARC_WORD_SPACETIME, days);
    chart->about =
        demarc_page_join(page, "%s. %s: %s", chart->subtitle,
                         demarc_page_say(page, DEMARC_WORD_STATE_ON,
                                         demarc_chart_date(chart, chart->day)),
                         demarc_chart_stages_text(chart));
    chart->about = demarc_page_join(page, "%s. %s", chart->about,
                                    demarc_chart_fights_text(chart));
    chart->note = demarc_chart_notes(chart);
}

/** The column is as wide as its largest mark. */
static double column_width(const demarc_board *chart)
{
    double most = 0;

    for (size_t i = 0; i < chart->mark_count; i++)
        if (chart->marks[i].lane == DEMARC_NONE)
            most = fmax(most, chart->marks[i].radius);
    return most > 0 ? 2 * most + 2 * EDGE + 4 : 0;
}

/** How far marks stand out below the last day. */
static double marks_below(const demarc_spacetime *to)
{
    const demarc_board *chart = to->chart;
    double most = 0;

    for (size_t i = 0; i < chart->mark_count; i++)
        most = fmax(most, demarc_axis_px(&to->time, chart->marks[i].day) +
                              chart->marks[i].radius - to->time.end);
    return most;
}

/** How far marks stand out at the left. */
static double marks_aside(const demarc_spacetime *to)
{
    const demarc_board *chart = to->chart;
    double most = 0;

    for (size_t i = 0; i < chart->mark_count; i++) {
        const demarc_mark *mark = &chart->marks[i];

        if (mark->lane != DEMARC_NONE)
            most = fmax(most, to->plot.x + EDGE + mark->radius -
                                  demarc_lane_px(&chart->lanes[mark->lane],
                                                 mark->chainage_m));
    }
    return most;
}

static void lanes_fit(demarc_spacetime *to, double left)
{
    const demarc_rect *body = &to->chart->body;

    to->plot.x = body->x + left;
    to->plot.width = body->width - left;
    demarc_chart_lanes_fit(to->chart, to->plot.x,
                           to->plot.width -
                               (to->column > 0 ? to->column + 9 : 0));
}

static demarc_status layout(demarc_spacetime *to)
{
    demarc_board *chart = to->chart;
    const demarc_rect *body = &chart->body;
    const double head = 4 + 4 * chart->page.sizes->small;
    double gutter, aside, below = 0;

    for (int turn = 0; turn < 3; turn++) {
        to->plot = (demarc_rect){body->x, body->y + head, body->width,
                                 body->height - head - below};
        to->time = (demarc_axis){chart->first, chart->day, to->plot.y,
                                 to->plot.y + to->plot.height};
        below = fmin(marks_below(to) + EDGE, body->height / 4);
    }
    demarc_gutter_make(to);
    gutter = demarc_gutter_width(to);
    to->column = column_width(chart);
    lanes_fit(to, gutter);
    aside = marks_aside(to);
    if (aside > 0)
        lanes_fit(to, gutter + aside);
    return demarc_room_make(to->plot, &chart->room) ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_rect box_of(const demarc_spacetime *to, const demarc_patch *patch,
                          demarc_day from, demarc_day until)
{
    const demarc_board *chart = to->chart;
    const demarc_lane *lane = &chart->lanes[patch->lane];
    const double a = demarc_lane_px(lane, patch->from_m);
    const double b = demarc_lane_px(lane, patch->to_m);
    const double top = demarc_axis_px(&to->time, from);
    const double end =
        demarc_axis_px(&to->time, until < chart->day ? until : chart->day);

    return (demarc_rect){fmin(a, b), top, fabs(b - a), fmax(end - top, 0)};
}

/** A class that came on the last day itself is a thin line at the end. */
static demarc_rect box_thick(demarc_rect box)
{
    if (box.height < 1.5) {
        box.y -= 1.5 - box.height;
        box.height = 1.5;
    }
    return box;
}

static void areas_draw(const demarc_spacetime *to)
{
    demarc_board *chart = to->chart;

    demarc_svg_group(&chart->page.svg, "areas", NULL);
    for (size_t i = 0; i < chart->patch_count; i++) {
        const demarc_patch *patch = &chart->patches[i];

        if (chart->lanes[patch->lane].width > 0)
            demarc_chart_area(
                chart, patch,
                box_thick(box_of(to, patch, patch->start, patch->end)));
    }
    for (size_t i = 0; i < chart->patch_count; i++) {
        const demarc_patch *patch = &chart->patches[i];

        if (chart->lanes[patch->lane].width > 0 && patch->maybe < patch->start)
            demarc_chart_maybe(chart, patch->stage,
                               box_of(to, patch, patch->maybe, patch->start));
    }
    demarc_svg_end(&chart->page.svg);
}

/** Its name takes two lines where one is too wide. @return its left edge. */
static double column_draw(const demarc_spacetime *to)
{
    demarc_page *page = &to->chart->page;
    const double small = page->sizes->small;
    const double x = to->plot.x + to->plot.width - to->column;
    const demarc_block name =
        demarc_block_make(page, (demarc_face){.size = small},
                          demarc_word(page->in, DEMARC_WORD_NO_PLACE),
                          fmax(to->column + 8, 5 * small), 3);

    if (to->column <= 0)
        return to->plot.x + to->plot.width;
    demarc_svg_begin(&page->svg, "rect");
    demarc_svg_set(&page->svg, "class", "column");
    demarc_svg_number(&page->svg, "x", x);
    demarc_svg_number(&page->svg, "y", to->plot.y);
    demarc_svg_number(&page->svg, "width", to->column);
    demarc_svg_number(&page->svg, "height", to->plot.height);
    demarc_svg_end(&page->svg);
    for (size_t i = 0; i < name.count; i++)
        demarc_page_text(page, &name.face, "axis", DEMARC_END, x + to->column,
                         to->plot.y - HEAD * small + name.leading * (double)i,
                         name.lines[i]);
    return fmin(x, x + to->column - name.width);
}

static void marks_place(demarc_spacetime *to)
{
    demarc_board *chart = to->chart;

    for (size_t i = 0; i < chart->mark_count; i++) {
        demarc_mark *mark = &chart->marks[i];
        const bool placed = mark->lane != DEMARC_NONE;

        mark->at[0] =
            placed ? demarc_lane_px(&chart->lanes[mark->lane], mark->chainage_m)
                   : to->plot.x + to->plot.width - to->column / 2;
        mark->at[1] = demarc_axis_px(&to->time, mark->day);
        mark->hidden = placed && chart->lanes[mark->lane].width <= 0;
    }
    demarc_chart_marks_merge(chart, MERGE);
}

static bool is_stage(const demarc_board *chart, demarc_stage stage)
{
    for (size_t i = 0; i < chart->patch_count; i++)
        if (chart->patches[i].stage == stage)
            return true;
    return false;
}

static void stages_name(demarc_spacetime *to)
{
    demarc_board *chart = to->chart;
    demarc_rect *boxes = calloc(chart->patch_count + 1, sizeof *boxes);

    for (int stage = 0; boxes && stage < DEMARC_STAGE_COUNT; stage++) {
        size_t count = 0;

        for (size_t i = 0; i < chart->patch_count; i++) {
            const demarc_patch *patch = &chart->patches[i];

            if (patch->stage == (demarc_stage)stage &&
                chart->lanes[patch->lane].width > 0)
                boxes[count++] = box_of(to, patch, patch->start, patch->end);
        }
        to->missed[stage] =
            is_stage(chart, stage) && !to->keyed[stage] &&
            !demarc_chart_name_inside(chart, stage,
                                      demarc_word_stage(chart->page.in, stage),
                                      boxes, count);
    }
    chart->page.svg.out->failed = chart->page.svg.out->failed || !boxes;
    free(boxes);
}

static demarc_status draw(demarc_spacetime *to)
{
    demarc_board *chart = to->chart;
    demarc_key keys[DEMARC_STAGE_COUNT + 8];
    const size_t count = demarc_chart_keys(chart, to->keyed, keys);
    demarc_status status = demarc_chart_begin(
        chart, keys, count, fmax(370, fmin(0.8 * chart->page.width, 800)));
    double right;

    if (status)
        return status;
    status = layout(to);
    if (status)
        return status;
    demarc_chart_patterns(chart);
    areas_draw(to);
    right = column_draw(to);
    demarc_gutter_draw(to);
    demarc_chart_lanes_axis(chart, right - 6, to->plot.y);
    marks_place(to);
    demarc_chart_marks_draw(chart);
    demarc_svg_group(&chart->page.svg, "labels", NULL);
    demarc_chart_marks_label(chart, 0.04, true);
    stages_name(to);
    demarc_svg_end(&chart->page.svg);
    return demarc_chart_end(chart);
}

demarc_status demarc_chart_spacetime(demarc_board *chart)
{
    demarc_spacetime to = {.chart = chart};
    demarc_status status = demarc_chart_time(chart);

    if (status == DEMARC_OK)
        status = demarc_chart_lanes(chart);
    if (status == DEMARC_OK)
        status = demarc_chart_marks(chart);
    if (status)
        return status;
    words_make(chart);
    for (int turn = 0; turn < 3 && status == DEMARC_OK; turn++) {
        const size_t out = chart->lanes_out;

        demarc_chart_again(chart);
        status = draw(&to);
        if (!demarc_chart_keys_learn(to.missed, to.keyed) && !chart->merged &&
            chart->lanes_out == out)
            break;
    }
    return status;
}
